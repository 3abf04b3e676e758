//! What providers say in their tokens.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::SecondFactorClaim;

/// The signatures that are believed: none that is made with a secret that two know, and none that is none.
pub(super) const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// The longest `sub`, in characters.
const SUBJECT_MAX: usize = 255;

/// What a provider says of somebody.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Claims {
    pub sub: String,
    pub email: Option<String>,
    #[serde(default)]
    email_verified: Value,
    pub name: Option<String>,
    pub preferred_username: Option<String>,
    pub zoneinfo: Option<String>,
    /// Their session there.
    pub sid: Option<String>,
    /// Whom the token was made for, where that may be another than who it is for.
    pub azp: Option<String>,
    acr: Option<String>,
    #[serde(default)]
    amr: Vec<String>,
    pub auth_time: Option<i64>,
}

impl Claims {
    /// Whether they are called anything, and nothing without end.
    pub fn is_somebody(&self) -> bool {
        !self.sub.is_empty() && self.sub.chars().count() <= SUBJECT_MAX
    }

    /// Whether the provider knows that they read the mails to the address. Some say so in a word.
    pub fn is_verified(&self) -> bool {
        self.email_verified == Value::Bool(true) || self.email_verified == "true"
    }

    /// Whether the provider asked for a second factor itself.
    pub fn shows_second_factor(&self, claims: &[SecondFactorClaim]) -> bool {
        claims.iter().any(|claim| match claim {
            SecondFactorClaim::Acr(value) => self.acr.as_ref() == Some(value),
            SecondFactorClaim::Amr(value) => self.amr.contains(value),
        })
    }
}

/// One of the parts of a token.
pub(super) fn part<T: DeserializeOwned>(token: &str, number: usize) -> Option<T> {
    serde_json::from_slice(&bytes(token.split('.').nth(number)?)?).ok()
}

/// What stands in such a part.
pub(super) fn bytes(part: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(part).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(json: &str) -> Claims {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn an_address_is_verified_where_the_provider_says_so() {
        for (said, verified) in
            [("true", true), ("\"true\"", true), ("false", false), ("\"false\"", false), ("1", false)]
        {
            assert_eq!(
                claims(&format!("{{\"sub\":\"a\",\"email_verified\":{said}}}")).is_verified(),
                verified,
                "{said}"
            );
        }
        assert!(!claims("{\"sub\":\"a\"}").is_verified());
    }

    #[test]
    fn a_second_factor_is_shown_by_the_very_claim() {
        let wanted = [SecondFactorClaim::Acr("gold".to_owned()), SecondFactorClaim::Amr("mfa".to_owned())];
        let shows = |json: &str| claims(json).shows_second_factor(&wanted);
        assert!(shows(r#"{"sub":"a","acr":"gold"}"#) && shows(r#"{"sub":"a","amr":["pwd","mfa"]}"#));
        assert!(!shows(r#"{"sub":"a","acr":"mfa","amr":["gold","pwd"]}"#) && !shows(r#"{"sub":"a"}"#));
        assert!(!claims(r#"{"sub":"a","acr":"gold"}"#).shows_second_factor(&[]));
    }
}
