use chrono::TimeDelta;
use domain::{Actor, tasks};
use model::{Did, Field, ListId, ListKind, ListQuery, NewPart, NewTask, Problem, Rejection, SectionId, Sort, TaskId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use uuid::Uuid;

use super::{all, list, place, request, section, step, task, titles};
use crate::support::{App, now, problem, rejection, ticked};

/// A list of lists: what should be seen after the same moves.
struct Expected(Vec<(Option<SectionId>, Vec<TaskId>)>);

impl Expected {
    fn find(&self, id: TaskId) -> (usize, usize) {
        let found = self
            .0
            .iter()
            .enumerate()
            .find_map(|(group, (_, ids))| Some((group, ids.iter().position(|other| *other == id)?)));
        found.unwrap()
    }

    fn take(&mut self, id: TaskId) {
        let (group, place) = self.find(id);
        self.0[group].1.remove(place);
    }

    fn put(&mut self, id: TaskId, group: usize, place: usize) {
        self.0[group].1.insert(place, id);
    }

    fn step(&mut self, id: TaskId, up: bool) {
        let (group, place) = self.find(id);
        let last = self.0[group].1.len() - 1;
        match (up, place) {
            (true, 0) if group == 0 => {}
            (false, place) if place == last && group + 1 == self.0.len() => {}
            (true, 0) => {
                self.take(id);
                let end = self.0[group - 1].1.len();
                self.put(id, group - 1, end);
            }
            (false, place) if place == last => {
                self.take(id);
                self.put(id, group + 1, 0);
            }
            (true, place) => self.0[group].1.swap(place, place - 1),
            (false, place) => self.0[group].1.swap(place, place + 1),
        }
    }

    fn rows(&self) -> Vec<(Option<SectionId>, TaskId)> {
        self.0.iter().flat_map(|(section, ids)| ids.iter().map(|id| (*section, *id))).collect()
    }
}

fn random(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below
}

/// Three hundred moves of all kinds, of tasks some of which have no place of their own yet.
#[tokio::test]
async fn the_order_is_that_of_the_moves() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let sections = [section(&app, &me, work, "A").await, section(&app, &me, work, "B").await];
    let old: Vec<TaskId> = app.many_tasks(&me, 12, 0).await.into_iter().map(TaskId).collect();
    let there = Query::update().table("tasks").value("list_id", work.0).take();
    app.services.db.execute(&there).await.unwrap();
    let mut none = old.clone();
    for number in 0..6 {
        none.push(task(&app, &me, work, None, &format!("New {number}")).await);
    }
    let mut groups = vec![(None, none)];
    for section in sections {
        let mut ids = Vec::new();
        for number in 0..4 {
            ids.push(task(&app, &me, work, Some(section), &format!("In {number}")).await);
        }
        groups.push((Some(section), ids));
    }
    let mut expected = Expected(groups);
    assert_eq!(all(&app, &me, work).await, expected.rows());
    let ids: Vec<TaskId> = expected.rows().into_iter().map(|(_, id)| id).collect();
    let mut state = 7;
    for number in 0..300 {
        let id = ids[random(&mut state, ids.len())];
        match random(&mut state, 6) {
            0 => {
                step(&app, &me, "up", id).await;
                expected.step(id, true);
            }
            1 => {
                step(&app, &me, "down", id).await;
                expected.step(id, false);
            }
            kind @ (2 | 3) => {
                let beside = ids[random(&mut state, ids.len())];
                if beside == id {
                    continue;
                }
                let (name, after) = if kind == 2 { ("before", 0) } else { ("after", 1) };
                place(&app, &me, id, format!("{name}.{}", beside.0)).await;
                expected.take(id);
                let (group, at) = expected.find(beside);
                expected.put(id, group, at + after);
            }
            kind => {
                let group = random(&mut state, 3);
                let to = expected.0[group].0.map_or(String::new(), |section| format!(".{}", section.0));
                let name = if kind == 4 { "start" } else { "end" };
                place(&app, &me, id, format!("{name}.{}{to}", work.0)).await;
                expected.take(id);
                let end = if kind == 4 { 0 } else { expected.0[group].1.len() };
                expected.put(id, group, end);
            }
        }
        if number % 10 == 0 {
            assert_eq!(all(&app, &me, work).await, expected.rows(), "after {number}");
        }
    }
    assert_eq!(all(&app, &me, work).await, expected.rows());
    let longest: i64 = app.value("SELECT CAST(MAX(LENGTH(position)) AS BIGINT) FROM tasks").await;
    assert!(longest < 40, "{longest}");
    // What is added comes last, whatever was moved to the end.
    place(&app, &me, ids[0], format!("end.{}", work.0)).await;
    let id = TaskId(Uuid::now_v7());
    let form = NewTask { id, title: "Last".into(), list: ListKind::Own(work), ..NewTask::default() };
    tasks::add(&app.services, &me, form, now() + TimeDelta::seconds(1)).await.unwrap();
    let rows = all(&app, &me, work).await;
    assert_eq!(rows.iter().rfind(|(section, _)| section.is_none()), Some(&(None, id)));
}

#[tokio::test]
async fn a_move_is_one_line_of_the_journal_and_is_undone() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let ready = section(&app, &me, work, "Ready").await;
    let mut ids = Vec::new();
    for title in ["A", "B", "C"] {
        ids.push(task(&app, &me, work, None, title).await);
    }
    let lines = app.count("changes").await;
    let moved = place(&app, &me, ids[2], format!("before.{}", ids[0].0)).await;
    assert_eq!((moved.did, titles(&app, &me, work).await), (Did::Placed, vec!["C".into(), "A".into(), "B".into()]));
    assert_eq!(app.count("changes").await, lines + 1, "keys given anew leave no line");
    let into = place(&app, &me, ids[0], format!("end.{}.{}", work.0, ready.0)).await;
    assert_eq!(app.detail(&me, ids[0]).await.section, Some(ready));
    let (statements, _) = app.statements(Box::pin(step(&app, &me, "down", ids[2]))).await;
    assert!(statements <= 12, "{statements}");
    assert_eq!(titles(&app, &me, work).await, ["B", "C", "A"]);
    // Where it is already nothing changes.
    assert_eq!(place(&app, &me, ids[1], format!("start.{}", work.0)).await.undo, None);
    assert_eq!(step(&app, &me, "up", ids[1]).await.undo, None);
    assert_eq!(place(&app, &me, ids[1], format!("before.{}", ids[1].0)).await.undo, None);
    for outcome in [into, moved] {
        domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    }
    assert_eq!(app.detail(&me, ids[0]).await.section, None);
    // The third moved again since: that stays.
    assert_eq!(titles(&app, &me, work).await, ["A", "B", "C"]);
}

/// Keys that have grown long are given anew, and nobody sees a difference.
#[tokio::test]
async fn keys_do_not_grow_for_ever() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let mut ids = Vec::new();
    for title in ["A", "B", "C"] {
        ids.push(task(&app, &me, work, None, title).await);
    }
    for (id, last) in ids.iter().zip([1_u8, 2, 0xc0]) {
        let key: Vec<u8> = [vec![0x80; 199], vec![last, 0x80]].concat();
        let update = Query::update().table("tasks").value("position", key).and_where(Expr::col("id").eq(id.0)).take();
        app.services.db.execute(&update).await.unwrap();
    }
    place(&app, &me, ids[2], format!("before.{}", ids[1].0)).await;
    assert_eq!(titles(&app, &me, work).await, ["A", "C", "B"]);
    let longest: i64 = app.value("SELECT CAST(MAX(LENGTH(position)) AS BIGINT) FROM tasks").await;
    assert!(longest <= 12, "{longest}");
}

/// Several move into a section behind those that are there, and keep their order.
#[tokio::test]
async fn many_move_into_a_section_as_they_stood() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (list(&app, &me, "Work").await, list(&app, &me, "Home").await);
    let garden = section(&app, &me, home, "Garden").await;
    task(&app, &me, home, Some(garden), "There").await;
    let mut ids = Vec::new();
    for title in ["A", "B", "C"] {
        ids.push(task(&app, &me, work, None, title).await);
    }
    place(&app, &me, ids[2], format!("start.{}", work.0)).await;
    let form = model::ChangeRequest {
        act: "move".into(),
        ids: ticked(&ids),
        list: format!("{}.{}", home.0, garden.0),
        ..model::ChangeRequest::default()
    };
    let later = now() + chrono::TimeDelta::seconds(1);
    let moved = tasks::change(&app.services, &me, form, later).await.unwrap();
    assert_eq!((moved.count, titles(&app, &me, home).await.join(" ")), (3, "There C A B".to_owned()));
    domain::undo(&app.services, &me, moved.undo.unwrap(), later).await.unwrap();
    assert_eq!(titles(&app, &me, work).await, ["C", "A", "B"]);
}

#[tokio::test]
async fn other_orders_stay_choices() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    for title in ["A", "B"] {
        task(&app, &me, work, None, title).await;
    }
    let by = |sort| ListQuery { sort, ..ListQuery::of(ListKind::Own(work)) };
    assert_eq!(app.titles(&me, &by(Sort::Newest)).await, ["B", "A"]);
    assert_eq!(app.titles(&me, &by(Sort::Manual)).await, ["A", "B"]);
    let found = ListQuery { search: "a".into(), ..by(Sort::Manual) };
    assert_eq!(app.titles(&me, &found).await, ["A"]);
    let all = ListQuery { sort: Sort::Manual, ..ListQuery::of(ListKind::All) };
    assert_eq!(app.titles(&me, &all).await, ["B", "A"], "only one list has an order of its own");
}

#[tokio::test]
async fn what_is_not_mine_is_no_place() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let (mine, theirs) = (list(&app, &me, "Work").await, list(&app, &other, "Work").await);
    let secret = section(&app, &other, theirs, "Secret").await;
    let (id, their_task) = (task(&app, &me, mine, None, "A").await, task(&app, &other, theirs, None, "B").await);
    let everything = app.everything().await;
    let refused = async |me: &Actor, id: TaskId, place: String| {
        rejection(tasks::change(&app.services, me, request("place", id, place), now()).await)
    };
    for place in [
        format!("before.{}", their_task.0),
        format!("end.{}", theirs.0),
        format!("end.{}.{}", theirs.0, secret.0),
        format!("after.{}", Uuid::now_v7()),
    ] {
        assert_eq!(refused(&me, id, place.clone()).await, Rejection::NotFound, "{place}");
    }
    assert_eq!(refused(&me, their_task, format!("end.{}", mine.0)).await, Rejection::NotFound);
    let steps = tasks::change(&app.services, &me, request("up", their_task, String::new()), now()).await;
    assert_eq!(rejection(steps), Rejection::NotFound);
    let fold = tasks::change(&app.services, &me, request("fold_section", TaskId(secret.0), String::new()), now()).await;
    assert_eq!(rejection(fold), Rejection::NotFound);
    assert_eq!(app.everything().await, everything);
    // Somebody else's section of a list of one's own is none.
    place(&app, &me, id, format!("end.{}.{}", mine.0, secret.0)).await;
    assert_eq!(app.detail(&me, id).await.section, None);
    let unknown = ListId(Uuid::now_v7());
    assert_eq!(refused(&me, id, format!("start.{}", unknown.0)).await, Rejection::NotFound);
}

/// Wherever a task is dragged, what is below it goes with it; below itself it cannot go.
#[tokio::test]
async fn a_task_takes_its_parts_along() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let ready = section(&app, &me, work, "Ready").await;
    let root = app.task(&me, "Root").await;
    let part = TaskId(Uuid::now_v7());
    let form = NewPart { id: part, title: "Part".into(), parent: root };
    tasks::add_part(&app.services, &me, form, now()).await.unwrap();
    let moved = place(&app, &me, root, format!("end.{}.{}", work.0, ready.0)).await;
    let stands = async || {
        let task = app.detail(&me, part).await;
        (task.list, task.section)
    };
    assert_eq!(stands().await, (work, Some(ready)));
    let below = request("place", root, format!("before.{}", part.0));
    let refused = tasks::change(&app.services, &me, below, now()).await;
    assert_eq!(problem(refused, Field::Selection), Some(Problem::OwnPart));
    domain::undo(&app.services, &me, moved.undo.unwrap(), now()).await.unwrap();
    assert_eq!(stands().await, (ListId(me.user_id().0), None));
}
