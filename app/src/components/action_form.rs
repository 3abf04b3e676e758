use leptos::{context::Provider, ev::SubmitEvent, prelude::*, task::spawn_local, web_sys::UrlSearchParams};
use model::{Field, Outcome, Rejection};

use crate::{browser, error::AppError, failed_form::FailedForm, words::said};

/// What to do when a form has been answered: with what was sent, and the answer.
pub type Done = Callback<(UrlSearchParams, Result<Outcome, AppError>)>;

/// What a form's fields need to know: what was turned down, and what had been typed.
#[derive(Clone, Copy)]
pub struct FormState {
    pub error: RwSignal<Option<AppError>>,
    failed: StoredValue<Option<FailedForm>>,
}

impl FormState {
    /// The message of one field.
    pub fn message(self, field: Field) -> Option<String> {
        self.error.with(|error| match error {
            Some(AppError::Rejected(Rejection::Invalid(errors))) => {
                errors.get(field).map(|problem| said(problem.message()))
            }
            _ => None,
        })
    }

    /// What had been typed into a field of a form that was turned down without scripts.
    pub fn typed(self, name: &str) -> Option<String> {
        self.failed.with_value(|failed| failed.as_ref().and_then(|failed| failed.typed(name)).map(str::to_owned))
    }

    /// The version to save over, once a newer one is known.
    #[cfg(feature = "ssr")]
    pub fn current_version(self) -> Option<i64> {
        self.error.with(|error| match error {
            Some(AppError::Rejected(Rejection::Changed { version })) => Some(*version),
            _ => None,
        })
    }

    /// The message above the form: what belongs to no single field.
    fn general(self) -> Option<String> {
        self.error.with(|error| match error {
            None | Some(AppError::Rejected(Rejection::Invalid(_))) => None,
            Some(error) => Some(error.message()),
        })
    }
}

/// A form that changes something: a plain POST to the page it stands on. On the board, once that is alive, it is sent in
/// the background by the same names and values.
#[component]
pub fn ActionForm(
    /// The server function's name.
    action: &'static str,
    /// Tells forms of one action apart on a page: the name and value of a hidden field.
    #[prop(optional)]
    identity: Option<(&'static str, String)>,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] id: &'static str,
    /// Browsers that remember what was typed and ticked forget it here.
    #[prop(optional)]
    autocomplete_off: bool,
    /// Called before the form is sent in the background: the place to check it, and to show the result before it is
    /// certain. A refusal stands at the fields, and nothing is sent.
    #[prop(optional, into)]
    on_send: Option<Callback<UrlSearchParams, Result<(), Rejection>>>,
    /// Called with what was sent and what came of it.
    #[prop(optional_no_strip)]
    on_done: Option<Done>,
    children: Children,
) -> impl IntoView {
    let failed = use_context::<FailedForm>().filter(|failed| {
        failed.action == action && identity.as_ref().is_none_or(|(name, value)| failed.typed(name) == Some(value))
    });
    let state = FormState {
        error: RwSignal::new(failed.as_ref().map(|failed| failed.error.clone())),
        failed: StoredValue::new(failed),
    };
    let pending = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        let Some(fields) = browser::form_fields(&event) else { return };
        event.prevent_default();
        if pending.get_untracked() && on_send.is_none() {
            return;
        }
        if let Some(Err(rejection)) = on_send.map(|on_send| on_send.run(fields.clone())) {
            // A second press of the button finds the field empty already: that is no mistake.
            if !pending.get_untracked() {
                state.error.set(Some(AppError::Rejected(rejection)));
            }
            return;
        }
        pending.set(true);
        spawn_local(async move {
            let result = browser::send(action, &fields).await;
            // The page may have been left meanwhile, and its signals with it.
            if pending.is_disposed() {
                return;
            }
            pending.set(false);
            if result == Err(AppError::SignedOut) {
                return browser::go("/sign-in");
            }
            state.error.set(result.as_ref().err().cloned());
            if let Some(on_done) = on_done {
                on_done.run((fields, result));
            }
        });
    };
    view! {
        <form method="post" class=(!class.is_empty()).then_some(class) id=(!id.is_empty()).then_some(id) autocomplete=autocomplete_off.then_some("off") aria-busy=move || pending.get().to_string() on:submit=submit novalidate>
            <input type="hidden" name="do" value=action/>
            {identity.map(|(name, value)| view! { <input type="hidden" name=name value=value/> })}
            <Provider value=state>
                {move || state.general().map(|message| view! { <p class="form-error" role="alert">{message}</p> })}
                {children()}
            </Provider>
        </form>
    }
}
