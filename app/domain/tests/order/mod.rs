//! The order that people give the tasks of a list, and the sections they divide it into.

mod at_once;
mod duplicate;
mod elsewhere;
mod moves;
mod pages;
mod sections;

use domain::{Actor, lists, tasks};
use model::{
    ChangeRequest, Colour, ListForm, ListId, ListKind, ListQuery, NewTask, Outcome, SectionForm, SectionId,
    SectionRequest, TaskId,
};
use uuid::Uuid;

use crate::support::{App, now};

async fn list(app: &App, me: &Actor, name: &str) -> ListId {
    let id = ListId(Uuid::now_v7());
    let form = ListForm { id, name: name.to_owned(), colour: Colour::Blue, favourite: false };
    lists::add(&app.services, me, form, now()).await.unwrap();
    id
}

async fn section(app: &App, me: &Actor, list: ListId, name: &str) -> SectionId {
    let id = SectionId(Uuid::now_v7());
    lists::sections::add(&app.services, me, SectionForm { id, list, name: name.to_owned() }, now()).await.unwrap();
    id
}

async fn act(app: &App, me: &Actor, act: &str, SectionId(id): SectionId) -> Outcome {
    let form = SectionRequest { act: format!("{act}:{id}") };
    lists::sections::change(&app.services, me, form, now()).await.unwrap()
}

async fn task(app: &App, me: &Actor, list: ListId, section: Option<SectionId>, title: &str) -> TaskId {
    let id = TaskId(Uuid::now_v7());
    let section = section.map(|section| section.0.to_string()).unwrap_or_default();
    let form = NewTask { id, title: title.to_owned(), list: ListKind::Own(list), section, ..NewTask::default() };
    tasks::add(&app.services, me, form, now()).await.unwrap();
    id
}

/// What dragging a task sends.
async fn place(app: &App, me: &Actor, id: TaskId, place: String) -> Outcome {
    tasks::change(&app.services, me, request("place", id, place), now()).await.unwrap()
}

fn request(act: &str, TaskId(id): TaskId, place: String) -> ChangeRequest {
    ChangeRequest { act: format!("{act}:{id}"), place, ..ChangeRequest::default() }
}

async fn step(app: &App, me: &Actor, act: &str, id: TaskId) -> Outcome {
    tasks::change(&app.services, me, request(act, id, String::new()), now()).await.unwrap()
}

async fn titles(app: &App, me: &Actor, list: ListId) -> Vec<String> {
    app.list(me, ListKind::Own(list)).await
}

/// Everything that a list shows, page by page: section and id of each.
async fn all(app: &App, me: &Actor, list: ListId) -> Vec<(Option<SectionId>, TaskId)> {
    let (mut rows, mut query) = (Vec::new(), ListQuery::of(ListKind::Own(list)));
    loop {
        let page = app.page(me, &query).await;
        assert!(page.rows.len() <= 50);
        rows.extend(page.rows.iter().map(|row| (row.about.section, row.id)));
        match page.next {
            Some(next) => query.after = Some(next),
            None => return rows,
        }
    }
}
