//! Services elsewhere by which people sign in.

use domain::accounts::providers::providers;
use leptos::prelude::*;
use model::{IdentityView, Outcome};

use super::security::ProofNeeded;
use crate::{
    components::ActionForm,
    provider_flow::{self, Answer},
    request::Visitor,
    words::{said, say, say_with},
};

/// What came of a visit there, said once.
pub async fn answered() -> Option<AnyView> {
    let answer = provider_flow::take_answer(&Visitor::current()).await?;
    Some(match answer {
        Answer::Done(did) => view! { <p role="status">{said(Outcome::of(did).message())}</p> }.into_any(),
        Answer::Refused(rejection) => {
            view! { <p class="form-error" role="alert">{said(rejection.message())}</p> }.into_any()
        }
    })
}

/// Links that lead there. They are links and not forms: from a form browsers go to no other site.
#[component]
pub fn ProviderLinks(
    /// What they say besides: what for, and where to go on.
    #[prop(optional)]
    query: Vec<(&'static str, String)>,
    #[prop(default = "provider-continue")] label: &'static str,
) -> impl IntoView {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let link = |provider: model::ProviderView| {
        let address = format!("/sign-in/with/{}?{query}", provider.name);
        view! {
            <li><a class="button" href=address.trim_end_matches('?').to_owned() rel="nofollow">{say_with(label, &provider.label)}</a></li>
        }
    };
    let all = providers(&Visitor::current().services);
    (!all.is_empty()).then(|| view! { <ul class="providers">{all.into_iter().map(link).collect_view()}</ul> })
}

/// By which of them somebody signs in.
#[component]
pub fn ProvidersSection(identities: Vec<IdentityView>, proven: bool) -> impl IntoView {
    let any = !identities.is_empty() || !providers(&Visitor::current().services).is_empty();
    any.then(|| {
        view! {
            <section>
                <h2>{say("security-providers")}</h2>
                <p class="quiet-text">{say("security-providers-what")}</p>
                <ul class="sessions">
                    {identities.into_iter().map(|identity| view! { <Identity identity proven/> }).collect_view()}
                </ul>
                {if proven {
                    view! { <ProviderLinks query=vec![("for", "link".to_owned())] label="provider-link"/> }.into_any()
                } else {
                    view! { <ProofNeeded/> }.into_any()
                }}
            </section>
        }
    })
}

/// Who somebody is there, and the end of that.
#[component]
fn Identity(identity: IdentityView, proven: bool) -> impl IntoView {
    let used = identity.last_used.map(|at| say_with("provider-last-used", &at));
    let times = [Some(say_with("provider-since", &identity.since)), used].into_iter().flatten();
    view! {
        <li>
            <div>
                <strong dir="auto">{identity.label}</strong>
                {identity.email.map(|email| view! { " " <bdi>{email}</bdi> })}
                <p class="quiet-text">{times.collect::<Vec<_>>().join(" · ")}</p>
            </div>
            {proven.then(|| view! {
                <ActionForm action="unlink_provider" identity=("id", identity.id.to_string())>
                    <button type="submit">{say("provider-unlink")}</button>
                </ActionForm>
            })}
        </li>
    }
}
