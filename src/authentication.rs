//! Authentication: who sent a request is found out once, for pages and server functions alike.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::OnceLock,
};

use app::{
    request::{self, Sender, Visitor},
    second_step, signed_in,
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    Actor, Services, UserId,
    accounts::{Proof, sessions},
    request_context,
};
use tower_sessions::{Session, session, session_store};
use url::form_urlencoded;

use crate::{
    client_address::ClientAddress,
    config::Config,
    cross_site::{self, Ours},
    device,
    device_cookie::DeviceCookie,
    failure::{Failure, ResponseFormat},
    language::Reader,
    proxy_auth::ProxyAuth,
    telemetry::RequestId,
};

/// The pages for people who are not signed in.
const FOR_STRANGERS: [&str; 4] = ["/sign-in", SECOND_STEP, "/sign-up", FORGOTTEN];
/// The pages of links that are good once. Their addresses are secrets, and so are those by which providers send people back.
const SECRET: [&str; 4] = ["/reset-password/", "/invitations/", "/confirm/", "/sign-in/with/"];
/// The page for somebody whose address is to be confirmed first; the link that does so has more after it.
const CONFIRM: &str = "/confirm";
/// Where somebody asks for a link by which they choose a password.
const FORGOTTEN: &str = "/forgot-password";
/// Where a code is typed after the password.
const SECOND_STEP: &str = "/sign-in/second";
/// Of whoever has proved nothing here.
const NO_PROOF: Proof = Proof { at: DateTime::UNIX_EPOCH };
/// A session is written at most this often, in seconds, so that reading pages writes nothing.
const TOUCH_EVERY: i64 = 600;

/// What it needs.
#[derive(Clone)]
pub struct Authentication {
    services: Services,
    device_cookie: DeviceCookie,
    ours: Ours,
    proxies: ProxyAuth,
}

impl Authentication {
    pub fn new(config: &Config, services: &Services) -> Self {
        let (ours, proxies) = (Ours::new(config), ProxyAuth::new(config));
        let device_cookie = DeviceCookie { https: config.https() };
        Authentication { services: services.clone(), device_cookie, ours, proxies }
    }
}

/// Who was signed in, for the log.
#[derive(Clone, Copy, Debug)]
pub struct SignedInUser(pub UserId);

/// Tells the rest of the request who sent it, and leads people to the page that is for them.
pub async fn authenticate(State(authentication): State<Authentication>, mut request: Request, next: Next) -> Response {
    let services = authentication.services.clone();
    let format = ResponseFormat::of(&request);
    let Some(session) = request.extensions().get::<Session>().cloned() else {
        tracing::error!("the session layer is missing");
        return Failure::Internal.answer(&format);
    };
    let now = services.now();
    let said = match authentication.proxies.take(&mut request) {
        Ok(said) => said,
        Err(failure) => return failure.answer(&format),
    };
    let (mut actor, proof) = match actor(&services, &session, said.as_deref(), now).await {
        Ok(Some((actor, proof))) => (Some(actor), proof),
        Ok(None) => (None, NO_PROOF),
        Err(failure) => return failure.answer(&format),
    };
    let mut entered = None;
    if let Some(email) = said.filter(|_| actor.is_none()) {
        let visitor = visitor(&authentication, session.clone(), None, NO_PROOF, &request, now);
        match enter_by_proxy(&visitor, &email).await {
            Ok(person) => actor = person,
            // Whoever was invited has an account soon.
            Err(Failure::NotLetIn) if is_secret(request.uri().path()) => {}
            Err(failure) => return failure.answer(&format),
        }
        entered = visitor.remembered.get().cloned();
    }
    let user = actor.as_ref().map(|actor| SignedInUser(actor.user_id()));
    let unconfirmed = match &actor {
        Some(actor) => actor.is_unconfirmed(),
        None => match signed_in::asked(&session).await {
            Ok(asked) => asked.is_some(),
            Err(error) => return outage(&error).answer(&format),
        },
    };
    let path = request.uri().path();
    let (signed_in, secret) = (user.is_some(), is_secret(path) || [CONFIRM, SECOND_STEP].contains(&path));
    let place = match path == SECOND_STEP && !signed_in && reads(&request) {
        false => elsewhere(&request, signed_in, unconfirmed),
        true => match second_step::read(&session, now).await {
            Ok(Some(_)) => None,
            Err(error) if !is_of_another_version(&error) => return outage(&error).answer(&format),
            _ => Some("/sign-in".to_owned()),
        },
    };
    let mut response = match place {
        Some(place) => Redirect::to(&place).into_response(),
        None => {
            let visitor = visitor(&authentication, session, actor, proof, &request, now);
            request.extensions_mut().insert(visitor.clone());
            let response = request_context::with_device(visitor.device.as_str().into(), next.run(request)).await;
            entered = visitor.remembered.get().cloned().or(entered);
            response
        }
    };
    if let Some(device) = &entered {
        authentication.device_cookie.write(device, &mut response);
    }
    if let Some(user) = user {
        response.extensions_mut().insert(user);
    }
    // What belongs to one person is kept nowhere, so Back shows tasks as they are now, and nothing after signing out.
    let keep = if signed_in || secret || format.is_script() { "no-store" } else { "no-cache" };
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(keep));
    if !signed_in {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
    }
    response
}

/// The person of the session. A session that is no longer good is ended, and so is one of somebody else than a proxy says, or that
/// began by a proxy which says nothing more.
async fn actor(
    services: &Services,
    session: &Session,
    said: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Option<(Actor, Proof)>, Failure> {
    let entry = match signed_in::read(session).await {
        Ok(Some(entry)) => entry,
        Ok(None) => return Ok(None),
        Err(error) if is_of_another_version(&error) => return Ok(None),
        Err(error) => return Err(outage(&error)),
    };
    let found = match entry.is_over(now.timestamp()) {
        true => None,
        false => domain::accounts::actor(services, entry.user, entry.session_epoch).await.map_err(of_domain)?,
    };
    let is_meant = |actor: &Actor| said.map_or(!entry.by_proxy, |email| actor.has_address(email));
    let Some(actor) = found.filter(is_meant) else {
        session.flush().await.map_err(|error| outage(&error))?;
        return Ok(None);
    };
    let proof = Proof { at: DateTime::from_timestamp(entry.proven, 0).unwrap_or_default() };
    if now.timestamp() - entry.seen >= TOUCH_EVERY {
        sessions::touch(services, &actor, &signed_in::key(session), now).await.map_err(of_domain)?;
        signed_in::write(session, &entry.seen(now.timestamp())).await.map_err(|error| outage(&error))?;
    }
    Ok(Some((actor, proof)))
}

/// Begins the session of whom a proxy names.
async fn enter_by_proxy(visitor: &Visitor, email: &str) -> Result<Option<Actor>, Failure> {
    let (services, now) = (&visitor.services, visitor.now);
    let signed_in = domain::accounts::sign_in_by_proxy(services, email, visitor.language, visitor.origin(), now);
    // Few requests need so much room.
    let signed_in = request_context::with_device(visitor.device.as_str().into(), Box::pin(signed_in)).await;
    let (person, email) = signed_in.map_err(|error| match error {
        domain::Error::Rejected(_) => Failure::NotLetIn,
        error => of_domain(error),
    })?;
    signed_in::begin_by_proxy(visitor, person).await.map_err(|failure| match failure {
        request::Failure::Domain(error) => of_domain(error),
        request::Failure::Session(error) => outage(&error),
        request::Failure::Travelling(_) => Failure::Internal,
    })?;
    visitor.remember(&email);
    domain::accounts::actor(services, person.user, person.session_epoch).await.map_err(of_domain)
}

/// Whether the session was written by a version that kept something else in it.
fn is_of_another_version(error: &session::Error) -> bool {
    matches!(error, session::Error::SerdeJson(_) | session::Error::Store(session_store::Error::Decode(_)))
}

fn outage(error: &session::Error) -> Failure {
    tracing::warn!(%error, "the session store is unavailable");
    Failure::Unavailable
}

fn of_domain(error: domain::Error) -> Failure {
    match error {
        domain::Error::Unavailable(cause) => {
            tracing::warn!(%cause, "unavailable");
            Failure::Unavailable
        }
        other => {
            tracing::error!(error = %other, "the person of a session cannot be read");
            Failure::Internal
        }
    }
}

fn is_secret(path: &str) -> bool {
    SECRET.iter().any(|page| path.starts_with(page))
}

/// Where to go instead: strangers sign in first, people who are signed in need not do so again, and nobody goes on whose
/// address is to be confirmed.
fn elsewhere(request: &Request, signed_in: bool, unconfirmed: bool) -> Option<String> {
    let page = request.extensions().get::<MatchedPath>()?.as_str();
    match page {
        page if page.starts_with("/api/") => None,
        // Whoever opens a link may be signed in or not.
        page if is_secret(page) => None,
        // Operators' pages do not exist for strangers: not even signing in leads there.
        page if page.starts_with("/admin/") => None,
        CONFIRM if unconfirmed => None,
        CONFIRM => Some(if signed_in { "/today" } else { "/sign-in" }.to_owned()),
        page if unconfirmed && (signed_in || !FOR_STRANGERS.contains(&page)) => Some(CONFIRM.to_owned()),
        "/" => Some(if signed_in { "/today" } else { "/sign-in" }.to_owned()),
        // Whoever came in another way chooses a first password by its link.
        FORGOTTEN => None,
        page if FOR_STRANGERS.contains(&page) => (signed_in && reads(request)).then(|| "/today".to_owned()),
        _ if signed_in => None,
        _ => {
            let wanted = request.uri().path_and_query().map_or("/", |path| path.as_str());
            let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", wanted).finish();
            Some(format!("/sign-in?{next}"))
        }
    }
}

fn reads(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD)
}

fn visitor(
    authentication: &Authentication,
    session: Session,
    actor: Option<Actor>,
    proof: Proof,
    request: &Request,
    now: DateTime<Utc>,
) -> Visitor {
    let user_agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let address = request.extensions().get::<ClientAddress>().map(|ClientAddress(address)| *address);
    let language = actor.as_ref().map_or_else(|| Reader::of(request).language(), Actor::language);
    Visitor::from(Sender {
        services: authentication.services.clone(),
        actor,
        proof,
        session,
        address: address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
        led_here: cross_site::led_here(&authentication.ours, request.uri(), request.headers()),
        device: device::describe(user_agent.unwrap_or_default()),
        known_device: authentication.device_cookie.read(request),
        remembered: OnceLock::new(),
        now,
        request_id: request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
        language,
        lists: OnceLock::new(),
    })
}
