//! What every mail to a person begins and ends with.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use html_escape::{encode_double_quoted_attribute, encode_text};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MessageBuilder};
use model::TITLE_MAX;
use words::Language;

use super::{Address, with_end};
use crate::entities::{delivery, user};
use crate::{Error, Result, Services};

/// The headers. Made twice they have the same Message-ID, so that a mail server can tell a copy.
pub(crate) fn envelope(
    services: &Services,
    person: &user::Model,
    line: &delivery::Model,
    subject: String,
    now: DateTime<Utc>,
) -> Result<MessageBuilder> {
    let to = Mailbox::new(Some(one_line(&person.name)), person.email.parse().map_err(Error::internal)?);
    let stop = Address::of(&person.email).stop_link(services);
    Ok(envelope_to(services, to, &stop, &line.message_id, subject, now))
}

/// The same to somebody who may have no account; `stop` ends all mails to them.
pub(crate) fn envelope_to(
    services: &Services,
    to: Mailbox,
    stop: &str,
    message_id: &str,
    subject: String,
    now: DateTime<Utc>,
) -> MessageBuilder {
    let from = &services.mail.from;
    let builder = Message::builder()
        .from(from.clone())
        .to(to)
        .raw_header(subject_header(subject))
        .message_id(Some(format!("<{message_id}@{}>", from.email.domain())))
        .date(now.into())
        // No person wrote it, so no absence note shall answer it: RFC 3834.
        .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()));
    with_end(builder, stop)
}

/// `Hello Kim,`
pub(crate) fn text_start(person: &user::Model) -> String {
    person.language().say_with("mail-hello", &one_line(&person.name)) + "\n"
}

/// The link that ends all mails.
pub(crate) fn text_end(person: &user::Model, stop: &str) -> String {
    text_end_in(person.language(), stop)
}

/// The same for somebody who may have no account.
pub(crate) fn text_end_in(language: Language, stop: &str) -> String {
    format!("{} {stop}\n", language.say_with("mail-label", language.say("mail-no-more")))
}

/// The document up to the greeting.
pub(crate) fn html_start(person: &user::Model, subject: &str) -> String {
    let language = person.language();
    let (before_name, after_name) = language.around("mail-hello");
    format!(
        "{}<p>{}<span dir=\"auto\">{}</span>{}</p>\n",
        html_head(language, subject),
        encode_text(before_name),
        encode_text(&one_line(&person.name)),
        encode_text(after_name),
    )
}

/// The document up to what it says.
pub(crate) fn html_head(language: Language, subject: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body style=\"font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36rem; margin: 1rem auto; padding: 0 1rem\">\n",
        language.slug(),
        language.direction(),
        encode_text(subject),
    )
}

/// The link that ends all mails.
pub(crate) fn html_end(person: &user::Model, stop: &str) -> String {
    html_end_in(person.language(), stop)
}

/// The same for somebody who may have no account.
pub(crate) fn html_end_in(language: Language, stop: &str) -> String {
    let no_more = encode_text(language.say("mail-no-more"));
    format!("<a href=\"{}\">{no_more}</a>", encode_double_quoted_attribute(stop))
}

/// Without control characters, line breaks among them, and without marks that reorder the text around them. Titles and
/// names have none since they are checked; a header is no place to rely on that.
pub(crate) fn one_line(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line: String =
        text.chars().map(|c| if c.is_control() || hidden(c) { ' ' } else { c }).take(TITLE_MAX).collect();
    line.trim().to_owned()
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// A subject as it is said, though it look like one that is encoded already. That is only known from its letters: an
/// `=?` is encoded with all that stands around it.
fn subject_header(subject: String) -> HeaderValue {
    /// Octets of one encoded word, which may have 75 characters.
    const WORD: usize = 45;
    let name = HeaderName::new_from_ascii_str("Subject");
    if !subject.contains("=?") {
        return HeaderValue::new(name, subject);
    }
    let (mut words, mut rest) = (Vec::new(), subject.as_str());
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.floor_char_boundary(WORD));
        words.push(format!("=?utf-8?b?{}?=", STANDARD.encode(word)));
        rest = after;
    }
    HeaderValue::dangerous_new_pre_encoded(name, subject, words.join("\r\n "))
}
