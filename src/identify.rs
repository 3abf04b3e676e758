//! Who asks: found out once a request, for pages and server functions alike.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use app::{request::Visitor, signed_in};
use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use chrono::{DateTime, Utc};
use domain::{Actor, Services, UserId, accounts::sessions, measures};
use ipnet::IpNet;
use tower_sessions::{Session, session, session_store};
use url::form_urlencoded;

use crate::{
    client_address,
    config::Config,
    cross_site::{self, Ours},
    device,
    failure::{Asker, Failure},
    telemetry::RequestId,
};

/// The pages for people who are not signed in.
const FOR_STRANGERS: [&str; 2] = ["/sign-in", "/sign-up"];
/// A session is written at most this often, in seconds, so that reading pages writes nothing.
const TOUCH_EVERY: i64 = 600;

/// What finding out needs.
#[derive(Clone)]
pub struct Asked {
    services: Services,
    trusted_proxies: Arc<[IpNet]>,
    ours: Ours,
}

impl Asked {
    pub fn new(config: &Config, services: &Services) -> Self {
        Asked {
            services: services.clone(),
            trusted_proxies: config.trusted_proxies.as_slice().into(),
            ours: Ours::new(config),
        }
    }
}

/// Who was signed in, for the log.
#[derive(Clone, Copy, Debug)]
pub struct Who(pub UserId);

/// Tells the rest of the request who sent it, and leads people to the page that is for them.
pub async fn identify(State(asked): State<Asked>, mut request: Request, next: Next) -> Response {
    let services = asked.services.clone();
    let asker = Asker::of(&request);
    let Some(session) = request.extensions().get::<Session>().cloned() else {
        tracing::error!("the session layer is missing");
        return Failure::Internal.answer(&asker);
    };
    let now = services.now();
    let actor = match actor(&services, &session, now).await {
        Ok(actor) => actor,
        Err(failure) => return failure.answer(&asker),
    };
    let who = actor.as_ref().map(|actor| Who(actor.user_id()));
    let signed_in = who.is_some();
    let mut response = match elsewhere(&request, signed_in) {
        Some(place) => Redirect::to(&place).into_response(),
        None => {
            let visitor = visitor(services, session, actor, &request, &asked, now);
            request.extensions_mut().insert(visitor);
            next.run(request).await
        }
    };
    if let Some(who) = who {
        response.extensions_mut().insert(who);
    }
    // What belongs to one person is kept nowhere, so Back shows tasks as they are now, and nothing after signing out.
    let keep = if signed_in || asker.is_script() { "no-store" } else { "no-cache" };
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(keep));
    response
}

/// The person of the session. A session that is no longer good is ended.
async fn actor(services: &Services, session: &Session, now: DateTime<Utc>) -> Result<Option<Actor>, Failure> {
    let entry = match measures::redis("GET", signed_in::read(session)).await {
        Ok(Some(entry)) => entry,
        Ok(None) => return Ok(None),
        Err(error) if is_foreign(&error) => return Ok(None),
        Err(error) => return Err(outage(&error)),
    };
    let found = domain::accounts::actor(services, entry.user, entry.session_epoch).await.map_err(of_domain)?;
    let Some(actor) = found else {
        session.flush().await.map_err(|error| outage(&error))?;
        return Ok(None);
    };
    if now.timestamp() - entry.seen >= TOUCH_EVERY {
        let key = session.id().map(|id| id.to_string()).unwrap_or_default();
        sessions::touch(services, &actor, &key, now).await.map_err(of_domain)?;
        let seen = signed_in::Entry { seen: now.timestamp(), ..entry };
        signed_in::write(session, &seen).await.map_err(|error| outage(&error))?;
    }
    Ok(Some(actor))
}

/// Whether the session was written by a version that kept something else in it.
fn is_foreign(error: &session::Error) -> bool {
    matches!(error, session::Error::SerdeJson(_) | session::Error::Store(session_store::Error::Decode(_)))
}

fn outage(error: &session::Error) -> Failure {
    tracing::warn!(%error, "the session store is away");
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

/// Where to go instead: strangers sign in first, people who are signed in need not do so again.
fn elsewhere(request: &Request, signed_in: bool) -> Option<String> {
    let page = request.extensions().get::<MatchedPath>()?.as_str();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match page {
        page if page.starts_with("/api/") => None,
        // Operators' pages do not exist for strangers: no door leads there.
        page if page.starts_with("/admin/") => None,
        "/" => Some(if signed_in { "/today" } else { "/sign-in" }.to_owned()),
        page if FOR_STRANGERS.contains(&page) => (signed_in && reads).then(|| "/today".to_owned()),
        _ if signed_in => None,
        _ => {
            let wanted = request.uri().path_and_query().map_or("/", |path| path.as_str());
            let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", wanted).finish();
            Some(format!("/sign-in?{next}"))
        }
    }
}

fn visitor(
    services: Services,
    session: Session,
    actor: Option<Actor>,
    request: &Request,
    asked: &Asked,
    now: DateTime<Utc>,
) -> Visitor {
    let user_agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    Visitor {
        services,
        actor,
        session,
        address: client_address::find(peer, request.headers(), &asked.trusted_proxies),
        led_here: cross_site::led_here(&asked.ours, request.uri(), request.headers()),
        device: device::describe(user_agent.unwrap_or_default()),
        now,
        request_id: request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
    }
}
