//! The database, Redis and mail, opened as the settings say.

use std::{fs, net::SocketAddr};

use domain::{MailSettings, MailTransport, Services, Settings};

use crate::{
    config::{Config, Redis},
    redis_server::RedisServer,
};

/// Everything a command works with.
pub struct Connections {
    pub services: Services,
    redis: Option<RedisServer>,
}

impl Connections {
    /// Opens everything. `bound` is the address the server listens on, for links in mails.
    pub async fn open(config: &Config, bound: SocketAddr) -> Result<Connections, String> {
        fs::create_dir_all(&config.data_dir)
            .map_err(|error| format!("DATA_DIR: cannot write to {}: {error}", config.data_dir.display()))?;
        let (redis, redis_url) = match &config.redis {
            Redis::At(url) => (None, url.clone()),
            Redis::Embedded => {
                let server = RedisServer::start(&config.data_dir).await?;
                let url = server.url();
                (Some(server), url)
            }
        };
        let transport = match &config.mail.smtp_url {
            Some(url) => MailTransport::Smtp { url: url.clone() },
            None => MailTransport::Files { folder: config.mail_folder() },
        };
        let settings = Settings {
            database_url: config.database_url.clone(),
            redis_url,
            mail: MailSettings { transport, from: config.mail.from.clone() },
            public_url: config.public_url(bound),
        };
        match Services::connect(&settings).await {
            Ok(services) => Ok(Connections { services, redis }),
            Err(error) => {
                if let Some(server) = redis {
                    server.stop().await;
                }
                Err(format!("cannot connect: {error}"))
            }
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
