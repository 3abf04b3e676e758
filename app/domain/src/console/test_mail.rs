use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, SinglePart};
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
    let (language, from) = (to.language, &services.mail.from);
    let address = to.email.parse().map_err(Error::internal)?;
    let own = Address::of(&to.email);
    if own.is_stopped(services).await? {
        let reason = language.say("console-mails-stopped").to_owned();
        return Err(Rejection::MailRefused { reason }.into());
    }
    let stop = own.stop_link(services);
    let mail = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, address))
        .subject(language.say("console-mail-subject"))
        .message_id(Some(format!("<{}@{}>", Uuid::new_v4().simple(), from.email.domain())))
        .date(now.into())
        // RFC 3834: no holiday notice is to answer.
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
    // Addresses stand as they are: mail programs would take a mark of direction for a part of them.
    let (before, after) = language.around("console-mail-text");
    let end = language.say_with("mail-label", language.say("mail-no-more"));
    let text = format!("{before}{}/admin/jobs{after}\n\n-- \n{end} {stop}\n", services.public_url);
    let mail = with_end(mail, &stop).singlepart(SinglePart::plain(text)).map_err(Error::internal)?;
    let reason = match timeout(TIMEOUT, services.mail.send(mail)).await {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.into_words(),
        Err(_) => language.say("console-mail-timeout").to_owned(),
    };
    Err(Rejection::MailRefused { reason }.into())
}
