//! The router: what answers which request, and what every request passes through before.

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    response::Response,
};
use domain::Services;
use leptos::config::{Env, LeptosOptions};
use tokio_util::sync::CancellationToken;
use tower::ServiceBuilder;
use tower_http::{CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer};

use crate::{
    address_limit::{self, AddressLimit},
    client_address,
    config::{Config, Mode},
    cross_site, dev_pages, failure, files, finish, guests, health, identify,
    limits::{self, Bodies, Turns},
    mail_links, pages,
    security_headers::{self, SecurityHeaders},
    sessions, telemetry, transfers,
};

/// Everything the server answers. `ending` is cancelled as soon as it was asked to end.
pub fn router(config: &Config, services: &Services, ending: &CancellationToken) -> Router {
    let options = leptos_options(config);
    let headers = SecurityHeaders::new(config);
    let (turns, bodies) = (Turns::new(), Bodies::new());
    let mut router = Router::new()
        .merge(mail_links::routes(services, &bodies))
        .merge(files::package(config))
        .merge(with_visitor(
            pages::routes(&options).merge(transfers::downloads(&options)),
            config,
            services,
            &turns,
            &bodies,
        ))
        .merge(with_uploader(transfers::uploads(&options), config, services));
    if config.mode == Mode::Development {
        router = router.merge(dev_pages::routes(config, services));
    }
    let otherwise = with_visitor(pages::not_found(&options), config, services, &turns, &bodies);
    router
        .merge(files::public(&config.site, otherwise))
        .layer(from_fn(guests::turn_away))
        // A full server is alive, and others may be just as full: the balancer must go on sending requests.
        .merge(health::routes(services, ending))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(headers, security_headers::add))
                .layer(from_fn_with_state(turns, limits::shed))
                .layer(from_fn_with_state(client_address::Proxies::new(config), client_address::note))
                .layer(from_fn_with_state(AddressLimit::new(config), address_limit::refuse))
                .layer(from_fn(telemetry::log_request))
                .layer(from_fn_with_state(ending.clone(), guests::see_off))
                .layer(CatchPanicLayer::custom(|_| -> Response { failure::after_panic() })),
        )
}

/// What a page or server function relies on, from the outside in: that the request is no forgery, time and size limits,
/// the session, and the visitor.
fn with_visitor(router: Router, config: &Config, services: &Services, turns: &Turns, bodies: &Bodies) -> Router {
    router.layer(
        ServiceBuilder::new()
            // Pages carry no secret that an attacker's words could stand beside, so nothing leaks through their size.
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .layer(from_fn_with_state(cross_site::Ours::new(config), cross_site::refuse))
            .layer(from_fn_with_state(bodies.clone(), limits::body))
            .layer(from_fn_with_state(turns.clone(), limits::time))
            .layer(from_fn(finish::finish))
            .layer(from_fn(sessions::mend))
            .layer(sessions::layer(services, config.https()))
            .layer(from_fn_with_state(identify::Asked::new(config, services), identify::identify)),
    )
}

/// The same for files, which are long and take long. They are read last of all, so that only people who are signed in
/// send any.
fn with_uploader(router: Router, config: &Config, services: &Services) -> Router {
    router.layer(
        ServiceBuilder::new()
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .layer(from_fn_with_state(cross_site::Ours::new(config), cross_site::refuse))
            .layer(from_fn(sessions::mend))
            .layer(sessions::layer(services, config.https()))
            .layer(from_fn_with_state(identify::Asked::new(config, services), identify::identify)),
    )
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
