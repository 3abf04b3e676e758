use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::{AsyncSmtpTransportBuilder, Error as SmtpError, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::time::timeout;

use super::SendError;
use crate::{Error, Result};

type Transport = AsyncSmtpTransport<Tokio1Executor>;

const CONNECT_TIME: Duration = Duration::from_secs(10);
/// How long a server may take over one mail. A job has twice that.
const PATIENCE: Duration = Duration::from_secs(30);
const CONNECTIONS: u32 = 32;

/// Connections to a mail server, kept for the next mail.
///
/// lettre keeps those too that somebody stopped waiting for: the answer that comes late would be taken for that to the
/// next command, and a mail could count as accepted that was not. So conversations are never cut off from outside, and
/// when one takes too long its whole pool is given up.
pub(super) struct Smtp {
    builder: AsyncSmtpTransportBuilder,
    /// The pool, and how many there were before it.
    pool: Mutex<(u64, Transport)>,
}

impl Smtp {
    pub fn new(url: &str) -> Result<Smtp> {
        let builder = Transport::from_url(url).map_err(Error::internal)?;
        let builder = builder.timeout(Some(CONNECT_TIME)).pool_config(PoolConfig::new().max_size(CONNECTIONS));
        let pool = Mutex::new((0, builder.clone().build()));
        Ok(Smtp { builder, pool })
    }

    /// Hands one mail over. In doubt nothing is before the server has said a word: so nothing can get lost on the way.
    pub async fn send(self: &Arc<Self>, message: Message, doubtful: bool) -> std::result::Result<(), SendError> {
        let smtp = self.clone();
        // In a task of its own: whoever asked may be cancelled.
        let talk = tokio::spawn(async move { smtp.talk(message, doubtful).await });
        talk.await.unwrap_or_else(|error| Err(SendError::Unknown(error.to_string())))
    }

    async fn talk(&self, message: Message, doubtful: bool) -> std::result::Result<(), SendError> {
        let (number, transport) = self.pool.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let silent = || "The mail server did not answer in time.".to_owned();
        if doubtful {
            match self.in_time(number, &transport, transport.test_connection()).await {
                Some(Ok(true)) => {}
                Some(Err(error)) => return Err(SendError::Away(error.to_string())),
                Some(Ok(false)) | None => return Err(SendError::Away(silent())),
            }
        }
        match self.in_time(number, &transport, transport.send(message)).await {
            Some(sent) => sent.map(drop).map_err(|error| classify(&error)),
            None => Err(SendError::Unknown(silent())),
        }
    }

    /// What came of a conversation, `None` if it took too long.
    async fn in_time<T>(
        &self,
        number: u64,
        transport: &Transport,
        talk: impl Future<Output = std::result::Result<T, SmtpError>>,
    ) -> Option<std::result::Result<T, SmtpError>> {
        let mut talk = pin!(talk);
        if let Ok(result) = timeout(PATIENCE, &mut talk).await {
            return Some(result);
        }
        self.renew(number);
        // Before the conversation is dropped: what then comes back to its pool is closed. Saying goodbye to a silent
        // server takes as long as it likes.
        let _ = timeout(Duration::from_secs(1), transport.shutdown()).await;
        None
    }

    fn renew(&self, number: u64) {
        let mut pool = self.pool.lock().unwrap_or_else(PoisonError::into_inner);
        if pool.0 == number {
            *pool = (number + 1, self.builder.clone().build());
        }
    }
}

fn classify(error: &SmtpError) -> SendError {
    let text = error.to_string();
    match error.status() {
        // "Service not available, closing": RFC 5321, section 3.8.
        Some(code) if code.to_string() == "421" => SendError::Away(text),
        Some(_) if error.is_permanent() => SendError::Permanent(text),
        Some(_) => SendError::Transient(text),
        None if error.is_tls() || error.is_client() || error.is_transport_shutdown() => SendError::Away(text),
        // lettre tells a connection that was never made from one that broke only in its words.
        None if text.starts_with("Connection error") => SendError::Away(text),
        None => SendError::Unknown(text),
    }
}
