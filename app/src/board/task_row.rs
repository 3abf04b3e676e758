use maud::{Markup, PreEscaped, html};
use model::{ListKind, Priority, Status, TaskRow};
use uuid::Uuid;

use crate::words::{around, say};

/// The name all buttons of the list share.
pub const ACT: &str = "request[act]";

/// What the rows of a list say, found once for all of them and escaped already.
pub struct RowWords {
    /// What stands before and after the title in the names of the circle.
    complete: (Markup, Markup),
    reopen: (Markup, Markup),
    start: Button,
    stop: Button,
    delete: Button,
    restore: Button,
    select: Markup,
    overdue: Markup,
    in_progress: Markup,
    has_notes: Markup,
    low: &'static str,
    medium: &'static str,
    high: &'static str,
}

/// A button of a row: what it asks for, by which it has its picture, and its name.
struct Button {
    change: &'static str,
    name: Markup,
}

impl Button {
    fn of(change: &'static str, message: &'static str) -> Self {
        Button { change, name: html! { (say(message)) } }
    }
}

impl RowWords {
    pub fn find() -> Self {
        RowWords {
            complete: escaped("row-complete"),
            reopen: escaped("row-reopen"),
            start: Button::of("start", "row-start"),
            stop: Button::of("reopen", "row-stop"),
            delete: Button::of("delete", "row-delete"),
            restore: Button::of("restore", "row-restore"),
            select: html! { (say("row-select")) },
            overdue: html! { (say("row-overdue")) },
            in_progress: html! { (say(Status::InProgress.label())) },
            has_notes: html! { (say("row-has-notes")) },
            low: say("row-priority-low"),
            medium: say("row-priority-medium"),
            high: say("row-priority-high"),
        }
    }

    /// What screen readers say of a priority, as it reads.
    pub fn priority(&self, priority: Priority) -> &'static str {
        match priority {
            Priority::None => "",
            Priority::Low => self.low,
            Priority::Medium => self.medium,
            Priority::High => self.high,
        }
    }

    fn actions(&self, status: Status, list: ListKind, past: bool) -> [Option<&Button>; 2] {
        match status {
            _ if past => [None, None],
            _ if list == ListKind::Trash => [Some(&self.restore), None],
            Status::Completed => [Some(&self.delete), None],
            Status::Pending => [Some(&self.start), Some(&self.delete)],
            Status::InProgress => [Some(&self.stop), Some(&self.delete)],
        }
    }
}

fn escaped(message: &'static str) -> (Markup, Markup) {
    let (before, after) = around(message);
    (html! { (before) }, html! { (after) })
}

/// A task's line of a list, as HTML. Its buttons belong to the form around the list, and nothing in it changes by itself: as
/// a template that is written once, fifty rows cost a fraction of what fifty live ones do. The list is most of what is
/// sent, so its rows say everything once: what a button does is its title, its picture comes with its value. Beside the title, the
/// names of buttons need not say it again; the circle, which comes first, does. The browser
/// reads the row from here (`lines.rs`).
pub fn row(row: &TaskRow, list: ListKind, address: &str, words: &RowWords) -> Markup {
    let mut buffer = Uuid::encode_buffer();
    // A title is said twice and escaped once; what nobody reads is not escaped.
    let id = PreEscaped(&*row.id.0.simple().encode_lower(&mut buffer));
    let title = html! { (row.title) };
    let completed = row.status == Status::Completed;
    // One that recurs says which occurrence it is.
    let seen = html! { @if row.recurs() { ":" (row.version) } };
    // An occurrence that was done: what is done to a task is done to the current one. Only the last one done can come back.
    let past = list == ListKind::Completed && row.recurs();
    html! {
        li class={ "row" @if completed { " completed" } } aria-level=[(row.level > 0).then_some(row.level + 1)] {
            @if past && row.version == 0 {
                span class={ "check done p-" (PreEscaped(row.priority.slug())) } {}
            } @else if list != ListKind::Trash {
                @let (change, (before, after)) = if completed { ("reopen", &words.reopen) } else { ("complete", &words.complete) };
                button name=(PreEscaped(ACT)) value={ (PreEscaped(change)) ":" (id) (seen) } title={ (before) (title) (after) }
                    class={ "check p-" (PreEscaped(row.priority.slug())) @if completed { " done" } } {}
            }
            div class="row-text" {
                a class="row-title" href={ (address) (id) } dir="auto" { (title) }
                p class="row-meta" {
                    @if let Some(due) = row.due.as_ref().filter(|due| !due.text.is_empty()) {
                        time datetime=(due.datetime) class=[due.overdue.then_some("overdue")] {
                            @if due.overdue { span class="sr-only" { (words.overdue) " " } }
                            (due.text)
                        }
                    }
                    @if row.status == Status::InProgress { span class="in-progress" { (words.in_progress) } }
                    @if row.priority != Priority::None {
                        span class="sr-only" { (words.priority(row.priority)) }
                    }
                    @if row.has_notes { span class="i-notes" role="img" aria-label=(words.has_notes) {} }
                    @if let Some(when) = &row.when { span { (when) } }
                    (PreEscaped(&row.more))
                }
            }
            @for Button { change, name } in words.actions(row.status, list, past).into_iter().flatten() {
                button name=(PreEscaped(ACT)) value={ (PreEscaped(change)) ":" (id) } title=(name) {}
            }
            label class="select" {
                input type="checkbox" name="request[ids][]" value={ (id) (seen) } disabled[past] aria-label=(words.select);
            }
        }
    }
}

/// A line that heads the tasks below it, of HTML that the server made.
pub fn heading(html: &str) -> Markup {
    html! { li class="group" { (PreEscaped(html)) } }
}

#[cfg(test)]
mod tests {
    use model::{RowAbout, TaskId};

    use super::*;

    #[test]
    fn a_title_is_text_wherever_it_stands() {
        let hostile = r#""><script>alert(1)</script><img src=x onerror=alert(1)>'"#;
        let line = TaskRow {
            id: TaskId(Uuid::nil()),
            version: 1,
            title: hostile.to_owned(),
            status: Status::Pending,
            priority: Priority::High,
            has_notes: true,
            due: None,
            when: Some(hostile.to_owned()),
            group: String::new(),
            level: 0,
            about: RowAbout::default(),
            more: String::new(),
        };
        let html = row(&line, ListKind::All, hostile, &RowWords::find()).into_string();
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("\">&lt;script\""), "{html}");
        assert_eq!(html.matches("&lt;script&gt;").count(), 4);
    }
}
