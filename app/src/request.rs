//! What a page or server function knows about its request: who asks, when, and the services to answer with.

use std::{
    net::IpAddr,
    ops::Deref,
    str::FromStr,
    sync::{Arc, OnceLock},
};

use axum::http::{HeaderName, HeaderValue, StatusCode, header, request::Parts};
use chrono::{DateTime, Utc};
use domain::{
    Actor, Services,
    accounts::{Device, Origin, Proof},
};
use leptos::{prelude::*, reactive::owner::with_context};
use leptos_axum::ResponseOptions;
use model::{Did, Lists, Outcome, Rejection, UndoId};
use tower_sessions::Session;
use words::Language;

use crate::error::AppError;
pub use crate::failed_form::FailedForm;

/// `Cache-Control` of an answer with a secret in it: kept nowhere, and not compressed, so that its length tells nothing.
pub const SECRET_CACHE_CONTROL: HeaderValue = HeaderValue::from_static("no-store, no-transform");

/// The sender of a request, found out once by the middleware. Cheap to clone: a page takes several.
#[derive(Clone)]
pub struct Visitor(Arc<Sender>);

/// What is known of a request's sender.
pub struct Sender {
    pub services: Services,
    /// The person signed in.
    pub actor: Option<Actor>,
    /// When they last proved who they are.
    pub proof: Proof,
    pub session: Session,
    pub address: IpAddr,
    /// Whether a page of ours led here.
    pub led_here: bool,
    /// The browser in words: `Firefox on Linux`.
    pub device: String,
    /// What the browser remembers of who signed in from it, and what it is to remember from now on.
    pub known_device: Option<Device>,
    pub remembered: OnceLock<Device>,
    pub now: DateTime<Utc>,
    pub request_id: String,
    /// What it is answered in.
    pub language: Language,
    /// The person's lists, once they were asked for.
    pub lists: OnceLock<Arc<Lists>>,
}

impl From<Sender> for Visitor {
    fn from(sender: Sender) -> Self {
        Visitor(Arc::new(sender))
    }
}

impl Deref for Visitor {
    type Target = Sender;

    fn deref(&self) -> &Sender {
        &self.0
    }
}

impl Visitor {
    /// The visitor of the request that is being answered.
    pub fn current() -> Visitor {
        expect_context::<Visitor>()
    }

    /// Where they sign in from.
    pub fn origin(&self) -> Origin {
        Origin { address: self.address, device: self.known_device.clone() }
    }

    /// The person's lists, which every page shows: read once.
    pub async fn lists(&self) -> Result<Arc<Lists>, AppError> {
        if let Some(lists) = self.lists.get() {
            return Ok(lists.clone());
        }
        let lists = answer(domain::lists::lists(&self.services, answer(self.actor())?).await)?;
        Ok(self.lists.get_or_init(|| Arc::new(lists)).clone())
    }

    /// Whether a code is asked for when the person signs in.
    pub async fn asks_for_code(&self) -> Result<bool, AppError> {
        answer(domain::accounts::asks_for_code(&self.services, answer(self.actor())?).await)
    }

    /// Whether the person may be asked for a passkey.
    pub async fn has_passkeys(&self) -> Result<bool, AppError> {
        answer(domain::accounts::has_passkeys(&self.services, answer(self.actor())?.user_id()).await)
    }

    /// Whether the person has a password that is used here.
    pub async fn has_password(&self) -> Result<bool, AppError> {
        answer(domain::accounts::has_password(&self.services, answer(self.actor())?).await)
    }

    /// Whether the person need not prove once more who they are before the end of their account.
    pub async fn is_proven(&self) -> Result<bool, AppError> {
        Ok(self.proof.is_fresh(self.now) || (!self.asks_for_code().await? && self.has_password().await?))
    }

    /// Lets the browser remember that somebody signed in from it with this e-mail address.
    pub fn remember(&self, email: &str) {
        let device = Device::remembering(self.known_device.clone(), &self.services, email);
        let _ = self.remembered.set(device);
    }

    /// Counts a change that is asked for; refused beyond what a person may make in a minute.
    pub async fn count_change(&self) -> Result<(), AppError> {
        let Some(actor) = &self.actor else { return Ok(()) };
        let counted = domain::accounts::count_change(&self.services, actor, self.now).await;
        counted.map_err(|error| Failure::from(error).into_travelling())
    }

    /// The person signed in, or the answer that nobody is, or nobody who has confirmed their address: everything that does
    /// something for a person asks here.
    pub fn actor(&self) -> Result<&Actor, AppError> {
        let actor = self.anybody()?;
        if actor.is_unconfirmed() { Err(AppError::Rejected(Rejection::Unconfirmed)) } else { Ok(actor) }
    }

    /// The same for what somebody may do whose address is not confirmed.
    pub fn anybody(&self) -> Result<&Actor, AppError> {
        self.actor.as_ref().ok_or(AppError::SignedOut)
    }
}

/// Provides what a server function asks for.
pub fn provide_visitor(visitor: Visitor) {
    provide_context(visitor);
}

/// Provides what a page asks for besides: the form that it answers, as it was refused or with a secret that it made.
pub fn provide_page(visitor: Visitor, failed: Option<FailedForm>, made: Option<Outcome>) {
    if let Some(actor) = &visitor.actor {
        provide_context(actor.viewer());
    }
    if let Some(lists) = visitor.lists.get() {
        provide_context(lists.clone());
    }
    provide_visitor(visitor);
    if let Some(failed) = failed {
        provide_context(failed);
    }
    if let Some(made) = made {
        provide_context(made);
    }
}

/// What was done: as the page's URL says, the answer to a form that was sent without scripts. Anybody can put words into a
/// link, so that it only counts when a page of ours led here.
pub fn said() -> Option<Outcome> {
    if let Some(made) = use_context::<Outcome>() {
        return Some(made);
    }
    with_context::<Visitor, _>(|visitor| visitor.led_here).filter(|led_here| *led_here)?;
    let did = Did::from_slug(&query_value("did")?)?;
    let count = query_value("count").and_then(|count| count.parse().ok()).unwrap_or(1);
    let undo = query_value("undo").and_then(|id| id.parse().ok()).map(UndoId);
    Some(Outcome { count, undo, ..Outcome::of(did) })
}

/// The path of the page's URL.
pub fn path() -> String {
    with_context::<Parts, _>(|parts| parts.uri.path().to_owned()).unwrap_or_default()
}

/// The id that the path ends with.
pub fn path_id<T: FromStr>() -> Option<T> {
    path().rsplit('/').next()?.parse().ok()
}

/// A value of the query of the page's URL.
pub fn query_value(name: &str) -> Option<String> {
    with_context::<Parts, _>(|parts| {
        let query = form_urlencoded::parse(parts.uri.query()?.as_bytes());
        query.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    })?
}

/// Turns a domain result into what travels: sets the response's status, logs what must not travel.
pub fn answer<T>(result: Result<T, impl Into<Failure>>) -> Result<T, AppError> {
    result.map_err(|failure| {
        let error = failure.into().into_travelling();
        if let Some(response) = use_context::<ResponseOptions>() {
            response.set_status(StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
            if let Some(seconds) = error.retry_after() {
                response.insert_header(HeaderName::from_static("retry-after"), HeaderValue::from(seconds));
            }
        }
        error
    })
}

/// Marks the answer as one with a secret in it.
pub fn keep_secret() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(header::CACHE_CONTROL, SECRET_CACHE_CONTROL);
    }
}

/// Everything a server function can fail with.
pub enum Failure {
    Domain(domain::Error),
    Session(tower_sessions::session::Error),
    Travelling(AppError),
}

impl Failure {
    fn into_travelling(self) -> AppError {
        let request_id = || with_context::<Visitor, _>(|visitor| visitor.request_id.clone()).unwrap_or_default();
        match self {
            Failure::Travelling(error) => error,
            Failure::Domain(domain::Error::Rejected(rejection)) => AppError::Rejected(rejection),
            Failure::Domain(domain::Error::Unavailable(cause)) => {
                tracing::warn!(request_id = request_id(), %cause, "unavailable");
                AppError::Unavailable
            }
            Failure::Domain(domain::Error::Internal(cause)) => {
                let request_id = request_id();
                tracing::error!(request_id, %cause, "internal error");
                AppError::Internal { request_id }
            }
            Failure::Session(cause) => {
                tracing::warn!(request_id = request_id(), %cause, "session store unavailable");
                AppError::Unavailable
            }
        }
    }
}

impl From<domain::Error> for Failure {
    fn from(error: domain::Error) -> Self {
        Failure::Domain(error)
    }
}

impl From<tower_sessions::session::Error> for Failure {
    fn from(error: tower_sessions::session::Error) -> Self {
        Failure::Session(error)
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Failure::Travelling(error)
    }
}
