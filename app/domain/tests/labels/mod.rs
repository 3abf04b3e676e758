//! Labels: words at tasks, what people choose for them, and the index that says which tasks have one.

mod everywhere;
mod index;

use domain::{Actor, lists, tasks};
use model::{
    Colour, Field, LABELS_MAX, LabelForm, LabelRequest, LabelView, ListKind, ListQuery, NewTask, Outcome, Problem,
    Rejection, Status, TaskEdit, TaskId,
};
use uuid::Uuid;

use crate::support::{App, now, problem, rejection};

impl App {
    /// A task with labels, as they are typed.
    pub async fn labelled(&self, me: &Actor, title: &str, labels: &str) -> TaskId {
        let id = self.task(me, title).await;
        self.label(me, id, labels).await;
        id
    }

    /// Types all labels of a task anew.
    async fn label(&self, me: &Actor, id: TaskId, labels: &str) -> Outcome {
        let form = TaskEdit { labels: Some(labels.to_owned()), ..self.form(me, id).await };
        tasks::edit(&self.services, me, form, now()).await.unwrap()
    }

    pub async fn labels_of(&self, me: &Actor, id: TaskId) -> String {
        self.detail(me, id).await.labels
    }

    /// The titles on a label's page.
    async fn with_label(&self, me: &Actor, word: &str) -> Vec<String> {
        self.titles(me, &page_of(word)).await
    }

    /// All labels with the numbers of open tasks.
    async fn all_labels(&self, me: &Actor) -> Vec<(String, u32)> {
        let labels = lists::labels(&self.services, me).await.unwrap();
        labels.into_iter().map(|LabelView { word, open, .. }| (word, open)).collect()
    }
}

fn page_of(word: &str) -> ListQuery {
    ListQuery { label: word.to_owned(), ..ListQuery::of(ListKind::Label) }
}

fn form(label: &str, word: &str, colour: Colour) -> LabelForm {
    LabelForm { label: label.to_owned(), word: word.to_owned(), colour }
}

async fn act(app: &App, me: &Actor, act: &str) -> Outcome {
    tasks::change_label(&app.services, me, LabelRequest { act: act.to_owned() }, now()).await.unwrap()
}

#[tokio::test]
async fn words_stay_as_they_were_typed_and_are_the_same_however_they_are_written() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let id = app.labelled(&me, "Coffee", "Café, @Ärger,  far  away, CAFE, ärger").await;
    assert_eq!(app.labels_of(&me, id).await, "Café, Ärger, far away");
    app.labelled(&me, "Tea", "café\u{200b}, \u{301}, 買い物").await;
    app.labelled(&other, "Theirs", "cafe").await;
    for word in ["Café", "cafe", "ＣＡＦＥ", "CAFÉ"] {
        assert_eq!(
            app.with_label(&me, word).await,
            ["Tea", "Coffee"].map(str::to_owned).into_iter().rev().collect::<Vec<_>>(),
            "{word}"
        );
    }
    assert_eq!(app.with_label(&me, "\u{301}").await, ["Tea"], "what folds to nothing");
    assert_eq!(app.with_label(&me, "買い物").await, ["Tea"]);
    assert_eq!(app.with_label(&other, "CAFE").await, ["Theirs"]);
    assert_eq!(app.with_label(&me, "nothing").await, [""; 0]);
    for word in ["", "a,b", "..", "@"] {
        let (lists, query) = (app.lists(&me).await, page_of(word));
        let page = domain::pages::list(&app.services, &me, &lists, &query, now()).await;
        assert_eq!(rejection(page), Rejection::NotFound, "{word}");
    }
    // Words of others are none of theirs, and no words to search for.
    assert_eq!(app.all_labels(&other).await, [("cafe".to_owned(), 1)]);
    assert_eq!(app.search(&me, "arger").await, [""; 0]);
}

#[tokio::test]
async fn a_form_without_labels_leaves_them_and_an_empty_field_empties_them() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.labelled(&me, "Task", "home, work").await;
    let missing = TaskEdit { title: "Renamed".into(), ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, missing, now()).await.unwrap();
    app.change(&me, "complete", &[id]).await;
    assert_eq!(app.labels_of(&me, id).await, "home, work", "what is done keeps them");
    let undo = app.label(&me, id, " , ").await.undo.unwrap();
    assert_eq!((app.labels_of(&me, id).await, app.count("task_labels").await), (String::new(), 0));
    domain::undo(&app.services, &me, undo, now()).await.unwrap();
    assert_eq!((app.labels_of(&me, id).await, app.count("task_labels").await), ("home, work".to_owned(), 2));
    let wrong = [
        ("x".repeat(61), Problem::TooLong { max: 60 }),
        ("a\u{7}".to_owned(), Problem::ControlCharacter),
        ((0..21).map(|n| format!("l{n},")).collect(), Problem::TooManyLabels { max: LABELS_MAX as u32 }),
    ];
    for (labels, expected) in wrong {
        let form = TaskEdit { labels: Some(labels), ..app.form(&me, id).await };
        assert_eq!(problem(tasks::edit(&app.services, &me, form, now()).await, Field::Labels), Some(expected));
    }
    // The longest words fold to many more letters, and fit the index.
    app.label(&me, id, &"ﷺ".repeat(60)).await;
    assert_eq!(app.with_label(&me, &"ﷺ".repeat(60)).await, [""; 0]);
    app.change(&me, "reopen", &[id]).await;
    assert_eq!(app.with_label(&me, &"ﷺ".repeat(60)).await, ["Renamed"]);
}

#[tokio::test]
async fn ticked_tasks_get_and_lose_words_together() {
    let app = App::new().await;
    let me = app.person().await;
    let (one, two) = (app.labelled(&me, "One", "Home").await, app.task(&me, "Two").await);
    let bulk = async |act: &str, word: &str| {
        let form = model::ChangeRequest {
            act: act.to_owned(),
            ids: vec![one.into(), two.into()],
            label: word.to_owned(),
            ..Default::default()
        };
        tasks::change(&app.services, &me, form, now()).await
    };
    let added = bulk("label", "HOME, work").await.unwrap();
    assert_eq!((added.did, added.count), (model::Did::Labelled, 2));
    assert_eq!(app.labels_of(&me, one).await, "Home, work");
    assert_eq!(app.labels_of(&me, two).await, "HOME, work");
    let removed = bulk("unlabel", "home").await.unwrap();
    assert_eq!((app.labels_of(&me, one).await, app.labels_of(&me, two).await), ("work".into(), "work".into()));
    assert_eq!(app.with_label(&me, "home").await, [""; 0]);
    domain::undo(&app.services, &me, removed.undo.unwrap(), now()).await.unwrap();
    assert_eq!(app.with_label(&me, "home").await.len(), 2);
    assert_eq!(problem(bulk("label", " ").await, Field::Labels), Some(Problem::Required));
    // All or none.
    let many: Vec<String> = (0..19).map(|number| format!("w{number}")).collect();
    app.label(&me, two, &many.join(",")).await;
    let full = bulk("label", "x, y").await;
    assert_eq!(problem(full, Field::Labels), Some(Problem::TooManyLabels { max: LABELS_MAX as u32 }));
    assert_eq!(app.labels_of(&me, one).await, "Home, work");
}

#[tokio::test]
async fn a_labels_page_shows_open_tasks_in_sight_by_due_date() {
    let app = App::new().await;
    let me = app.person().await;
    for (title, due) in [("later", "2026-12-02"), ("soon", "2026-11-24"), ("never", "")] {
        let id = app.due(&me, title, due).await;
        app.label(&me, id, "home").await;
    }
    let done = app.labelled(&me, "done", "home").await;
    app.change(&me, "complete", &[done]).await;
    let gone = app.labelled(&me, "gone", "home").await;
    app.change(&me, "delete", &[gone]).await;
    app.labelled(&me, "other", "work").await;
    assert_eq!(app.with_label(&me, "home").await, ["soon", "later", "never"]);
    let completed = ListQuery { status: Some(Status::Completed), ..page_of("home") };
    assert_eq!(app.titles(&me, &completed).await, ["done"]);
    assert_eq!(app.all_labels(&me).await, [("home".to_owned(), 3), ("work".to_owned(), 1)]);
    // What is added there has the word, and stands in the Inbox.
    let id = TaskId(Uuid::now_v7());
    let form = NewTask { id, title: "new".into(), list: ListKind::Label, label: "Home".into(), ..NewTask::default() };
    for _ in 0..2 {
        tasks::add(&app.services, &me, form.clone(), now()).await.unwrap();
    }
    assert_eq!(app.with_label(&me, "home").await, ["soon", "later", "never", "new"]);
    assert_eq!(app.labels_of(&me, id).await, "Home");
    // The heading is the word as it stands at tasks, or as it was chosen.
    let heading = async |typed: &str| app.page(&me, &page_of(typed)).await.own.unwrap();
    assert_eq!(heading("HOME").await, ("home".to_owned(), Colour::Grey));
    assert_eq!(heading("Unused").await, ("Unused".to_owned(), Colour::Grey));
    tasks::save_label(&app.services, &me, form_of("home", "Home sweet home"), now()).await.unwrap();
    assert_eq!(heading("home SWEET home").await, ("Home sweet home".to_owned(), Colour::Teal));
}

fn form_of(label: &str, word: &str) -> LabelForm {
    form(label, word, Colour::Teal)
}

#[tokio::test]
async fn chips_have_the_colours_that_their_reader_chose() {
    let app = App::new().await;
    let me = app.person().await;
    app.labelled(&me, "Task", "Work, home").await;
    let chips = async || app.page(&me, &ListQuery::of(ListKind::All)).await.rows[0].about.labels.clone();
    let grey = |word: &str| (word.to_owned(), Colour::Grey);
    assert_eq!(chips().await, [grey("Work"), grey("home")]);
    tasks::save_label(&app.services, &me, form_of("work", "work"), now()).await.unwrap();
    assert_eq!(chips().await, [("work".to_owned(), Colour::Teal), grey("home")], "and is written as they chose");
    // Beside the page itself nothing is read where colours are known, or where no task has a label.
    let lists = app.lists(&me).await;
    let query = ListQuery::of(ListKind::All);
    let (statements, _) = app.statements(tasks::page(&app.services, &me, &lists, &query, now())).await;
    assert_eq!(statements, 1);
    tasks::save_label(&app.services, &me, form_of("home", "home"), now()).await.unwrap();
    let (statements, _) = app.statements(tasks::page(&app.services, &me, &lists, &query, now())).await;
    assert_eq!(statements, 2);
    let other = app.person().await;
    app.task(&other, "Plain").await;
    let lists = app.lists(&other).await;
    let (statements, _) = app.statements(tasks::page(&app.services, &other, &lists, &query, now())).await;
    assert_eq!(statements, 1);
}

#[tokio::test]
async fn each_person_orders_their_labels() {
    let app = App::new().await;
    let me = app.person().await;
    app.labelled(&me, "Task", "c, a, B").await;
    let words = async || app.all_labels(&me).await.into_iter().map(|(word, _)| word).collect::<Vec<_>>();
    assert_eq!(words().await, ["a", "B", "c"]);
    act(&app, &me, "down:A").await;
    assert_eq!(words().await, ["B", "a", "c"]);
    act(&app, &me, "up:c").await;
    act(&app, &me, "up:b").await;
    assert_eq!(words().await, ["B", "c", "a"]);
    // What comes later stands after them.
    app.labelled(&me, "More", "0, z").await;
    assert_eq!(words().await, ["B", "c", "a", "0", "z"]);
    let none = tasks::change_label(&app.services, &me, LabelRequest { act: "up:none".into() }, now()).await;
    assert_eq!(rejection(none), Rejection::NotFound);
    assert_eq!(app.count("changes").await, 4, "what one prefers is no change to a task");
}
