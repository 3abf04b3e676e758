//! Signing in by a service elsewhere (OpenID Connect): the code flow with PKCE. Whoever comes from there is known by the
//! service and by what they are called there (`iss` and `sub`), never by an e-mail address: what is to be somebody's who has
//! an account is linked by them while they are signed in.

mod account;
mod answer;
mod begin;
mod claims;
mod finish;
mod identities;
mod link;
mod logout;
mod sessions;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use fred::interfaces::KeysInterface;
use fred::types::{Expiration, SetOptions};
use model::{ProviderView, Rejection};
use serde::{Deserialize, Serialize};
use tokio::time::timeout;

pub use begin::{Begun, begin};
pub use finish::{Callback, Finished, Returned, finish};
pub use link::unlink;
pub use logout::log_out;
pub use sessions::{ByProvider, began_by};

pub(super) use identities::{forget, insert};
pub(crate) use identities::{list, of_person};
pub(super) use link::{LINKED, UNLINKED};

use super::sessions::digest;
use super::{Actor, Proof};
use crate::platform::concurrency_limit::ConcurrencyPermit;
use crate::platform::providers::{Fault, Metadata, Provider};
use crate::platform::redis::Commands;
use crate::{Error, Result, Services, UserId};

/// How long somebody may be away to sign in there.
const GOOD: TimeDelta = TimeDelta::minutes(10);
/// How long a provider is waited for in all. Of what an answer may take that leaves enough for the work after it.
const PATIENCE: Duration = Duration::from_millis(3_500);

/// What somebody wants of a provider.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose(For);

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
enum For {
    SignIn,
    /// An account, by what stands in an invitation's link.
    Accept(String),
    /// It is to be theirs who is signed in.
    Link(UserId),
    /// It is to prove that it is they who are signed in.
    Prove(UserId),
}

impl Purpose {
    /// To sign in, or to open an account where that is open to anybody.
    pub fn sign_in() -> Purpose {
        Purpose(For::SignIn)
    }

    /// The same by an invitation.
    pub fn accept(token: String) -> Purpose {
        Purpose(For::Accept(token))
    }

    /// To sign in by it from now on, for whoever proved only minutes ago who they are.
    pub fn link(actor: &Actor, proof: Proof, now: DateTime<Utc>) -> Result<Purpose> {
        proof.require(now)?;
        Ok(Purpose(For::Link(actor.user)))
    }

    /// To prove once more who one is.
    pub fn prove(actor: &Actor) -> Purpose {
        Purpose(For::Prove(actor.user))
    }
}

/// What is remembered of somebody while they are away to sign in there. It belongs into their session and nowhere else.
#[derive(Clone, Serialize, Deserialize)]
pub struct Flow {
    provider: String,
    purpose: Purpose,
    state: String,
    nonce: String,
    verifier: String,
    begun: DateTime<Utc>,
    /// The path to go on to.
    pub next: String,
}

impl Flow {
    /// The page where it began, to which what failed leads back.
    pub fn page(&self) -> String {
        match &self.purpose.0 {
            For::SignIn => "/sign-in".to_owned(),
            For::Accept(token) => format!("/invitations/{token}"),
            For::Link(_) => "/settings/security".to_owned(),
            For::Prove(_) => "/sign-in/again".to_owned(),
        }
    }
}

/// The services by which people sign in here, in the order of the settings.
pub fn providers(services: &Services) -> Vec<ProviderView> {
    services.providers.all().map(view).collect()
}

fn view(provider: &Provider) -> ProviderView {
    ProviderView { name: provider.settings.name.clone(), label: provider.settings.label.clone() }
}

fn find<'a>(services: &'a Services, name: &str) -> Result<&'a Provider> {
    services.providers.named(name).ok_or_else(Error::not_found)
}

/// Where a provider is to send people back to.
fn callback(services: &Services, provider: &Provider) -> String {
    format!("{}/sign-in/with/{}/callback", services.public_url, provider.settings.name)
}

/// What a provider says of itself. Where that is wrong nobody who wants to sign in can mend it.
async fn metadata(provider: &Provider) -> Result<Arc<Metadata>> {
    speak(provider, provider.metadata()).await.map_err(|_| Rejection::ProviderAway.into())
}

/// Speaks with a provider, and meanwhile keeps nobody else from being answered.
async fn speak<T>(provider: &Provider, with: impl Future<Output = std::result::Result<T, Fault>>) -> Result<T> {
    ConcurrencyPermit::current().release();
    let away = || Fault::Away("no answer in time".to_owned());
    let answer = timeout(PATIENCE, with).await.unwrap_or_else(|_| Err(away()));
    answer.map_err(|fault| {
        tracing::warn!(provider = provider.settings.name, %fault, "signing in by a provider fails");
        match fault {
            Fault::Away(_) => Rejection::ProviderAway.into(),
            Fault::Wrong(_) => Rejection::ProviderRefused.into(),
        }
    })
}

/// Whether something that is good once was not used yet; it is kept for as long as it could be used.
async fn is_first(services: &Services, what: &str, good: TimeDelta) -> Result<bool> {
    let key = &format!("taskbell:once:{}", digest(what));
    let set = |redis: Commands| async move {
        let expiry = Some(Expiration::EX(good.num_seconds()));
        redis.set(key, 1, expiry, Some(SetOptions::NX), false).await
    };
    let first: Option<String> = services.redis("SET", set).await?;
    Ok(first.is_some())
}
