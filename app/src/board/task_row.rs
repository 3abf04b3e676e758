use maud::{Markup, PreEscaped, html};
use model::{ListKind, Priority, Status, TaskRow};
use uuid::Uuid;

/// The name all buttons of the list share.
pub const ACT: &str = "request[act]";

/// A task's line of a list, as HTML. Its buttons belong to the form around the list, and nothing in it changes by itself: as
/// a template that is written once, fifty rows cost a fraction of what fifty live ones do. The list is most of what is
/// sent, so its rows say everything once: what a button does is its title, its picture comes with its class. The browser
/// reads the row from here (`lines.rs`).
pub fn row(row: &TaskRow, list: ListKind, address: &str) -> Markup {
    let mut buffer = Uuid::encode_buffer();
    // A title is said four times and escaped once; what is no text of people is not escaped.
    let id = PreEscaped(&*row.id.0.simple().encode_lower(&mut buffer));
    let title = html! { (row.title) };
    let completed = row.status == Status::Completed;
    html! {
        li class={ "row" @if completed { " completed" } } {
            @if list != ListKind::Trash {
                @let (change, label) = if completed { ("reopen", "Reopen") } else { ("complete", "Complete") };
                button name=(PreEscaped(ACT)) value={ (PreEscaped(change)) ":" (id) } title={ (PreEscaped(label)) ": " (title) }
                    class={ "check p-" (PreEscaped(row.priority.slug())) @if completed { " done" } } {}
            }
            div class="row-text" {
                a class="row-title" href={ (address) (id) } dir="auto" { (title) }
                p class="row-meta" {
                    @if let Some((due, text)) = due(row) {
                        time datetime=(due.datetime) class=[due.overdue.then_some("overdue")] {
                            @if due.overdue { span class="sr-only" { "Overdue: " } }
                            (text)
                        }
                    }
                    @if row.status == Status::InProgress { span class="in-progress" { "In progress" } }
                    @if row.priority != Priority::None {
                        span class="sr-only" { (PreEscaped(priority(row.priority))) }
                    }
                    @if row.has_notes { span class="icon i-notes" role="img" aria-label="Has notes" {} }
                    @if let Some(when) = &row.when { span { (when) } }
                }
            }
            div class="row-actions" {
                @for (change, label, icon) in actions(row, list) {
                    button class={ "icon-button i-" (PreEscaped(icon)) } name=(PreEscaped(ACT)) value={ (PreEscaped(change)) ":" (id) }
                        title={ (PreEscaped(label)) ": " (title) } {}
                }
            }
            label class="select" {
                input type="checkbox" name="request[ids][]" value=(id) aria-label={ "Select: " (title) } autocomplete="off";
            }
        }
    }
}

/// A line that heads the tasks below it.
pub fn heading(text: &str) -> Markup {
    html! { li class="group" { h2 { (text) } } }
}

/// What screen readers say of a priority.
pub fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::None => "",
        Priority::Low => "Low priority",
        Priority::Medium => "Medium priority",
        Priority::High => "High priority",
    }
}

/// When it is due, in words. Under the heading of its day a task says no more than its time.
fn due(row: &TaskRow) -> Option<(&model::DueText, &str)> {
    let due = row.due.as_ref()?;
    let under_its_day = !row.group.is_empty() && !due.overdue;
    let text = if under_its_day { due.datetime.split_once('T')?.1 } else { due.text.as_str() };
    Some((due, text))
}

fn actions(row: &TaskRow, list: ListKind) -> &'static [(&'static str, &'static str, &'static str)] {
    match row.status {
        _ if list == ListKind::Trash => &[("restore", "Restore", "restore")],
        Status::Completed => &[("delete", "Delete", "trash")],
        Status::Pending => &[("start", "Start", "start"), ("delete", "Delete", "trash")],
        Status::InProgress => &[("reopen", "Stop", "stop"), ("delete", "Delete", "trash")],
    }
}

#[cfg(test)]
mod tests {
    use model::TaskId;

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
        };
        let html = row(&line, ListKind::All, hostile).into_string();
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("\">&lt;script\""), "{html}");
        assert_eq!(html.matches("&lt;script&gt;").count(), 7);
    }
}
