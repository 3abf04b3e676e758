use leptos::prelude::*;
use model::{Did, Expiry, Field, Outcome, Scope, ShownOnce, TokenView, Viewer};

use super::security::ProofNeeded;
use crate::{
    components::{ActionForm, FormState, SelectField, TextField},
    failed_form::FailedForm,
    words::say,
};

/// The token that was just made. It stands in this one answer and nowhere else.
#[component]
pub fn MadeToken() -> impl IntoView {
    let made = use_context::<Outcome>().filter(|outcome| outcome.did == Did::TokenCreated);
    made.and_then(|outcome| outcome.shown_once).map(|ShownOnce(token)| {
        view! {
            <section>
                <h2>{say("token-new")}</h2>
                <p>{say("token-new-once")}</p>
                <p><code class="secret" dir="ltr">{token}</code></p>
            </section>
        }
    })
}

/// What acts for a person, and the form for one more.
#[component]
pub fn Tokens(tokens: Vec<TokenView>, proven: bool) -> impl IntoView {
    view! {
        <section>
            <h2>{say("tokens")}</h2>
            <p class="quiet-text">{say("tokens-what")}</p>
            {(!tokens.is_empty()).then(|| view! {
                <ul class="sessions">{tokens.into_iter().map(|token| view! { <Token token/> }).collect_view()}</ul>
            })}
            {if proven { view! { <NewToken/> }.into_any() } else { view! { <ProofNeeded/> }.into_any() }}
        </section>
    }
}

#[component]
fn Token(token: TokenView) -> impl IntoView {
    let scopes =
        token.scopes.into_iter().map(|scope| view! { <code dir="ltr">{scope.slug()}</code>" " }).collect_view();
    view! {
        <li>
            <div>
                <strong dir="auto">{token.name}</strong>
                <p class="quiet-text">{scopes}</p>
                <p class="quiet-text">{token.created}</p>
                <p class="quiet-text">{token.expires}</p>
                <p class="quiet-text">{token.used}</p>
            </div>
            <ActionForm action="revoke_token" identity=("id", token.id.0.to_string())>
                <button type="submit">{say("token-revoke")}</button>
            </ActionForm>
        </li>
    }
}

#[component]
fn NewToken() -> impl IntoView {
    let lives = Expiry::ALL.map(|expiry| (expiry.slug(), say(expiry.label()))).to_vec();
    view! {
        <ActionForm action="create_token">
            <TextField label=say("token-name") name="token[name]" field=Field::Name autocomplete="off" hint=say("token-name-hint")/>
            <Scopes/>
            <SelectField label=say("token-expiry") name="token[expiry]" value=Expiry::Quarter.slug().to_owned() choices=lives/>
            <button type="submit" class="primary">{say("token-create")}</button>
        </ActionForm>
    }
}

/// What a token may do; what only operators may is theirs to give.
#[component]
fn Scopes() -> impl IntoView {
    const NAME: &str = "token[scopes][]";
    let operator = use_context::<Viewer>().is_some_and(|viewer| viewer.operator);
    let failed = use_context::<FailedForm>().filter(|failed| failed.action == "create_token");
    let was_chosen = |scope: Scope| {
        let fields = failed.iter().flat_map(|failed| &failed.fields);
        fields.into_iter().any(|(name, value)| name == NAME && value == scope.slug())
    };
    let choice = |scope: Scope| {
        view! {
            <label class="choice">
                <input type="checkbox" name=NAME value=scope.slug() checked=was_chosen(scope)/>
                <span>{say(scope.label())}" "<code dir="ltr">{scope.slug()}</code></span>
            </label>
        }
    };
    let offered = Scope::ALL.into_iter().filter(|scope| operator || *scope != Scope::Admin);
    let problem = expect_context::<FormState>().message(Field::Scopes);
    let wrong = problem.is_some();
    view! {
        <fieldset class="field" aria-describedby="token-scopes-hint">
            <legend>{say("token-scopes")}</legend>
            {offered.map(choice).collect_view()}
            <p class="hint" id="token-scopes-hint" class:error=wrong>{problem}</p>
        </fieldset>
    }
}
