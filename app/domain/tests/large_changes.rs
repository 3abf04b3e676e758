//! Changes of many rows are jobs in steps: others write in between, a crash costs one step, and the end is as if all had
//! been done at once.

use std::pin::pin;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::jobs::JobCounts;
use domain::{Actor, accounts, pages, reminders, run_to_failpoint};
use model::{LongChange, UnderWay};

use crate::reminder_moves::move_person;
use crate::support::{App, at};
use crate::task_reminders::{MORNING, due_at, fires_at, rule, somebody};

/// More than are moved at once, and three steps.
const TASKS: usize = 60;
const EACH: usize = 20;
const ALL: i64 = (TASKS * EACH) as i64;

impl App {
    /// What workers of transfers do from an instant on, however often others have their turn meanwhile.
    pub async fn carry_on(&self, mut now: DateTime<Utc>) {
        while self
            .value::<i64>("SELECT COUNT(*) FROM jobs WHERE queue = 'transfers' AND state IN ('waiting', 'running')")
            .await
            > 0
        {
            self.carry(now).await;
            now += TimeDelta::minutes(2);
        }
    }

    pub async fn reload(&self, me: &Actor) -> Actor {
        accounts::actor(&self.services, me.user_id(), 1).await.unwrap().unwrap()
    }

    /// What the settings page says goes on.
    pub async fn under_way(&self, me: &Actor) -> Vec<UnderWay> {
        pages::settings(&self.services, me, at(MORNING)).await.unwrap().under_way
    }

    /// How many reminders of the many tasks fire at the right instant, of those due at 16:00 by another clock.
    async fn right(&self, four_o_clock: &str) -> i64 {
        let mut right = 0;
        for minutes in 1..=EACH as i64 {
            let at = at(four_o_clock) - TimeDelta::minutes(minutes);
            let times: Vec<DateTime<Utc>> =
                self.values(&format!("SELECT remind_at FROM task_reminders WHERE rule = 'before:{minutes}'")).await;
            right += times.into_iter().filter(|time| *time == at).count() as i64;
        }
        right
    }
}

/// More rows than a statement of SQLite takes values.
#[tokio::test]
async fn all_of_very_many_reminders_move() {
    let app = App::new().await;
    let (me, other) = (somebody(&app, Tz::UTC).await, app.person().await);
    app.many_tasks(&me, 1_650, EACH).await;
    app.many_tasks(&other, 1, EACH).await;
    move_person(&app, &me, "Europe/Berlin", "9", MORNING).await;
    assert_eq!(app.right("2026-12-01T16:00:00Z").await, 33_020, "the person does not wait for it");
    assert_eq!(app.under_way(&me).await, [UnderWay { what: LongChange::Reminders, done: 0, of: 0 }]);
    app.carry_on(at(MORNING)).await;
    assert_eq!(app.right("2026-12-01T15:00:00Z").await, 33_000);
    assert_eq!(app.right("2026-12-01T16:00:00Z").await, 20, "those of another");
    assert_eq!(app.value::<i64>("SELECT progress FROM jobs").await, 33_000);
    assert!(app.under_way(&me).await.is_empty());
}

#[tokio::test]
async fn few_reminders_move_at_once() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    app.many_tasks(&me, 50, EACH).await;
    move_person(&app, &me, "Europe/Berlin", "9", MORNING).await;
    assert_eq!((app.right("2026-12-01T15:00:00Z").await, app.count("jobs").await), (1_000, 0));
}

#[tokio::test]
async fn a_move_goes_on_where_a_crash_left_it() {
    let app = App::new().await;
    let (me, other) = (somebody(&app, Tz::UTC).await, app.person().await);
    app.many_tasks(&me, TASKS, EACH).await;
    move_person(&app, &me, "America/New_York", "9", MORNING).await;
    run_to_failpoint("rescheduled", 2, pin!(app.carry(at(MORNING)))).await;
    assert_eq!(app.right("2026-12-01T21:00:00Z").await, 1_000);
    let how_far = UnderWay { what: LongChange::Reminders, done: 1_000, of: 1_200 };
    assert_eq!(app.under_way(&me).await, [how_far]);
    app.task(&other, "Others write meanwhile").await;
    assert_eq!(app.carry(at(MORNING)).await, JobCounts::default(), "its lease holds");
    let position = "SELECT arguments FROM jobs";
    assert!(app.value::<String>(position).await.contains(&me.user_id().0.to_string()));
    assert_eq!(app.carry(at(MORNING) + TimeDelta::minutes(5)).await.done, 1);
    assert_eq!(app.right("2026-12-01T21:00:00Z").await, ALL);
    assert_eq!(app.value::<i64>("SELECT progress FROM jobs").await, ALL, "none was done again");
}

#[tokio::test]
async fn of_two_moves_the_second_counts_for_all() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    app.many_tasks(&me, TASKS, EACH).await;
    // While the first waits, and while it runs.
    move_person(&app, &me, "Asia/Tokyo", "9", MORNING).await;
    move_person(&app, &me, "Europe/Berlin", "9", MORNING).await;
    let mut work = pin!(app.carry(at(MORNING)));
    run_to_failpoint("rescheduled", 1, work.as_mut()).await;
    assert_eq!(app.right("2026-12-01T15:00:00Z").await, 500);
    move_person(&app, &me, "America/New_York", "9", MORNING).await;
    work.await;
    app.carry_on(at(MORNING)).await;
    assert_eq!(app.right("2026-12-01T21:00:00Z").await, ALL);
    let states = app.values::<String>("SELECT state FROM jobs ORDER BY id").await;
    assert_eq!(states, ["cancelled", "cancelled", "done"]);
}

/// A reminder that the job has not come to yet is due by the clock that was left: it fires by the new one, and once.
#[tokio::test]
async fn what_comes_due_in_the_middle_of_a_move_fires_where_the_person_is() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    app.many_tasks(&me, TASKS, EACH).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    reminders::set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    move_person(&app, &me, "America/New_York", "9", MORNING).await;
    let mut work = pin!(app.carry(at(MORNING)));
    run_to_failpoint("rescheduled", 1, work.as_mut()).await;
    let shown = async || {
        let me = app.reload(&me).await;
        let task = pages::task(&app.services, &me, id, at(MORNING)).await.unwrap();
        task.reminders[0].state.clone()
    };
    let planned = shown().await;
    assert!(planned.ends_with("15:00"), "by the new clock already: {planned}");
    assert_eq!(fires_at(&app, "2026-11-24T15:00:30Z").await, 0);
    work.await;
    app.carry_on(at(MORNING)).await;
    assert_eq!(shown().await, planned);
    assert_eq!(fires_at(&app, "2026-11-24T19:59:59Z").await, 0);
    assert_eq!(fires_at(&app, "2026-11-24T20:00:00Z").await, 1);
    assert_eq!(fires_at(&app, "2026-11-25T20:00:00Z").await, 0);
    assert_eq!(app.mails().len(), 1);
}

/// Whose time a move puts into the past fires when the job comes to it, or when the old time comes before.
#[tokio::test]
async fn what_a_move_makes_late_fires_once() {
    for before_the_job in [false, true] {
        let app = App::new().await;
        let me = somebody(&app, Tz::UTC).await;
        app.many_tasks(&me, TASKS, EACH).await;
        let id = due_at(&app, &me, "2026-11-23", "09:00").await;
        reminders::set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
        move_person(&app, &me, "Europe/Helsinki", "9", "2026-11-23T07:59:00Z").await;
        if before_the_job {
            assert_eq!(fires_at(&app, "2026-11-23T08:00:00Z").await, 1);
        }
        app.carry_on(at("2026-11-23T07:59:30Z")).await;
        let rest = fires_at(&app, "2026-11-23T08:00:30Z").await + fires_at(&app, "2026-11-24T08:00:30Z").await;
        assert_eq!((rest, app.mails().len()), (u32::from(!before_the_job), 1));
    }
}

/// Somebody who began to change a task before they moved must not set its reminders by the zone they left.
#[tokio::test]
async fn a_request_from_before_a_move_sets_reminders_by_the_new_zone() {
    let app = App::new().await;
    let me = somebody(&app, Tz::UTC).await;
    let id = due_at(&app, &me, "2026-11-24", "16:00").await;
    reminders::set(&app.services, &me, rule(id, "before:60"), at(MORNING)).await.unwrap();
    move_person(&app, &me, "America/New_York", "9", MORNING).await;
    // With the person as they were.
    crate::task_reminders::move_to(&app, &me, id, "2026-11-25", "16:00", MORNING).await;
    reminders::set(&app.services, &me, rule(id, "before:120"), at(MORNING)).await.unwrap();
    let times: Vec<DateTime<Utc>> = app.values("SELECT remind_at FROM task_reminders ORDER BY remind_at").await;
    assert_eq!(times, [at("2026-11-25T19:00:00Z"), at("2026-11-25T20:00:00Z")]);
}

/// One mail a task, for any number of tasks.
#[tokio::test]
async fn mails_of_very_many_tasks_are_planned_in_steps() {
    let app = App::new().await;
    let evening = at("2026-11-30T18:00:00Z");
    let (me, other) = (app.person_at(Tz::UTC, 18, evening).await, app.person_at(Tz::UTC, 18, evening).await);
    app.execute(&format!("UPDATE users SET reminds_each = TRUE WHERE email = '{}'", me.viewer().email)).await;
    app.many_tasks(&me, 1_200, 0).await;
    app.many_tasks(&other, 2, 0).await;
    run_to_failpoint("scheduled", 1, pin!(reminders::schedule_due(&app.services, evening))).await;
    assert_eq!(app.count("reminder_deliveries").await, 501);
    assert_eq!(app.next_reminder(&me).await, evening, "not before all is planned");
    assert_eq!(reminders::preview(&app.services, evening).await.unwrap().len(), 1_200);
    assert_eq!(reminders::schedule_due(&app.services, evening).await.unwrap().jobs, 700);
    assert_eq!((app.count("reminder_deliveries").await, app.count("jobs").await), (1_201, 1_201));
    for person in [&me, &other] {
        assert_eq!(app.next_reminder(person).await, at("2026-12-01T18:00:00Z"));
    }
}

#[tokio::test]
async fn who_moves_while_their_mails_are_planned_is_next_reminded_there() {
    let app = App::new().await;
    let evening = at("2026-11-30T18:00:00Z");
    let me = app.person_at(Tz::UTC, 18, evening).await;
    app.execute("UPDATE users SET reminds_each = TRUE").await;
    app.many_tasks(&me, 600, 0).await;
    let mut work = pin!(reminders::schedule_due(&app.services, evening));
    run_to_failpoint("scheduled", 1, work.as_mut()).await;
    move_person(&app, &me, "America/New_York", "18", "2026-11-30T18:00:01Z").await;
    assert_eq!(work.await.unwrap().jobs, 600);
    let there = at("2026-11-30T23:00:00Z");
    assert_eq!(app.next_reminder(&me).await, there);
    assert_eq!(reminders::schedule_due(&app.services, there).await.unwrap().jobs, 0, "once a day");
}
