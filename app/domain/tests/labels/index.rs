//! The index says what the tasks say, whatever happened.

use std::collections::BTreeSet;

use domain::tasks;
use model::{Colour, LabelForm, ListKind, ListQuery, NewTask, PAGE_SIZE, TaskEdit, TaskId};
use uuid::Uuid;

use super::{act, form, page_of};
use crate::support::{App, now};

impl App {
    /// Compares the index with the words at all tasks.
    pub async fn index_is_right(&self) {
        let mut expected = BTreeSet::new();
        let (tasks, people) = ("SELECT id FROM tasks ORDER BY id", "SELECT user_id FROM tasks ORDER BY id");
        let labels = self.values::<String>("SELECT labels FROM tasks ORDER BY id").await;
        let (tasks, people) = (self.values::<Uuid>(tasks).await, self.values::<Uuid>(people).await);
        for ((task, person), labels) in tasks.into_iter().zip(people).zip(labels) {
            expected.extend(labels.lines().map(|word| (person, task, word.to_owned())));
        }
        let sorted = |column| format!("SELECT {column} FROM task_labels ORDER BY user_id, label, task_id");
        let people = self.values::<Uuid>(&sorted("user_id")).await;
        let (tasks, words) =
            (self.values::<Uuid>(&sorted("task_id")).await, self.values::<String>(&sorted("word")).await);
        let found: BTreeSet<_> = people.into_iter().zip(tasks).zip(words).map(|((p, t), w)| (p, t, w)).collect();
        assert_eq!(found, expected);
        let unfolded = "SELECT COUNT(*) FROM task_labels WHERE label <> LOWER(label)";
        assert_eq!(self.value::<i64>(unfolded).await, 0);
    }
}

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, number: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % number
    }
}

#[tokio::test]
async fn whatever_changes_the_index_says_what_the_tasks_say() {
    const WORDS: [&str; 6] = ["home", "HOME", "Work", "büro", "a b", "x"];
    let app = App::new().await;
    let me = app.person().await;
    let mut dice = Dice(7);
    let mut undo = Vec::new();
    for turn in 0..160 {
        let ids: Vec<TaskId> =
            app.values::<Uuid>("SELECT id FROM tasks ORDER BY id").await.into_iter().map(TaskId).collect();
        let word = WORDS[dice.below(WORDS.len())];
        let one = ids.get(dice.below(ids.len().max(1))).copied();
        let outcome = match (dice.below(11), one) {
            (0, _) | (_, None) => {
                let form = NewTask {
                    id: TaskId(Uuid::now_v7()),
                    title: format!("Task {turn}"),
                    list: ListKind::Label,
                    label: word.into(),
                    ..NewTask::default()
                };
                Some(tasks::add(&app.services, &me, form, now()).await.unwrap())
            }
            (1 | 2, Some(id)) => {
                let other = WORDS[dice.below(WORDS.len())];
                let form = TaskEdit { labels: Some(format!("{word}, {other}")), ..app.form(&me, id).await };
                Some(tasks::edit(&app.services, &me, form, now()).await.unwrap())
            }
            (3, Some(_)) => Some(tasks::add_labels(&app.services, &me, &ids, &[word.to_owned()], now()).await.unwrap()),
            (4, Some(id)) => {
                Some(tasks::remove_labels(&app.services, &me, &[id], &[word.to_owned()], now()).await.unwrap())
            }
            (5, Some(id)) => Some(app.change(&me, ["complete", "delete", "restore"][dice.below(3)], &[id]).await),
            (6, Some(_)) => {
                let to = WORDS[dice.below(WORDS.len())];
                Some(tasks::save_label(&app.services, &me, form(word, to, Colour::Red), now()).await.unwrap())
            }
            (7, Some(_)) => Some(act(&app, &me, &format!("delete:{word}")).await),
            (8, Some(_)) if turn % 5 == 0 => Some(tasks::empty_trash(&app.services, &me, now()).await.unwrap()),
            (8 | 9, Some(_)) => {
                if let Some(set) = undo.pop() {
                    domain::undo(&app.services, &me, set, now()).await.unwrap();
                }
                None
            }
            _ => {
                let file = format!(r#"{{"taskbell":1,"tasks":[{{"title":"In","labels":["{word}","other"]}}]}}"#);
                undo.push(app.imported(&me, &file).await);
                app.execute("DELETE FROM jobs").await;
                None
            }
        };
        undo.extend(outcome.and_then(|outcome| outcome.undo));
        app.index_is_right().await;
    }
    assert!(app.count("task_labels").await > 5, "{}", app.count("task_labels").await);
}

/// Two tasks get other labels while the old one is renamed: none of it is lost, and the index is right.
#[tokio::test]
async fn changes_at_once_leave_the_index_right() {
    for round in 0..12 {
        let app = App::new().await;
        let me = app.person().await;
        let (one, two) = (app.labelled(&me, "One", "old").await, app.labelled(&me, "Two", "old, kept").await);
        let edit = async |id: TaskId, labels: &str| {
            let form = TaskEdit { labels: Some(labels.to_owned()), ..app.form(&me, id).await };
            tokio::time::sleep(std::time::Duration::from_millis(round % 4)).await;
            tasks::edit(&app.services, &me, form, now()).await.is_ok()
        };
        let rename = async {
            let form = LabelForm { label: "old".into(), word: "new".into(), colour: Colour::Red };
            tasks::save_label(&app.services, &me, form, now()).await.unwrap();
        };
        let ids = [one, two];
        let more = async { tasks::add_labels(&app.services, &me, &ids, &["more".into()], now()).await.unwrap() };
        let (first, second, (), _) = tokio::join!(edit(one, "mine"), edit(two, "kept"), rename, more);
        app.index_is_right().await;
        // Of two at once the one that came later to a task was told so, or both are in it.
        let (first_is, second_is) = (app.labels_of(&me, one).await, app.labels_of(&me, two).await);
        assert!(first || first_is.contains("new"), "{first_is}");
        assert!(second || second_is.contains("kept"), "{second_is}");
        assert_eq!(app.with_label(&me, "old").await, [""; 0], "{first_is}; {second_is}");
    }
}

#[tokio::test]
async fn a_label_has_pages_however_many_tasks_have_it() {
    let app = App::new().await;
    let me = app.person().await;
    let file =
        |n: u32| format!(r#"{{"title":"Task {n}","labels":["{}"],"due_date":"2026-12-{:02}"}}"#, n % 2, n % 28 + 1);
    let tasks: Vec<String> = (0..240).map(file).collect();
    app.imported(&me, &format!(r#"{{"taskbell":1,"tasks":[{}]}}"#, tasks.join(","))).await;
    let (mut query, mut seen) = (page_of("1"), BTreeSet::new());
    let mut pages = 0;
    loop {
        let page = app.page(&me, &query).await;
        assert!(page.rows.len() <= PAGE_SIZE as usize);
        seen.extend(page.rows.iter().map(|row| row.title.clone()));
        pages += 1;
        match page.next {
            Some(next) => query = ListQuery { after: Some(next), ..query },
            None => break,
        }
    }
    assert_eq!((pages, seen.len()), (3, 120));
    assert!(seen.iter().all(|title| title.ends_with(['1', '3', '5', '7', '9'])));
}
