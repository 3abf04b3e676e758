//! Sending mail through lettre: to an SMTP server, or into a folder where there is none.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::PoolConfig;
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::{Error, MailSettings, MailTransport, Result};

/// Sends mail. Cheap to clone; SMTP connections are pooled.
#[derive(Clone)]
pub(crate) struct Mailer {
    pub from: Mailbox,
    transport: Transport,
}

#[derive(Clone)]
enum Transport {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Files(AsyncFileTransport<Tokio1Executor>),
}

/// Why a mail was not accepted.
#[derive(Debug)]
pub(crate) enum SendError {
    /// Sending the same mail again may work.
    Transient(String),
    /// The server refused this mail for good.
    Permanent(String),
}

impl Mailer {
    pub fn new(settings: &MailSettings) -> Result<Mailer> {
        let from = settings.from.parse::<Mailbox>().map_err(Error::internal)?;
        let transport = match &settings.transport {
            MailTransport::Smtp { url } => Transport::Smtp(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(Error::internal)?
                    .timeout(Some(Duration::from_secs(10)))
                    .pool_config(PoolConfig::new().max_size(8))
                    .build(),
            ),
            MailTransport::Files { folder } => {
                std::fs::create_dir_all(folder).map_err(Error::internal)?;
                Transport::Files(AsyncFileTransport::new(folder))
            }
        };
        Ok(Mailer { from, transport })
    }

    /// Hands one mail over; `Ok` means that it was accepted.
    pub async fn send(&self, message: Message) -> std::result::Result<(), SendError> {
        match &self.transport {
            Transport::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(SendError::Permanent(error.to_string())),
                Err(error) => Err(SendError::Transient(error.to_string())),
            },
            Transport::Files(transport) => {
                transport.send(message).await.map(drop).map_err(|error| SendError::Transient(error.to_string()))
            }
        }
    }
}
