//! Workers that die in the middle of a change of many rows.

use crate::site::{Site, aside};

/// Half past five in the afternoon in Berlin.
const MOVED: &str = "SELECT COUNT(*) FROM task_reminders WHERE remind_at = '2030-01-14T16:30:00+00:00'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_move_of_many_reminders_survives_its_workers() {
    let site = Site::with_people(1).await;
    let mut seed = site.command(&["seed", "--users", "2", "--tasks", "1300"]);
    assert!(aside(|| seed.status()).unwrap().success());
    let (id, now) = match site.database_url.starts_with("sqlite:") {
        true => ("randomblob(16)", "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')"),
        false => ("gen_random_uuid()", "now()"),
    };
    site.execute("UPDATE tasks SET status = 0, deleted_at = NULL, due_on = '2030-01-15', due_time = NULL").await;
    site.execute(&format!(
        "INSERT INTO task_reminders (id, user_id, task_id, rule, remind_at, created_at) \
         SELECT {id}, user_id, id, 'days:1@17:30', '2030-01-14T17:30:00+00:00', created_at FROM tasks"
    ))
    .await;
    let all = site.value::<i64>("SELECT COUNT(*) FROM task_reminders").await;
    assert_eq!(all, 1_301);
    // As the settings page does.
    site.execute("UPDATE users SET zone = 'Europe/Berlin'").await;
    let person: uuid::Uuid = site.value("SELECT id FROM users WHERE email = 'user2@example.org'").await;
    let arguments = format!(r#"{{"person":"{person}","after":"00000000-0000-0000-0000-000000000000"}}"#);
    site.execute(&format!(
        "INSERT INTO jobs (id, user_id, queue, name, version, arguments, state, attempts, max_attempts, run_at, fence, created_at) \
         SELECT {id}, id, 'transfers', 'reschedule_reminders', 1, '{arguments}', 'waiting', 0, 3, {now}, 0, {now} \
         FROM users WHERE email = 'user2@example.org'"
    ))
    .await;
    for steps in [500, 1_000] {
        let mut worker = site.command(&["work", "--queue", "transfers"]);
        let mut worker = worker.env("TASKBELL_CRASH_AT", "rescheduled").spawn().unwrap();
        assert!(!aside(|| worker.wait()).unwrap().success(), "it did not crash");
        assert_eq!(site.value::<i64>(MOVED).await, steps);
        site.end_leases().await;
    }
    let mut worker = site.command(&["work", "--queue", "transfers"]).spawn().unwrap();
    site.until("SELECT COUNT(*) FROM jobs WHERE name = 'reschedule_reminders' AND state = 'done'", 1).await;
    site.stop(&mut worker);
    assert_eq!(site.value::<i64>(MOVED).await, 1_300);
    assert_eq!(site.value::<i64>("SELECT progress FROM jobs WHERE name = 'reschedule_reminders'").await, 1_300);
}
