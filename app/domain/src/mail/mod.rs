//! Sending mail through lettre: to an SMTP server, or into a folder where there is none.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::PoolConfig;
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

mod breaker;
mod test_mail;

use breaker::Breaker;
pub use test_mail::send_test;

use crate::{Error, MailSettings, MailTransport, Result};

/// Sends mail. Cheap to clone; SMTP connections are pooled.
#[derive(Clone)]
pub(crate) struct Mailer {
    pub from: Mailbox,
    /// Mails a second, of all servers together.
    pub rate: Option<u32>,
    pub breaker: Breaker,
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
    /// The server is away: it surely did not get this mail.
    Away(String),
    /// Nobody knows whether the server took it: the connection broke, or no answer came.
    Unknown(String),
    /// The server refused it for now.
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
                    .pool_config(PoolConfig::new().max_size(32))
                    .build(),
            ),
            MailTransport::Files { folder } => {
                std::fs::create_dir_all(folder).map_err(Error::internal)?;
                Transport::Files(AsyncFileTransport::new(folder))
            }
        };
        Ok(Mailer { from, rate: settings.rate, breaker: Breaker::default(), transport })
    }

    /// Hands one mail over; `Ok` means that it was accepted.
    pub async fn send(&self, message: Message) -> std::result::Result<(), SendError> {
        let result = match &self.transport {
            Transport::Smtp(transport) => self.send_by_smtp(transport, message).await,
            Transport::Files(transport) => {
                transport.send(message).await.map(drop).map_err(|error| SendError::Transient(error.to_string()))
            }
        };
        match &result {
            Err(SendError::Away(_) | SendError::Unknown(_)) => self.breaker.away(),
            _ => self.breaker.answered(),
        }
        result
    }

    async fn send_by_smtp(
        &self,
        transport: &AsyncSmtpTransport<Tokio1Executor>,
        message: Message,
    ) -> std::result::Result<(), SendError> {
        // In doubt nothing is handed over before the server has said a word: so nothing can get lost on the way.
        if self.breaker.doubtful() {
            match transport.test_connection().await {
                Ok(true) => {}
                Ok(false) => return Err(SendError::Away("The mail server does not answer.".to_owned())),
                Err(error) => return Err(SendError::Away(error.to_string())),
            }
        }
        transport.send(message).await.map(drop).map_err(|error| classify(&error))
    }
}

fn classify(error: &lettre::transport::smtp::Error) -> SendError {
    let text = error.to_string();
    match error.status() {
        // "Service not available, closing": RFC 5321, section 3.8.
        Some(code) if code.to_string() == "421" => SendError::Away(text),
        Some(_) if error.is_permanent() => SendError::Permanent(text),
        Some(_) => SendError::Transient(text),
        None if error.is_tls() || error.is_client() => SendError::Away(text),
        // lettre tells a connection that was never made from one that broke only in its words.
        None if text.starts_with("Connection error") => SendError::Away(text),
        None => SendError::Unknown(text),
    }
}
