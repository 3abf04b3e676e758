//! The lines of a list: written by the server in one piece, read and changed in the browser.

use std::sync::Arc;

use leptos::{
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlInputElement},
};
use maud::Markup;
use model::{DueText, ListKind, Priority, RowAbout, Status, TaskRow, Ticked};

use super::task_row::{self, RowWords};
use crate::browser;

/// About what a line takes, in bytes: a string that grows is copied again and again.
const CAPACITY: usize = 1_100;

/// The whole list. `address` is where its links lead, but for the task's id.
pub fn list(rows: &[Arc<TaskRow>], list: ListKind, address: &str) -> String {
    let mut html = String::with_capacity((rows.len() + 1) * CAPACITY);
    html.push_str("<ul class=\"rows\">");
    lines(rows, list, address).for_each(|line| html.push_str(&line.0));
    html.push_str("</ul>");
    html
}

/// Its lines: tasks, and headings above those of one group.
fn lines(rows: &[Arc<TaskRow>], list: ListKind, address: &str) -> impl Iterator<Item = Markup> {
    let words = RowWords::find();
    let mut group = "";
    rows.iter().flat_map(move |row| {
        let heading = (row.group != group).then(|| task_row::heading(&row.group));
        group = &row.group;
        heading.into_iter().chain([task_row::row(row, list, address, &words)])
    })
}

/// The lines of a list as they look, links aside: what looks the same is the same line.
pub fn looks(rows: &[Arc<TaskRow>], list: ListKind) -> Vec<String> {
    lines(rows, list, "").map(Markup::into_string).collect()
}

/// Changes the list in the document from what it showed. Lines that stay the same keep their elements, and with them the
/// focus and their ticks.
pub fn change(shown: Vec<String>, looks: &[String], rows: &[Arc<TaskRow>], list: ListKind, address: &str) {
    let Some(element) = browser::find(".rows") else { return };
    let mut kept = Vec::new();
    let mut next = element.first_element_child();
    for look in shown {
        let Some(line) = next else { break };
        next = line.next_element_sibling();
        if looks.contains(&look) { kept.push((look, line)) } else { line.remove() }
    }
    let mut next = element.first_element_child();
    for (look, html) in looks.iter().zip(lines(rows, list, address)) {
        if let Some(place) = kept.iter().position(|(kept, _)| kept == look) {
            let (_, line) = kept.remove(place);
            if next.as_ref() == Some(&line) {
                next = line.next_element_sibling();
            } else {
                // A line of this list can stand before any other.
                let _ = element.insert_before(&line, next.as_deref());
            }
        } else {
            let html = html.into_string();
            // So can a new one.
            let _ = match &next {
                Some(next) => next.insert_adjacent_html("beforebegin", &html),
                None => element.insert_adjacent_html("beforeend", &html),
            };
        }
    }
    for (_, line) in kept {
        line.remove();
    }
}

/// The rows that the document shows. They are read there, since sending them as data too would double the page.
pub fn shown() -> Vec<TaskRow> {
    let Some(element) = browser::find(".rows") else { return Vec::new() };
    let words = RowWords::find();
    let (mut rows, mut group) = (Vec::new(), String::new());
    let mut next = element.first_element_child();
    while let Some(line) = next {
        next = line.next_element_sibling();
        if line.class_name() == "group" {
            group = line.inner_html();
        } else {
            rows.extend(read(&line, &group, &words));
        }
    }
    rows
}

fn read(line: &Element, group: &str, words: &RowWords) -> Option<TaskRow> {
    let id: HtmlInputElement = find(line, ".select input")?.dyn_into().ok()?;
    let status = match line.class_name().as_str() {
        "row completed" => Status::Completed,
        _ if find(line, ".in-progress").is_some() => Status::InProgress,
        _ => Status::Pending,
    };
    let priority = text(line, ".row-meta > .sr-only").unwrap_or_default();
    let priority = Priority::ALL.into_iter().find(|known| priority == words.priority(*known));
    let due = find(line, "time").map(|time| DueText {
        text: time.last_child().and_then(|text| text.text_content()).unwrap_or_default(),
        datetime: time.get_attribute("datetime").unwrap_or_default(),
        overdue: time.class_name() == "overdue",
    });
    let act = find(line, ".check").and_then(|button| button.get_attribute("value"));
    let version = act.and_then(|act| act.rsplit(':').next()?.parse().ok()).unwrap_or_default();
    Some(TaskRow {
        id: id.value().parse::<Ticked>().ok()?.id,
        version,
        title: text(line, ".row-title")?,
        status,
        priority: priority.unwrap_or(Priority::None),
        has_notes: find(line, ".i-notes").is_some(),
        due,
        when: text(line, ".row-meta > span:not([class])"),
        group: group.to_owned(),
        level: line.get_attribute("aria-level").map_or(0, |level| level.bytes().last().map_or(0, |digit| digit - b'1')),
        about: RowAbout::default(),
        more: more(line),
    })
}

/// What the server has to say of it besides: all that is none of the above.
fn more(line: &Element) -> String {
    let mut more = String::new();
    let mut next = find(line, ".row-meta").and_then(|meta| meta.first_element_child());
    while let Some(part) = next {
        next = part.next_element_sibling();
        // A selector that browsers know.
        if !part.matches("time, .in-progress, .sr-only, .i-notes, span:not([class])").unwrap_or_default() {
            more.push_str(&part.outer_html());
        }
    }
    more
}

fn find(line: &Element, selector: &str) -> Option<Element> {
    line.query_selector(selector).ok()?
}

fn text(line: &Element, selector: &str) -> Option<String> {
    find(line, selector)?.text_content()
}
