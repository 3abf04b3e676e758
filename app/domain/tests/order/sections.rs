use domain::{lists, tasks};
use model::{
    Did, Field, ListId, ListRequest, Problem, Quota, Rejection, SectionForm, SectionId, SectionRequest, TaskEdit,
};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Query;
use uuid::Uuid;

use super::{act, all, list, section, task};
use crate::support::{App, now, problem, rejection};

async fn names(app: &App, me: &domain::Actor, list: ListId) -> Vec<String> {
    app.lists(me).await.sections(list).map(|section| section.name.clone()).collect()
}

#[tokio::test]
async fn a_section_lives_and_comes_back() {
    let app = App::new().await;
    let me = app.person().await;
    let work = list(&app, &me, "Work").await;
    let ready = section(&app, &me, work, "  Ready ").await;
    let waiting = section(&app, &me, work, "Waiting").await;
    // Sent twice, and once more with another name after Back.
    for name in ["Ready", "Done"] {
        let form = SectionForm { id: ready, list: work, name: name.into() };
        assert_eq!(lists::sections::add(&app.services, &me, form, now()).await.unwrap().did, Did::SectionAdded);
    }
    assert_eq!(names(&app, &me, work).await, ["Ready", "Waiting", "Done"]);
    assert_eq!(lists::sections::named(&app.services, &me, work, "WAITING").await.unwrap(), Some(waiting));
    assert_eq!(lists::sections::named(&app.services, &me, work, "Nothing").await.unwrap(), None);

    let form = SectionForm { id: waiting, list: work, name: "On hold".into() };
    let renamed = lists::sections::save(&app.services, &me, form.clone(), now()).await.unwrap();
    assert_eq!(lists::sections::save(&app.services, &me, form, now()).await.unwrap().undo, None);
    assert_eq!(names(&app, &me, work).await, ["Ready", "On hold", "Done"]);
    assert_eq!(domain::undo(&app.services, &me, renamed.undo.unwrap(), now()).await.unwrap().count, 1);
    let ordered = act(&app, &me, "up", waiting).await;
    assert_eq!(names(&app, &me, work).await, ["Waiting", "Ready", "Done"]);
    assert_eq!(act(&app, &me, "up", waiting).await.undo, None, "it is the first");
    assert_eq!(domain::undo(&app.services, &me, ordered.undo.unwrap(), now()).await.unwrap().count, 2);
    assert_eq!(names(&app, &me, work).await, ["Ready", "Waiting", "Done"]);

    let inside = task(&app, &me, work, Some(ready), "Inside").await;
    let outside = task(&app, &me, work, None, "Outside").await;
    let removed = act(&app, &me, "remove", ready).await;
    assert_eq!(names(&app, &me, work).await, ["Waiting", "Done"]);
    assert_eq!(all(&app, &me, work).await, [(None, outside), (None, inside)], "its tasks stay");
    let changed: i64 = app.value("SELECT COUNT(*) FROM tasks WHERE version > 1").await;
    assert_eq!(changed, 0);
    let undo = removed.undo.unwrap();
    assert_eq!(domain::undo(&app.services, &me, undo, now()).await.unwrap().count, 1);
    assert_eq!(domain::undo(&app.services, &me, undo, now()).await.unwrap().count, 1, "twice counts the same");
    assert_eq!(all(&app, &me, work).await, [(None, outside), (Some(ready), inside)]);
    // Making one is undone, too.
    let form = SectionForm { id: SectionId(Uuid::now_v7()), list: work, name: "More".into() };
    let added = lists::sections::add(&app.services, &me, form, now()).await.unwrap();
    domain::undo(&app.services, &me, added.undo.unwrap(), now()).await.unwrap();
    assert_eq!(names(&app, &me, work).await, ["Ready", "Waiting", "Done"]);
}

#[tokio::test]
async fn the_inbox_has_sections_too() {
    let app = App::new().await;
    let me = app.person().await;
    let inbox = ListId(me.user_id().0);
    let later = section(&app, &me, inbox, "Later").await;
    let id = app.task(&me, "A").await;
    super::place(&app, &me, id, format!("end.{}.{}", inbox.0, later.0)).await;
    assert_eq!(app.detail(&me, id).await.section, Some(later));
    let page = app.page(&me, &model::ListQuery::of(model::ListKind::Inbox)).await;
    assert_eq!((page.rows[0].about.section, page.sections[0].open), (Some(later), 1));
}

#[tokio::test]
async fn a_task_is_put_into_a_section_by_its_form() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (list(&app, &me, "Work").await, list(&app, &me, "Home").await);
    let (ready, garden) = (section(&app, &me, work, "Ready").await, section(&app, &me, home, "Garden").await);
    let id = task(&app, &me, work, None, "A").await;
    let saved = async |list: &str, section: Option<SectionId>, missing: bool| {
        let section = section.map(|section| section.0.to_string()).unwrap_or_default();
        let edit =
            TaskEdit { list: list.to_owned(), section: (!missing).then_some(section), ..app.form(&me, id).await };
        tasks::edit(&app.services, &me, edit, now()).await.unwrap();
        let task = app.detail(&me, id).await;
        (task.list, task.section)
    };
    assert_eq!(saved("", Some(ready), false).await, (work, Some(ready)));
    assert_eq!(saved("", None, true).await, (work, Some(ready)), "a missing field leaves it where it is");
    assert_eq!(saved("", Some(garden), false).await, (work, None), "that is a section of another list");
    assert_eq!(saved("", Some(ready), false).await, (work, Some(ready)));
    assert_eq!(saved(&home.0.to_string(), Some(ready), false).await, (home, None), "another list leaves it behind");
    assert_eq!(saved("", Some(garden), false).await, (home, Some(garden)));
    // What is done keeps its section.
    app.change(&me, "complete", &[id]).await;
    app.change(&me, "reopen", &[id]).await;
    assert_eq!(saved("", None, true).await, (home, Some(garden)));
    assert_eq!(saved("", None, false).await, (home, None));
    let wrong = TaskEdit { section: Some("x".into()), ..app.form(&me, id).await };
    assert_eq!(rejection(tasks::edit(&app.services, &me, wrong, now()).await), Rejection::Malformed);
}

#[tokio::test]
async fn sections_are_their_owners_and_only_so_many() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let (mine, theirs) = (list(&app, &me, "Work").await, list(&app, &other, "Work").await);
    let secret = section(&app, &other, theirs, "Secret").await;
    let everything = app.everything().await;
    let form = |list: ListId, name: &str| SectionForm { id: SectionId(Uuid::now_v7()), list, name: name.to_owned() };
    let add = async |form: SectionForm| lists::sections::add(&app.services, &me, form, now()).await;
    assert_eq!(rejection(add(form(theirs, "Mine")).await), Rejection::NotFound);
    let rename = SectionForm { id: secret, ..form(theirs, "Mine") };
    assert_eq!(rejection(lists::sections::save(&app.services, &me, rename, now()).await), Rejection::NotFound);
    for act in ["up", "remove"] {
        let form = SectionRequest { act: format!("{act}:{}", secret.0) };
        assert_eq!(rejection(lists::sections::change(&app.services, &me, form, now()).await), Rejection::NotFound);
    }
    for name in ["", "\u{200b}", &"x".repeat(201)] {
        assert!(problem(add(form(mine, name)).await, Field::Name).is_some(), "{name}");
    }
    assert_eq!(problem(add(form(mine, "a\nb")).await, Field::Name), Some(Problem::ControlCharacter));
    assert_eq!(app.everything().await, everything);
    assert!(app.lists(&me).await.sections.is_empty());

    for number in 0..100 {
        add(form(mine, &format!("Section {number}"))).await.unwrap();
    }
    let full = Rejection::Full { quota: Quota::Sections, most: 100 };
    assert_eq!(rejection(add(form(mine, "One more")).await), full);
    // As many as one can have, in another list.
    let much = list(&app, &me, "Much").await;
    app.services.db.execute(&Query::update().table("sections").value("list_id", much.0).take()).await.unwrap();
    assert_eq!(rejection(add(form(much, "One more")).await), full);
    add(form(mine, "Another list")).await.unwrap();
}

/// A list that is deleted for good takes its sections along, with their names in the journal.
#[tokio::test]
async fn sections_end_with_their_list() {
    let app = App::new().await;
    let me = app.person().await;
    let (work, home) = (list(&app, &me, "Work").await, list(&app, &me, "Home").await);
    let ready = section(&app, &me, work, "Ready").await;
    section(&app, &me, home, "Garden").await;
    let rename = SectionForm { id: ready, list: work, name: "A secret".into() };
    lists::sections::save(&app.services, &me, rename, now()).await.unwrap();
    task(&app, &me, work, Some(ready), "A").await;
    let delete = ListRequest { act: format!("delete:{}", work.0) };
    lists::change(&app.services, &me, delete, now()).await.unwrap();
    tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    assert_eq!(app.values::<String>("SELECT name FROM sections").await, ["Garden"]);
    let named: i64 =
        app.value("SELECT COUNT(*) FROM changes WHERE before LIKE '%Ready%' OR after LIKE '%secret%'").await;
    assert_eq!(named, 0);
}
