//! What an answer of the mail server means, or that there was none: whom it concerns, and for how long.

use std::error::Error as StdError;
use std::io;

use lettre::transport::smtp::Error as SmtpError;
use rustls::{CertificateError, Error as TlsError};

use super::SendError;

/// How far a conversation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Up to the answer to EHLO, encryption included.
    Connection,
    SignIn,
    /// MAIL: all mails have the same sender.
    Sender,
    /// RCPT and DATA: from here on it is about this mail.
    Recipient,
    /// The mail itself, up to the server's word about it.
    Content,
}

impl Stage {
    /// Nothing was said, or nothing that makes sense.
    pub fn unanswered(self, words: String) -> SendError {
        match self {
            Stage::Connection | Stage::SignIn | Stage::Sender => SendError::Away(words),
            // The server has spoken in this conversation: some hang up on one address, or keep its sender waiting.
            Stage::Recipient => SendError::Transient(words),
            Stage::Content => SendError::Ambiguous(words),
        }
    }

    /// What the settings have to do with a refusal.
    fn cure(self) -> &'static str {
        match self {
            Stage::Connection => "The mail server takes no connection from here, or not under the name in SMTP_HELO.",
            Stage::SignIn => "SMTP_URL holds the name and the password to sign in with.",
            _ => "Mails are from MAIL_FROM, sent by who is named in SMTP_URL, from a server named SMTP_HELO.",
        }
    }
}

/// What came of a step that failed.
pub(super) fn judge(stage: Stage, error: &SmtpError) -> SendError {
    let words = error.to_string();
    if let Some(fault) = tls_error(error) {
        return SendError::Settings(format!("{fault}. {}", cure_of_tls(fault)));
    }
    let Some(code) = error.status().map(u16::from) else {
        // lettre's own refusal: the server offers no way to sign in that it knows.
        let refused = stage == Stage::SignIn && error.is_client();
        let cure =
            "The server offers neither PLAIN nor LOGIN: leave name and password out of SMTP_URL, or ask its operator.";
        return if refused { SendError::Settings(format!("{words}. {cure}")) } else { stage.unanswered(words) };
    };
    let reply = error.source().map(ToString::to_string).unwrap_or_default();
    let enhanced = reply.split_whitespace().next().unwrap_or_default();
    match stage {
        // "Service not available, closing": RFC 5321, section 3.8.
        _ if code == 421 => SendError::Away(words),
        Stage::Connection | Stage::SignIn if error.is_transient() => SendError::Away(words),
        _ if error.is_transient() => SendError::Transient(words),
        // Too large, or an option of this mail.
        Stage::Sender if matches!(code, 552 | 555) => SendError::Permanent(words),
        Stage::Connection | Stage::SignIn | Stage::Sender => settings(&words, stage),
        _ if is_about_settings(code, enhanced) => settings(&words, Stage::Sender),
        // Relaying denied says the same as a policy about one recipient: this mail alone waits until it is allowed.
        Stage::Recipient if enhanced == "5.7.1" => SendError::Transient(words),
        Stage::Recipient | Stage::Content => SendError::Permanent(words),
    }
}

fn settings(words: &str, stage: Stage) -> SendError {
    SendError::Settings(format!("{words}. {}", stage.cure()))
}

/// Whether a refusal is about who sends: many servers wait with it until a recipient is named. RFC 4954, sections 4 and
/// 6; 504 is Postfix's for a name that is not fully qualified; RFC 3463, sections 3.2 and 3.8, for the long codes.
fn is_about_settings(code: u16, enhanced: &str) -> bool {
    matches!(code, 504 | 530 | 534 | 535 | 538) || matches!(enhanced, "5.1.7" | "5.1.8" | "5.7.8" | "5.7.9" | "5.7.11")
}

/// What went wrong with encryption; not that the connection broke meanwhile.
fn tls_error(error: &SmtpError) -> Option<&TlsError> {
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(inner) = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            return inner.downcast_ref();
        }
        source = cause.source();
    }
    None
}

fn cure_of_tls(error: &TlsError) -> &'static str {
    match error {
        TlsError::InvalidCertificate(CertificateError::UnknownIssuer) => {
            "SMTP_CA names a file with the certificate of its CA; for a mail server on this machine SMTP_TLS=none does as well."
        }
        TlsError::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        ) => "SMTP_URL must name the server as its certificate does.",
        TlsError::InvalidCertificate(_) => "The mail server needs another certificate.",
        TlsError::InvalidMessage(_) => {
            "The port does not begin with encryption, which smtps:// expects: smtp:// begins without and turns it on."
        }
        _ => "The mail server and Taskbell, which speaks TLS 1.2 and 1.3, find no way to encrypt.",
    }
}
