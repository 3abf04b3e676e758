//! Sending mail through lettre: to an SMTP server, or into a folder where there is none.

use std::sync::Arc;

use lettre::message::Mailbox;
use lettre::{AsyncFileTransport, AsyncTransport, Message, Tokio1Executor};
use rustls::RootCertStore;
use rustls::pki_types::{CertificateDer, pem::PemObject};
use tracing::{Instrument, field};

mod breaker;
mod client;
mod probe;
mod rate_limit;
mod reply;

use breaker::Breaker;
use client::Smtp;
pub use lettre::transport::smtp::authentication::Credentials;
pub use probe::{Probe, probe};
use rate_limit::RateLimit;

use super::metrics;
use crate::{Error, MailSettings, MailTransport, Result};

/// Sends mail. Cheap to clone; SMTP connections are pooled.
#[derive(Clone)]
pub(crate) struct Mailer {
    pub from: Mailbox,
    /// Mails a second, of all servers together.
    pub rate: Option<u32>,
    /// Mails to an address in an hour and in a day.
    pub per_hour: u32,
    pub per_day: u32,
    rate_limit: Arc<RateLimit>,
    pub breaker: Breaker,
    transport: Transport,
}

#[derive(Clone)]
enum Transport {
    Smtp(Arc<Smtp>),
    Files(AsyncFileTransport<Tokio1Executor>),
}

/// Why a mail was not accepted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum SendError {
    /// The server is away: it surely did not get this mail, and would get no other.
    Away(String),
    /// The server takes no mail with these settings; somebody has to mend them.
    Settings(String),
    /// Nobody knows whether the server took it: the connection broke, or no answer came.
    Ambiguous(String),
    /// The server refused this mail for now.
    Transient(String),
    /// The server refused this mail for good.
    Permanent(String),
}

impl SendError {
    /// What there is to say about it.
    pub fn into_words(self) -> String {
        match self {
            SendError::Away(words)
            | SendError::Settings(words)
            | SendError::Ambiguous(words)
            | SendError::Transient(words)
            | SendError::Permanent(words) => words,
        }
    }
}

/// Whether this is a sender as a mail can name it, such as `Taskbell <taskbell@example.org>`.
pub fn is_sender(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

/// Whether a text holds certificates, and nothing else that says it were some.
pub fn holds_certificates(pem: &[u8]) -> bool {
    let mut store = RootCertStore::empty();
    let certificates = CertificateDer::pem_slice_iter(pem).collect::<std::result::Result<Vec<_>, _>>();
    certificates.is_ok_and(|found| !found.is_empty() && found.into_iter().all(|one| store.add(one).is_ok()))
}

impl Mailer {
    pub fn new(settings: &MailSettings) -> Result<Mailer> {
        let from = settings.from.parse::<Mailbox>().map_err(Error::internal)?;
        let transport = match &settings.transport {
            MailTransport::Smtp(smtp) => Transport::Smtp(Smtp::new(smtp)?),
            MailTransport::Files { folder } => {
                std::fs::create_dir_all(folder).map_err(Error::internal)?;
                Transport::Files(AsyncFileTransport::new(folder))
            }
        };
        let (rate_limit, breaker) = (Arc::default(), Breaker::default());
        let &MailSettings { rate, per_hour, per_day, .. } = settings;
        Ok(Mailer { from, rate, per_hour, per_day, rate_limit, breaker, transport })
    }

    /// Hands one mail over; `Ok` means that it was accepted.
    pub async fn send(&self, message: Message) -> std::result::Result<(), SendError> {
        let span = tracing::trace_span!("mail", otel.kind = "client", result = field::Empty);
        let result = self.hand_over(message).instrument(span.clone()).await;
        span.record("result", metrics::mail(&result));
        match &result {
            Err(SendError::Away(_) | SendError::Ambiguous(_)) => self.breaker.away(),
            Err(SendError::Settings(reason)) => self.breaker.misconfigured(reason),
            _ => self.breaker.answered(),
        }
        result
    }

    async fn hand_over(&self, message: Message) -> std::result::Result<(), SendError> {
        match &self.transport {
            Transport::Smtp(smtp) => smtp.send(&message).await,
            Transport::Files(transport) => {
                transport.send(message).await.map(drop).map_err(|error| SendError::Transient(error.to_string()))
            }
        }
    }
}
