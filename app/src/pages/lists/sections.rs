use std::sync::Arc;

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{ListId, ListKind, ListState, Lists, SectionForm, SectionId, SectionView};
use uuid::Uuid;

use crate::{
    components::{ActionForm, section_form},
    words::{say, say_with},
};

/// The form whose buttons put sections in order and remove them.
const ACTS: &str = "section-acts";

/// The sections of a list: their names, their order, and the form for one more.
#[component]
pub fn Sections(list: ListId, lists: Arc<Lists>) -> impl IntoView {
    let sections: Vec<&SectionView> = lists.sections(list).collect();
    let last = sections.len().saturating_sub(1);
    let lines = html! {
        ul class="own-lists" {
            @for (place, section) in sections.iter().enumerate() { (line(section, place > 0, place < last)) }
        }
    };
    let new = SectionForm { id: SectionId(Uuid::now_v7()), list, name: String::new() };
    let new = section_form("add_section", new, "section-add");
    let elsewhere = moving(&sections, list, &lists);
    let what = if sections.is_empty() { "sections-none" } else { "section-remove-what" };
    view! {
        <section id="sections">
            <h2>{say("sections")}</h2>
            <p class="quiet-text">{say(what)}</p>
            {InertElement::new(lines.into_string())}
            <ActionForm action="change_section" id=ACTS><span></span></ActionForm>
            {InertElement::new(new.into_string())}
            {elsewhere.map(|fields| view! {
                <h3>{say("section-move")}</h3>
                <p class="quiet-text">{say("section-move-what")}</p>
                <ActionForm action="move_section">
                    <div inner_html=fields.into_string()></div>
                    <button type="submit">{say("section-move-there")}</button>
                </ActionForm>
            })}
        </section>
    }
}

/// Which section goes to which list, where there are both.
fn moving(sections: &[&SectionView], here: ListId, lists: &Lists) -> Option<Markup> {
    let own = lists.of(ListState::Open).map(|list| (list.id, list.name.as_str()));
    let all = [(lists.inbox, say(ListKind::Inbox.label()))].into_iter().chain(own);
    let others: Vec<(ListId, &str)> = all.filter(|(id, _)| *id != here).collect();
    (!sections.is_empty() && !others.is_empty()).then(|| {
        html! {
            div class="field-pair" {
                div class="field" {
                    label for="section[id]" { (say("section-move-which")) }
                    select id="section[id]" name="section[id]" autocomplete="off" {
                        @for section in sections { option value=(section.id.0.simple()) { (section.name) } }
                    }
                }
                div class="field" {
                    label for="section[list]" { (say("section-move-to")) }
                    select id="section[list]" name="section[list]" autocomplete="off" {
                        @for (id, name) in &others { option value=(id.0.simple()) { (name) } }
                    }
                }
            }
        }
    })
}

/// A section: its name, and its buttons.
fn line(section: &SectionView, up: bool, down: bool) -> Markup {
    let buttons = [
        ("up", "up", "section-up", up),
        ("down", "down", "section-down", down),
        ("remove", "trash", "section-remove", true),
    ];
    let form = SectionForm { id: section.id, list: section.list, name: section.name.clone() };
    html! {
        li {
            (section_form("save_section", form, "section-save"))
            @for (act, icon, label, there) in buttons {
                @if there {
                    button form=(ACTS) name="request[act]" value={ (act) ":" (section.id.0.simple()) }
                        title=(say_with(label, &section.name)) class={ "icon-button i-" (icon) } {}
                }
            }
        }
    }
}
