//! Jobs as text and as JSON.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::jobs::Job;
use serde_json::{Value, json};

/// Longer errors are cut in the list.
const ERROR: usize = 60;

/// A row of the list.
pub fn line(job: &Job, since: &str) -> String {
    let tries = format!("{}/{}", job.attempts, job.max_attempts);
    let error = shortened(job.error.as_deref().unwrap_or_default());
    let line = format!(
        "{:<36}  {:<9}  {:<9}  {:<12}  {tries:>5}  {since:<20}  {error}",
        job.id.to_string(),
        job.state,
        job.queue,
        job.name
    );
    line.trim_end().to_owned()
}

/// Everything about a job, a fact each line.
pub fn lines(job: &Job) -> Vec<String> {
    let fact = |name: &str, value: String| format!("{name:<10}  {value}");
    let mut lines = vec![
        fact("id", job.id.to_string()),
        fact("state", job.state.clone()),
        fact("queue", job.queue.clone()),
        fact("name", format!("{}, version {}", job.name, job.version)),
        fact("arguments", job.arguments.clone()),
        fact("tries", format!("{} of {}", job.attempts, job.max_attempts)),
        fact("losses", job.losses.to_string()),
        fact("written", instant(job.created_at)),
        fact("run at", instant(job.run_at)),
    ];
    if job.progress.1 > 0 {
        lines.push(fact("progress", format!("{} of {}", job.progress.0, job.progress.1)));
    }
    lines.extend(job.finished_at.map(|at| fact("finished", instant(at))));
    lines.extend(job.error.as_deref().map(|error| fact("error", one_line(error))));
    for (number, attempt) in job.history.iter().enumerate() {
        let name = if number == 0 { "history" } else { "" };
        lines.push(fact(name, format!("{}  {}", instant(attempt.at), one_line(&attempt.error))));
    }
    lines
}

/// Everything about a job, for programs.
pub fn json(job: &Job) -> Value {
    json!({
        "id": job.id,
        "queue": job.queue,
        "name": job.name,
        "version": job.version,
        "state": job.state,
        "arguments": serde_json::from_str::<Value>(&job.arguments).unwrap_or(Value::Null),
        "attempts": job.attempts,
        "max_attempts": job.max_attempts,
        "losses": job.losses,
        "progress": { "done": job.progress.0, "of": job.progress.1 },
        "run_at": job.run_at,
        "created_at": job.created_at,
        "finished_at": job.finished_at,
        "error": job.error,
        "history": job.history,
    })
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Errors come from other servers: no control character of theirs reaches the terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn shortened(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(ERROR) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_stay_on_their_line() {
        assert_eq!(shortened("550 no\r\n\u{1b}[2Jsuch box"), "550 no   [2Jsuch box");
        assert_eq!(shortened(&"ä".repeat(61)), "ä".repeat(60) + "…");
    }
}
