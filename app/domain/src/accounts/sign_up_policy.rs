//! Who may open an account without an operator.

use model::{Field, Problem, Rejection};

use super::address;
use crate::{Error, Result, Services, SignUpPolicy};

/// Who may open an account.
pub fn sign_up_policy(services: &Services) -> SignUpPolicy {
    services.sign_up
}

/// The mail domains whose addresses may open an account, as people write them; without any, every address may.
pub fn sign_up_domains(services: &Services) -> Vec<String> {
    services.sign_up_domains.iter().map(|domain| address::readable(&format!("@{domain}"))[1..].to_owned()).collect()
}

/// Refused where nobody opens accounts by themselves.
pub(super) fn require_open(services: &Services) -> Result<()> {
    match services.sign_up {
        SignUpPolicy::Open => Ok(()),
        SignUpPolicy::Invited => Err(Rejection::SignUpInvited.into()),
        SignUpPolicy::Closed => Err(Rejection::SignUpClosed.into()),
    }
}

/// Refused where an address, as it is stored, is of no domain that may open accounts. A domain's subdomains are others.
pub(super) fn require_domain(services: &Services, email: &str) -> Result<()> {
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    let domains = &services.sign_up_domains;
    if domains.is_empty() || domains.iter().any(|allowed| allowed == domain) {
        return Ok(());
    }
    Err(Error::invalid(Field::Email, Problem::DomainNotAllowed))
}
