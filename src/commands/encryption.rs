use std::net::IpAddr;

use sea_orm_migration::sea_orm::sqlx::postgres::{PgConnectOptions, PgSslMode};
use url::Url;

use crate::config::{Config, Redis, is_encrypted};

/// The settings by which something leaves this machine that others could read or answer, and what is wrong with each.
pub fn lacking(config: &Config) -> Vec<(&'static str, String)> {
    let databases =
        [("DATABASE_URL", Some(&config.database_url)), ("DATABASE_REPLICA_URL", config.replica_url.as_ref())];
    let databases = databases.into_iter().filter_map(|(name, url)| Some((name, of_database(url?)?)));
    let redis = match &config.redis {
        Redis::At { url, .. } => of_redis(url).map(|problem| ("REDIS_URL", problem)),
        Redis::Embedded => None,
    };
    databases.chain(redis).collect()
}

fn of_database(url: &str) -> Option<String> {
    let options = url.parse::<PgConnectOptions>().ok().filter(|_| !url.starts_with("sqlite:"))?;
    if options.get_socket().is_some() || stays_here(options.get_host()) {
        return None;
    }
    let problem = match options.get_ssl_mode() {
        PgSslMode::VerifyFull | PgSslMode::VerifyCa => return None,
        PgSslMode::Require => "encrypted, but no certificate is checked: whoever stands between can answer",
        PgSslMode::Prefer | PgSslMode::Allow => "encrypted only if the server wants it, and no certificate is checked",
        PgSslMode::Disable => "not encrypted",
    };
    Some(format!("{problem}. Better: ?sslmode=verify-full"))
}

fn of_redis(url: &str) -> Option<String> {
    if is_encrypted(url) {
        return None;
    }
    let url = Url::parse(url).ok()?;
    let nodes = url.query_pairs().filter(|(name, _)| name == "node").map(|(_, node)| node.into_owned());
    let nodes: Vec<String> = nodes.map(|node| node.split(':').next().unwrap_or_default().to_owned()).collect();
    let mut hosts = nodes.iter().map(String::as_str).chain(url.host_str());
    let socket = url.scheme().ends_with("+unix");
    let (servers, kind) = url
        .scheme()
        .split_once('-')
        .map_or((url.scheme(), String::new()), |(servers, kind)| (servers, format!("-{kind}")));
    (!socket && hosts.any(|host| !stays_here(host))).then(|| format!("not encrypted. Better: {servers}s{kind}://"))
}

/// Whether a host is this machine, or the folder of a socket.
fn stays_here(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    let loopback = host.parse().is_ok_and(|address: IpAddr| address.to_canonical().is_loopback());
    loopback || host == "localhost" || host.ends_with(".localhost") || host.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_this_machine_is_encrypted_and_its_server_proven() {
        for url in [
            "postgres://user:pw@db.example.org/taskbell?sslmode=verify-full",
            "postgres://user:pw@db.example.org/taskbell?sslmode=verify-ca",
            "postgres://user@localhost/taskbell",
            "postgres://user@127.0.0.2/taskbell?sslmode=disable",
            "postgres://user@[::1]/taskbell",
            "postgres://user@localhost/taskbell?host=/run/postgresql",
            "postgres://user@%2Frun%2Fpostgresql/taskbell",
            "sqlite://taskbell.db?mode=rwc",
        ] {
            assert_eq!(of_database(url), None, "{url}");
        }
        for (query, says) in [
            ("", "only if the server wants it"),
            ("?sslmode=prefer", "only if the server wants it"),
            ("?sslmode=require", "no certificate is checked"),
            ("?sslmode=disable", "not encrypted"),
        ] {
            let problem = of_database(&format!("postgres://user:pw@10.0.0.9/taskbell{query}"));
            assert!(problem.is_some_and(|problem| problem.contains(says)), "{query}");
        }
        for url in ["rediss://redis.example.org", "redis://127.0.0.1:6379", "redis://[::1]", "redis+unix:///run/redis"]
        {
            assert_eq!(of_redis(url), None, "{url}");
        }
        let sentinel = |scheme: &str, node: &str| format!("{scheme}://127.0.0.1:1?sentinelServiceName=a&node={node}:2");
        for (url, better) in [
            (sentinel("redis-sentinel", "10.0.0.9"), Some("rediss-sentinel")),
            (sentinel("redis-sentinel", "127.0.0.1"), None),
            (sentinel("rediss-sentinel", "10.0.0.9"), None),
            ("valkey-cluster://redis.example.org:1".to_owned(), Some("valkeys-cluster")),
            ("valkeys-cluster://redis.example.org:1".to_owned(), None),
        ] {
            assert_eq!(of_redis(&url), better.map(|better| format!("not encrypted. Better: {better}://")), "{url}");
        }
        assert_eq!(of_redis("redis://redis:6379").as_deref(), Some("not encrypted. Better: rediss://"));
        assert_eq!(of_redis("valkey://10.0.0.9").as_deref(), Some("not encrypted. Better: valkeys://"));
    }
}
