use std::net::IpAddr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient};
use openidconnect::{
    AuthType, AuthUrl, AuthenticationContextClass, ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet,
    IssuerUrl, Nonce, PkceCodeChallenge, RedirectUrl, Scope, TokenUrl, url,
};

use super::{Flow, For, Purpose, callback, find, metadata, speak};
use crate::accounts::throttle;
use crate::platform::providers::{Fault, Keys, Metadata, Provider};
use crate::{Result, SecondFactorClaim, Services};

/// A client that knows where people sign in and where codes are taken.
pub(super) type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet, EndpointNotSet>;

/// Where somebody is to go now.
pub struct Begun {
    pub address: String,
    pub flow: Flow,
}

/// Sends somebody to a provider. Refused at once where it is away.
pub async fn begin(
    services: &Services,
    name: &str,
    purpose: Purpose,
    next: String,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<Begun> {
    let provider = find(services, name)?;
    // Everybody behind a proxy on this machine seems to be this machine.
    if !from.is_loopback() {
        throttle::count(services, &throttle::of_providers(from)).await?;
    }
    let metadata = metadata(provider).await?;
    let client = speak(provider, async { client(services, provider, &metadata) }).await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let mut request = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .add_scopes(["profile", "email"].map(|scope| Scope::new(scope.to_owned())))
        .set_pkce_challenge(challenge);
    for claim in &provider.settings.second_factor {
        if let SecondFactorClaim::Acr(value) = claim {
            request = request.add_auth_context_value(AuthenticationContextClass::new(value.clone()));
        }
    }
    if let For::Prove(_) = purpose.0 {
        request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
    }
    let (address, state, nonce) = request.url();
    let flow = Flow {
        provider: name.to_owned(),
        purpose,
        state: state.into_secret(),
        nonce: nonce.secret().clone(),
        verifier: verifier.into_secret(),
        begun: now,
        next,
    };
    Ok(Begun { address: address.into(), flow })
}

pub(super) fn client(
    services: &Services,
    provider: &Provider,
    metadata: &Metadata,
) -> std::result::Result<Client, Fault> {
    let settings = &provider.settings;
    let wrong = |error: url::ParseError| Fault::Wrong(format!("an address of its document: {error}"));
    let way = if metadata.wants_secret_in_form() { AuthType::RequestBody } else { AuthType::BasicAuth };
    let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(wrong)?;
    Ok(CoreClient::new(ClientId::new(settings.client_id.clone()), issuer, Keys::default())
        .set_client_secret(ClientSecret::new(settings.client_secret.clone()))
        .set_auth_type(way)
        .set_redirect_uri(RedirectUrl::new(callback(services, provider)).map_err(wrong)?)
        .set_auth_uri(AuthUrl::new(metadata.authorization_endpoint.clone()).map_err(wrong)?)
        .set_token_uri(TokenUrl::new(metadata.token_endpoint.clone()).map_err(wrong)?))
}
