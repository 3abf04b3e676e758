use std::fs;

use domain::mail::holds_certificates;
use fred::types::config::Config;
use url::Url;

use super::{Reader, is_server};

/// Which Redis to use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redis {
    At {
        url: String,
        /// Certificates in PEM that are trusted beside the system's.
        ca: Option<Vec<u8>>,
    },
    /// A private server under the data folder, started and stopped by Taskbell.
    Embedded,
}

const EXPECTED: &str = "redis://HOST:PORT, redis-sentinel://HOST:PORT?sentinelServiceName=NAME&node=HOST:PORT, \
                        redis-cluster://HOST:PORT?node=HOST:PORT, which has no databases, each encrypted as rediss, or \
                        embedded for a private server under DATA_DIR";

impl Redis {
    pub(super) fn read<V: Fn(&str) -> Option<String>>(reader: &mut Reader<V>, default: Option<&str>) -> Option<Redis> {
        let redis = reader.secret("REDIS_URL", default, EXPECTED, |value| match value {
            "embedded" => Some(Redis::Embedded),
            url => is_redis(url).then(|| Redis::At { url: url.to_owned(), ca: None }),
        });
        let encrypted = matches!(&redis, Some(Redis::At { url, .. }) if is_encrypted(url));
        let expected = match encrypted || redis.is_none() {
            true => "a file with a CA's certificate in PEM",
            false => "a REDIS_URL that is encrypted, such as rediss://HOST, beside it",
        };
        let ca = reader.setting_if_any("REDIS_CA", expected, |value| {
            fs::read(value).ok().filter(|pem| (encrypted || redis.is_none()) && holds_certificates(pem))
        })?;
        Some(match redis? {
            Redis::At { url, .. } => Redis::At { url, ca },
            Redis::Embedded => Redis::Embedded,
        })
    }
}

/// Whether all that is said to the servers of an address is encrypted.
pub fn is_encrypted(url: &str) -> bool {
    url.starts_with("rediss") || url.starts_with("valkeys")
}

/// What the driver reads, without what it overlooks: a cluster's database, and parameters that it does not know.
fn is_redis(value: &str) -> bool {
    let Ok(url) = Url::parse(value) else { return false };
    let (servers, kind) = url.scheme().split_at(url.scheme().find(['-', '+']).unwrap_or(url.scheme().len()));
    let known = |names: &[&str]| url.query_pairs().all(|(name, _)| names.contains(&&*name));
    let fits = match kind {
        "+unix" => return ["redis", "valkey"].contains(&servers) && Config::from_url(value).is_ok(),
        "" => true,
        "-sentinel" => known(&["node", "sentinelServiceName", "sentinelUsername", "sentinelPassword"]),
        "-cluster" => known(&["node"]) && ["", "/"].contains(&url.path()),
        _ => false,
    };
    let known = ["redis", "rediss", "valkey", "valkeys"].contains(&servers);
    fits && known && is_server(value, &[url.scheme()]) && Config::from_url(value).is_ok()
}
