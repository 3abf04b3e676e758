use std::collections::BTreeSet;

use domain::{ProviderSettings, SecondFactorClaim};
use url::Url;

use super::{Reader, is_private};

const PREFIX: &str = "OIDC_";
/// What can be said of each provider.
const PARTS: [&str; 6] = ["ISSUER", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_SECRET_FILE", "LABEL", "SECOND_FACTOR"];
/// Longest label, in characters: it stands on a button.
const LABEL_MAX: usize = 50;

/// Reads the providers that the names of the variables tell of, in the order of their names.
pub(super) fn read<V: Fn(&str) -> Option<String>>(
    reader: &mut Reader<V>,
    variables: &[String],
    production: bool,
) -> Option<Vec<ProviderSettings>> {
    let mut names = BTreeSet::new();
    let mut good = true;
    for variable in variables.iter().filter(|variable| variable.starts_with(PREFIX)) {
        if !reader.is_set(variable) {
            continue;
        }
        match name(variable) {
            Some(name) => _ = names.insert(name),
            None => {
                let expected = "OIDC_NAME_ followed by ISSUER, CLIENT_ID, CLIENT_SECRET, LABEL or SECOND_FACTOR, where NAME is \
                                of capital letters and digits";
                reader.unknown(kept(variable.clone()), expected);
                good = false;
            }
        }
    }
    let mut providers: Vec<ProviderSettings> = Vec::new();
    for name in names {
        match provider(reader, name, production, &providers) {
            Some(provider) => providers.push(provider),
            None => good = false,
        }
    }
    good.then_some(providers)
}

/// The name in a variable's.
fn name(variable: &str) -> Option<&str> {
    let (name, part) = variable.strip_prefix(PREFIX)?.split_once('_')?;
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (plain && PARTS.contains(&part)).then_some(name)
}

/// Names of settings are few and stay until the end of the program.
fn kept(name: String) -> &'static str {
    name.leak()
}

fn provider<V: Fn(&str) -> Option<String>>(
    reader: &mut Reader<V>,
    name: &str,
    production: bool,
    others: &[ProviderSettings],
) -> Option<ProviderSettings> {
    let setting = |part: &str| kept(format!("{PREFIX}{name}_{part}"));
    let expected = "the provider's address exactly as it calls itself, over https, such as https://login.example.org/realms/staff, \
                    and of no other provider";
    let issuer = reader.setting(setting("ISSUER"), None, expected, |value| {
        (is_issuer(value, production) && others.iter().all(|other| other.issuer != value)).then(|| value.to_owned())
    });
    let client_id =
        reader.setting(setting("CLIENT_ID"), None, "what the provider calls Taskbell", |value| Some(value.to_owned()));
    let client_secret =
        reader.hidden(setting("CLIENT_SECRET"), "the secret that it gave to Taskbell", |value| Some(value.to_owned()));
    let usual = format!("{}{}", &name[..1], name[1..].to_lowercase());
    let expected = "what people call it, 50 characters at most";
    let label = reader.setting(setting("LABEL"), Some(&usual), expected, |value| {
        let good = value.chars().count() <= LABEL_MAX && !value.chars().any(char::is_control);
        good.then(|| value.to_owned())
    });
    let expected =
        "what it says where it asked for a second factor itself, with commas between, such as amr:mfa,acr:gold";
    let second_factor = reader.setting_if_any(setting("SECOND_FACTOR"), expected, |value| {
        value.split(',').map(|claim| claimed(claim.trim())).collect()
    });
    Some(ProviderSettings {
        name: name.to_lowercase(),
        label: label?,
        issuer: issuer?,
        client_id: client_id?,
        client_secret: client_secret?,
        second_factor: second_factor?.unwrap_or_default(),
    })
}

/// Encrypted, unless it is on this machine or for trying things out.
fn is_issuer(value: &str, production: bool) -> bool {
    Url::parse(value).is_ok_and(|url| {
        let bare = url.username().is_empty() && url.password().is_none();
        bare && url.query().is_none() && url.fragment().is_none() && is_private(&url, production)
    })
}

fn claimed(text: &str) -> Option<SecondFactorClaim> {
    let (claim, value) = text.split_once(':').filter(|(_, value)| !value.is_empty())?;
    match claim {
        "acr" => Some(SecondFactorClaim::Acr(value.to_owned())),
        "amr" => Some(SecondFactorClaim::Amr(value.to_owned())),
        _ => None,
    }
}
