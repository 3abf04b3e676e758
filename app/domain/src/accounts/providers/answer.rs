use std::pin::Pin;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreIdToken, CoreRequestTokenError};
use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, ClientId, HttpRequest, IdTokenVerifier, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeVerifier, TokenResponse,
};

use super::Flow;
use super::begin::client;
use super::claims::{ALGORITHMS, Claims, part};
use crate::Services;
use crate::platform::providers::{Fault, Keys, Provider};

/// How far the clocks of providers are from ours.
pub(super) const SKEW: TimeDelta = TimeDelta::minutes(1);
/// How old a token may be that has just been made.
pub(super) const FRESH: TimeDelta = TimeDelta::minutes(10);

/// What a provider answers about somebody who has just been there.
pub(super) struct Answer {
    pub claims: Claims,
    access_token: String,
}

impl Answer {
    /// Gives the code for a token, and believes the token if it was made by this provider, for us, now, and for this flow.
    pub async fn ask(
        services: &Services,
        provider: &Provider,
        flow: &Flow,
        code: String,
        now: DateTime<Utc>,
    ) -> Result<Answer, Fault> {
        let client = client(services, provider, &*provider.metadata().await?)?;
        let send = |request: HttpRequest| provider.send(request);
        let exchange = client
            .exchange_code(AuthorizationCode::new(code))
            .set_pkce_verifier(PkceCodeVerifier::new(flow.verifier.clone()));
        // Of a type that says it: the compiler does not find out that threads may share it.
        let exchange: Pin<Box<dyn Future<Output = _> + Send + '_>> = Box::pin(exchange.request_async(&send));
        let tokens = exchange.await.map_err(|error| match error {
            CoreRequestTokenError::Request(fault) => fault,
            // What it says in its own words may hold anything.
            CoreRequestTokenError::ServerResponse(answer) => Fault::Wrong(format!("the code: {:?}", answer.error())),
            CoreRequestTokenError::Parse(error, _) => Fault::Wrong(format!("the tokens: {error}")),
            CoreRequestTokenError::Other(error) => Fault::Wrong(error),
        })?;
        let token = tokens.id_token().ok_or_else(|| Fault::Wrong("it has no ID token".to_owned()))?;
        let verified = match verify(token, provider, &*provider.keys().await?, flow, now) {
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                verify(token, provider, &*provider.newer_keys().await?, flow, now)
            }
            verified => verified,
        };
        verified.map_err(|error| Fault::Wrong(error.to_string()))?;
        let claims: Claims =
            part(&token.to_string(), 1).ok_or_else(|| Fault::Wrong("the claims of its ID token".to_owned()))?;
        if !claims.is_somebody() || claims.azp.as_ref().is_some_and(|azp| *azp != provider.settings.client_id) {
            return Err(Fault::Wrong("its ID token is for another client, or of nobody".to_owned()));
        }
        Ok(Answer { claims, access_token: tokens.access_token().secret().clone() })
    }

    /// The same with what the provider says only where it is asked for it.
    pub async fn with_user_info(mut self, provider: &Provider) -> Result<Answer, Fault> {
        if self.claims.email.is_some() {
            return Ok(self);
        }
        let Some(said) = provider.user_info(&self.access_token).await? else { return Ok(self) };
        let said: Claims = serde_json::from_slice(&said).map_err(|error| Fault::Wrong(error.to_string()))?;
        if said.sub != self.claims.sub {
            return Err(Fault::Wrong("what it says is about somebody else".to_owned()));
        }
        self.claims = said;
        Ok(self)
    }
}

fn verify(
    token: &CoreIdToken,
    provider: &Provider,
    keys: &Keys,
    flow: &Flow,
    now: DateTime<Utc>,
) -> Result<(), ClaimsVerificationError> {
    let settings = &provider.settings;
    let issuer = IssuerUrl::new(settings.issuer.clone())
        .map_err(|error| ClaimsVerificationError::InvalidIssuer(error.to_string()))?;
    let verifier =
        IdTokenVerifier::new_public_client(ClientId::new(settings.client_id.clone()), issuer, keys.clone())
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(|| now - SKEW)
            .set_issue_time_verifier_fn(|at| {
                if at <= now + SKEW && at > now - FRESH { Ok(()) } else { Err("iat".to_owned()) }
            });
    token.claims(&verifier, &Nonce::new(flow.nonce.clone())).map(|_| ())
}
