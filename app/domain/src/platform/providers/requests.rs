use std::sync::{Arc, LazyLock};
use std::time::Duration;

use openidconnect::http::{Request, StatusCode, header};
use openidconnect::{HttpRequest, HttpResponse};
use tokio::sync::Semaphore;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// How long one answer is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// Far above any answer of theirs.
const LONGEST: u64 = 256 * 1024;
/// Requests to one of them at once: each takes a thread.
const AT_ONCE: usize = 8;

/// Why a provider is of no use just now.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("it does not answer: {0}")]
    Away(String),
    #[error("its answer is wrong: {0}")]
    Wrong(String),
}

/// Requests to one of them.
#[derive(Clone)]
pub(super) struct Requests(Arc<Semaphore>);

impl Requests {
    pub fn new() -> Requests {
        Requests(Arc::new(Semaphore::new(AT_ONCE)))
    }

    /// What is found at an address, by a token or without one.
    pub async fn get(&self, address: &str, token: Option<&str>) -> Result<Vec<u8>, Fault> {
        let mut request = Request::get(address).header(header::ACCEPT, "application/json");
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.body(Vec::new()).map_err(|error| Fault::Wrong(format!("{address}: {error}")))?;
        let answer = self.send(request).await?;
        match answer.status() {
            StatusCode::OK => Ok(answer.into_body()),
            status if status.is_server_error() => Err(Fault::Away(format!("{address}: {status}"))),
            // Another place, too: what is there is not what was asked for.
            status => Err(Fault::Wrong(format!("{address}: {status}"))),
        }
    }

    /// Sends a request, away from the threads that answer.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Fault> {
        static AGENT: LazyLock<Agent> = LazyLock::new(agent);
        let permit = self.0.clone().acquire_owned().await.map_err(|error| Fault::Away(error.to_string()))?;
        let send = move || {
            // Until the work ends, whether anybody waits for it or not.
            let _permit = permit;
            let answer = AGENT.run(request)?;
            let (parts, mut body) = answer.into_parts();
            Ok(HttpResponse::from_parts(parts, body.with_config().limit(LONGEST).read_to_vec()?))
        };
        let sent = tokio::task::spawn_blocking(send).await.map_err(|error| Fault::Away(error.to_string()))?;
        sent.map_err(|error: ureq::Error| Fault::Away(error.to_string()))
    }
}

/// Through the proxy of nobody's environment, never for long, and nowhere else than it was sent. It trusts whom the system
/// trusts: providers are often one's own.
fn agent() -> Agent {
    let trusted = rustls_native_certs::load_native_certs().certs;
    let trusted: Vec<_> = trusted.iter().map(|certificate| Certificate::from_der(certificate).to_owned()).collect();
    let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&trusted)).build();
    let config = Agent::config_builder().timeout_global(Some(PATIENCE)).proxy(None).max_redirects(0);
    config.http_status_as_error(false).tls_config(tls).build().new_agent()
}
