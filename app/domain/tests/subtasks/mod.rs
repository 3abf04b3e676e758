//! Parts of tasks: adding them, moving them in and out, and what happens to a tree as a whole.

mod at_once;
mod by_a_line;
mod model_of_trees;
mod shown;
mod undone;

use domain::{Actor, tasks};
use model::{
    ChangeRequest, Colour, Did, Field, LEVELS, ListForm, ListId, ListKind, NewPart, Outcome, PARTS_MAX, Problem,
    Status, TaskEdit, TaskId,
};
use uuid::Uuid;

use crate::support::{App, NewTaskRow, now, problem, rejection};

pub async fn part(app: &App, me: &Actor, parent: TaskId, title: &str) -> TaskId {
    let id = TaskId(Uuid::now_v7());
    assert_eq!(try_part(app, me, parent, id, title).await.unwrap().did, Did::Added);
    id
}

async fn try_part(app: &App, me: &Actor, parent: TaskId, id: TaskId, title: &str) -> domain::Result<Outcome> {
    tasks::add_part(&app.services, me, NewPart { id, title: title.to_owned(), parent }, now()).await
}

/// `indent` or `outdent`.
async fn act(app: &App, me: &Actor, act: &str, id: TaskId) -> domain::Result<Outcome> {
    let form = ChangeRequest { act: format!("{act}:{}", id.0), ..ChangeRequest::default() };
    tasks::change(&app.services, me, form, now()).await
}

async fn under(app: &App, me: &Actor, id: TaskId, parent: TaskId) -> domain::Result<Outcome> {
    let form =
        ChangeRequest { act: format!("indent:{}", id.0), parent: parent.0.to_string(), ..ChangeRequest::default() };
    tasks::change(&app.services, me, form, now()).await
}

/// Saves the task's form with another parent.
async fn save_parent(app: &App, me: &Actor, id: TaskId, parent: Option<TaskId>) -> domain::Result<Outcome> {
    let parent = Some(parent.map(|parent| parent.0.to_string()).unwrap_or_default());
    let form = TaskEdit { parent, ..app.form(me, id).await };
    tasks::edit(&app.services, me, form, now()).await
}

async fn own_list(app: &App, me: &Actor, name: &str) -> ListId {
    let id = ListId(Uuid::now_v7());
    let form = ListForm { id, name: name.to_owned(), colour: Colour::Red, favourite: false };
    domain::lists::add(&app.services, me, form, now()).await.unwrap();
    id
}

/// The lines of a list, each behind as many dots as it is below the top.
async fn lines(app: &App, me: &Actor, list: ListKind) -> Vec<String> {
    let rows = app.page(me, &model::ListQuery::of(list)).await.rows;
    rows.into_iter().map(|row| ".".repeat(row.level.into()) + &row.title).collect()
}

async fn inbox(app: &App, me: &Actor) -> Vec<String> {
    lines(app, me, ListKind::Inbox).await
}

async fn undo(app: &App, me: &Actor, outcome: Outcome) -> u32 {
    domain::undo(&app.services, me, outcome.undo.unwrap(), now()).await.unwrap().count
}

async fn status(app: &App, me: &Actor, id: TaskId) -> Status {
    app.detail(me, id).await.status
}

#[tokio::test]
async fn parts_stand_below_their_task_in_the_order_they_came() {
    let app = App::new().await;
    let me = app.person().await;
    let move_out = app.task(&me, "Move out").await;
    let pack = part(&app, &me, move_out, "Pack").await;
    part(&app, &me, move_out, "Clean").await;
    part(&app, &me, pack, "Books").await;
    assert_eq!(inbox(&app, &me).await, ["Move out", ".Pack", "..Books", ".Clean"]);
    // Sent twice it is one.
    let id = TaskId(Uuid::now_v7());
    for _ in 0..2 {
        try_part(&app, &me, pack, id, "Plates").await.unwrap();
    }
    assert_eq!(inbox(&app, &me).await, ["Move out", ".Pack", "..Books", "..Plates", ".Clean"]);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM changes WHERE kind = 'added'").await, 5);
    // Under the id that was proposed when all was the same, after what came of that is gone.
    let id = app.detail(&me, pack).await.family.new_part;
    let add = async || try_part(&app, &me, pack, id, "Glasses").await.unwrap();
    add().await;
    assert_ne!(app.detail(&me, pack).await.family.new_part, id);
    app.change(&me, "delete", &[id]).await;
    add().await;
    let again: i64 = app.value("SELECT COUNT(*) FROM tasks WHERE title = 'Glasses' AND deleted_at IS NULL").await;
    assert_eq!(again, 1);
    app.execute("DELETE FROM tasks WHERE title = 'Glasses'").await;
    // Counted like every other task.
    assert_eq!((app.lists(&me).await.inbox_open, app.value::<i64>("SELECT tasks FROM usage").await), (5, 7));
    assert_eq!(
        problem(try_part(&app, &me, pack, TaskId(Uuid::now_v7()), " ").await, Field::Title),
        Some(Problem::Required)
    );
}

#[tokio::test]
async fn tasks_move_in_and_out_one_level_at_a_time() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for title in ["A", "B", "C"] {
        ids.push(app.task(&me, title).await);
    }
    assert_eq!(problem(act(&app, &me, "indent", ids[0]).await, Field::Selection), Some(Problem::NothingAbove));
    assert_eq!(problem(act(&app, &me, "outdent", ids[0]).await, Field::Selection), Some(Problem::NotAPart));
    assert_eq!(act(&app, &me, "indent", ids[1]).await.unwrap().did, Did::Indented);
    act(&app, &me, "indent", ids[2]).await.unwrap();
    assert_eq!(inbox(&app, &me).await, ["A", ".B", ".C"]);
    let deeper = act(&app, &me, "indent", ids[2]).await.unwrap();
    assert_eq!(inbox(&app, &me).await, ["A", ".B", "..C"]);
    assert_eq!(act(&app, &me, "outdent", ids[1]).await.unwrap().did, Did::Outdented);
    assert_eq!(app.detail(&me, ids[2]).await.family.parent, Some((ids[1], "B".to_owned())));
    // It takes along what is below it, and comes right after what it was a part of.
    NewTaskRow::titled("D").added(now() + chrono::TimeDelta::minutes(1)).add(&app, &me).await;
    act(&app, &me, "indent", ids[1]).await.unwrap();
    let e = part(&app, &me, ids[0], "E").await;
    act(&app, &me, "outdent", ids[2]).await.unwrap();
    let parts: Vec<String> = app.detail(&me, ids[0]).await.family.parts.into_iter().map(|part| part.title).collect();
    assert_eq!(parts, ["B", "C", "E"]);
    act(&app, &me, "outdent", e).await.unwrap();
    let by_place = app.values::<String>("SELECT title FROM tasks WHERE parent_id IS NULL ORDER BY position, id").await;
    assert_eq!(by_place, ["A", "E", "D"]);
    // It changed since.
    assert_eq!(undo(&app, &me, deeper).await, 0);
    let other = app.person().await;
    assert_eq!(rejection(act(&app, &other, "indent", e).await), model::Rejection::NotFound);
    assert_eq!(rejection(under(&app, &other, app.task(&other, "Mine").await, e).await), model::Rejection::NotFound);
    assert_eq!(rejection(try_part(&app, &other, e, TaskId(Uuid::now_v7()), "X").await), model::Rejection::NotFound);
}

#[tokio::test]
async fn a_tree_is_no_deeper_and_no_larger_than_it_may_be() {
    let app = App::new().await;
    let me = app.person().await;
    let mut chain = vec![app.task(&me, "0").await];
    for level in 1..=LEVELS {
        chain.push(part(&app, &me, chain[level as usize - 1], &level.to_string()).await);
    }
    let deepest = *chain.last().unwrap();
    let too_deep = Some(Problem::TooDeep { max: LEVELS });
    assert_eq!(problem(try_part(&app, &me, deepest, TaskId(Uuid::now_v7()), "5").await, Field::Title), too_deep);
    // What moves is as deep as what is below it.
    let (other, below) = (app.task(&me, "Other").await, app.task(&me, "Below").await);
    under(&app, &me, below, other).await.unwrap();
    assert_eq!(problem(under(&app, &me, other, chain[3]).await, Field::Selection), too_deep);
    assert_eq!(problem(save_parent(&app, &me, other, Some(chain[3])).await, Field::Parent), too_deep);
    under(&app, &me, other, chain[2]).await.unwrap();
    for (id, parent) in [(chain[0], chain[0]), (chain[0], deepest), (chain[1], below)] {
        assert_eq!(problem(under(&app, &me, id, parent).await, Field::Selection), Some(Problem::OwnPart));
    }
    let many = app.many_tasks(&me, PARTS_MAX as usize - 6, 0).await;
    for id in many {
        app.set_parent(id, chain[1].0).await;
    }
    let too_many = Some(Problem::TooManyParts { max: PARTS_MAX });
    assert_eq!(problem(try_part(&app, &me, chain[3], TaskId(Uuid::now_v7()), "More").await, Field::Title), too_many);
    // Within the tree everything still moves.
    under(&app, &me, deepest, chain[0]).await.unwrap();
}

#[tokio::test]
async fn a_tree_goes_to_another_list_as_a_whole() {
    let app = App::new().await;
    let me = app.person().await;
    let list = own_list(&app, &me, "Work").await;
    let root = app.task(&me, "Root").await;
    let middle = part(&app, &me, root, "Middle").await;
    part(&app, &me, middle, "Leaf").await;
    let moved = tasks::move_to(&app.services, &me, &[root], list, now()).await.unwrap();
    assert_eq!((moved.count, inbox(&app, &me).await), (3, vec![]));
    assert_eq!(lines(&app, &me, ListKind::Own(list)).await, ["Root", ".Middle", "..Leaf"]);
    assert_eq!(undo(&app, &me, moved).await, 3);
    assert_eq!(inbox(&app, &me).await, ["Root", ".Middle", "..Leaf"]);
    // A part that goes alone is none there, and takes its own along; by its form, too.
    let form = TaskEdit { list: list.0.to_string(), ..app.form(&me, middle).await };
    let saved = tasks::edit(&app.services, &me, form, now()).await.unwrap();
    assert_eq!(lines(&app, &me, ListKind::Own(list)).await, ["Middle", ".Leaf"]);
    assert_eq!(undo(&app, &me, saved).await, 2);
    assert_eq!(inbox(&app, &me).await, ["Root", ".Middle", "..Leaf"]);
    tasks::move_to(&app.services, &me, &[middle], list, now()).await.unwrap();
    assert_eq!((inbox(&app, &me).await, app.detail(&me, middle).await.family.parent), (vec!["Root".to_owned()], None));
    // It comes back by becoming a part again, and is a part no more where nothing is chosen.
    save_parent(&app, &me, middle, Some(root)).await.unwrap();
    assert_eq!(inbox(&app, &me).await, ["Root", ".Middle", "..Leaf"]);
    save_parent(&app, &me, middle, None).await.unwrap();
    let mut all = inbox(&app, &me).await;
    all.sort();
    assert_eq!(all, [".Leaf", "Middle", "Root"]);
    // A form that does not know of parents leaves them alone.
    under(&app, &me, middle, root).await.unwrap();
    let form = TaskEdit { title: "Centre".to_owned(), ..app.form(&me, middle).await };
    tasks::edit(&app.services, &me, form, now()).await.unwrap();
    assert_eq!(inbox(&app, &me).await, ["Root", ".Centre", "..Leaf"]);
}

#[tokio::test]
async fn a_tree_goes_to_the_trash_and_comes_back_as_it_went() {
    let app = App::new().await;
    let me = app.person().await;
    let root = app.task(&me, "Root").await;
    let middle = part(&app, &me, root, "Middle").await;
    part(&app, &me, middle, "Leaf").await;
    let earlier = part(&app, &me, root, "Earlier").await;
    app.change(&me, "delete", &[earlier]).await;
    let deleted = app.change_at(&me, "delete", &[root], now() + chrono::TimeDelta::minutes(1)).await;
    assert_eq!((deleted.count, inbox(&app, &me).await), (3, vec![]));
    assert_eq!(app.list(&me, ListKind::Trash).await.len(), 4);
    let restored = app.change(&me, "restore", &[root]).await;
    assert_eq!((restored.count, app.list(&me, ListKind::Trash).await), (3, vec!["Earlier".to_owned()]));
    assert_eq!(inbox(&app, &me).await, ["Root", ".Middle", "..Leaf"]);
    assert_eq!(undo(&app, &me, restored).await, 3);
    assert_eq!(undo(&app, &me, app.change(&me, "restore", &[middle]).await).await, 2);
    // Alone it stands at the top until what it is a part of is there again.
    app.change(&me, "restore", &[middle]).await;
    assert_eq!(inbox(&app, &me).await, ["Middle", ".Leaf"]);
    app.change(&me, "restore", &[root]).await;
    assert_eq!(inbox(&app, &me).await, ["Root", ".Middle", "..Leaf"]);
    // What is gone for good leaves its parts where they are.
    let delete = "UPDATE tasks SET deleted_at = updated_at WHERE title = 'Root'";
    app.execute(delete).await;
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    assert_eq!(inbox(&app, &me).await, ["Middle", ".Leaf"]);
    assert_eq!(app.detail(&me, middle).await.family.parent, None);
    assert_eq!(problem(act(&app, &me, "outdent", middle).await, Field::Selection), Some(Problem::NotAPart));
}

/// A trash with large trees is emptied in steps that know nothing of them.
#[tokio::test]
async fn large_trees_end_in_steps() {
    let app = App::new().await;
    let me = app.person().await;
    for _ in 0..3 {
        let root = app.task(&me, "Root").await;
        for id in app.many_tasks(&me, 400, 0).await {
            app.set_parent(id, root.0).await;
        }
        assert_eq!(app.change(&me, "delete", &[root]).await.count, 401);
    }
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    app.carry(now()).await;
    assert_eq!(app.count("tasks").await, 0);
}

impl App {
    /// As a file or another server may have left it.
    async fn set_parent(&self, id: Uuid, parent: Uuid) {
        use sea_orm::ConnectionTrait;
        use sea_orm::sea_query::{Expr, ExprTrait, Query};
        let update = Query::update().table("tasks").value("parent_id", parent).and_where(Expr::col("id").eq(id)).take();
        self.services.db.execute(&update).await.unwrap();
    }
}
