use lettre::address::Envelope;
use lettre::message::Mailbox;
use lettre::transport::smtp::client::TlsVersion;
use lettre::transport::smtp::commands::Ehlo;
use lettre::transport::smtp::extension::{ClientId, Extension};
use tokio::time::Instant;

use super::SendError;
use super::client::{Smtp, TIMEOUT, sender, tls};
use crate::platform::settings::SmtpSettings;

/// What a mail server turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The version of TLS, if the connection is encrypted.
    pub encrypted: Option<&'static str>,
    pub signed_in: bool,
    /// Whether it takes addresses with letters beyond ASCII.
    pub smtputf8: bool,
    /// The largest mail that it takes, in bytes, where it says so.
    pub size: Option<u64>,
}

/// Greets the mail server, encrypts, signs in and names the sender, and sends nothing. An error says why no mail would
/// leave.
pub async fn probe(settings: &SmtpSettings, from: &str) -> std::result::Result<Probe, String> {
    run(settings, from).await.map_err(SendError::into_words)
}

async fn run(settings: &SmtpSettings, from: &str) -> std::result::Result<Probe, SendError> {
    let fault = |error: &dyn std::fmt::Display| SendError::Settings(error.to_string());
    let deadline = Instant::now() + TIMEOUT;
    let smtp = Smtp::new(settings).map_err(|error| fault(&error))?;
    let from = from.parse::<Mailbox>().map_err(|error| fault(&error))?;
    let envelope = Envelope::new(Some(from.email.clone()), vec![from.email]).map_err(|error| fault(&error))?;
    let mut connection = smtp.connect(deadline).await?;
    sender(&mut connection, &envelope, &[], deadline).await?;
    let greeting = connection.command(Ehlo::new(ClientId::Domain(settings.helo.clone()))).await;
    let size = greeting.ok().and_then(|greeting| {
        greeting.message().find_map(|line| line.to_ascii_uppercase().strip_prefix("SIZE ")?.trim().parse().ok())
    });
    let encrypted = match connection.is_encrypted() {
        false => None,
        // lettre does not say which version it is.
        true => {
            let newest = tls(settings, TlsVersion::Tlsv13).map_err(|error| fault(&error))?;
            Some(if smtp.open(&newest, deadline).await.is_ok() { "TLS 1.3" } else { "TLS 1.2" })
        }
    };
    let smtputf8 = connection.server_info().supports_feature(Extension::SmtpUtfEight);
    let _ = connection.quit().await;
    Ok(Probe { encrypted, signed_in: settings.credentials.is_some(), smtputf8, size: size.filter(|size| *size > 0) })
}
