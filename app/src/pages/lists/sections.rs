use std::sync::Arc;

use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{ListId, Lists, SectionForm, SectionId, SectionView};
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
    let what = if sections.is_empty() { "sections-none" } else { "section-remove-what" };
    view! {
        <section id="sections">
            <h2>{say("sections")}</h2>
            <p class="quiet-text">{say(what)}</p>
            {InertElement::new(lines.into_string())}
            <ActionForm action="change_section" id=ACTS><span></span></ActionForm>
            {InertElement::new(new.into_string())}
        </section>
    }
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
