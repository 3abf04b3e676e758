//! Mails about accounts.

use chrono::{DateTime, Utc};
use html_escape::{encode_double_quoted_attribute, encode_text};
use lettre::message::MultiPart;

use super::reset::{CHANGED, RESET, planned_link};
use crate::deliveries::Letter;
use crate::entities::delivery::{self, State};
use crate::entities::user;
use crate::mail::{Address, envelope, html_end, html_start, text_end, text_start};
use crate::queue::{Kind, Queue};
use crate::{Error, Result, Services};

/// Sends a mail about an account. A kind of its own: workers of the version before would take its line for a reminder.
pub(crate) const ACCOUNT_MAIL: Kind =
    Kind { name: "account_mail", version: 1, queue: Queue::Mail, unique: Some("delivery") };

/// The mail of a line of the ledger, or why there is to be none any more.
pub(crate) async fn letter(
    services: &Services,
    line: delivery::Model,
    person: user::Model,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Letter, State>> {
    let (subject, before, link, after) = if line.kind == RESET {
        let link = planned_link(services, &person, &line.occurrence, now).await?;
        let Some(link) = link else { return Ok(Err(State::Cancelled)) };
        ("mail-reset-subject", "mail-reset", link, "mail-reset-not-me")
    } else {
        let link = format!("{}/forgot-password", services.public_url);
        ("mail-password-changed-subject", "mail-password-changed", link, "mail-password-changed-not-me")
    };
    let (language, stop) = (person.language(), Address::of(&person.email).stop_link(services));
    let [subject, before, after] = [subject, before, after].map(|id| language.say(id));
    let (start, end) = (text_start(&person), text_end(&person, &stop));
    let text = format!("{start}\n{before}\n\n{link}\n\n{after}\n\n-- \n{end}");
    let (start, end) = (html_start(&person, subject), html_end(&person, &stop));
    let href = encode_double_quoted_attribute(&link);
    let [before, after, shown] = [before, after, &link].map(encode_text);
    let html = format!(
        "{start}<p>{before}</p>\n<p><a href=\"{href}\" dir=\"ltr\">{shown}</a></p>\n<p>{after}</p>\n<p><small>{end}</small></p>\n</body></html>\n"
    );
    let message = envelope(services, &person, &line, subject.to_owned(), now)?
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(Error::internal)?;
    Ok(Ok(Letter { message, tasks: 0 }))
}

/// Whether a line of the ledger is about an account.
pub(crate) fn is_about_account(line: &delivery::Model) -> bool {
    [RESET, CHANGED].contains(&line.kind.as_str())
}
