//! The mail. Texts of people go into it escaped, and into its headers without line breaks.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use html_escape::{encode_double_quoted_attribute, encode_text};
use lettre::message::{Mailbox, Message, MultiPart};
use model::{Priority, TITLE_MAX};

use crate::entities::task::{self, priority};
use crate::entities::{delivery, user};
use crate::tasks::words;
use crate::time::{next_day, today};
use crate::{Error, Result};

/// Longer lists end in a link.
const LISTED: usize = 100;

pub(super) struct Reminder<'a> {
    pub person: &'a user::Model,
    pub tasks: &'a [task::Model],
    pub line: &'a delivery::Model,
    pub zone: Tz,
}

/// The whole mail. Composed twice it has the same Message-ID, so that a mail server can tell a copy.
pub(super) fn compose(
    reminder: &Reminder<'_>,
    from: &Mailbox,
    public_url: &str,
    now: DateTime<Utc>,
) -> Result<Message> {
    let address = reminder.person.email.parse().map_err(Error::internal)?;
    let to = Mailbox::new(Some(one_line(&reminder.person.name)), address);
    let message_id = format!("<{}@{}>", reminder.line.message_id, from.email.domain());
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(subject(reminder.tasks))
        .message_id(Some(message_id))
        .date(now.into())
        .multipart(MultiPart::alternative_plain_html(text(reminder, public_url, now), html(reminder, public_url, now)))
        .map_err(Error::internal)
}

fn subject(tasks: &[task::Model]) -> String {
    match tasks {
        [task] => format!("Due tomorrow: {}", one_line(&task.title)),
        tasks => format!("{} tasks due tomorrow", tasks.len()),
    }
}

/// Without control characters, line breaks among them, and without marks that reorder the text around them. Titles and
/// names have none since they are checked; a header is no place to rely on that.
fn one_line(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line: String =
        text.chars().map(|c| if c.is_control() || hidden(c) { ' ' } else { c }).take(TITLE_MAX).collect();
    line.trim().to_owned()
}

/// `Tuesday 24 November`, with the words that place it.
fn day(reminder: &Reminder<'_>, now: DateTime<Utc>) -> String {
    words::heading(next_day(reminder.zone, reminder.line.local_date), today(reminder.zone, now))
}

/// `09:00, high priority`
fn facts(task: &task::Model) -> String {
    let time = task.due_time.map(|time| time.format("%H:%M").to_string());
    let priority = match priority(task.priority) {
        Priority::None => None,
        priority => Some(format!("{} priority", priority.label().to_lowercase())),
    };
    time.into_iter().chain(priority).collect::<Vec<_>>().join(", ")
}

fn more(tasks: &[task::Model]) -> Option<String> {
    let more = tasks.len().saturating_sub(LISTED);
    (more > 0).then(|| format!("And {more} more."))
}

fn text(reminder: &Reminder<'_>, public_url: &str, now: DateTime<Utc>) -> String {
    let mut text = format!("Hello {},\n\n{}:\n\n", one_line(&reminder.person.name), day(reminder, now));
    for task in reminder.tasks.iter().take(LISTED) {
        let facts = facts(task);
        let facts = if facts.is_empty() { facts } else { format!(" ({facts})") };
        let _ = write!(text, "- {}{facts}\n  {public_url}/tasks/{}\n", one_line(&task.title), task.id);
    }
    if let Some(more) = more(reminder.tasks) {
        let _ = writeln!(text, "\n{more}");
    }
    let _ = write!(
        text,
        "\nAll that is coming up: {public_url}/upcoming\n\n-- \nTaskbell sends this once a day while tasks are due on the next. Change the hour: {public_url}/settings\n",
    );
    text
}

fn html(reminder: &Reminder<'_>, public_url: &str, now: DateTime<Utc>) -> String {
    let link = |path: &str| encode_double_quoted_attribute(&format!("{public_url}{path}")).into_owned();
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body style=\"font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36rem; margin: 1rem auto; padding: 0 1rem\">\n\
         <p>Hello {},</p>\n<p><strong>{}</strong></p>\n<ul style=\"padding-left: 1.2rem\">\n",
        encode_text(&subject(reminder.tasks)),
        encode_text(&one_line(&reminder.person.name)),
        encode_text(&day(reminder, now)),
    );
    for task in reminder.tasks.iter().take(LISTED) {
        let href = link(&format!("/tasks/{}", task.id));
        let title = one_line(&task.title);
        let _ = write!(html, "<li><a href=\"{href}\">{}</a>", encode_text(&title));
        let facts = facts(task);
        if !facts.is_empty() {
            let _ = write!(html, "<br><small>{}</small>", encode_text(&facts));
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>\n");
    if let Some(more) = more(reminder.tasks) {
        let _ = writeln!(html, "<p>{}</p>", encode_text(&more));
    }
    let _ = write!(
        html,
        "<p><a href=\"{}\">All that is coming up</a></p>\n<p><small>Taskbell sends this once a day while tasks are due \
         on the next. <a href=\"{}\">Change the hour</a></small></p>\n</body></html>\n",
        link("/upcoming"),
        link("/settings"),
    );
    html
}
