//! One occurrence, several who end it.

use domain::tasks;
use model::{ChangeRequest, Ticked};

use super::{due, over, recurring};
use crate::support::{App, now};

#[tokio::test]
async fn completed_from_two_sides_at_once_it_counts_once() {
    let app = App::new().await;
    let me = app.person().await;
    for round in 0..5 {
        let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
        let version = app.detail(&me, id).await.version;
        let act = format!("complete:{}:{version}", id.0);
        let form = ChangeRequest { act, ..ChangeRequest::default() };
        let change = || tasks::change(&app.services, &me, form.clone(), now());
        let (one, other, third) = tokio::join!(change(), change(), change());
        let undos = [one, other, third].into_iter().filter(|result| result.as_ref().unwrap().undo.is_some()).count();
        assert_eq!(undos, 1, "{round}");
        assert_eq!(due(&app, &me, id).await, "2026-11-24", "{round}");
        // Later, too, from a page that is still open; whatever else changed since.
        app.change(&me, "start", &[id]).await;
        assert_eq!(change().await.unwrap().undo, None);
        assert_eq!(due(&app, &me, id).await, "2026-11-24", "{round}");
        assert_eq!(app.count("occurrences").await, round + 1);
    }
}

/// Something else that changed is no reason not to.
#[tokio::test]
async fn a_page_from_before_another_change_completes_it() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let version = app.detail(&me, id).await.version;
    app.change(&me, "start", &[id]).await;
    let form = ChangeRequest { act: format!("complete:{}:{version}", id.0), ..ChangeRequest::default() };
    assert!(tasks::change(&app.services, &me, form, now()).await.unwrap().undo.is_some());
    assert_eq!(over(&app).await, ["2026-11-23 done"]);
}

/// Undone it is there again, for whoever saw it before.
#[tokio::test]
async fn what_was_undone_can_be_completed_again() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let version = app.detail(&me, id).await.version;
    let form = ChangeRequest { act: format!("complete:{}:{version}", id.0), ..ChangeRequest::default() };
    let first = tasks::change(&app.services, &me, form.clone(), now()).await.unwrap();
    domain::undo(&app.services, &me, first.undo.unwrap(), now()).await.unwrap();
    assert!(over(&app).await.is_empty());
    assert!(tasks::change(&app.services, &me, form, now()).await.unwrap().undo.is_some());
    assert_eq!(due(&app, &me, id).await, "2026-11-24");
}

/// Several at once, of which some recur, in two requests that overlap.
#[tokio::test]
async fn several_at_once_are_completed_together() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for number in 0..6 {
        ids.push(match number % 2 {
            0 => recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await,
            _ => app.due(&me, "Once", "2026-11-23").await,
        });
    }
    let outcome = app.change(&me, "complete", &ids).await;
    assert_eq!((outcome.count, app.count("occurrences").await), (6, 3));
    domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!(app.count("occurrences").await, 0);
    let mut ticked = Vec::new();
    for id in &ids {
        ticked.push(Ticked { id: *id, seen: Some(app.detail(&me, *id).await.version) });
    }
    let backwards: Vec<_> = ticked.iter().rev().copied().collect();
    let change = |ids: Vec<_>| {
        let form = ChangeRequest { act: "complete".into(), ids, ..ChangeRequest::default() };
        tasks::change(&app.services, &me, form, now())
    };
    let (one, other) = tokio::join!(change(ticked.clone()), change(backwards));
    assert_eq!((one.unwrap().count, other.unwrap().count), (6, 6));
    assert_eq!(change(ticked).await.unwrap().undo, None);
    assert_eq!(over(&app).await, ["2026-11-23 done"; 3]);
    for (id, expected) in ids.into_iter().zip(["2026-11-24", "completed"].into_iter().cycle()) {
        assert_eq!(due(&app, &me, id).await, expected);
    }
    let (_, them) = (app.person().await, app.person().await);
    let other = recurring(&app, &them, "2026-11-23", "FREQ=DAILY").await;
    let form = ChangeRequest { act: "skip".into(), ids: vec![other.into()], ..ChangeRequest::default() };
    assert!(tasks::change(&app.services, &me, form, now()).await.is_err());
    assert_eq!(due(&app, &them, other).await, "2026-11-23");
}

/// Ticked in two windows: each says which occurrence it saw.
#[tokio::test]
async fn ticked_on_several_pages_it_counts_once() {
    let app = App::new().await;
    let me = app.person().await;
    for act in ["complete", "skip"] {
        let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
        let once = app.due(&me, "Once", "2026-11-23").await;
        let seen = Some(app.detail(&me, id).await.version);
        let form =
            ChangeRequest { act: act.into(), ids: vec![Ticked { id, seen }, once.into()], ..ChangeRequest::default() };
        let change = || tasks::change(&app.services, &me, form.clone(), now());
        for outcome in futures_util::future::join_all((0..8).map(|_| change())).await {
            assert_eq!(outcome.unwrap().count, 2, "{act}");
        }
        assert_eq!(due(&app, &me, id).await, "2026-11-24", "{act}");
        assert_eq!(change().await.unwrap().undo, None, "{act}");
        // A form that does not say so means what is there.
        app.change(&me, act, &[id]).await;
        assert_eq!(due(&app, &me, id).await, "2026-11-25", "{act}");
    }
}
