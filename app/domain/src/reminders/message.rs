//! The mail. Texts of people go into it escaped, and into its headers without line breaks. Whatever direction they are
//! written in, what stands beside them stays where it is.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use html_escape::{encode_double_quoted_attribute, encode_text};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use model::{Priority, TITLE_MAX};

use super::DAILY;
use super::links::{Action, no_daily_link, task_link};
use crate::entities::task::{self, priority};
use crate::entities::{delivery, user};
use crate::mail::{Address, with_end};
use crate::time::words;
use crate::time::{local, next_day, now_sort, today};
use crate::{Error, Result, Services};

/// Longer lists end in a link.
const LISTED: usize = 100;
/// Later than this a reminder says that it is late.
pub(super) const LATE: TimeDelta = TimeDelta::minutes(15);

pub(super) struct Reminder<'a> {
    pub person: &'a user::Model,
    pub tasks: &'a [task::Model],
    pub line: &'a delivery::Model,
    pub zone: Tz,
}

/// The whole mail. Composed twice it has the same Message-ID, so that a mail server can tell a copy.
pub(super) fn compose(services: &Services, reminder: &Reminder<'_>, now: DateTime<Utc>) -> Result<Message> {
    let from = &services.mail.from;
    let address = reminder.person.email.parse().map_err(Error::internal)?;
    let to = Mailbox::new(Some(one_line(&reminder.person.name)), address);
    let message_id = format!("<{}@{}>", reminder.line.message_id, from.email.domain());
    let stop = Address::of(&reminder.person.email).stop_link(services);
    let builder = Message::builder()
        .from(from.clone())
        .to(to)
        .raw_header(subject_header(subject(reminder, now)))
        .message_id(Some(message_id))
        .date(now.into())
        // No person wrote it, so no absence note shall answer it: RFC 3834.
        .raw_header(raw("Auto-Submitted", "auto-generated".to_owned()));
    let (text, html) = (text(services, reminder, &stop, now), html(services, reminder, &stop, now));
    with_end(builder, &stop).multipart(MultiPart::alternative_plain_html(text, html)).map_err(Error::internal)
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

/// What is due, and when.
fn subject(reminder: &Reminder<'_>, now: DateTime<Utc>) -> String {
    let daily = reminder.line.kind == DAILY;
    let (overdue, coming) = parts(reminder, now);
    match (reminder.tasks, daily) {
        ([task], true) if overdue.is_empty() => format!("Due tomorrow: {}", isolated(&task.title)),
        ([task], true) => format!("Overdue: {}", isolated(&task.title)),
        ([task], false) => format!("Reminder: {}", isolated(&task.title)),
        _ if overdue.is_empty() => format!("{} tasks due tomorrow", coming.len()),
        _ if coming.is_empty() => format!("{} tasks overdue", overdue.len()),
        _ => format!("{} due tomorrow, {} overdue", tasks(coming.len()), overdue.len()),
    }
}

fn tasks(count: usize) -> String {
    if count == 1 { "1 task".to_owned() } else { format!("{count} tasks") }
}

/// What is overdue, and what is still to come.
fn parts<'a>(reminder: &'a Reminder<'_>, now: DateTime<Utc>) -> (&'a [task::Model], &'a [task::Model]) {
    let now = now_sort(reminder.zone, now);
    let overdue = reminder.tasks.iter().take_while(|task| task.due_sort < now).count();
    reminder.tasks.split_at(overdue)
}

/// The parts with what stands above them.
fn sections<'a>(reminder: &'a Reminder<'_>, now: DateTime<Utc>) -> Vec<(String, &'a [task::Model])> {
    if reminder.line.kind != DAILY {
        return vec![("You asked to be reminded of this".to_owned(), reminder.tasks)];
    }
    let (overdue, coming) = parts(reminder, now);
    let sections = [(day(reminder, now), coming), ("Overdue".to_owned(), overdue)];
    sections.into_iter().filter(|(_, tasks)| !tasks.is_empty()).collect()
}

/// `This reminder comes late: it was meant for today 09:00.`
fn lateness(reminder: &Reminder<'_>, now: DateTime<Utc>) -> Option<String> {
    let planned = reminder.line.planned_for;
    let late = now - planned > LATE;
    late.then(|| {
        format!("This reminder comes late: {}.", words::happened("it was meant for", reminder.zone, planned, now))
    })
}

/// Without control characters, line breaks among them, and without marks that reorder the text around them. Titles and
/// names have none since they are checked; a header is no place to rely on that.
fn one_line(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line: String =
        text.chars().map(|c| if c.is_control() || hidden(c) { ' ' } else { c }).take(TITLE_MAX).collect();
    line.trim().to_owned()
}

/// A line within another text. One that may be written from right to left is isolated: it would take its neighbours along.
fn isolated(text: &str) -> String {
    let line = one_line(text);
    let turns = |c| {
        matches!(
            c,
            '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
                | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
        )
    };
    if line.contains(turns) { format!("\u{2068}{line}\u{2069}") } else { line }
}

/// `Tuesday 24 November`, with the words that place it.
fn day(reminder: &Reminder<'_>, now: DateTime<Utc>) -> String {
    words::heading(next_day(reminder.zone, reminder.line.local_date), today(reminder.zone, now))
}

/// `09:00, high priority`
fn facts(reminder: &Reminder<'_>, task: &task::Model, now: DateTime<Utc>) -> String {
    // Where the heading does not say the day, the task does.
    let overdue = task.due_sort < now_sort(reminder.zone, now);
    let due = if overdue || reminder.line.kind != DAILY {
        words::due(task.due_on, task.due_time, false, local(reminder.zone, now)).map(|due| format!("due {}", due.text))
    } else {
        task.due_time.map(|time| time.format("%H:%M").to_string())
    };
    let priority = match priority(task.priority) {
        Priority::None => None,
        priority => Some(format!("{} priority", priority.label().to_lowercase())),
    };
    due.into_iter().chain(priority).collect::<Vec<_>>().join(", ")
}

fn more(tasks: &[task::Model]) -> Option<String> {
    let more = tasks.len().saturating_sub(LISTED);
    (more > 0).then(|| format!("And {more} more."))
}

fn text(services: &Services, reminder: &Reminder<'_>, stop: &str, now: DateTime<Utc>) -> String {
    let url = &services.public_url;
    let mut text = format!("Hello {},\n", isolated(&reminder.person.name));
    if let Some(late) = lateness(reminder, now) {
        let _ = write!(text, "\n{late}\n");
    }
    let mut left = LISTED;
    for (heading, tasks) in sections(reminder, now) {
        let _ = write!(text, "\n{heading}:\n\n");
        for task in tasks.iter().take(left) {
            let facts = facts(reminder, task, now);
            let facts = if facts.is_empty() { facts } else { format!(" ({facts})") };
            let _ = write!(text, "- {}{facts}\n  {url}/tasks/{}\n", isolated(&task.title), task.id);
            for (label, action) in [("Done", Action::Complete), ("Snooze", Action::Snooze)] {
                let link = task_link(services, action, reminder.line, reminder.person, task, now);
                let _ = writeln!(text, "  {label}: {link}");
            }
        }
        left = left.saturating_sub(tasks.len());
    }
    if let Some(more) = more(reminder.tasks) {
        let _ = writeln!(text, "\n{more}");
    }
    let _ = write!(text, "\nAll that is coming up: {url}/upcoming\n\n-- \n{}: {url}/settings\n", why(reminder));
    if reminder.line.kind == DAILY {
        let no_daily = no_daily_link(services, reminder.person.id, now);
        let _ = writeln!(text, "No more daily reminders: {no_daily}");
    }
    let _ = writeln!(text, "No more mails from here to this address: {stop}");
    text
}

fn why(reminder: &Reminder<'_>) -> &'static str {
    if reminder.line.kind == DAILY {
        "Taskbell sends this once a day while tasks are due on the next. Change it"
    } else {
        "You set this reminder at the task. Settings"
    }
}

fn html(services: &Services, reminder: &Reminder<'_>, stop: &str, now: DateTime<Utc>) -> String {
    let url = &services.public_url;
    let attribute = |url: String| encode_double_quoted_attribute(&url).into_owned();
    let link_to = |action, task| attribute(task_link(services, action, reminder.line, reminder.person, task, now));
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body style=\"font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36rem; margin: 1rem auto; padding: 0 1rem\">\n\
         <p>Hello <span dir=\"auto\">{}</span>,</p>\n",
        encode_text(&subject(reminder, now)),
        encode_text(&one_line(&reminder.person.name)),
    );
    if let Some(late) = lateness(reminder, now) {
        let _ = writeln!(html, "<p>{}</p>", encode_text(&late));
    }
    let mut left = LISTED;
    for (heading, tasks) in sections(reminder, now) {
        let heading = encode_text(&heading);
        let _ = writeln!(html, "<p><strong>{heading}</strong></p>\n<ul style=\"padding-left: 1.2rem\">");
        for task in tasks.iter().take(left) {
            let (href, title) = (attribute(format!("{url}/tasks/{}", task.id)), one_line(&task.title));
            let _ = write!(html, "<li><a href=\"{href}\" dir=\"auto\">{}</a>", encode_text(&title));
            let facts = facts(reminder, task, now);
            let facts = if facts.is_empty() { facts } else { format!("{facts} · ") };
            let (done, snooze) = (link_to(Action::Complete, task), link_to(Action::Snooze, task));
            let _ = writeln!(
                html,
                "<br><small>{}<a href=\"{done}\">Done</a> · <a href=\"{snooze}\">Snooze</a></small></li>",
                encode_text(&facts)
            );
        }
        left = left.saturating_sub(tasks.len());
        html.push_str("</ul>\n");
    }
    if let Some(more) = more(reminder.tasks) {
        let _ = writeln!(html, "<p>{}</p>", encode_text(&more));
    }
    let (upcoming, settings) = (attribute(format!("{url}/upcoming")), attribute(format!("{url}/settings")));
    let _ = write!(
        html,
        "<p><a href=\"{upcoming}\">All that is coming up</a></p>\n<p><small><a href=\"{settings}\">{}</a>",
        why(reminder)
    );
    if reminder.line.kind == DAILY {
        let no_daily = attribute(no_daily_link(services, reminder.person.id, now));
        let _ = write!(html, " · <a href=\"{no_daily}\">No more daily reminders</a>");
    }
    let stop = attribute(stop.to_owned());
    let _ =
        write!(html, " · <a href=\"{stop}\">No more mails from here to this address</a></small></p>\n</body></html>\n");
    html
}
