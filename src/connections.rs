//! The database, Redis and mail, opened as the settings say.

use std::{fs, io::Write, net::SocketAddr, os::unix::fs::OpenOptionsExt};

use domain::{MailSettings, MailTransport, Part, Services, Settings};
use uuid::Uuid;

use crate::{
    config::{Config, Redis},
    private_files,
    redis_server::RedisServer,
};

/// Everything a command works with.
pub struct Connections {
    pub services: Services,
    redis: Option<RedisServer>,
}

/// A part that cannot be worked with, or something before that.
pub struct Fault {
    pub part: Option<Part>,
    pub words: String,
}

impl Fault {
    fn of_ours(words: String) -> Vec<Fault> {
        vec![Fault { part: None, words }]
    }
}

impl Connections {
    /// Opens everything. `bound` is the address the server listens on, for links in mails.
    pub async fn open(config: &Config, bound: SocketAddr) -> Result<Connections, String> {
        let faults = match Self::try_open(config, bound).await {
            Ok(connections) => return Ok(connections),
            Err(faults) => faults,
        };
        let said = faults.into_iter().map(|Fault { part, words }| match part {
            Some(part) => format!("cannot connect to {}: {words}", part.name()),
            None => words,
        });
        Err(said.collect::<Vec<_>>().join("; "))
    }

    /// The same, with each part that failed by itself.
    pub async fn try_open(config: &Config, bound: SocketAddr) -> Result<Connections, Vec<Fault>> {
        private_files::data_folder(&config.data_dir).map_err(|error| {
            Fault::of_ours(format!("DATA_DIR: cannot write to {}: {error}", config.data_dir.display()))
        })?;
        let (redis, redis_url, redis_ca) = match &config.redis {
            Redis::At { url, ca } => (None, url.clone(), ca.clone()),
            Redis::Embedded => {
                let server = RedisServer::start(&config.data_dir).await.map_err(Fault::of_ours)?;
                let url = server.url();
                (Some(server), url, None)
            }
        };
        let transport = match &config.mail.smtp {
            Some(smtp) => MailTransport::Smtp(smtp.clone()),
            None => MailTransport::Files { folder: config.mail_folder() },
        };
        let mut keys = secret_keys(config).map_err(Fault::of_ours)?.into_iter();
        let settings = Settings {
            database_url: config.database_url.clone(),
            replica_url: config.replica_url.clone(),
            pools: config.pools,
            redis_url,
            redis_ca,
            mail: MailSettings {
                transport,
                from: config.mail.from.clone(),
                rate: config.mail.rate,
                per_hour: config.mail.per_hour,
                per_day: config.mail.per_day,
            },
            secret_key: keys.next().unwrap_or_default(),
            earlier_keys: keys.collect(),
            ambiguous_delivery: config.mail.ambiguous_delivery,
            quotas: config.quotas,
            sign_up: config.sign_up,
            sign_up_domains: config.sign_up_domains.clone(),
            verify_email: config.verify_email,
            password_sign_in: config.password_sign_in,
            providers: config.providers.clone(),
            shown: config.shown.clone(),
            public_url: config.public_url(bound),
        };
        match Services::connect(&settings).await {
            Ok(services) => Ok(Connections { services, redis }),
            Err(error) => {
                if let Some(server) = redis {
                    server.stop().await;
                }
                let fault = |(part, error): (Part, domain::Error)| Fault { part: Some(part), words: error.to_string() };
                Err(error.faults.into_iter().map(fault).collect())
            }
        }
    }

    /// Opens all connections to the database before they are needed. With fewer the process works as well, but worse.
    pub async fn fill_pool(&self) {
        if let Err(error) = self.services.fill_pool().await {
            tracing::warn!(%error, "cannot open all connections to the database");
        }
    }

    /// Closes everything in order.
    pub async fn close(self) {
        if let Err(error) = self.services.close().await {
            tracing::warn!(%error, "the database was not closed");
        }
        if let Some(server) = self.redis {
            server.stop().await;
        }
    }
}

/// The keys of the settings, or one that was made up once and is kept under the data folder.
fn secret_keys(config: &Config) -> Result<Vec<String>, String> {
    if !config.secret_keys.is_empty() {
        return Ok(config.secret_keys.iter().map(|key| key.0.clone()).collect());
    }
    let file = config.data_dir.join("secret-key");
    let problem = |error| format!("SECRET_KEY: {}: {error}", file.display());
    // Written whole and then named, so that two programs that start together end with one key.
    if !file.exists() {
        let draft = config.data_dir.join(format!("secret-key.{}", std::process::id()));
        let key = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        let mut options = fs::OpenOptions::new();
        let written = options.write(true).create(true).truncate(true).mode(0o600).open(&draft);
        written.and_then(|mut file| file.write_all(key.as_bytes())).map_err(problem)?;
        let _ = fs::hard_link(&draft, &file);
        let _ = fs::remove_file(&draft);
    }
    Ok(vec![fs::read_to_string(&file).map_err(problem)?])
}
