//! The mail that reminds. Texts of people go into it escaped, and into its headers without line breaks. Whatever direction they
//! are written in, what stands beside them stays where it is.

use std::fmt::Write as _;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use html_escape::{encode_double_quoted_attribute, encode_text};
use lettre::message::{Message, MultiPart};
use model::Priority;
use model::text::isolated;

use super::DAILY;
use super::links::{Action, no_daily_link, task_link};
use crate::entities::task::{self, priority};
use crate::entities::{delivery, user};
use crate::mail::{Address, envelope, html_end, html_start, one_line, text_end, text_start};
use crate::time::words;
use crate::time::{local, next_day, now_sort, sort_date, today};
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

/// The whole mail.
pub(super) fn compose(services: &Services, reminder: &Reminder<'_>, now: DateTime<Utc>) -> Result<Message> {
    let Reminder { person, line, .. } = reminder;
    let stop = Address::of(&person.email).stop_link(services);
    let (text, html) = (text(services, reminder, &stop, now), html(services, reminder, &stop, now));
    let envelope = envelope(services, person, line, subject(reminder, now), now)?;
    envelope.multipart(MultiPart::alternative_plain_html(text, html)).map_err(Error::internal)
}

/// What is due, and when.
fn subject(reminder: &Reminder<'_>, now: DateTime<Utc>) -> String {
    let (language, daily) = (reminder.person.language(), reminder.line.kind == DAILY);
    let (overdue, coming) = parts(reminder, now);
    let about = |message: &'static str, task: &task::Model| language.say_with(message, &one_line(&task.title));
    match (reminder.tasks, daily) {
        ([task], true) if overdue.is_empty() && by_deadline(task) => about("mail-subject-deadline-tomorrow", task),
        ([task], true) if overdue.is_empty() => about("mail-subject-due-tomorrow", task),
        ([task], true) => about("mail-subject-overdue", task),
        ([task], false) => about("mail-subject-reminder", task),
        _ if overdue.is_empty() => language.say_number("mail-subject-many-due-tomorrow", coming.len() as u64),
        _ if coming.is_empty() => language.say_number("mail-subject-many-overdue", overdue.len() as u64),
        _ => {
            let numbers = [("due", coming.len().into()), ("overdue", overdue.len().into())];
            language.format("mail-subject-due-and-overdue", numbers)
        }
    }
}

/// What is overdue, and what is still to come.
fn parts<'a>(reminder: &'a Reminder<'_>, now: DateTime<Utc>) -> (&'a [task::Model], &'a [task::Model]) {
    let now = now_sort(reminder.zone, now);
    let overdue = reminder.tasks.iter().take_while(|task| task.due_sort < now).count();
    reminder.tasks.split_at(overdue)
}

/// The parts with what stands above them.
fn sections<'a>(reminder: &'a Reminder<'_>, now: DateTime<Utc>) -> Vec<(String, &'a [task::Model])> {
    let language = reminder.person.language();
    if reminder.line.kind != DAILY {
        return vec![(language.say("mail-asked-for").to_owned(), reminder.tasks)];
    }
    let (overdue, coming) = parts(reminder, now);
    let sections = [(day(reminder, now), coming), (language.say("heading-overdue").to_owned(), overdue)];
    sections.into_iter().filter(|(_, tasks)| !tasks.is_empty()).collect()
}

/// `This reminder comes late: it was meant for today 09:00.`
fn lateness(reminder: &Reminder<'_>, now: DateTime<Utc>) -> Option<String> {
    let planned = reminder.line.planned_for;
    let late = now - planned > LATE;
    late.then(|| words::happened(reminder.person.language(), "mail-late", reminder.zone, planned, now))
}

/// `Tuesday 24 November`, with the words that place it.
fn day(reminder: &Reminder<'_>, now: DateTime<Utc>) -> String {
    let next = next_day(reminder.zone, reminder.line.local_date);
    words::heading(reminder.person.language(), next, today(reminder.zone, now))
}

/// Whether it is its deadline alone that calls a task.
fn by_deadline(task: &task::Model) -> bool {
    sort_date(task.due_sort) != task.due_on
}

/// `09:00, deadline Mon 30 Nov, high priority`
fn facts(reminder: &Reminder<'_>, task: &task::Model, now: DateTime<Utc>) -> Option<String> {
    let language = reminder.person.language();
    // Where the heading does not say the day, the task does.
    let overdue = task.due_sort < now_sort(reminder.zone, now);
    let here = local(reminder.zone, now);
    let due = if overdue || reminder.line.kind != DAILY || by_deadline(task) {
        let due = words::due(language, task.due_on, task.due_time, false, here);
        due.map(|due| language.say_with("mail-due", &due.text))
    } else {
        task.due_time.map(|time| time.format("%H:%M").to_string())
    };
    let deadline = words::due(language, task.deadline_on, None, false, here);
    let deadline = deadline.map(|deadline| language.say_with("mail-deadline", &deadline.text));
    let priority = match priority(task.priority) {
        Priority::None => None,
        Priority::Low => Some("mail-priority-low"),
        Priority::Medium => Some("mail-priority-medium"),
        Priority::High => Some("mail-priority-high"),
    };
    let priority = priority.map(|priority| language.say(priority).to_owned());
    let both =
        |facts: String, next: String| language.format("mail-facts", [("due", facts.into()), ("priority", next.into())]);
    [due, deadline, priority].into_iter().flatten().reduce(both)
}

fn more(reminder: &Reminder<'_>) -> Option<String> {
    let more = reminder.tasks.len().saturating_sub(LISTED);
    (more > 0).then(|| reminder.person.language().say_number("mail-more", more as u64))
}

fn text(services: &Services, reminder: &Reminder<'_>, stop: &str, now: DateTime<Utc>) -> String {
    let (url, language) = (&services.public_url, reminder.person.language());
    let above = |heading: &str| language.say_with("mail-label", heading);
    let label = |message: &'static str| above(language.say(message));
    let mut text = text_start(reminder.person);
    if let Some(late) = lateness(reminder, now) {
        let _ = write!(text, "\n{late}\n");
    }
    let mut left = LISTED;
    for (heading, tasks) in sections(reminder, now) {
        let _ = write!(text, "\n{}\n\n", above(&heading));
        for task in tasks.iter().take(left) {
            let facts = facts(reminder, task, now).map(|facts| format!(" ({facts})")).unwrap_or_default();
            let title = one_line(&task.title);
            let title = isolated(&title, language.direction() == "rtl");
            let _ = write!(text, "- {title}{facts}\n  {url}/tasks/{}\n", task.id);
            for (message, action) in [("mail-done", Action::Complete), ("mail-snooze", Action::Snooze)] {
                let link = task_link(services, action, reminder.line, reminder.person, task, now);
                let _ = writeln!(text, "  {} {link}", label(message));
            }
        }
        left = left.saturating_sub(tasks.len());
    }
    if let Some(more) = more(reminder) {
        let _ = writeln!(text, "\n{more}");
    }
    let (upcoming, why) = (label("mail-upcoming"), label(why(reminder)));
    let _ = write!(text, "\n{upcoming} {url}/upcoming\n\n-- \n{why} {url}/settings\n");
    if reminder.line.kind == DAILY {
        let no_daily = no_daily_link(services, reminder.person.id, now);
        let _ = writeln!(text, "{} {no_daily}", label("mail-no-daily"));
    }
    text.push_str(&text_end(reminder.person, stop));
    text
}

fn why(reminder: &Reminder<'_>) -> &'static str {
    if reminder.line.kind == DAILY { "mail-why-daily" } else { "mail-why-task" }
}

fn html(services: &Services, reminder: &Reminder<'_>, stop: &str, now: DateTime<Utc>) -> String {
    let (url, language) = (&services.public_url, reminder.person.language());
    let say = |message: &'static str| encode_text(language.say(message));
    let attribute = |url: String| encode_double_quoted_attribute(&url).into_owned();
    let link_to = |action, task| attribute(task_link(services, action, reminder.line, reminder.person, task, now));
    let mut html = html_start(reminder.person, &subject(reminder, now));
    if let Some(late) = lateness(reminder, now) {
        let _ = writeln!(html, "<p>{}</p>", encode_text(&late));
    }
    let mut left = LISTED;
    let (done, snooze) = (say("mail-done"), say("mail-snooze"));
    // Not every mail program knows the side by `inline-start`.
    let start = if language.direction() == "rtl" { "right" } else { "left" };
    for (heading, tasks) in sections(reminder, now) {
        let heading = encode_text(&heading);
        let _ = writeln!(html, "<p><strong>{heading}</strong></p>\n<ul style=\"padding-{start}: 1.2rem\">");
        for task in tasks.iter().take(left) {
            let (href, title) = (attribute(format!("{url}/tasks/{}", task.id)), one_line(&task.title));
            let _ = write!(html, "<li><a href=\"{href}\" dir=\"auto\">{}</a>", encode_text(&title));
            let facts = facts(reminder, task, now).map(|facts| format!("{facts} · ")).unwrap_or_default();
            let (to_done, to_snooze) = (link_to(Action::Complete, task), link_to(Action::Snooze, task));
            let _ = writeln!(
                html,
                "<br><small>{}<a href=\"{to_done}\">{done}</a> · <a href=\"{to_snooze}\">{snooze}</a></small></li>",
                encode_text(&facts)
            );
        }
        left = left.saturating_sub(tasks.len());
        html.push_str("</ul>\n");
    }
    if let Some(more) = more(reminder) {
        let _ = writeln!(html, "<p>{}</p>", encode_text(&more));
    }
    let (upcoming, settings) = (attribute(format!("{url}/upcoming")), attribute(format!("{url}/settings")));
    let _ = write!(
        html,
        "<p><a href=\"{upcoming}\">{}</a></p>\n<p><small><a href=\"{settings}\">{}</a>",
        say("mail-upcoming"),
        say(why(reminder))
    );
    if reminder.line.kind == DAILY {
        let no_daily = attribute(no_daily_link(services, reminder.person.id, now));
        let _ = write!(html, " · <a href=\"{no_daily}\">{}</a>", say("mail-no-daily"));
    }
    let _ = write!(html, " · {}</small></p>\n</body></html>\n", html_end(reminder.person, stop));
    html
}
