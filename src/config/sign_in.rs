use axum::http::HeaderName;
use ipnet::IpNet;
use url::{Host, Url};

use super::{Reader, networks};

/// Proxies that say who sends a request, and the header in which they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyAuth {
    pub networks: Vec<IpNet>,
    pub header: HeaderName,
}

/// Headers that everybody sends, or that mean something else.
const TAKEN: [&str; 8] =
    ["authorization", "connection", "content-length", "content-type", "cookie", "forwarded", "host", "user-agent"];

/// Both settings, or neither: one alone lets nobody in, or whoever sends a header. Only where people confirm their addresses: an
/// account that somebody else opened with one would be taken for that of whom the proxy names.
pub(super) fn proxy<V: Fn(&str) -> Option<String>>(
    reader: &mut Reader<V>,
    confirmed: bool,
) -> Option<Option<ProxyAuth>> {
    const NETWORKS: &str = "PROXY_AUTH_NETWORKS";
    const HEADER: &str = "PROXY_AUTH_HEADER";
    if !reader.is_set(NETWORKS) && !reader.is_set(HEADER) {
        return Some(None);
    }
    let expected = "with PROXY_AUTH_HEADER, addresses or networks of the proxies that say in it who sends a request, such as \
                    10.0.0.7,192.0.2.0/28";
    let networks = reader.setting(NETWORKS, None, expected, |value| networks(value).filter(|all| !all.is_empty()));
    let expected = "with PROXY_AUTH_NETWORKS and VERIFY_EMAIL=on, the header in which those proxies name the e-mail address of \
                    who is signed in, such as Remote-Email";
    let header = reader.setting(HEADER, None, expected, |value| header(value).filter(|_| confirmed));
    Some(Some(ProxyAuth { networks: networks?, header: header? }))
}

/// A name with an underscore looks to some programs like one with a hyphen.
fn header(value: &str) -> Option<HeaderName> {
    let name: HeaderName = value.parse().ok()?;
    let foreign = TAKEN.contains(&name.as_str()) || name.as_str().starts_with("x-forwarded-");
    (!foreign && !name.as_str().contains('_')).then_some(name)
}

/// Whether people sign in by passwords. Without any, nobody may be locked out by that.
pub(super) fn by_password<V: Fn(&str) -> Option<String>>(reader: &mut Reader<V>, otherwise: bool) -> Option<bool> {
    let expected = "on, or off where people can sign in in another way: by passkeys, where PUBLIC_URL is a name with https:// \
                    (or localhost), by a proxy (PROXY_AUTH_HEADER), or by a provider (OIDC_NAME_ISSUER), or by a provider (OIDC_NAME_ISSUER)";
    reader.setting("PASSWORD_SIGN_IN", Some("on"), expected, |value| match value {
        "on" => Some(true),
        "off" if otherwise => Some(false),
        _ => None,
    })
}

/// Whether browsers have passkeys for an address.
pub(super) fn has_passkeys(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => url.scheme() == "https" || name == "localhost" || name.ends_with(".localhost"),
        _ => false,
    }
}
