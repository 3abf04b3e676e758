//! Tasks that recur, with parts and as parts.

use domain::{Actor, tasks};
use model::{NewPart, Outcome, Status, TaskEdit, TaskId};
use uuid::Uuid;

use super::{due, over, recurring, set_rule};
use crate::support::{App, now};

async fn part(app: &App, me: &Actor, parent: TaskId, title: &str) -> TaskId {
    let id = TaskId(Uuid::now_v7());
    tasks::add_part(&app.services, me, NewPart { id, title: title.to_owned(), parent }, now()).await.unwrap();
    id
}

async fn statuses(app: &App, me: &Actor, ids: &[TaskId]) -> Vec<Status> {
    let mut statuses = Vec::new();
    for id in ids {
        statuses.push(app.detail(me, *id).await.status);
    }
    statuses
}

/// By its button, or by its form.
async fn complete(app: &App, me: &Actor, id: TaskId, by_form: bool) -> Outcome {
    if !by_form {
        return app.change(me, "complete", &[id]).await;
    }
    let form = TaskEdit { status: Status::Completed, ..app.form(me, id).await };
    tasks::edit(&app.services, me, form, now()).await.unwrap()
}

#[tokio::test]
async fn when_a_task_goes_on_its_parts_are_to_do_again() {
    for by_form in [false, true] {
        let app = App::new().await;
        let me = app.person().await;
        let root = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
        let parts = [part(&app, &me, root, "Done").await, part(&app, &me, root, "Open").await];
        let below = part(&app, &me, parts[0], "Done below").await;
        app.change(&me, "complete", &[below, parts[0]]).await;
        let outcome = complete(&app, &me, root, by_form).await;
        assert_eq!(due(&app, &me, root).await, "2026-11-24");
        let all = [parts[0], parts[1], below];
        assert_eq!(statuses(&app, &me, &all).await, [Status::Pending; 3], "by form: {by_form}");
        domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
        assert_eq!((due(&app, &me, root).await, over(&app).await), ("2026-11-23".to_owned(), Vec::new()));
        assert_eq!(statuses(&app, &me, &all).await, [Status::Completed, Status::Pending, Status::Completed]);
    }
}

#[tokio::test]
async fn what_recurs_ends_with_the_task_that_it_is_a_part_of() {
    for by_form in [false, true] {
        let app = App::new().await;
        let me = app.person().await;
        let root = app.task(&me, "Plan the beds").await;
        let id = part(&app, &me, root, "Measure").await;
        set_rule(&app, &me, id, "FREQ=WEEKLY").await;
        let outcome = complete(&app, &me, root, by_form).await;
        let rule = async || app.detail(&me, id).await.recurrence.rule;
        assert_eq!((statuses(&app, &me, &[id]).await, rule().await), (vec![Status::Completed], String::new()));
        domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
        assert_eq!(statuses(&app, &me, &[id]).await, [Status::Pending]);
        assert!(!rule().await.is_empty(), "by form: {by_form}");
    }
}
