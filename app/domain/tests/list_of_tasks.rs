//! The list each task stands in, however it came to be and whichever version wrote it.

use chrono::{TimeDelta, Utc};
use chrono_tz::Tz;
use domain::{Actor, jobs, seed, tasks};
use migrations::Migrator;
use model::{ListKind, NewTask, TaskEdit, TaskId, UndoId};
use sea_orm_migration::MigratorTrait;
use uuid::Uuid;

use crate::support::{App, now};

/// Tasks that stand in no list, in that of somebody else, or in one that is not there.
async fn astray(app: &App) -> i64 {
    app.value(
        "SELECT COUNT(*) FROM tasks WHERE NOT EXISTS \
         (SELECT 1 FROM lists WHERE lists.id = tasks.list_id AND lists.user_id = tasks.user_id)",
    )
    .await
}

/// As many migrations as make tasks stand in lists, and what came after them.
fn migration() -> Option<u32> {
    let names = Migrator::migrations();
    Some(names.iter().skip_while(|migration| migration.name() != "m20261126_000015_list_of_tasks").count() as u32)
}

/// The database as the version before left it, brought up to date.
async fn upgrade(app: &App) {
    Migrator::down(&app.services.db, migration()).await.unwrap();
    app.execute("DELETE FROM lists").await;
    Migrator::up(&app.services.db, None).await.unwrap();
}

async fn fill(app: &App) -> jobs::JobCounts {
    app.carry(Utc::now() + TimeDelta::hours(2)).await
}

async fn people_with_tasks(app: &App, people: usize, tasks: usize) -> Vec<Actor> {
    let mut all = Vec::new();
    for _ in 0..people {
        let person = app.person_in(Tz::UTC).await;
        for number in 0..tasks {
            app.task(&person, &format!("Task {number}")).await;
        }
        all.push(person);
    }
    all
}

#[tokio::test]
async fn every_task_stands_in_a_list_of_its_person() {
    let app = App::new().await;
    people_with_tasks(&app, 2, 3).await;
    // Nothing but an import has ever changed anything for somebody, or a form whose id is another task's.
    let (importer, refused) = (app.person().await, app.person().await);
    app.imported(&importer, "Title\nA\nB\nC\n").await;
    for title in ["One", "Another"] {
        let form = NewTask { id: TaskId(Uuid::max()), title: title.into(), list: ListKind::All, ..NewTask::default() };
        tasks::add(&app.services, &refused, form, now()).await.unwrap();
    }
    seed::demo(&app.services, now()).await.unwrap();
    seed::bulk(&app.services, 3, 5, now()).await.unwrap();
    assert!(app.count("tasks").await > 26);
    assert_eq!(astray(&app).await, 0);
}

#[tokio::test]
async fn tasks_of_the_version_before_are_put_into_lists_beside_what_people_do() {
    let app = App::new().await;
    let people = people_with_tasks(&app, 3, 4).await;
    let me = &people[0];
    let old = app.task(me, "Old").await;
    upgrade(&app).await;
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM tasks WHERE list_id IS NULL").await, 13);

    // Meanwhile people work with them, and undo.
    let id = app.task(me, "New").await;
    app.change(me, "delete", &[id]).await;
    let edit = TaskEdit { title: "Edited".into(), ..app.form(me, old).await };
    let undo: UndoId = tasks::edit(&app.services, me, edit, now()).await.unwrap().undo.unwrap();

    assert_eq!(fill(&app).await, jobs::JobCounts { done: 1, ..jobs::JobCounts::default() });
    assert_eq!(astray(&app).await, 0);
    domain::undo(&app.services, me, undo, now()).await.unwrap();
    assert_eq!(astray(&app).await, 0, "undoing leaves a task where it stands");
    assert_eq!(
        app.value::<i64>("SELECT MAX(version) FROM tasks WHERE title LIKE 'Task %'").await,
        1,
        "no form is out of date"
    );
    assert_eq!(fill(&app).await, jobs::JobCounts::default());
}

#[tokio::test]
async fn an_interrupted_part_is_gone_on_with() {
    let app = App::new().await;
    people_with_tasks(&app, 1, 1).await;
    seed::bulk(&app.services, 2, 700, now()).await.unwrap();
    upgrade(&app).await;
    // The process that worked on it died: its lease is over.
    app.execute("UPDATE jobs SET state = 'running', lease_until = '2026-01-01T00:00:00+00:00', fence = 1").await;
    assert_eq!(fill(&app).await.done, 1);
    assert_eq!(app.value::<i64>("SELECT progress FROM jobs").await, 1_401);
    assert_eq!(astray(&app).await, 0);
}

#[tokio::test]
async fn a_new_database_has_none_to_fill() {
    let app = App::new().await;
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM jobs WHERE name = 'fill_lists'").await, 0);
}
