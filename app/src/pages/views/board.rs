use maud::{Markup, html};
use model::{Board, BoardColumn, Group, ListQuery, MOST_IN_SECTION, Panel};

use super::{Shown, adding, bar::bar, card::card, lists, opening, panel};
use crate::{
    address::list_url,
    components::count_up_to,
    error::AppError,
    request::answer,
    words::{say, say_with},
};

/// The columns of a list.
pub async fn read(query: &ListQuery) -> Result<Shown, AppError> {
    let (visitor, lists) = lists().await?;
    let actor = answer(visitor.actor())?;
    let mut board = answer(domain::pages::board(&visitor.services, actor, &lists, query, visitor.now).await)?;
    let panel = panel(query, &lists, board.open.take());
    Ok(shown(query, board, panel))
}

fn shown(query: &ListQuery, board: Board, panel: Panel) -> Shown {
    let address = opening(query);
    let tasks = html! {
        div class="view-tasks" {
            (bar(query.list, board.group, &board.columns))
            div class="board" role="group" tabindex="0" aria-label=(say("view-board")) {
                @for (place, column) in board.columns.iter().enumerate() { (one(query, board.group, place, column, &address)) }
            }
        }
    };
    let at = |first: usize| list_url(&ListQuery { after: Some(first.to_string()), open: None, ..query.clone() });
    let end = html! {
        @if board.earlier.is_some() || board.later.is_some() {
            p class="next" {
                @if let Some(first) = board.earlier { a href=(at(first)) rel="prev" { (say("board-earlier")) } " " }
                @if let Some(first) = board.later { a href=(at(first)) rel="next" { (say("board-next")) } }
            }
        }
    };
    Shown { own: board.own, panel, group: Some(board.group), head: html! { div {} }, tasks, end }
}

fn one(query: &ListQuery, group: Group, place: usize, column: &BoardColumn, address: &str) -> Markup {
    let id = format!("column-{place}");
    let put = column.put.as_ref();
    // Where a new task comes here by itself.
    let to = put.and_then(|put| match group {
        Group::Section => put.value.split_once('.').map(|(_, section)| section),
        Group::Day => Some(put.value.as_str()).filter(|day| !day.is_empty()),
        _ => None,
    });
    html! {
        section class="column" aria-labelledby=(id) data-act=[put.map(|put| put.act)] data-field=[put.map(|put| put.field)]
            data-value=[put.map(|put| put.value.as_str())] {
            header {
                @if let Some(colour) = column.colour { span class={ "dot c-" (colour.slug()) } aria-hidden="true" {} }
                h2 id=(id) dir="auto" { (column.title) }
                (count_up_to(column.open, MOST_IN_SECTION))
                @if let Some(to) = to {
                    a class="icon-button i-add" href=(adding(query, to)) title=(say_with("section-add-task", &column.title)) {}
                }
            }
            ul class="rows" { @for row in &column.cards { (card(row, address)) } }
            @if let Some(more) = &column.more {
                p class="more-of" {
                    a href=(list_url(more)) {
                        (say("board-more")) span class="sr-only" { ": " (column.title) }
                    }
                }
            }
        }
    }
}
