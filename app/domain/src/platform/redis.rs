//! Redis: one server, one that Sentinels watch over, or a cluster.

use std::net::IpAddr;
use std::ops::Deref;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use fred::clients::{Client, Pool, WithOptions};
use fred::error::{Error as RedisError, ErrorKind};
use fred::interfaces::ClientLike;
use fred::types::config::{
    ClusterDiscoveryPolicy, Config, Options, ReconnectPolicy, ServerConfig, TlsConnector, TlsHostMapping,
};
use fred::types::{Builder, ConnectHandle};
use futures_util::future::try_join_all;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use super::metrics;
use super::services::{Services, TIMEOUT};
use crate::{Error, Result};

const CLIENTS: usize = 4;
/// How long, and how often, a cluster is asked for what it is moving from one node to another.
const MOVES: Duration = Duration::from_millis(1_500);
const PAUSE: Duration = Duration::from_millis(25);
/// How long a client may take until it begins to search. Before that it may be looking at nodes of which one is frozen.
const STUCK: Duration = Duration::from_secs(10);
/// Before connections that ended are opened again.
const REST: Duration = Duration::from_secs(1);

/// The clients that everything shares that does not wait for a list.
pub struct Redis {
    pool: Pool,
    search: Arc<Search>,
    _keepers: JoinSet<()>,
}

/// The keepers' search for servers that answer.
#[derive(Default)]
struct Search {
    wanted: Notify,
    /// How often they have begun.
    begun: AtomicU64,
}

impl Deref for Redis {
    type Target = Pool;

    fn deref(&self) -> &Pool {
        &self.pool
    }
}

impl Redis {
    pub(crate) async fn connect(url: &str, ca: Option<&[u8]>) -> Result<Redis> {
        let pool = builder(url, ca)?.build_pool(CLIENTS)?;
        let connected = try_join_all(pool.clients().iter().cloned().map(Connected::open)).await?;
        let (search, mut keepers) = (Arc::<Search>::default(), JoinSet::new());
        for client in connected {
            keepers.spawn(keep(client, search.clone()));
        }
        Ok(Redis { pool, search, _keepers: keepers })
    }

    async fn ask<T, F>(&self, ask: impl Fn(Commands) -> F) -> Answer<T>
    where
        F: Future<Output = Answer<T>>,
    {
        let begun = Instant::now();
        loop {
            let searches = self.search.begun.load(Ordering::Relaxed);
            let client = self.pool.next_connected();
            if !client.is_connected() {
                // While fred connects it looks at no command.
                return Err(RedisError::new(ErrorKind::IO, "no connection is up"));
            }
            match ask(at_once(client, None)).await {
                Err(error) if is_moving(&error) && begun.elapsed() < MOVES => sleep(PAUSE).await,
                Err(error) => {
                    // While they search nobody is answered: that is no reason to begin again.
                    let silent = *error.kind() == ErrorKind::Timeout;
                    if silent && self.search.begun.load(Ordering::Relaxed) == searches {
                        self.search.wanted.notify_waiters();
                    }
                    return Err(error);
                }
                answer => return answer,
            }
        }
    }
}

/// A client for one command or pipeline.
pub type Commands = WithOptions<Client>;

type Answer<T> = std::result::Result<T, RedisError>;

impl Services {
    /// Asks Redis for something, which is refused at once while no connection is up. While a cluster moves the keys to
    /// another node it is asked again; of a pipeline, whose keys may lie on several nodes, what was done is then done twice.
    pub async fn redis<T, F>(&self, command: &'static str, ask: impl Fn(Commands) -> F) -> Result<T>
    where
        F: Future<Output = Answer<T>>,
    {
        Ok(metrics::redis(command, self.redis.ask(ask)).await?)
    }
}

/// A client whose commands are refused while its connection is down, instead of waiting for it.
pub(crate) fn at_once(client: &Client, timeout: Option<Duration>) -> Commands {
    client.with_options(&Options { fail_fast: true, timeout, ..Options::default() })
}

/// Whether a cluster did nothing, because it has the keys elsewhere or is moving them.
pub(crate) fn is_moving(error: &RedisError) -> bool {
    *error.kind() == ErrorKind::Routing || error.details().starts_with("TRYAGAIN")
}

/// A client and its connections, which end with it.
pub(crate) struct Connected {
    pub client: Client,
    connections: ConnectHandle,
}

impl Connected {
    pub async fn open(client: Client) -> Result<Connected> {
        let connections = client.init().await?;
        Ok(Connected { client, connections })
    }
}

impl Drop for Connected {
    fn drop(&mut self) {
        self.connections.abort();
    }
}

/// Looks for the servers anew when one does not answer: one that froze, or whose machine is gone, ends no connection, and
/// another may have taken its place. All clients do so together: whoever froze may go on, and takes then what is lost.
async fn keep(mut client: Connected, search: Arc<Search>) {
    loop {
        tokio::select! {
            ended = &mut client.connections => {
                tracing::warn!(?ended, "connections to Redis ended and are opened again");
                sleep(REST).await;
                client.connections = client.client.connect();
            }
            () = search.wanted.notified() => {
                search.begun.fetch_add(1, Ordering::Relaxed);
                let mut reconnection = pin!(client.client.force_reconnection());
                if timeout(STUCK, &mut reconnection).await.is_ok() {
                    continue;
                }
                if client.client.is_connected() {
                    // It does not even begin: it is writing to a server that reads nothing.
                    client.connections.abort();
                } else {
                    let _ = reconnection.await;
                }
            }
        }
    }
}

/// Clients that reconnect for ever, wait at most [`TIMEOUT`] and never send a command twice.
fn builder(url: &str, ca: Option<&[u8]>) -> Result<Builder> {
    let mut config = Config::from_url(url)?;
    // The one name of a cluster's service leads to nodes that are there, and all of them prove it, whatever they call each
    // other. A node that is named as such may be gone by now.
    let service = matches!(config.server.hosts().as_slice(), [one] if one.host.parse::<IpAddr>().is_err());
    if let ServerConfig::Clustered { policy, .. } = &mut config.server
        && !service
    {
        *policy = ClusterDiscoveryPolicy::UseCache;
    }
    if let Some(tls) = &mut config.tls {
        if let Some(ca) = ca {
            tls.connector = connector(ca)?;
        }
        if service {
            tls.hostnames = TlsHostMapping::DefaultHost;
        }
    }
    let mut builder = Builder::from_config(config);
    builder
        .set_policy(ReconnectPolicy::new_exponential(0, 50, 1_000, 2))
        .with_performance_config(|config| config.default_command_timeout = TIMEOUT)
        .with_connection_config(|config| {
            config.connection_timeout = TIMEOUT;
            config.internal_command_timeout = TIMEOUT;
            config.max_command_attempts = 1;
            // fred 10.1 sends ASKING among commands that are under way and takes the next answer for its own: somebody
            // would get another's. Services::redis asks again instead.
            config.max_redirections = 0;
            config.tcp.nodelay = Some(true);
        });
    Ok(builder)
}

/// Trusts the system's certificates and these.
fn connector(ca: &[u8]) -> Result<TlsConnector> {
    let mut trusted = RootCertStore::empty();
    trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for certificate in CertificateDer::pem_slice_iter(ca) {
        trusted.add(certificate.map_err(Error::internal)?).map_err(Error::internal)?;
    }
    Ok(ClientConfig::builder().with_root_certificates(trusted).with_no_client_auth().into())
}
