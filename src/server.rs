//! The router: what answers which request, and what every request passes through before.

use std::sync::Arc;

use app::request::SECRET_CACHE_CONTROL;
use axum::{
    Router,
    extract::{Request, State},
    http::{Extensions, HeaderMap, StatusCode, Version, header},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use domain::Services;
use leptos::config::{Env, LeptosOptions};
use tokio_util::sync::CancellationToken;
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, DefaultPredicate, Predicate},
};

use crate::{
    address_limit::{self, AddressLimit},
    api, audit_files, authentication,
    client_address::{self, Proxies},
    config::{Config, Mode},
    connection_limit,
    cross_site::{self, Ours},
    dev_pages, failure, files, finish, health,
    limits::{self, Bodies, ConcurrencyLimit},
    mail_links, pages, provider_logout, providers,
    security_headers::{self, SecurityHeaders},
    sessions, telemetry, transfers,
};

/// Everything the server answers. `ending` is cancelled as soon as it was asked to end.
pub fn router(config: &Config, services: &Services, ending: &CancellationToken) -> Router {
    let options = leptos_options(config);
    let (limit, bodies) = (ConcurrencyLimit::new(), Bodies::new());
    let mut router = Router::new()
        .merge(mail_links::routes(services, &bodies))
        .merge(api::routes(services, &limit, &bodies))
        .merge(provider_logout::routes(services, &limit, &bodies))
        .merge(files::package(config))
        .merge(with_visitor(
            pages::routes(&options)
                .merge(transfers::downloads(&options))
                .merge(audit_files::routes(&options))
                .merge(providers::routes()),
            config,
            services,
            &limit,
            &bodies,
        ))
        .merge(with_uploader(transfers::uploads(&options), config, services));
    if config.mode == Mode::Development {
        router = router.merge(dev_pages::routes(config, services));
    }
    let otherwise = with_visitor(pages::not_found(&options), config, services, &limit, &bodies);
    let around = Around {
        headers: SecurityHeaders::new(config),
        limit,
        proxies: Proxies::new(config),
        addresses: AddressLimit::new(config),
        ending: ending.clone(),
    };
    router.merge(files::public(&config.site, otherwise)).merge(health::routes(services, ending)).layer(
        ServiceBuilder::new()
            .layer(from_fn_with_state(Arc::new(around), all))
            .layer(CatchPanicLayer::custom(|_| -> Response { failure::after_panic() })),
    )
}

/// What every request passes through needs.
struct Around {
    headers: SecurityHeaders,
    limit: ConcurrencyLimit,
    proxies: Proxies,
    addresses: AddressLimit,
    ending: CancellationToken,
}

/// What every request passes through, from the outside in. Each function calls the next: a layer for each of them would box
/// all that is inside of it once more.
async fn all(State(around): State<Arc<Around>>, request: Request, next: Next) -> Response {
    let Around { headers, limit, proxies, addresses, ending } = &*around;
    let answered = |request| connection_limit::reject(request, |request| next.run(request));
    let answered = |request| connection_limit::close_on_shutdown(ending, request, answered);
    let answered = |request| telemetry::log_request(request, answered);
    let answered = |request| address_limit::refuse(addresses, request, answered);
    let answered = |request| client_address::note(proxies, request, answered);
    let answered = |request| limits::shed(limit, request, answered);
    security_headers::add(headers, request, answered).await
}

/// What a page or server function relies on, from the outside in: that the request is no forgery, time and size limits,
/// the session, and the visitor.
fn with_visitor(
    router: Router,
    config: &Config,
    services: &Services,
    limit: &ConcurrencyLimit,
    bodies: &Bodies,
) -> Router {
    let bounds = Bounds { ours: Ours::new(config), limit: limit.clone(), bodies: bodies.clone() };
    router.layer(
        ServiceBuilder::new()
            // Other pages carry no secret that an attacker's words could stand beside, so nothing leaks through their size.
            .layer(
                CompressionLayer::new()
                    .quality(CompressionLevel::Fastest)
                    .compress_when(DefaultPredicate::new().and(has_no_secret)),
            )
            .layer(from_fn_with_state(Arc::new(bounds), bounded))
            .layer(sessions::layer(services, config.https()))
            .layer(from_fn_with_state(
                authentication::Authentication::new(config, services),
                authentication::authenticate,
            )),
    )
}

fn has_no_secret(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    headers.get(header::CACHE_CONTROL) != Some(&SECRET_CACHE_CONTROL)
}

/// What pages and server functions pass through needs.
struct Bounds {
    ours: Ours,
    limit: ConcurrencyLimit,
    bodies: Bodies,
}

async fn bounded(State(bounds): State<Arc<Bounds>>, request: Request, next: Next) -> Response {
    let Bounds { ours, limit, bodies } = &*bounds;
    let answered = |request| sessions::mend(request, |request| next.run(request));
    let answered = |request| finish::finish(request, answered);
    let answered = |request| limits::time(limit, request, answered);
    let answered = |request| limits::body(bodies, request, answered);
    cross_site::refuse(ours, request, answered).await
}

/// The same for files, which are long and take long. They are read last of all, so that only people who are signed in
/// send any.
fn with_uploader(router: Router, config: &Config, services: &Services) -> Router {
    router.layer(
        ServiceBuilder::new()
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .layer(from_fn_with_state(Arc::new(Ours::new(config)), unbounded))
            .layer(sessions::layer(services, config.https()))
            .layer(from_fn_with_state(
                authentication::Authentication::new(config, services),
                authentication::authenticate,
            )),
    )
}

async fn unbounded(State(ours): State<Arc<Ours>>, request: Request, next: Next) -> Response {
    let answered = |request| sessions::mend(request, |request| next.run(request));
    cross_site::refuse(&ours, request, answered).await
}

fn leptos_options(config: &Config) -> LeptosOptions {
    let site = &config.site;
    LeptosOptions::builder()
        .output_name("taskbell")
        .site_root(site.root.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .env(if config.mode == Mode::Production { Env::PROD } else { Env::DEV })
        .site_addr(config.listen)
        .reload_port(site.reload_port.unwrap_or(3001))
        .hash_files(site.hashed)
        .build()
}
