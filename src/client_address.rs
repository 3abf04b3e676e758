//! The address of whoever asks: of the connection, or what our own proxies say it is.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Once},
};

use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderMap,
    response::Response,
};
use domain::request_context;
use ipnet::IpNet;

use crate::config::Config;

const HEADER: &str = "x-forwarded-for";
/// Whether it was said that a proxy is not believed.
static SAID: Once = Once::new();

/// The proxies whose word counts.
#[derive(Clone, Default)]
pub struct Proxies(Arc<[IpNet]>);

impl Proxies {
    pub fn new(config: &Config) -> Proxies {
        Proxies(config.trusted_proxies.as_slice().into())
    }

    /// Whether an address is one of theirs.
    pub fn include(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// Notes where a request comes from, for its visitor and for the log of security events.
pub async fn note<F: Future<Output = Response>>(
    trusted: &Proxies,
    mut request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).to_canonical();
    if request.headers().contains_key(HEADER) && !trusted.include(peer) {
        SAID.call_once(|| {
            tracing::warn!(
                %peer,
                "X-Forwarded-For arrives from a peer that is not in TRUSTED_PROXIES, and is not believed: if it is a proxy \
                 of yours, everybody behind it counts as one"
            );
        });
    }
    let address = find(peer, request.headers(), trusted);
    request.extensions_mut().insert(ClientAddress(address));
    request_context::with_address(Some(address), next(request)).await
}

/// Reads `X-Forwarded-For` from its end, where the nearest proxy wrote, as long as it was one of ours that wrote. What
/// stands before the first foreign address anybody can have made up.
pub fn find(connection: IpAddr, headers: &HeaderMap, trusted: &Proxies) -> IpAddr {
    let mut address = connection.to_canonical();
    // Several headers of one name are one list.
    let lists = headers.get_all(HEADER).iter().rev().filter_map(|value| value.to_str().ok());
    for said in lists.flat_map(|list| list.rsplit(',')) {
        if !trusted.include(address) {
            break;
        }
        let Some(before) = parse(said) else { break };
        address = before.to_canonical();
    }
    address
}

/// An address as proxies write it: with a port, in brackets, in quotes, or none of them.
fn parse(said: &str) -> Option<IpAddr> {
    let said = said.trim();
    let said = said.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(said);
    let bare = said.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(said);
    bare.parse().ok().or_else(|| Some(said.parse::<SocketAddr>().ok()?.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(connection: &str, forwarded: &[&str]) -> String {
        let trusted = Proxies(["127.0.0.0/8", "10.0.0.0/8"].map(|network| network.parse().unwrap()).into());
        let headers = forwarded.iter().map(|value| ("x-forwarded-for".parse().unwrap(), value.parse().unwrap()));
        find(connection.parse().unwrap(), &headers.collect(), &trusted).to_string()
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        assert_eq!(found("198.51.100.7", &["203.0.113.9"]), "198.51.100.7");
        assert_eq!(found("127.0.0.1", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(found("::ffff:127.0.0.1", &["2001:db8::1"]), "2001:db8::1");
        assert_eq!(found("127.0.0.1", &["203.0.113.9, 10.1.2.3"]), "203.0.113.9");
        assert_eq!(found("127.0.0.1", &["192.0.2.66", "203.0.113.9, 10.1.2.3"]), "203.0.113.9");
    }

    #[test]
    fn every_way_to_write_an_address_is_understood() {
        for (said, address) in [
            ("198.51.100.9:4711", "198.51.100.9"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("\"[2001:db8::1]:443\"", "2001:db8::1"),
            ("\"198.51.100.9\"", "198.51.100.9"),
            ("[::ffff:198.51.100.9]:80", "198.51.100.9"),
            ("192.0.2.66, 198.51.100.9:4711 , 10.1.2.3:80", "198.51.100.9"),
        ] {
            assert_eq!(found("127.0.0.1", &[said]), address, "{said}");
        }
        for nonsense in ["198.51.100.9:", "198.51.100.9:port", "2001:db8::1]", "\"198.51.100.9", "unknown", "_hidden"] {
            assert_eq!(found("127.0.0.1", &[nonsense]), "127.0.0.1", "{nonsense}");
        }
    }

    #[test]
    fn what_a_client_made_up_does_not_count() {
        assert_eq!(found("127.0.0.1", &["192.0.2.66, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(found("127.0.0.1", &["10.9.9.9, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(found("127.0.0.1", &["203.0.113.9, nonsense"]), "127.0.0.1");
        assert_eq!(found("127.0.0.1", &[]), "127.0.0.1");
    }
}
