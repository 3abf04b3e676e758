//! Sending mail through lettre: to an SMTP server, or into a folder where there is none.

use std::sync::Arc;

use lettre::message::Mailbox;
use lettre::{AsyncFileTransport, AsyncTransport, Message, Tokio1Executor};
use tracing::{Instrument, field};

mod breaker;
mod smtp;
mod test_mail;

use breaker::Breaker;
use smtp::Smtp;
pub use test_mail::send_test;

use crate::{Error, MailSettings, MailTransport, Result, measures};

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
    Smtp(Arc<Smtp>),
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
            MailTransport::Smtp { url } => Transport::Smtp(Arc::new(Smtp::new(url)?)),
            MailTransport::Files { folder } => {
                std::fs::create_dir_all(folder).map_err(Error::internal)?;
                Transport::Files(AsyncFileTransport::new(folder))
            }
        };
        Ok(Mailer { from, rate: settings.rate, breaker: Breaker::default(), transport })
    }

    /// Hands one mail over; `Ok` means that it was accepted.
    pub async fn send(&self, message: Message) -> std::result::Result<(), SendError> {
        let span = tracing::trace_span!("mail", otel.kind = "client", result = field::Empty);
        let result = self.hand_over(message).instrument(span.clone()).await;
        span.record("result", measures::mail(&result));
        match &result {
            Err(SendError::Away(_) | SendError::Unknown(_)) => self.breaker.away(),
            _ => self.breaker.answered(),
        }
        result
    }

    async fn hand_over(&self, message: Message) -> std::result::Result<(), SendError> {
        match &self.transport {
            Transport::Smtp(smtp) => smtp.send(message, self.breaker.doubtful()).await,
            Transport::Files(transport) => {
                transport.send(message).await.map(drop).map_err(|error| SendError::Transient(error.to_string()))
            }
        }
    }
}
