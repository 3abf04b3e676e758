//! What stands above and below the rows of a list: days, sections, and the form for one more section.

use leptos::prelude::use_context;
use maud::{Markup, PreEscaped, html};
use model::{ListId, ListQuery, MOST_IN_SECTION, SectionForm, SectionHead, SectionId, TaskPage};
use uuid::Uuid;

use super::{ROWS_FORM, count_up_to, section_form};
use crate::{
    failed_form::FailedForm,
    words::{say, say_with},
};

/// Makes HTML of the headings of a page, and of what stands below it.
pub fn place_headings(page: &mut TaskPage, query: &ListQuery, list: Option<ListId>) {
    let place = |row: &model::TaskRow| page.sections.iter().position(|head| Some(head.section.id) == row.about.section);
    // Sections without rows before those of the first row stand on the pages before.
    let mut next = match query.after {
        Some(_) => page.rows.first().and_then(place).unwrap_or(0),
        None => 0,
    };
    let (mut here, mut block) = (None, String::new());
    let places: Vec<Option<usize>> = page.rows.iter().map(place).collect();
    for (row, place) in page.rows.iter_mut().zip(places) {
        if place != here {
            block = place
                .and_then(|last| heads(page.sections.get(next..=last)?, query, Some(last - next)))
                .unwrap_or_default();
            next = place.map_or(next, |place| place + 1);
            here = place;
        }
        row.group = match row.group.as_str() {
            "" => block.clone(),
            text => html! { h2 { (text) } }.into_string(),
        };
    }
    let next = if page.next.is_none() { next } else { page.sections.len() };
    let last = page.sections.get(next..).unwrap_or_default();
    let list = list.filter(|_| query.is_manual() && page.next.is_none());
    page.end = html! {
        div id="list-end" {
            (PreEscaped(heads(last, query, None).unwrap_or_default()))
            @if let Some(list) = list { (add_section(list, !page.sections.is_empty())) }
        }
    }
    .into_string();
}

/// Headings one below the other. Where filters leave rows out, those without any are left out, too.
fn heads(heads: &[SectionHead], query: &ListQuery, with_rows: Option<usize>) -> Option<String> {
    let shown = heads
        .iter()
        .enumerate()
        .filter(|(place, head)| !query.filtered() || head.section.folded || Some(*place) == with_rows);
    let shown: String = shown.map(|(_, head)| heading(head).into_string()).collect();
    (!shown.is_empty()).then_some(shown)
}

fn heading(SectionHead { section, open }: &SectionHead) -> Markup {
    let (id, list) = (section.id.0.simple(), section.list.0.simple());
    let (fold, label) = if section.folded { ("unfold", "section-unfold") } else { ("fold", "section-fold") };
    html! {
        div class="section-head" data-place={ (list) "." (id) } {
            button class={ "icon-button i-down fold-section" @if section.folded { " folded" } } form=(ROWS_FORM) name="request[act]"
                value={ (fold) "_section:" (id) } aria-expanded=(!section.folded) title=(say_with(label, &section.name)) {}
            h2 dir="auto" { (section.name) }
            (count_up_to(*open, MOST_IN_SECTION))
            a class="icon-button i-add" href="#new-task" data-section=(id) title=(say_with("section-add-task", &section.name)) {}
        }
    }
}

/// The form that makes another section.
fn add_section(list: ListId, has_others: bool) -> Markup {
    let refused = use_context::<FailedForm>().is_some_and(|failed| failed.action == "add_section");
    let new = SectionForm { id: SectionId(Uuid::now_v7()), list, name: String::new() };
    html! {
        details class="add-section" open[refused] {
            summary { span class="icon i-add" aria-hidden="true" {} (say("section-new")) }
            (section_form("add_section", new, "section-add"))
        }
        @if has_others {
            p { a href={ (list.path()) "/edit#sections" } { (say("sections-edit")) } }
        }
    }
}
