//! Services elsewhere that say who somebody is (OpenID Connect): how they are spoken with, and what is kept of them. One
//! that is away costs only those something who want to sign in by it.

mod kept;
mod metadata;
mod requests;

use std::sync::Arc;
use std::time::Duration;

use openidconnect::core::CoreJsonWebKey;
use openidconnect::{HttpRequest, HttpResponse, JsonWebKeySet};

use super::settings::ProviderSettings;

pub(crate) use metadata::Metadata;
pub(crate) use requests::Fault;

use kept::Kept;
use requests::Requests;

/// The keys that a provider signs with.
pub(crate) type Keys = JsonWebKeySet<CoreJsonWebKey>;

/// How long what a provider says of itself is good.
const GOOD: Duration = Duration::from_secs(60 * 60);
/// How often its keys are asked for again where none of them fits.
const AGAIN: Duration = Duration::from_secs(60);

/// All of them.
pub(crate) struct Providers(Vec<Provider>);

impl Providers {
    pub(super) fn new(settings: &[ProviderSettings]) -> Providers {
        Providers(settings.iter().cloned().map(Provider::new).collect())
    }

    /// In the order of the settings.
    pub fn all(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }

    pub fn named(&self, name: &str) -> Option<&Provider> {
        self.all().find(|provider| provider.settings.name == name)
    }

    /// The one that calls itself so.
    pub fn of_issuer(&self, issuer: &str) -> Option<&Provider> {
        self.all().find(|provider| provider.settings.issuer == issuer)
    }
}

/// One of them.
pub(crate) struct Provider {
    pub settings: ProviderSettings,
    requests: Requests,
    metadata: Kept<Metadata>,
    keys: Kept<Keys>,
}

impl Provider {
    fn new(settings: ProviderSettings) -> Provider {
        Provider { settings, requests: Requests::new(), metadata: Kept::default(), keys: Kept::default() }
    }

    /// Where it does what.
    pub async fn metadata(&self) -> Result<Arc<Metadata>, Fault> {
        let issuer = &self.settings.issuer;
        let ask = async || {
            let document = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
            Metadata::read(&self.requests.get(&document, None).await?, issuer)
        };
        self.metadata.get(GOOD, ask).await
    }

    /// The keys that it signs with.
    pub async fn keys(&self) -> Result<Arc<Keys>, Fault> {
        self.keys_of(GOOD).await
    }

    /// The same where none of them fitted: it may have new ones.
    pub async fn newer_keys(&self) -> Result<Arc<Keys>, Fault> {
        self.keys_of(AGAIN).await
    }

    async fn keys_of(&self, good: Duration) -> Result<Arc<Keys>, Fault> {
        let ask = async || {
            let metadata = self.metadata().await?;
            let keys = self.requests.get(&metadata.jwks_uri, None).await?;
            serde_json::from_slice(&keys).map_err(|error| Fault::Wrong(format!("its keys: {error}")))
        };
        self.keys.get(good, ask).await
    }

    /// Sends it any request.
    pub fn send(&self, request: HttpRequest) -> impl Future<Output = Result<HttpResponse, Fault>> + Send + use<> {
        let requests = self.requests.clone();
        async move { requests.send(request).await }
    }

    /// What it says of whoever gave this access token, where it says anything.
    pub async fn user_info(&self, token: &str) -> Result<Option<Vec<u8>>, Fault> {
        match &self.metadata().await?.userinfo_endpoint {
            Some(endpoint) => self.requests.get(endpoint, Some(token)).await.map(Some),
            None => Ok(None),
        }
    }
}
