//! Who sends a request, by the word of a proxy that signs people in. Only what the connection comes from counts: anybody can make
//! up what is forwarded.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, HeaderName},
};

use crate::{
    config::{self, Config},
    failure::Failure,
};

/// The proxies whose word counts, if any.
#[derive(Clone)]
pub struct ProxyAuth(Option<Arc<config::ProxyAuth>>);

impl ProxyAuth {
    pub fn new(config: &Config) -> Self {
        ProxyAuth(config.proxy_auth.clone().map(Arc::new))
    }

    /// Takes the header out of a request; what it says, if it is from one of them.
    pub fn take(&self, request: &mut Request) -> Result<Option<String>, Failure> {
        let Some(auth) = &self.0 else { return Ok(None) };
        let peer =
            request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical());
        let trusted = peer.is_some_and(|peer| auth.networks.iter().any(|network| network.contains(&peer)));
        let said = if trusted { said(request.headers(), &auth.header) } else { Ok(None) };
        let names: Vec<HeaderName> =
            request.headers().keys().filter(|name| is_like(name, &auth.header)).cloned().collect();
        for name in names {
            request.headers_mut().remove(name);
        }
        said
    }
}

/// What the header says. Refused where it is not clear that the proxy wrote it: twice, it passed one on, and so it may have done
/// with a name that other programs take for this one.
fn said(headers: &HeaderMap, header: &HeaderName) -> Result<Option<String>, Failure> {
    let values: Vec<_> = headers.get_all(header).iter().collect();
    let alike = headers.keys().find(|name| *name != header && is_like(name, header));
    let text = match (values.as_slice(), alike) {
        ([], None) => Ok(""),
        ([value], None) => std::str::from_utf8(value.as_bytes()).map_err(|_| "not text"),
        (_, Some(_)) => Err("there under a name like it, too"),
        (_, None) => Err("there twice"),
    };
    match text.map(str::trim) {
        Ok("") => Ok(None),
        Ok(text) => Ok(Some(text.to_owned())),
        Err(problem) => {
            tracing::warn!(%header, "the header that a proxy signs people in by is {problem}: the request is refused");
            Err(Failure::ProxyHeader)
        }
    }
}

/// Whether some programs take one name for the other.
fn is_like(name: &HeaderName, header: &HeaderName) -> bool {
    let plain = |c: u8| if c.is_ascii_alphanumeric() { c } else { b'-' };
    name.as_str().bytes().map(plain).eq(header.as_str().bytes().map(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: &[(&str, &str)]) -> Result<Option<String>, Failure> {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        said(&headers.collect(), &HeaderName::from_static("remote-email"))
    }

    #[test]
    fn what_is_not_clear_is_refused() {
        let ada = Ok(Some("ada@example.org".to_owned()));
        assert_eq!(found(&[("Remote-Email", " ada@example.org")]), ada);
        assert_eq!(found(&[("REMOTE-EMAIL", "ada@example.org"), ("remote-user", "kim")]), ada);
        assert_eq!((found(&[]), found(&[("remote-email", "")])), (Ok(None), Ok(None)));
        for unclear in [
            &[("remote-email", "ada@example.org"), ("remote-email", "ada@example.org")][..],
            &[("remote-email", ""), ("remote-email", "ada@example.org")],
            &[("remote-email", "ada@example.org"), ("remote_email", "kim@example.org")],
            &[("remote.email", "kim@example.org")],
        ] {
            assert_eq!(found(unclear), Err(Failure::ProxyHeader), "{unclear:?}");
        }
    }
}
