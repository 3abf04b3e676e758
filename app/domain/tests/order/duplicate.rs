use model::{Did, DuplicatedList, ListId, ListState, Quota, Rejection};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Query;
use uuid::Uuid;

use super::{all, list, place, section, task, titles};
use crate::recurrence::{due, over, set_rule};
use crate::support::{App, now, rejection};

fn form(id: ListId) -> DuplicatedList {
    DuplicatedList { id, copy: ListId(Uuid::now_v7()) }
}

#[tokio::test]
async fn a_list_is_made_like_another_one() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let ready = section(&app, &me, work, "Ready").await;
    let ids = [
        task(&app, &me, work, None, "A").await,
        task(&app, &me, work, None, "B").await,
        task(&app, &me, work, Some(ready), "C").await,
        task(&app, &me, work, None, "Done").await,
        task(&app, &me, work, None, "Deleted").await,
    ];
    place(&app, &me, ids[1], format!("before.{}", ids[0].0)).await;
    app.change(&me, "complete", &[ids[3]]).await;
    app.change(&me, "delete", &[ids[4]]).await;
    app.reschedule(&me, &[ids[0]], Some(crate::support::date("2026-12-01"))).await;
    // The second one has a time of its own.
    for rule in ["days:1@18:00", "at:2026-11-30T10:00"] {
        let reminder = model::NewReminder {
            task: ids[0],
            rule: rule.into(),
            kind: String::new(),
            amount: String::new(),
            unit: String::new(),
            date: String::new(),
            time: String::new(),
        };
        domain::reminders::set(&app.services, &me, reminder, now()).await.unwrap();
    }
    let form = form(work);
    let copied = domain::duplicate(&app.services, &me, form.clone(), now()).await.unwrap();
    assert_eq!((copied.did, copied.next.clone()), (Did::ListDuplicated, Some(form.copy.path())));
    // Sent twice it makes one.
    domain::duplicate(&app.services, &me, form.clone(), now()).await.unwrap();
    let lists = app.lists(&me).await;
    let names: Vec<&str> = lists.own.iter().map(|list| list.name.as_str()).collect();
    assert_eq!(names, ["Work", "Copy of Work"]);
    assert_eq!(titles(&app, &me, form.copy).await, ["B", "A", "C"]);
    assert_eq!(titles(&app, &me, work).await, ["B", "A", "C"]);
    let rows = all(&app, &me, form.copy).await;
    let copied_section = lists.sections(form.copy).next().unwrap().id;
    assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [None, None, Some(copied_section)]);
    assert_ne!(copied_section, ready);
    let first = app.detail(&me, rows[1].1).await;
    assert_eq!((first.due_date.as_str(), first.reminders.len()), ("2026-12-01", 1));

    for _ in 0..2 {
        let undone = domain::undo(&app.services, &me, copied.undo.unwrap(), now()).await.unwrap();
        assert_eq!((undone.count > 0, undone.next.as_deref()), (true, Some("/lists")), "its page is none any more");
    }
    assert_eq!(app.lists(&me).await.of(ListState::Deleted).count(), 1);
    assert_eq!(titles(&app, &me, work).await, ["B", "A", "C"]);
}

#[tokio::test]
async fn only_what_is_mine_and_fits_is_copied() {
    let app = App::with_quotas(|quotas| quotas.tasks = 1_010).await;
    let (me, other) = (app.person().await, app.person().await);
    let (large, theirs) = (list(&app, &me, "Large").await, list(&app, &other, "Theirs").await);
    app.many_tasks(&me, 1_001, 0).await;
    app.services.db.execute(&Query::update().table("tasks").value("list_id", large.0).take()).await.unwrap();
    let everything = app.everything().await;
    for id in [theirs, ListId(me.user_id().0), ListId(Uuid::now_v7())] {
        assert_eq!(rejection(domain::duplicate(&app.services, &me, form(id), now()).await), Rejection::NotFound);
    }
    let refused = rejection(domain::duplicate(&app.services, &me, form(large), now()).await);
    assert_eq!(refused, Rejection::LargeList { most: 1_000 });
    assert_eq!(app.everything().await, everything);
    app.execute("DELETE FROM tasks WHERE id IN (SELECT id FROM tasks ORDER BY id LIMIT 900)").await;
    app.execute("DELETE FROM usage").await;
    domain::duplicate(&app.services, &me, form(large), now()).await.unwrap();
    let services = app.services_with(|quotas| quotas.tasks = 250).await;
    let full = Rejection::Full { quota: Quota::Tasks, most: 250 };
    assert_eq!(rejection(domain::duplicate(&services, &me, form(large), now()).await), full);
}

/// Each by a series of its own, which goes on from where the other one is.
#[tokio::test]
async fn what_recurs_does_so_in_the_copy_too() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let by_completion = task(&app, &me, work, None, "By completion").await;
    let by_schedule = task(&app, &me, work, None, "By schedule").await;
    app.reschedule(&me, &[by_completion, by_schedule], Some(crate::support::date("2026-11-23"))).await;
    set_rule(&app, &me, by_schedule, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=5").await;
    let edit = model::TaskEdit {
        rule: Some("FREQ=DAILY;INTERVAL=3".into()),
        anchor: Some("completion".into()),
        due_time: "09:00".into(),
        ..app.form(&me, by_completion).await
    };
    domain::tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    app.change(&me, "complete", &[by_schedule]).await;
    assert_eq!(due(&app, &me, by_schedule).await, "2026-11-26");
    app.reschedule(&me, &[by_schedule], Some(crate::support::date("2026-11-27"))).await;

    let form = form(work);
    domain::duplicate(&app.services, &me, form.clone(), now()).await.unwrap();
    let copies: Vec<_> = all(&app, &me, form.copy).await.into_iter().map(|row| row.1).collect();
    let (copy, other) = (app.detail(&me, copies[0]).await, app.detail(&me, copies[1]).await);
    assert_eq!(copy.recurrence.anchor, "completion");
    assert_eq!((copy.due_time.as_str(), copy.recurrence.every), ("09:00", 3));
    assert_eq!((other.due_date.as_str(), other.recurrence.times), ("2026-11-27", Some(4)));
    let was = over(&app).await;
    assert_eq!(
        crate::recurrence::complete_all(&app, &me, copies[1], now(), 4).await,
        ["2026-12-07", "2026-12-10", "2026-12-21", "completed"]
    );
    assert_eq!(over(&app).await.len(), was.len() + 4);
    assert_eq!(due(&app, &me, by_schedule).await, "2026-11-27", "the other one stays where it is");
    assert_eq!(crate::recurrence::complete_all(&app, &me, copies[0], now(), 1).await, ["2026-11-26"]);
}
