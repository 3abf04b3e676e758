//! Lists as boards and calendars.

mod board;
mod calendar;
mod kept;

use domain::{Actor, lists, pages, tasks};
use model::{
    Board, Calendar, ChangeRequest, Colour, ListForm, ListId, ListKind, ListQuery, NewTask, Outcome, Put, SectionForm,
    SectionId, TaskId,
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

async fn task(app: &App, me: &Actor, list: ListKind, section: Option<SectionId>, title: &str) -> TaskId {
    let id = TaskId(Uuid::now_v7());
    let section = section.map(|section| section.0.to_string()).unwrap_or_default();
    let form = NewTask { id, title: title.to_owned(), list, section, ..NewTask::default() };
    tasks::add(&app.services, me, form, now()).await.unwrap();
    id
}

async fn board(app: &App, me: &Actor, query: &ListQuery) -> Board {
    let lists = app.lists(me).await;
    pages::board(&app.services, me, &lists, query, now()).await.unwrap()
}

async fn calendar(app: &App, me: &Actor, query: &ListQuery) -> Calendar {
    let lists = app.lists(me).await;
    pages::calendar(&app.services, me, &lists, query, now()).await.unwrap()
}

/// Each column with the titles of its cards, as one text.
fn columns(board: &Board) -> Vec<String> {
    let column = |column: &model::BoardColumn| {
        let titles: Vec<&str> = column.cards.iter().map(|card| card.title.as_str()).collect();
        format!("{}: {}", column.title, titles.join(" "))
    };
    board.columns.iter().map(column).collect()
}

/// What dropping a task on a column sends.
async fn put(app: &App, me: &Actor, id: TaskId, to: &Put, without: &str) -> Outcome {
    let mut form =
        ChangeRequest { act: format!("{}:{}", to.act, id.0), without: without.to_owned(), ..Default::default() };
    match to.field {
        "list" => form.list = to.value.clone(),
        "priority" => form.priority = to.value.clone(),
        "date" => form.date = to.value.clone(),
        "label" => form.label = to.value.clone(),
        field => assert_eq!(field, ""),
    }
    tasks::change(&app.services, me, form, now()).await.unwrap()
}
