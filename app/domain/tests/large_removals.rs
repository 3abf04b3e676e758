//! Much goes in steps, too: trash, imports that are undone or do not succeed, accounts.

use std::pin::pin;

use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::accounts::{Operator, actor, delete_account, sign_in, sign_up};
use domain::jobs::{self, JobCounts, Which};
use domain::{Error, reminders, run_to_failpoint, tasks, transfers};
use fred::interfaces::KeysInterface;
use model::{
    AccountDeletion, ChangeRequest, Did, ListKind, LongChange, Rejection, SignIn, SignUp, TaskId, TransferView,
    UnderWay,
};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use uuid::Uuid;

use crate::support::{App, HOME, PASSWORD, by_password, now, proof, rejection, ticked};
use crate::task_reminders::rule;

/// Past the lease of whoever crashed.
fn later() -> chrono::DateTime<chrono::Utc> {
    now() + TimeDelta::minutes(5)
}

#[tokio::test]
async fn a_large_trash_is_emptied_in_steps() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let ids = app.many_tasks(&me, 800, 1).await;
    app.many_tasks(&other, 3, 1).await;
    app.execute("UPDATE tasks SET deleted_at = created_at").await;
    let kept = app.task(&me, "Never in the trash").await;
    for _ in 0..2 {
        let outcome = tasks::empty_trash(&app.services, &me, now()).await.unwrap();
        assert_eq!(outcome.did, Did::EmptyingStarted);
    }
    run_to_failpoint("emptied", 2, pin!(app.carry(now()))).await;
    // A step counts the reminders, too.
    assert_eq!(app.under_way(&me).await, [UnderWay { what: LongChange::Trash, done: 500, of: 800 }]);
    let soon = now() + TimeDelta::seconds(1);
    // What was restored or came into the trash since then is not what was meant.
    app.change_at(&me, "restore", &[TaskId(ids[700])], soon).await;
    app.change_at(&me, "delete", &[kept], soon).await;
    assert_eq!(app.carry(later()).await.done, 1);
    let mut left: Vec<Uuid> = app.values("SELECT id FROM tasks").await;
    left.retain(|id| *id == ids[700] || *id == kept.0);
    assert_eq!((left.len(), app.count("tasks").await, app.count("task_reminders").await), (2, 5, 4));
    assert_eq!(app.values::<String>("SELECT state FROM jobs ORDER BY id").await, ["cancelled", "done"]);
    assert_eq!(app.list(&me, ListKind::Trash).await, ["Never in the trash"]);
}

/// The trash is emptied on one device while another one takes everything out of it, wherever the database has put the rows: nobody
/// waits in a circle.
#[tokio::test]
async fn trash_is_emptied_while_tasks_leave_it() {
    let app = App::new().await;
    let me = app.person().await;
    for _ in 0..10 {
        let ids: Vec<TaskId> = app.many_tasks(&me, 50, 1).await.into_iter().map(TaskId).collect();
        app.change(&me, "delete", &ids).await;
        // A row that is changed moves to the end of its table.
        for id in ids.iter().rev() {
            let update =
                Query::update().table("tasks").value("title", "Moved").and_where(Expr::col("id").eq(id.0)).take();
            app.services.db.execute(&update).await.unwrap();
        }
        let request = || ChangeRequest { act: "restore".to_owned(), ids: ticked(&ids), ..ChangeRequest::default() };
        let (emptied, restored) = tokio::join!(
            tasks::empty_trash(&app.services, &me, now()),
            tasks::change(&app.services, &me, request(), now())
        );
        emptied.unwrap();
        assert!(matches!(restored, Ok(_) | Err(Error::Rejected(Rejection::NotFound))), "{restored:?}");
        tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    }
}

impl App {
    async fn latest_transfer(&self, me: &domain::Actor) -> TransferView {
        transfers::list(&self.services, me, now()).await.unwrap().transfers.swap_remove(0)
    }

    /// Starts an import of so many tasks, each with a reminder.
    async fn large_import(&self, me: &domain::Actor, tasks: usize) -> model::TransferId {
        let file = format!("Title,Due date,Reminders\n{}", "A task,2026-12-01,before:60\n".repeat(tasks));
        transfers::upload(&self.services, me, "tasks", file.into(), now()).await.unwrap();
        let id = self.latest_transfer(me).await.id;
        transfers::import(&self.services, me, id, 0, now()).await.unwrap();
        id
    }
}

#[tokio::test]
async fn a_large_import_is_undone_in_steps() {
    let app = App::new().await;
    let me = app.person().await;
    app.task(&me, "Mine").await;
    app.large_import(&me, 700).await;
    app.carry_on(now()).await;
    assert_eq!((app.count("tasks").await, app.count("task_reminders").await), (701, 700));
    let undo = app.latest_transfer(&me).await.undo.unwrap();
    let changed: Uuid = app.value("SELECT id FROM tasks WHERE title = 'A task' ORDER BY id DESC LIMIT 1").await;
    app.change(&me, "start", &[TaskId(changed)]).await;
    for _ in 0..2 {
        assert_eq!(domain::undo(&app.services, &me, undo, now()).await.unwrap().did, Did::UndoStarted);
    }
    run_to_failpoint("import undone", 1, pin!(app.carry(now()))).await;
    let shown = app.latest_transfer(&me).await;
    assert_eq!((shown.state.as_str(), shown.progress), ("Being undone", Some((250, 700))));
    assert_eq!((shown.cancellable, shown.undo), (false, None));
    // There is nothing to cancel.
    transfers::cancel(&app.services, &me, shown.id, now()).await.unwrap();
    assert_eq!(app.carry(later()).await.done, 1);
    assert_eq!(app.count("tasks").await, 2, "what changed since is left alone");
    let again = domain::undo(&app.services, &me, undo, later()).await.unwrap();
    assert_eq!((again.did, again.count), (Did::Undone, 699));
    let shown = app.latest_transfer(&me).await;
    assert_eq!((shown.state.as_str(), shown.progress), ("Undone: 700 tasks", None));
}

#[tokio::test]
async fn of_an_import_that_is_cancelled_nothing_is_left() {
    for steps in [1, 5] {
        let app = App::new().await;
        let me = app.person().await;
        app.task(&me, "Mine").await;
        let id = app.large_import(&me, 1_500).await;
        let mut work = pin!(app.carry(now()));
        run_to_failpoint("imported", steps, work.as_mut()).await;
        let brought = 250 * i64::from(steps);
        assert_eq!(app.count("tasks").await, 1 + brought);
        let shown = app.latest_transfer(&me).await;
        assert!(shown.state.starts_with("Under way: tasks are in your list as they come."), "{}", shown.state);
        assert_eq!(shown.progress, Some((brought.unsigned_abs(), 1_500)));
        transfers::cancel(&app.services, &me, id, now()).await.unwrap();
        if steps > 2 {
            let shown = app.latest_transfer(&me).await;
            assert_eq!(shown.state, "Cancelled. What it brought is being removed.");
        }
        work.await;
        app.carry_on(now()).await;
        assert_eq!((app.count("tasks").await, app.count("task_reminders").await), (1, 0));
        assert_eq!(
            (app.latest_transfer(&me).await.state.as_str(), app.count("transfer_parts").await),
            ("Cancelled", 0)
        );
    }
}

/// Nothing is left of it, and an operator who tries it again gets all of it.
#[tokio::test]
async fn of_an_import_that_fails_for_good_nothing_is_left() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.large_import(&me, 700).await;
    let tell = async |from: &str, to: &str| {
        app.execute(&format!("UPDATE transfers SET detail = REPLACE(detail, '{from}', '{to}')")).await;
    };
    // It ends otherwise than the person has seen.
    tell("\"left_out\":0", "\"left_out\":1").await;
    let mut time = now();
    while app.value::<String>("SELECT state FROM jobs WHERE name = 'import'").await != "failed" {
        assert_eq!(app.count("tasks").await, if time == now() { 0 } else { 700 });
        app.carry(time).await;
        time += TimeDelta::hours(1);
    }
    app.carry_on(time).await;
    assert_eq!((app.count("tasks").await, app.count("task_reminders").await), (0, 0));
    assert_eq!(app.latest_transfer(&me).await.state, "This did not work. Please try again.");

    tell("\"left_out\":1", "\"left_out\":0").await;
    let console = Operator::at_the_console();
    assert_eq!(jobs::retry(&app.services, &console, &Which::Failed(None), time).await.unwrap(), 1);
    app.carry_on(time).await;
    assert_eq!((app.count("tasks").await, app.count("task_reminders").await), (700, 700));
    let shown = app.latest_transfer(&me).await;
    assert_eq!((shown.id, shown.state.as_str()), (id, "Done: 700 tasks"));
}

/// Tried again before all of it was gone.
#[tokio::test]
async fn an_import_that_is_tried_again_is_complete() {
    let app = App::new().await;
    let me = app.person().await;
    app.large_import(&me, 700).await;
    run_to_failpoint("imported", 3, pin!(app.carry(now()))).await;
    // Its process died too often.
    app.execute("UPDATE jobs SET losses = 2").await;
    run_to_failpoint("import undone", 1, pin!(app.carry(later()))).await;
    assert_eq!(app.count("tasks").await, 450);
    let console = Operator::at_the_console();
    jobs::retry(&app.services, &console, &Which::Failed(None), later()).await.unwrap();
    app.carry_on(later()).await;
    assert_eq!((app.count("tasks").await, app.count("task_reminders").await), (700, 700));
    assert_eq!(app.latest_transfer(&me).await.state, "Done: 700 tasks");
}

#[tokio::test]
async fn a_large_account_is_closed_at_once_and_goes_in_steps() {
    let (app, _redis) = App::alone().await;
    let email = format!("{}@example.org", Uuid::new_v4().simple());
    let form = SignUp {
        name: "Kim".into(),
        email: email.clone(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    let signed_in = sign_up(&app.services, form.clone(), HOME, now()).await.unwrap();
    let me = actor(&app.services, signed_in.user, 1).await.unwrap().unwrap();
    let other = app.person_in(Tz::UTC).await;
    app.task(&other, "Theirs").await;
    let session = app.open_session(&me, "Firefox").await;
    app.many_tasks(&me, 600, 2).await;
    let task = app.due(&me, "Planned", "2026-11-24").await;
    reminders::set(&app.services, &me, rule(task, "at:2026-11-23T11:00"), now()).await.unwrap();
    transfers::export(&app.services, &me, "json", now()).await.unwrap();
    let eleven = now() + TimeDelta::hours(1);
    assert_eq!(reminders::schedule_due(&app.services, eleven).await.unwrap().jobs, 1);

    let outcome =
        delete_account(&app.services, &me, AccountDeletion { current: PASSWORD.into() }, proof(), now()).await.unwrap();
    assert_eq!(outcome.did, Did::AccountClosed);
    assert!(!app.session_lives(&session).await);
    assert!(actor(&app.services, me.user_id(), 1).await.unwrap().is_none());
    assert!(actor(&app.services, me.user_id(), 2).await.unwrap().is_none());
    let again = SignIn { email, password: PASSWORD.into(), next: String::new() };
    assert_eq!(rejection(sign_in(&app.services, again.clone(), HOME, now()).await), Rejection::WrongCredentials);
    let names: Vec<String> = app.values("SELECT name FROM users WHERE deleted_at IS NOT NULL").await;
    assert_eq!(names, [""], "nothing says whose it was");
    // What was planned does not leave any more.
    assert_eq!(jobs::drain(&app.services, eleven).await.unwrap(), JobCounts { done: 1, ..JobCounts::default() });
    assert!(app.mails().is_empty());
    let key = format!("taskbell:dashboard:{}", me.user_id().0.simple());
    assert!(!app.services.redis.exists::<bool, _>(key).await.unwrap());
    // The address is free.
    let newcomer = sign_up(&app.services, form, HOME, now()).await.unwrap();

    let mut work = pin!(app.carry(now()));
    run_to_failpoint("deleted", 2, work.as_mut()).await;
    assert!(app.count("tasks").await > 500, "step by step");
    app.carry_on(later()).await;
    let people: Vec<Uuid> = app.values("SELECT id FROM users ORDER BY created_at, id").await;
    let mut expected = [other.user_id().0, newcomer.user.0];
    expected.sort();
    assert_eq!(
        {
            let mut people = people;
            people.sort();
            people
        },
        expected
    );
    assert_eq!(app.values::<String>("SELECT title FROM tasks").await, ["Theirs"]);
    for table in ["task_reminders", "reminder_deliveries", "transfers", "transfer_parts"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
    for whose in ["user_id FROM lists", "DISTINCT list_id FROM changes"] {
        assert_eq!(app.values::<Uuid>(&format!("SELECT {whose}")).await, [other.user_id().0]);
    }
    assert_eq!(app.values::<String>("SELECT name FROM jobs").await, ["delete_account"]);
    assert_eq!(sign_in(&app.services, again, HOME, now()).await.map(by_password).unwrap().user, newcomer.user);
}
