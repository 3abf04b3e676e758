use leptos::prelude::use_context;
use maud::{Markup, html};
use model::{Field, Rejection, SectionForm, SectionId};

use crate::{
    error::AppError,
    failed_form::FailedForm,
    words::{said, say},
};

/// The form that makes a section, or the one that gives it another name, with what was refused of it.
pub fn section_form(action: &'static str, section: SectionForm, save: &'static str) -> Markup {
    let SectionForm { id: SectionId(id), list, name } = section;
    let ours = |failed: &FailedForm| {
        failed.action == action
            && (action == "add_section" || failed.typed("section[id]").and_then(|typed| typed.parse().ok()) == Some(id))
    };
    let failed = use_context::<FailedForm>().filter(ours);
    let typed = failed.as_ref().and_then(|failed| failed.typed("section[name]")).unwrap_or(&name);
    let message = failed.as_ref().map(|failed| match &failed.error {
        AppError::Rejected(Rejection::Invalid(errors)) => {
            errors.get(Field::Name).map(|problem| said(problem.message())).unwrap_or_default()
        }
        error => error.message(),
    });
    let hint = format!("{}-hint", id.simple());
    html! {
        form method="post" class="section-name" {
            input type="hidden" name="do" value=(action);
            input type="hidden" name="section[id]" value=(id);
            input type="hidden" name="section[list]" value=(list.0);
            input name="section[name]" value=(typed) aria-label=(say("section-name")) dir="auto" autocomplete="off"
                aria-describedby=(hint) aria-invalid=[failed.as_ref().map(|_| "true")];
            button type="submit" { (say(save)) }
            p class="hint error" id=(hint) { (message.unwrap_or_default()) }
        }
    }
}
