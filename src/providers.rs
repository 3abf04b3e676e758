//! Going to a service elsewhere to sign in there, and coming back. Both are links: from a form of ours browsers go to no other
//! site.

use std::pin::Pin;

use app::{
    provider_flow::{self, Answer},
    request::{Failure as Fault, Visitor},
    second_step,
    signed_in::{self, safe_path},
};
use axum::{
    Router,
    extract::{Path, Query, Request},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use domain::{
    Error,
    accounts::providers::{self, Callback, Finished, Purpose, Returned},
};
use model::{Did, Rejection};
use serde::Deserialize;
use url::form_urlencoded;

use crate::failure::{Failure, ResponseFormat};

const SECURITY: &str = "/settings/security";

/// What goes on until it is done. Named, since the compiler does not see through all of it that threads may share it.
type Work<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The ways there and back.
pub fn routes() -> Router {
    Router::new().route("/sign-in/with/{name}", get(go)).route("/sign-in/with/{name}/callback", get(back))
}

/// Whether a link is one by which somebody comes back: what it changes is finished.
pub fn leads_back(path: &str) -> bool {
    path.starts_with("/sign-in/with/") && path.ends_with("/callback")
}

/// What a link wants.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    next: String,
    /// What stands in an invitation's link.
    invitation: Option<String>,
    /// `link` or `proof`, of somebody signed in.
    r#for: Option<String>,
}

/// Begins a flow. That changes nothing but the session; what is for somebody signed in only a page of ours asks for.
async fn go(Path(name): Path<String>, Query(wanted): Query<Wanted>, request: Request) -> Response {
    let format = ResponseFormat::of(&request);
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else {
        return Failure::Internal.answer(&format);
    };
    let next = safe_path(&wanted.next);
    let purpose = match (wanted.r#for.as_deref(), visitor.actor(), wanted.invitation) {
        (Some("link"), Ok(actor), _) if visitor.led_here => Purpose::link(actor, visitor.proof, visitor.now),
        (Some("proof"), Ok(actor), _) if visitor.led_here => Ok(Purpose::prove(actor)),
        (None, Err(_), Some(token)) if visitor.actor.is_none() => Ok(Purpose::accept(token)),
        (None, Err(_), None) if visitor.actor.is_none() => Ok(Purpose::sign_in()),
        _ => return to(if visitor.actor.is_some() { SECURITY } else { "/sign-in" }),
    };
    let begun = match purpose {
        Ok(purpose) => {
            providers::begin(&visitor.services, &name, purpose, next.clone(), visitor.address, visitor.now).await
        }
        Err(error) => Err(error),
    };
    match begun {
        Ok(begun) => match provider_flow::begin(&visitor, begun.flow).await {
            Ok(()) => to(&begun.address),
            Err(fault) => failed(fault, &format),
        },
        Err(Error::Rejected(Rejection::ProofNeeded)) => to(&format!("/sign-in/again?next={SECURITY}")),
        Err(error) => {
            let page = if visitor.actor.is_some() { SECURITY } else { "/sign-in" };
            refused(&visitor, error, page, &next, &format).await
        }
    }
}

/// Goes on with what was begun.
async fn back(Path(name): Path<String>, Query(callback): Query<Callback>, request: Request) -> Response {
    let format = ResponseFormat::of(&request);
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else {
        return Failure::Internal.answer(&format);
    };
    let flow = match provider_flow::take(&visitor).await {
        Ok(flow) => flow,
        Err(fault) => return failed(fault, &format),
    };
    let Some(flow) = flow else {
        let page = if visitor.actor.is_some() { SECURITY } else { "/sign-in" };
        return refused(&visitor, Rejection::SignInOver.into(), page, "", &format).await;
    };
    let (page, next) = (flow.page(), flow.next.clone());
    let who = Returned { actor: visitor.actor.as_ref(), from: visitor.origin(), language: visitor.language };
    let finished: Work<_> = Box::pin(providers::finish(&visitor.services, &name, flow, callback, who, visitor.now));
    match finished.await {
        Ok(finished) => match arrive(&visitor, finished, next).await {
            Ok(response) => response,
            Err(fault) => failed(fault, &format),
        },
        Err(error) => refused(&visitor, error, &page, &next, &format).await,
    }
}

async fn arrive(visitor: &Visitor, finished: Finished, next: String) -> Result<Response, Fault> {
    let place = match finished {
        Finished::SignedIn { person, email, by, proven } => {
            signed_in::begin_by(visitor, person, Some(by), proven).await?;
            visitor.remember(&email);
            next
        }
        Finished::SecondStep { first, by } => {
            second_step::begin(visitor, first, next, Some(by)).await?;
            "/sign-in/second".to_owned()
        }
        Finished::Linked => {
            provider_flow::answer(visitor, Answer::Done(Did::ProviderLinked)).await?;
            SECURITY.to_owned()
        }
        Finished::Proven(proof) => {
            signed_in::prove(visitor, proof).await?;
            next
        }
    };
    Ok(to(&place))
}

/// Leads back to where it began, which says why.
async fn refused(visitor: &Visitor, error: Error, page: &str, next: &str, format: &ResponseFormat) -> Response {
    let Error::Rejected(rejection) = error else { return failed(error.into(), format) };
    if rejection == Rejection::NotFound {
        return to(page);
    }
    if let Err(fault) = provider_flow::answer(visitor, Answer::Refused(rejection)).await {
        return failed(fault, format);
    }
    let wanted = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    match page {
        "/sign-in" | "/sign-in/again" if !next.is_empty() => to(&format!("{page}?{wanted}")),
        page => to(page),
    }
}

fn failed(fault: Fault, format: &ResponseFormat) -> Response {
    match fault {
        Fault::Domain(Error::Internal(cause)) => {
            tracing::error!(%cause, "signing in by a provider failed");
            Failure::Internal.answer(format)
        }
        Fault::Domain(Error::Unavailable(cause)) => {
            tracing::warn!(%cause, "unavailable");
            Failure::Unavailable.answer(format)
        }
        Fault::Session(cause) => {
            tracing::warn!(%cause, "the session store is unavailable");
            Failure::Unavailable.answer(format)
        }
        Fault::Domain(Error::Rejected(_)) | Fault::Travelling(_) => to("/sign-in"),
    }
}

fn to(place: &str) -> Response {
    Redirect::to(place).into_response()
}
