//! The settings: the only place that reads the environment. Everything is parsed once, at start, and a wrong value is
//! named with what is expected.

use std::{collections::HashSet, net::SocketAddr, path::PathBuf, time::Duration};

use domain::{Pools, ProviderSettings, Quotas, SignUpPolicy};
use ipnet::IpNet;
use sea_orm_migration::sea_orm::sqlx::{postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use sentry::types::Dsn;
use url::Url;

mod mail;
mod oidc;
mod quotas;
mod reader;
mod redis;
mod sign_in;
mod sign_up;
mod site;

pub use mail::Mail;
pub use reader::{Line, Reader};
pub use redis::{Redis, is_encrypted};
pub use sign_in::ProxyAuth;
pub use site::Site;

/// Everything Taskbell can be told from outside.
#[derive(Clone, Debug)]
pub struct Config {
    pub mode: Mode,
    pub listen: SocketAddr,
    /// How people reach Taskbell; without it, the address it listens on.
    pub public_url: Option<Url>,
    /// Where browsers fetch `/pkg`, without a slash at its end; without it, from the server itself.
    pub asset_origin: Option<String>,
    /// The proxies whose word about a client's address counts.
    pub trusted_proxies: Vec<IpNet>,
    /// The most connections that one address has, and the most requests under way.
    pub connections_per_address: usize,
    pub quotas: Quotas,
    pub sign_up: SignUpPolicy,
    /// The mail domains whose addresses may open an account; without any, all.
    pub sign_up_domains: Vec<String>,
    /// Whether whoever opens an account must show that they read the mails to their address.
    pub verify_email: bool,
    /// Whether people sign in by passwords.
    pub password_sign_in: bool,
    /// The proxies that say who is signed in, if any.
    pub proxy_auth: Option<ProxyAuth>,
    /// Services elsewhere by which people sign in.
    pub providers: Vec<ProviderSettings>,
    /// How long the server says that it is ending before it takes no more connections.
    pub drain_delay: Duration,
    pub data_dir: PathBuf,
    pub database_url: String,
    /// A streaming replica of it.
    pub replica_url: Option<String>,
    pub pools: Pools,
    pub redis: Redis,
    pub mail: Mail,
    /// The first signs the links in mails and what browsers remember, all prove; without any, a key under the data
    /// folder does.
    pub secret_keys: Vec<SecretKey>,
    pub log: Log,
    /// The collector of traces, if there is one.
    pub traces: Option<Url>,
    /// Where errors are reported, if anywhere.
    pub reports: Option<Dsn>,
    /// Where `/metrics` is, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    pub site: Site,
    /// Every setting that was read, without its secrets.
    pub shown: Vec<(&'static str, String)>,
    /// Settings that were found under their old name: the new one and the old one.
    pub old_names: Vec<(&'static str, &'static str)>,
}

/// Where this runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Development,
    Production,
}

/// A key that never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey(pub String);

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey")
    }
}

/// How the log is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    pub json: bool,
    /// What to log, in `tracing`'s filter syntax.
    pub filter: Option<String>,
}

impl Config {
    /// Reads every setting, some of which are found by the names of the variables that there are. The lines say what was read,
    /// in order; without a config at least one of them is wrong.
    pub fn read(variables: impl Fn(&str) -> Option<String>, names: &[String]) -> (Option<Config>, Vec<Line>) {
        let mut reader = Reader::new(variables);
        let config = parse(&mut reader, names);
        let lines = reader.into_lines();
        let shown = lines.iter().filter_map(|line| Some((line.name, line.result.clone().ok()?))).collect();
        (config.map(|config| Config { shown, ..config }), lines)
    }

    /// The public address without a trailing slash. `bound` is the address that is really listened on.
    pub fn public_url(&self, bound: SocketAddr) -> String {
        match &self.public_url {
            Some(url) => url.as_str().trim_end_matches('/').to_owned(),
            None if bound.ip().is_unspecified() => format!("http://localhost:{}", bound.port()),
            None => format!("http://{bound}"),
        }
    }

    /// Whether people come over HTTPS, which turns on secure cookies and HSTS.
    pub fn https(&self) -> bool {
        self.public_url.as_ref().is_some_and(|url| url.scheme() == "https")
    }

    /// The folder that mail is written to when there is no SMTP server.
    pub fn mail_folder(&self) -> PathBuf {
        self.data_dir.join("mail")
    }
}

fn parse<V: Fn(&str) -> Option<String>>(reader: &mut Reader<V>, names: &[String]) -> Option<Config> {
    let mode = reader.setting("TASKBELL_ENV", Some("development"), "development or production", |value| match value {
        "development" => Some(Mode::Development),
        "production" => Some(Mode::Production),
        _ => None,
    });
    let production = mode == Some(Mode::Production);
    // Production takes none of the stand-ins by default: each must be asked for by name.
    let unless_production = |value: &'static str| (!production).then_some(value);

    let listen = reader.setting("LISTEN", Some("127.0.0.1:3000"), "an address and port, such as 127.0.0.1:3000", |v| {
        v.parse::<SocketAddr>().ok()
    });
    let expected_url = if production {
        "the address people type, over https, such as https://tasks.example.org"
    } else {
        "the address people type, such as http://localhost:3000"
    };
    let asset_origin = reader.setting_if_any(
        "ASSET_ORIGIN",
        "a CDN that fetches from here, such as https://cdn.example.org",
        |value| Some(public_url(value, production)?.origin().ascii_serialization()),
    );
    let public_url = match (production, reader.is_set("PUBLIC_URL")) {
        (false, false) => Some(None),
        _ => reader.setting("PUBLIC_URL", None, expected_url, |value| public_url(value, production).map(Some)),
    };
    let trusted_proxies = reader.setting(
        "TRUSTED_PROXIES",
        Some("127.0.0.0/8,::1"),
        "addresses or networks of your own proxies, such as 10.0.0.0/8,192.0.2.7, or none",
        networks,
    );
    let connections_per_address = reader.setting(
        "CONNECTIONS_PER_ADDRESS",
        Some("256"),
        "the most connections that one address has at once, 16 to 10000",
        |value| value.parse().ok().filter(|number| (16..=10_000).contains(number)),
    );
    let quotas = quotas::read(reader);
    let (sign_up, sign_up_domains) = (sign_up::policy(reader), sign_up::domains(reader));
    let drain_delay = reader.setting(
        "DRAIN_DELAY",
        Some("0"),
        "seconds between not being ready any more and taking no more connections, such as 5",
        |value| value.parse::<u16>().ok().map(|seconds| Duration::from_secs(seconds.into())),
    );
    let data_dir = reader.setting("DATA_DIR", Some("data"), "a folder", |value| std::path::absolute(value).ok());
    let sqlite = data_dir.as_ref().map(|folder| format!("sqlite://{}?mode=rwc", folder.join("taskbell.db").display()));
    let database_url = match (production, reader.is_secret_set("DATABASE_URL"), sqlite) {
        (false, false, Some(sqlite)) => reader.default_secret("DATABASE_URL", sqlite),
        (false, false, None) => None,
        _ => reader.secret(
            "DATABASE_URL",
            None,
            "sqlite://FILE?mode=rwc or postgres://USER:PASSWORD@HOST/NAME",
            |value| is_database(value).then(|| value.to_owned()),
        ),
    };
    let replica_url =
        reader.secret_if_any("DATABASE_REPLICA_URL", "postgres://USER@HOST/NAME, a replica of DATABASE_URL", |value| {
            let replicates = database_url.as_deref().is_some_and(|url: &str| !url.starts_with("sqlite:"));
            (replicates && is_postgres(value)).then(|| value.to_owned())
        });
    let pools = pools(reader);
    let redis = Redis::read(reader, unless_production("embedded"));
    let mail = Mail::read(reader, production, public_url.as_ref().and_then(Option::as_ref));
    let sends_mail = mail.as_ref().is_some_and(|mail| mail.smtp.is_some());
    let expected = "on or off: whether people confirm their address by a link that they get by mail";
    let usual = if sends_mail { "on" } else { "off" };
    let verify_email = reader.setting("VERIFY_EMAIL", Some(usual), expected, |value| match value {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    });
    let providers = oidc::read(reader, names, production);
    let proxy_auth = sign_in::proxy(reader, verify_email != Some(false));
    let passkeys = public_url.iter().flatten().any(sign_in::has_passkeys);
    let otherwise =
        passkeys || matches!(proxy_auth, Some(Some(_))) || providers.as_ref().is_some_and(|all| !all.is_empty());
    let password_sign_in = sign_in::by_password(reader, otherwise);
    let secret_keys = match (production, reader.is_secret_set("SECRET_KEY")) {
        (false, false) => Some(Vec::new()),
        _ => {
            let expected = "32 characters or more that nobody can guess, the same on every server, such as openssl rand \
                            -base64 32 prints; or several with commas between, the new one first";
            reader.hidden("SECRET_KEY", expected, |value| value.split(',').map(secret_key).collect())
        }
    };
    let format = if production { "json" } else { "text" };
    let json = reader.setting("LOG_FORMAT", Some(format), "text or json", |value| match value {
        "text" => Some(false),
        "json" => Some(true),
        _ => None,
    });
    let filter = reader.optional("RUST_LOG");
    let traces = reader.secret_if_any(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "a collector that takes OTLP over HTTP, such as http://localhost:4318",
        |value| Url::parse(value).ok().filter(|url| ["http", "https"].contains(&url.scheme())),
    );
    let reports =
        reader.secret_if_any("SENTRY_DSN", "where errors are reported, such as https://KEY@HOST/PROJECT", |value| {
            value.parse::<Dsn>().ok()
        });
    let metrics_listen =
        reader.setting_if_any("METRICS_LISTEN", "an address and port, such as 127.0.0.1:9464", |value| {
            value.parse::<SocketAddr>().ok()
        });
    let site = Site::read(reader);

    Some(Config {
        mode: mode?,
        listen: listen?,
        public_url: public_url?,
        asset_origin: asset_origin?,
        trusted_proxies: trusted_proxies?,
        connections_per_address: connections_per_address?,
        quotas: quotas?,
        sign_up: sign_up?,
        sign_up_domains: sign_up_domains?,
        verify_email: verify_email?,
        password_sign_in: password_sign_in?,
        proxy_auth: proxy_auth?,
        providers: providers?,
        drain_delay: drain_delay?,
        data_dir: data_dir?,
        database_url: database_url?,
        replica_url: replica_url?,
        pools: pools?,
        redis: redis?,
        mail: mail?,
        secret_keys: secret_keys?,
        log: Log { json: json?, filter },
        traces: traces?,
        reports: reports?,
        metrics_listen: metrics_listen?,
        site: site?,
        shown: Vec::new(),
        old_names: reader.old_names(),
    })
}

/// The connections of one process to each database. The longest wait stays below what an answer may take.
fn pools<V: Fn(&str) -> Option<String>>(reader: &mut Reader<V>) -> Option<Pools> {
    let usual = Pools::default();
    let many = |least: u32| move |value: &str| value.parse().ok().filter(|number| (least..=1_000).contains(number));
    let expected = "the most connections a process opens, 2 to 1000";
    let database = reader.setting("DATABASE_CONNECTIONS", Some(&usual.database.to_string()), expected, many(2));
    let expected = "the most connections a process opens to the replica, 1 to 1000";
    let replica = reader.setting("DATABASE_REPLICA_CONNECTIONS", Some(&usual.replica.to_string()), expected, many(1));
    let expected = "seconds that a request waits for a connection, 1 to 4";
    let wait = reader.setting("DATABASE_WAIT", Some(&usual.wait.as_secs().to_string()), expected, |value| {
        value.parse().ok().filter(|seconds| (1..=4).contains(seconds)).map(Duration::from_secs)
    });
    Some(Pools { database: database?, replica: replica?, wait: wait? })
}

/// A web address without path or query. Production wants HTTPS, except on this machine.
fn public_url(value: &str, production: bool) -> Option<Url> {
    let url = Url::parse(value).ok()?;
    let bare = url.username().is_empty() && url.password().is_none();
    let plain = bare && url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    (plain && is_private(&url, production)).then_some(url)
}

/// Whether nobody on the way reads what is sent there, as far as production wants that.
fn is_private(url: &Url, production: bool) -> bool {
    let loopback = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        None => return false,
    };
    match url.scheme() {
        "https" => true,
        "http" => loopback || !production,
        _ => false,
    }
}

/// A key, unless it is one that somebody could try: few different characters, or the same ones again and again.
fn secret_key(value: &str) -> Option<SecretKey> {
    const VARIED: usize = 8;
    const REPEATED: usize = 12;
    let value = value.trim();
    let bytes = value.as_bytes();
    let varied = bytes.iter().collect::<HashSet<_>>().len() >= VARIED;
    let repeats = (1..=REPEATED).any(|length| bytes.iter().zip(bytes.iter().skip(length)).all(|(a, b)| a == b));
    (bytes.len() >= 32 && varied && !repeats).then(|| SecretKey(value.to_owned()))
}

/// Networks, or single addresses; `none` for none.
fn networks(value: &str) -> Option<Vec<IpNet>> {
    let network = |text: &str| text.parse().ok().or_else(|| Some(IpNet::from(text.parse::<std::net::IpAddr>().ok()?)));
    if value == "none" { Some(Vec::new()) } else { value.split(',').map(|text| network(text.trim())).collect() }
}

/// Each is judged by the driver that will use it.
fn is_database(value: &str) -> bool {
    if value.starts_with("sqlite:") { value.parse::<SqliteConnectOptions>().is_ok() } else { is_postgres(value) }
}

fn is_postgres(value: &str) -> bool {
    is_server(value, &["postgres", "postgresql"]) && value.parse::<PgConnectOptions>().is_ok()
}

/// A server's address. One with an @ after the host has a password with a mark in it that ended it early.
fn is_server(value: &str, schemes: &[&str]) -> bool {
    let broken = |url: &Url| {
        url.fragment().is_some() || url.path().contains('@') || url.query().is_some_and(|q| q.contains('@'))
    };
    Url::parse(value).is_ok_and(|url| schemes.contains(&url.scheme()) && !broken(&url))
}

#[cfg(test)]
mod tests;
