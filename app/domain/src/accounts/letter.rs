//! Mails about accounts.

use chrono::{DateTime, Utc};
use html_escape::{encode_double_quoted_attribute, encode_text};
use lettre::message::MultiPart;

use super::confirmation::{self, CONFIRM};
use super::email_change::EMAIL_CHANGED;
use super::new_device::{self, NEW_DEVICE};
use super::providers::{LINKED, UNLINKED};
use super::reset::CHANGED;
use super::reset_link::{self, RESET, SIGN_IN_LINK};
use super::second_factor::{ADDED, CODES_REMOVED, RECOVERED, REMOVED};
use super::sign_up::KNOWN;
use super::{address, is_unconfirmed, passkeys, providers, tokens};
use crate::deliveries::Letter;
use crate::entities::delivery::{self, State};
use crate::entities::user;
use crate::mail::{Address, envelope, html_end, html_start, text_end, text_start};
use crate::queue::{Kind, Queue};
use crate::{Error, Result, Services};

/// Sends a mail about an account. A kind of its own: workers of the version before would take its line for a reminder.
pub(crate) const ACCOUNT_MAIL: Kind =
    Kind { name: "account_mail", version: 2, queue: Queue::Mail, unique: Some("delivery") };

/// The words of a mail: its subject, and what stands before its link and after it.
type Words = [&'static str; 3];
/// What stands after the link of every mail about second factors and services elsewhere.
const NOT_ME: &str = "mail-factor-not-me";

/// What a mail says.
struct Content {
    subject: &'static str,
    before: String,
    after: String,
    link: String,
}

/// The mail of a line of the ledger, or why there is to be none any more.
pub(crate) async fn letter(
    services: &Services,
    line: delivery::Model,
    mut person: user::Model,
    now: DateTime<Utc>,
) -> Result<std::result::Result<Letter, State>> {
    let Some(content) = content(services, &line, &person, now).await? else { return Ok(Err(State::Cancelled)) };
    if line.kind == CONFIRM {
        // Whoever gives somebody else's address puts no words of theirs before them.
        person.name = address::readable(&person.email);
    }
    let stop = Address::of(&person.email).stop_link(services);
    let Content { subject, before, after, link } = content;
    let (start, end) = (text_start(&person), text_end(&person, &stop));
    let text = format!("{start}\n{before}\n\n{link}\n\n{after}\n\n-- \n{end}");
    let (start, end) = (html_start(&person, subject), html_end(&person, &stop));
    let href = encode_double_quoted_attribute(&link);
    let [before, after, shown] = [&before, &after, &link].map(encode_text);
    let html = format!(
        "{start}<p>{before}</p>\n<p><a href=\"{href}\" dir=\"ltr\">{shown}</a></p>\n<p>{after}</p>\n<p><small>{end}</small></p>\n</body></html>\n"
    );
    let message = envelope(services, &person, &line, subject.to_owned(), now)?
        .multipart(MultiPart::alternative_plain_html(text, html))
        .map_err(Error::internal)?;
    Ok(Ok(Letter { message, tasks: 0 }))
}

/// What a mail says and where its link leads, unless that is over.
async fn content(
    services: &Services,
    line: &delivery::Model,
    person: &user::Model,
    now: DateTime<Utc>,
) -> Result<Option<Content>> {
    if is_unconfirmed(services, person) && ![CONFIRM, RESET, SIGN_IN_LINK, KNOWN].contains(&line.kind.as_str()) {
        return Ok(None);
    }
    let Some((words, link)) = words(services, line, person, now).await? else { return Ok(None) };
    let [subject, before, after] = words.map(|id| person.language().say(id));
    let content = Content { subject, before: before.to_owned(), after: after.to_owned(), link };
    match line.kind.as_str() {
        NEW_DEVICE => {
            let said = new_device::said(services, line, person, now).await?;
            Ok(said.map(|before| Content { before, ..content }))
        }
        CHANGED => {
            // They outlive a password: whoever had the account may have left something there.
            let tokens = tokens::in_force(services, person.id, now).await?;
            let passkeys = passkeys::how_many(&services.db, person.id).await?;
            let providers = providers::of_person(services, &services.db, person.id).await?.len() as u64;
            let left = [
                ("mail-tokens-in-force", tokens),
                ("mail-passkeys-in-force", passkeys),
                ("mail-providers-in-force", providers),
            ];
            let left = left.into_iter().filter(|(_, number)| *number > 0);
            let said = left.map(|(id, number)| person.language().say_number(id, number));
            let after = [content.after.clone()].into_iter().chain(said).collect::<Vec<_>>().join(" ");
            Ok(Some(Content { after, ..content }))
        }
        _ => Ok(Some(content)),
    }
}

/// The words of a mail and its link.
async fn words(
    services: &Services,
    line: &delivery::Model,
    person: &user::Model,
    now: DateTime<Utc>,
) -> Result<Option<(Words, String)>> {
    let page = |path: &str| Some(format!("{}{path}", services.public_url));
    let (words, link) = match line.kind.as_str() {
        RESET => {
            let words = ["mail-reset-subject", "mail-reset", "mail-reset-not-me"];
            (words, reset_link::planned_link(services, person, &line.occurrence, now).await?)
        }
        SIGN_IN_LINK => {
            let words = ["mail-sign-in-link-subject", "mail-sign-in-link", "mail-sign-in-link-not-me"];
            (words, reset_link::planned_link(services, person, &line.occurrence, now).await?)
        }
        CHANGED => {
            let words = ["mail-password-changed-subject", "mail-password-changed", "mail-password-changed-not-me"];
            (words, page("/forgot-password"))
        }
        CONFIRM => {
            let words = ["mail-confirm-subject", "mail-confirm", "mail-confirm-not-me"];
            (words, confirmation::planned_link(services, person, &line.occurrence, now).await?)
        }
        EMAIL_CHANGED => {
            let words = ["mail-email-changed-subject", "mail-email-changed", "mail-email-changed-not-me"];
            (words, page("/settings/security"))
        }
        ADDED => (["mail-factor-added-subject", "mail-factor-added", NOT_ME], page("/settings/security")),
        REMOVED => (["mail-factor-removed-subject", "mail-factor-removed", NOT_ME], page("/settings/security")),
        NEW_DEVICE => {
            let words = ["mail-new-device-subject", "mail-new-device", "mail-new-device-off"];
            (words, page("/settings/security"))
        }
        CODES_REMOVED => (["mail-codes-removed-subject", "mail-codes-removed", NOT_ME], page("/settings/security")),
        passkeys::ADDED => (["mail-passkey-added-subject", "mail-passkey-added", NOT_ME], page("/settings/security")),
        passkeys::REMOVED => {
            (["mail-passkey-removed-subject", "mail-passkey-removed", NOT_ME], page("/settings/security"))
        }
        RECOVERED => (["mail-recovered-subject", "mail-recovered", NOT_ME], page("/settings/security")),
        LINKED => (["mail-linked-subject", "mail-linked", NOT_ME], page("/settings/security")),
        UNLINKED => (["mail-unlinked-subject", "mail-unlinked", NOT_ME], page("/settings/security")),
        KNOWN => (["mail-known-subject", "mail-known", "mail-known-not-me"], page("/sign-in")),
        _ => return Ok(None),
    };
    Ok(link.map(|link| (words, link)))
}

/// Every kind of line about an account.
const KINDS: [&str; 15] = [
    RESET,
    SIGN_IN_LINK,
    CHANGED,
    CONFIRM,
    EMAIL_CHANGED,
    KNOWN,
    ADDED,
    REMOVED,
    CODES_REMOVED,
    RECOVERED,
    passkeys::ADDED,
    passkeys::REMOVED,
    LINKED,
    UNLINKED,
    NEW_DEVICE,
];

/// Whether a line of the ledger is about an account.
pub(crate) fn is_about_account(line: &delivery::Model) -> bool {
    KINDS.contains(&line.kind.as_str())
}
