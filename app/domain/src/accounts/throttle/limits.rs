//! How much is counted, of what and whose, and what happens beyond.

use std::net::IpAddr;

use crate::UserId;
use crate::accounts::Device;
use crate::accounts::sessions::digest;
use crate::platform::security::line;

/// What happens beyond a limit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beyond {
    Refused,
    Slowed,
}

/// So many in a quarter of an hour.
pub(in crate::accounts) struct Limit {
    pub(super) name: &'static str,
    pub(super) key: String,
    pub(super) most: i64,
    pub(super) beyond: Beyond,
    /// Whether right guesses are counted, not wrong ones.
    pub(super) of_right: bool,
    /// Whether a right guess shows that the wrong ones before were honest.
    pub(super) forgiven: bool,
}

impl Limit {
    fn new(name: &'static str, key: &str, most: i64) -> Limit {
        let key = format!("taskbell:throttle:{key}");
        Limit { name, key, most, beyond: Beyond::Refused, of_right: false, forgiven: false }
    }
}

/// Guesses by a stranger at the account of an e-mail address, whether it exists or not.
pub(in crate::accounts) fn of_stranger(email: &str, from: IpAddr) -> Vec<Limit> {
    // Hashed: Redis need not know addresses.
    let account = digest(email);
    let pair = Limit::new("sign-in-account-from-address", &format!("pair:{account}:{}", line(from)), 10);
    let strangers = Limit::new("sign-in-account", &format!("strangers:{account}"), 20);
    let mut limits = networks("sign-in-address", "address", from, 100);
    limits.push(Limit { forgiven: true, ..pair });
    limits.push(Limit { beyond: Beyond::Slowed, ..strangers });
    limits.push(right(&account));
    limits
}

/// Guesses from a browser that is known to the account.
pub(in crate::accounts) fn of_device(email: &str, device: &Device) -> Vec<Limit> {
    let account = digest(email);
    let device = Limit::new("sign-in-device", &format!("device:{account}:{}", device.number()), 10);
    vec![Limit { forgiven: true, ..device }, right(&account)]
}

/// Nobody signs in so often; whoever does has the password, and hashing costs.
fn right(account: &str) -> Limit {
    Limit { of_right: true, ..Limit::new("sign-ins", &format!("right:{account}"), 60) }
}

/// Proofs of the current password by somebody signed in.
pub(in crate::accounts) fn of_proof(UserId(user): UserId) -> Vec<Limit> {
    let user = user.simple();
    let wrong = Limit::new("password-proofs", &format!("proof:{user}"), 10);
    let right = Limit::new("password-proofs", &format!("proven:{user}"), 30);
    vec![Limit { forgiven: true, ..wrong }, Limit { of_right: true, ..right }]
}

/// Codes of a second factor after a password, by whoever gave that. Right ones forgive nothing: their owner may sign in while
/// somebody else guesses.
pub(in crate::accounts) fn of_codes(UserId(user): UserId, from: IpAddr) -> Vec<Limit> {
    let account = Limit::new("second-factor-account", &format!("codes:{}", user.simple()), 10);
    // Everybody behind a proxy on this machine seems to be this machine.
    let networks = (!from.is_loopback()).then(|| networks("second-factor-address", "coded", from, 100));
    networks.into_iter().flatten().chain([account]).collect()
}

/// Codes by somebody signed in.
pub(in crate::accounts) fn of_code_proofs(UserId(user): UserId) -> Vec<Limit> {
    vec![Limit::new("second-factor-proofs", &format!("code-proof:{}", user.simple()), 10)]
}

/// Passkeys that prove nothing, by whoever is not signed in. They name nobody.
pub(in crate::accounts) fn of_passkeys(from: IpAddr) -> Vec<Limit> {
    // Everybody behind a proxy on this machine seems to be this machine.
    if from.is_loopback() { Vec::new() } else { networks("passkeys", "passkey", from, 100) }
}

/// Questions for passkeys to strangers: each is a session.
pub(in crate::accounts) fn of_passkey_questions(from: IpAddr) -> Vec<Limit> {
    networks("passkey-questions", "passkey-question", from, 300)
}

/// Tries to open an account: a password is judged for each.
pub(in crate::accounts) fn of_tries(from: IpAddr) -> Vec<Limit> {
    networks("sign-up-tries", "tried", from, 300)
}

/// Accounts opened.
pub(in crate::accounts) fn of_openings(from: IpAddr) -> Vec<Limit> {
    networks("sign-ups", "opened", from, 30)
}

/// Mails with a link for a new password, to an address that somebody has or not. Few ask again and again.
pub(in crate::accounts) fn of_reset_links(email: &str) -> [Limit; 1] {
    [Limit::new("reset-links-account", &format!("links:{}", digest(email)), 5)]
}

/// Such mails, by who asks for them.
pub(in crate::accounts) fn of_asking(from: IpAddr) -> Vec<Limit> {
    networks("reset-links", "linked", from, 30)
}

/// Uses of links for a new password: one is judged and hashed for each.
pub(in crate::accounts) fn of_resets(from: IpAddr) -> Vec<Limit> {
    networks("password-resets", "reset", from, 100)
}

/// Accounts opened by links of invitations: a password is judged and hashed for each.
pub(in crate::accounts) fn of_invitations(from: IpAddr) -> Vec<Limit> {
    networks("invitations", "invitation", from, 100)
}

/// Invitations that an operator makes: each is a mail to a stranger.
pub(in crate::accounts) fn of_inviting(UserId(operator): UserId) -> [Limit; 1] {
    [Limit::new("invitations-made", &format!("inviting:{}", operator.simple()), 100)]
}

/// Mails with a link that confirms an address: few ask again and again.
pub(in crate::accounts) fn of_confirmations(UserId(user): UserId) -> [Limit; 1] {
    [Limit::new("confirmations-account", &format!("confirm:{}", user.simple()), 5)]
}

/// Mails to the address of a new account, whether somebody had it already or not.
pub(in crate::accounts) fn of_sign_up_mails(email: &str) -> [Limit; 1] {
    [Limit::new("sign-up-mails", &format!("signing-up:{}", digest(email)), 5)]
}

/// Such mails, by who asks for them.
pub(in crate::accounts) fn of_asking_to_confirm(from: IpAddr) -> Vec<Limit> {
    networks("confirmations", "confirming", from, 30)
}

/// Uses of such links.
pub(in crate::accounts) fn of_confirmed(from: IpAddr) -> Vec<Limit> {
    networks("email-confirmations", "confirmed", from, 100)
}

/// Tokens that are none, or good no more.
pub(in crate::accounts) fn of_wrong_tokens(from: IpAddr) -> Vec<Limit> {
    networks("wrong-tokens", "tokens", from, 100)
}

/// Visits to services elsewhere to sign in there: each is a session, and may be a line in the audit trail.
pub(in crate::accounts) fn of_providers(from: IpAddr) -> Vec<Limit> {
    networks("provider-sign-ins", "provider", from, 300)
}

/// Words of a provider that somebody signed out, which it never said.
pub(in crate::accounts) fn of_wrong_logouts(from: IpAddr) -> Vec<Limit> {
    networks("wrong-logouts", "logouts", from, 100)
}

/// Limits for a line and, of version 6, for the networks that one customer may have of a provider: /56 and /48. Where
/// those are many customers, more of them are honest.
fn networks(name: &'static str, kind: &str, address: IpAddr, most: i64) -> Vec<Limit> {
    let mut limits = vec![Limit::new(name, &format!("{kind}:{}", line(address)), most)];
    if let IpAddr::V6(address) = address.to_canonical() {
        for (prefix, times) in [(56, 4), (48, 16)] {
            let network = address.to_bits() >> (128 - prefix);
            limits.push(Limit::new(name, &format!("{kind}:{network:x}/{prefix}"), times * most));
        }
    }
    limits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_counts_for_its_networks() {
        let counted = |address: &str| -> Vec<(String, i64)> {
            let limits = networks("sign-ups", "opened", address.parse().unwrap(), 30);
            limits.into_iter().map(|limit| (limit.key.replace("taskbell:throttle:opened:", ""), limit.most)).collect()
        };
        let of =
            |counted: &[(&str, i64)]| counted.iter().map(|(key, most)| ((*key).to_owned(), *most)).collect::<Vec<_>>();
        assert_eq!(counted("198.51.100.9"), of(&[("198.51.100.9", 30)]));
        assert_eq!(counted("::ffff:198.51.100.9"), of(&[("198.51.100.9", 30)]));
        let expected = of(&[("20010db8aabbccdd", 30), ("20010db8aabbcc/56", 120), ("20010db8aabb/48", 480)]);
        assert_eq!(counted("2001:db8:aabb:ccdd:1:2:3:4"), expected);
    }
}
