use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters, TlsVersion};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::{Address, Message};
use tokio::net::lookup_host;
use tokio::time::{Instant, sleep, timeout, timeout_at};

use super::SendError;
use super::reply::{Stage, judge};
use crate::platform::settings::{SmtpSettings, SmtpTls};
use crate::{Error, Result};

type Sent<T> = std::result::Result<T, SendError>;

const CONNECT_TIME: Duration = Duration::from_secs(10);
/// How long a server may take until it wants to have the mail, and then to take it. A job has more than both.
pub(super) const TIMEOUT: Duration = Duration::from_secs(25);
const CONTENT_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a sign of life may take, and a goodbye.
const PING_TIMEOUT: Duration = Duration::from_secs(2);
/// How long a connection is kept for the next mail.
const IDLE: Duration = Duration::from_secs(60);
const CONNECTIONS: usize = 32;

/// Conversations with a mail server. A connection belongs to one conversation at a time and goes with it when it breaks
/// off: an answer that comes late is never taken for that to another command.
pub(super) struct Smtp {
    settings: SmtpSettings,
    hello: ClientId,
    tls: TlsParameters,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

impl Smtp {
    pub fn new(settings: &SmtpSettings) -> Result<Arc<Smtp>> {
        let tls = tls(settings, TlsVersion::Tlsv12)?;
        let hello = ClientId::Domain(settings.helo.clone());
        let smtp = Arc::new(Smtp { settings: settings.clone(), hello, tls, idle: Mutex::default() });
        tokio::spawn(close_idle(Arc::downgrade(&smtp)));
        Ok(smtp)
    }

    /// Hands one mail over.
    pub async fn send(&self, mail: &Message) -> Sent<()> {
        let (envelope, content) = (mail.envelope(), mail.formatted());
        let deadline = Instant::now() + TIMEOUT;
        while let Some(mut connection) = self.take_idle() {
            match timeout(PING_TIMEOUT, connection.test_connected()).await {
                Ok(true) => match self.hand_over(connection, envelope, &content, deadline).await {
                    // Why an old connection ends may not hold for a new one: many servers take only so many mails.
                    Err(SendError::Away(_)) => break,
                    result => return result,
                },
                Ok(false) => {}
                // Whoever is between forgot this connection, and the others with it.
                Err(_) => self.idle().clear(),
            }
        }
        let connection = self.connect(deadline).await?;
        self.hand_over(connection, envelope, &content, deadline).await
    }

    /// A connection that is encrypted as it should be, and signed in.
    pub(super) async fn connect(&self, deadline: Instant) -> Sent<AsyncSmtpConnection> {
        let (mut connection, address) = self.open(&self.tls, deadline).await?;
        if let Some(credentials) = &self.settings.credentials {
            if !may_sign_in(connection.is_encrypted(), address) {
                let words = "The mail server offers no encryption, and a password is never sent without it.";
                return Err(SendError::Settings(words.to_owned()));
            }
            step(Stage::SignIn, deadline, connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(connection)
    }

    /// A connection to whichever of the server's addresses answers.
    pub(super) async fn open(&self, tls: &TlsParameters, deadline: Instant) -> Sent<(AsyncSmtpConnection, SocketAddr)> {
        let (host, port) = (&self.settings.host, self.settings.port);
        let implicit = (self.settings.tls == SmtpTls::Implicit).then_some(tls);
        let found = timeout_at(deadline, lookup_host((host.as_str(), port))).await;
        let addresses = found.map_err(|_| SendError::Away(format!("Nobody says in time where {host} is.")))?;
        let mut failed = SendError::Away(format!("{host} has no address."));
        for address in addresses.map_err(|error| SendError::Away(format!("{host}: {error}")))? {
            let connect =
                AsyncSmtpConnection::connect_tokio1(address, Some(CONNECT_TIME), &self.hello, implicit.cloned(), None);
            match step(Stage::Connection, deadline, connect).await {
                Ok(mut connection) => {
                    self.encrypt(&mut connection, tls, deadline).await?;
                    return Ok((connection, address));
                }
                Err(error) => failed = error,
            }
        }
        Err(failed)
    }

    /// STARTTLS, whenever the server offers it.
    async fn encrypt(&self, connection: &mut AsyncSmtpConnection, tls: &TlsParameters, deadline: Instant) -> Sent<()> {
        match self.settings.tls {
            SmtpTls::Implicit | SmtpTls::None => Ok(()),
            SmtpTls::Auto | SmtpTls::Required if connection.can_starttls() => {
                step(Stage::Connection, deadline, connection.starttls(tls.clone(), &self.hello)).await
            }
            SmtpTls::Auto => Ok(()),
            SmtpTls::Required => Err(SendError::Settings(
                "The mail server offers no STARTTLS, and SMTP_TLS=required asks for it.".to_owned(),
            )),
        }
    }

    async fn hand_over(
        &self,
        mut connection: AsyncSmtpConnection,
        envelope: &Envelope,
        content: &[u8],
        deadline: Instant,
    ) -> Sent<()> {
        let result = converse(&mut connection, envelope, content, deadline).await;
        match result {
            Ok(()) => self.keep(connection),
            // Servers get slower with every refusal in a conversation: the next mail begins one of its own.
            Err(SendError::Permanent(_) | SendError::Transient(_)) => {
                drop(timeout(PING_TIMEOUT, connection.quit()).await)
            }
            Err(_) => {}
        }
        result
    }

    /// The connection that was used last.
    fn take_idle(&self) -> Option<AsyncSmtpConnection> {
        self.idle().pop().map(|(connection, _)| connection)
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle();
        if idle.len() < CONNECTIONS {
            idle.push((connection, Instant::now()));
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<(AsyncSmtpConnection, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is trusted is the system's store, and the CA of the settings.
pub(super) fn tls(settings: &SmtpSettings, least: TlsVersion) -> Result<TlsParameters> {
    let mut tls = TlsParameters::builder(settings.host.clone()).set_min_tls_version(least);
    if let Some(pem) = &settings.ca {
        tls = tls.add_root_certificate(Certificate::from_pem(pem).map_err(Error::internal)?);
    }
    tls.build().map_err(Error::internal)
}

/// Whether a password may be sent: what stays on this machine nobody else can read.
fn may_sign_in(encrypted: bool, address: SocketAddr) -> bool {
    encrypted || address.ip().to_canonical().is_loopback()
}

async fn converse(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    content: &[u8],
    deadline: Instant,
) -> Sent<()> {
    sender(connection, envelope, content, deadline).await?;
    for to in envelope.to() {
        step(Stage::Recipient, deadline, connection.command(Rcpt::new(to.clone(), Vec::new()))).await?;
    }
    step(Stage::Recipient, deadline, connection.command(Data)).await?;
    step(Stage::Content, Instant::now() + CONTENT_TIMEOUT, connection.message(content)).await?;
    Ok(())
}

/// Says whom the mail is from. What the server cannot take is not tried.
pub(super) async fn sender(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    content: &[u8],
    deadline: Instant,
) -> Sent<()> {
    let plain = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
    let (from, to) = (envelope.from().is_none_or(plain), envelope.to().iter().all(plain));
    let offers = |extension| connection.server_info().supports_feature(extension);
    let mut parameters = Vec::new();
    if !(from && to) {
        let words = "The mail server takes no address with letters beyond ASCII: it offers no SMTPUTF8.".to_owned();
        match offers(Extension::SmtpUtfEight) {
            true => parameters.push(MailParameter::SmtpUtfEight),
            false if to => return Err(SendError::Settings(format!("{words} MAIL_FROM is one."))),
            false => return Err(SendError::Permanent(words)),
        }
    }
    if !content.is_ascii() {
        if !offers(Extension::EightBitMime) {
            let words = "The mail server takes no letters beyond ASCII: it offers no 8BITMIME.";
            return Err(SendError::Permanent(words.to_owned()));
        }
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    // With an option it is about this mail.
    let stage = if parameters.is_empty() { Stage::Sender } else { Stage::Recipient };
    step(stage, deadline, connection.command(Mail::new(envelope.from().cloned(), parameters))).await?;
    Ok(())
}

async fn step<T>(
    stage: Stage,
    deadline: Instant,
    talk: impl Future<Output = std::result::Result<T, SmtpError>>,
) -> Sent<T> {
    match timeout_at(deadline, talk).await {
        Ok(result) => result.map_err(|error| judge(stage, &error)),
        Err(_) => Err(stage.unanswered("The mail server did not answer in time.".to_owned())),
    }
}

/// Closes connections that were not needed for a while.
async fn close_idle(smtp: Weak<Smtp>) {
    while let Some(smtp) = smtp.upgrade() {
        let old: Vec<_> = smtp.idle().extract_if(.., |(_, since)| since.elapsed() >= IDLE).collect();
        drop(smtp);
        for (mut connection, _) in old {
            let _ = timeout(PING_TIMEOUT, connection.quit()).await;
        }
        sleep(IDLE / 2).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_leaves_the_machine_encrypted_or_not_at_all() {
        let address = |ip: &str| SocketAddr::new(ip.parse().unwrap(), 25);
        for local in ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
            assert!(may_sign_in(false, address(local)), "{local}");
        }
        for remote in ["192.0.2.1", "10.0.0.1", "0.0.0.0", "2001:db8::1", "::ffff:192.0.2.1"] {
            assert!(!may_sign_in(false, address(remote)) && may_sign_in(true, address(remote)), "{remote}");
        }
    }
}
