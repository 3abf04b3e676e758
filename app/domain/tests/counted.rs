//! Limits that many meet at once: who counts before writing counts what others write in the same moment.

use chrono::TimeDelta;
use domain::{Result, accounts, reminders, tasks, transfers};
use futures_util::future::join_all;
use model::{Field, ListKind, NewTask, Outcome, Problem, Rejection, TaskId};
use uuid::Uuid;

use crate::support::{App, at, now, problem, rejection};
use crate::task_reminders::{MORNING, due_at, fires_at, rule};

/// What became of things done at once: how many were done, and what was wrong with the others.
fn done(results: Vec<Result<Outcome>>, field: Field) -> (usize, Vec<Option<Problem>>) {
    let all = results.len();
    let mut problems: Vec<_> =
        results.into_iter().filter(Result::is_err).map(|result| problem(result, field)).collect();
    let refused = problems.len();
    problems.dedup();
    (all - refused, problems)
}

#[tokio::test]
async fn sixty_reminders_at_once_are_as_many_as_a_task_may_have() {
    let app = App::new().await;
    let me = app.person().await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    let set = |minute: u32| reminders::set(&app.services, &me, rule(id, &format!("before:{minute}")), at(MORNING));
    let (stored, problems) = done(join_all((1..=60).map(set)).await, Field::ReminderAmount);
    assert_eq!((stored, app.count("task_reminders").await), (20, 20));
    assert_eq!(problems, [Some(Problem::TooManyReminders { max: 20 })]);
    // One that is there already is not one more.
    let there: String = app.value("SELECT rule FROM task_reminders").await;
    reminders::set(&app.services, &me, rule(id, &there), at(MORNING)).await.unwrap();
    assert_eq!(app.count("task_reminders").await, 20);
}

#[tokio::test]
async fn snoozes_are_counted_too_and_make_room_when_they_are_over() {
    let app = App::new().await;
    let me = app.person_at(chrono_tz::Tz::UTC, 9, at("2026-12-31T09:00:00Z")).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    let snooze = |minute| reminders::snooze(&app.services, &me, id, TimeDelta::minutes(minute), at(MORNING));
    let (stored, problems) = done(join_all((1..=60).map(snooze)).await, Field::ReminderAmount);
    assert_eq!((stored, app.count("task_reminders").await), (20, 20));
    assert_eq!(problems, [Some(Problem::TooManyReminders { max: 20 })]);
    assert_eq!(fires_at(&app, "2026-11-23T09:00:00Z").await, 20);
    let later = at("2026-11-23T09:00:00Z");
    reminders::snooze(&app.services, &me, id, TimeDelta::hours(1), later).await.unwrap();
    assert_eq!(fires_at(&app, "2026-11-23T10:00:00Z").await, 1);
}

#[tokio::test]
async fn forty_files_at_once_are_as_many_as_a_person_may_have() {
    let app = App::new().await;
    let me = app.person().await;
    let upload = |_| transfers::upload(&app.services, &me, "x", "Title\nA\n".into(), now());
    let (stored, problems) = done(join_all((0..40).map(upload)).await, Field::File);
    assert_eq!((stored, app.count("transfers").await), (20, 20));
    assert_eq!(problems, [Some(Problem::TooManyFiles { max: 20 })]);
}

#[tokio::test]
async fn an_export_asked_for_many_times_at_once_is_one() {
    let app = App::new().await;
    let me = app.person().await;
    let export = |_| transfers::export(&app.services, &me, "json", now());
    let (done, _) = done(join_all((0..12).map(export)).await, Field::File);
    assert_eq!((done, app.count("transfers").await, app.count("jobs").await), (12, 1, 1));
}

/// A request that began before the account was deleted.
#[tokio::test]
async fn what_is_written_for_an_account_that_is_gone_is_refused() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.due(&me, "Dentist", "2026-11-24").await;
    let file = app.services.clone();
    transfers::upload(&file, &me, "x", "Title\nA\n".into(), now()).await.unwrap();
    app.execute("DELETE FROM users").await;
    let task = NewTask { id: TaskId(Uuid::now_v7()), title: "A".to_owned(), list: ListKind::All, ..NewTask::default() };
    let add = tasks::add(&app.services, &me, task, now()).await;
    let set = reminders::set(&app.services, &me, rule(id, "before:60"), now()).await;
    let snooze = reminders::snooze(&app.services, &me, id, TimeDelta::hours(1), now()).await;
    let upload = transfers::upload(&app.services, &me, "x", "Title\nA\n".into(), now()).await;
    let export = transfers::export(&app.services, &me, "json", now()).await;
    for (what, result) in [("add", add), ("set", set), ("snooze", snooze), ("upload", upload), ("export", export)] {
        assert_eq!(rejection(result), Rejection::NotFound, "{what}");
    }
    assert_eq!(accounts::actor(&app.services, me.user_id(), 2).await.unwrap(), None);
}
