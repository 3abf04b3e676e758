use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use model::Rejection;
use tokio::time::timeout;
use uuid::Uuid;

use crate::accounts::Operator;
use crate::mail::{Address, with_end};
use crate::{Actor, Error, Result, Services};

/// Whoever asks waits for the answer, and no request may take longer than a few seconds.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Sends a mail to the operator's own address, at once and past every queue. An error says what the mail server said.
pub async fn send_test(services: &Services, _operator: &Operator, to: &Actor, now: DateTime<Utc>) -> Result<()> {
    let from = &services.mail.from;
    let address = to.email.parse().map_err(Error::internal)?;
    let own = Address::of(&to.email);
    if own.is_stopped(services).await? {
        let reason = "You stopped all mails to your address.".to_owned();
        return Err(Rejection::MailRefused { reason }.into());
    }
    let stop = own.stop_link(services);
    let mail = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, address))
        .subject("A test mail from Taskbell")
        .message_id(Some(format!("<{}@{}>", Uuid::new_v4().simple(), from.email.domain())))
        .date(now.into())
        // RFC 3834: no holiday notice is to answer.
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
    let mail = with_end(mail, &stop)
        .body(format!(
            "You asked for this mail at {}/admin/jobs. Reminders take the same way.\n\n-- \n\
             No more mails from here to this address: {stop}\n",
            services.public_url
        ))
        .map_err(Error::internal)?;
    let reason = match timeout(TIMEOUT, services.mail.send(mail)).await {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.into_words(),
        Err(_) => "The mail server did not answer in time.".to_owned(),
    };
    Err(Rejection::MailRefused { reason }.into())
}
