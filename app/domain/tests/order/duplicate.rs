use model::{Did, DuplicatedList, ListId, ListState, Quota, Rejection};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Query;
use uuid::Uuid;

use super::{all, list, place, section, task, titles};
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

    assert!(domain::undo(&app.services, &me, copied.undo.unwrap(), now()).await.unwrap().count > 0);
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
