use maud::{Markup, html};
use model::{LINES_MAX, NewTasks, ReadPart};

use crate::words::{say, say_number, say_with};

/// What of a line was understood, a button each: pressed it counts, else its text is plain words.
pub fn understood(parts: &[ReadPart], line: &str, plain: &str) -> Markup {
    let off: Vec<&str> = plain.lines().filter(|text| !text.is_empty() && line.contains(text)).collect();
    html! {
        @if !parts.is_empty() || !off.is_empty() {
            ul class="understood" aria-label=(say("read-understood")) {
                @for part in parts {
                    li {
                        button type="button" aria-pressed="true" data-text=(part.text) title=(say_with("read-off", &part.text)) {
                            @if !part.icon.is_empty() { span class={ "icon i-" (part.icon) } aria-hidden="true" {} }
                            span dir="auto" { (part.means) }
                        }
                    }
                }
                @for text in off {
                    li {
                        button type="button" aria-pressed="false" data-text=(text) title=(say_with("read-on", text)) {
                            span dir="auto" { (text) }
                        }
                    }
                }
            }
        }
    }
}

/// The question whether each of several lines is a task.
pub fn each_line(tasks: &NewTasks) -> Markup {
    let lines: Vec<&str> = tasks.lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let many = lines.len() > LINES_MAX;
    html! {
        dialog class="each-line" aria-labelledby="each-line" {
            form method="post" {
                h2 id="each-line" { (say_number("lines-question", lines.len() as u64)) }
                @if many {
                    p { (say_number("lines-too-many", LINES_MAX as u64)) }
                } @else {
                    ol { @for line in &lines { li dir="auto" { (line) } } }
                    input type="hidden" name="do" value="add_tasks";
                    input type="hidden" name="tasks[id]" value=(tasks.id.0);
                    input type="hidden" name="tasks[list]" value=(tasks.list.word());
                    input type="hidden" name="tasks[section]" value=(tasks.section);
                    input type="hidden" name="tasks[label]" value=(tasks.label);
                    input type="hidden" name="tasks[lines]" value=(lines.join("\n"));
                    button type="submit" class="primary" { (say("lines-add")) }
                }
                button type="submit" formmethod="dialog" formnovalidate { (say("lines-cancel")) }
            }
        }
    }
}
