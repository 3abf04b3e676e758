use domain::{SignUpPolicy, accounts::mail_domain};

use super::Reader;

pub(super) fn policy<V: Fn(&str) -> Option<String>>(reader: &mut Reader<V>) -> Option<SignUpPolicy> {
    let expected = "open, invited or closed: whether anybody may open an account, or whom operators invite, or operators make them";
    reader.setting("SIGN_UP", Some("open"), expected, |value| match value {
        "open" => Some(SignUpPolicy::Open),
        "invited" => Some(SignUpPolicy::Invited),
        "closed" => Some(SignUpPolicy::Closed),
        _ => None,
    })
}

/// In the form in which addresses are stored.
pub(super) fn domains<V: Fn(&str) -> Option<String>>(reader: &mut Reader<V>) -> Option<Vec<String>> {
    let expected = "mail domains with commas between, such as example.org,example.com";
    let domains = reader.setting_if_any("SIGN_UP_DOMAINS", expected, |value| {
        value.split(',').map(|domain| mail_domain(domain.trim())).collect()
    });
    domains.map(Option::unwrap_or_default)
}
