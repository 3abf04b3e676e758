//! The address of whoever asks: of the connection, or what our own proxies say it is.

use std::net::IpAddr;

use axum::http::HeaderMap;
use ipnet::IpNet;

/// Reads `X-Forwarded-For` from its end, where the nearest proxy wrote, as long as it was one of ours that wrote. What
/// stands before the first foreign address anybody can have made up.
pub fn find(connection: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_ours = |address: IpAddr| trusted.iter().any(|network| network.contains(&address));
    let mut address = connection.to_canonical();
    // Several headers of one name are one list.
    let lists = headers.get_all("x-forwarded-for").iter().rev().filter_map(|value| value.to_str().ok());
    for said in lists.flat_map(|list| list.rsplit(',')) {
        if !is_ours(address) {
            break;
        }
        let Ok(before) = said.trim().parse::<IpAddr>() else { break };
        address = before.to_canonical();
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(connection: &str, forwarded: &[&str]) -> String {
        let trusted = ["127.0.0.0/8".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
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
    fn what_a_client_made_up_does_not_count() {
        assert_eq!(found("127.0.0.1", &["192.0.2.66, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(found("127.0.0.1", &["10.9.9.9, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(found("127.0.0.1", &["203.0.113.9, nonsense"]), "127.0.0.1");
        assert_eq!(found("127.0.0.1", &[]), "127.0.0.1");
    }
}
