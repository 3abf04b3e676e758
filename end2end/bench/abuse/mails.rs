//! Row 2: thousands of mails of one person, and the one of another that is due a minute later.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use tokio::time::{Instant, sleep};

use crate::{Result, Stage, others, say};

pub const NAME: &str = "2 6,000 reminders of one person, ten mails a second";
const MANY: usize = 6_000;
/// Reminders go by minutes, and mails here by ten a second.
const SOON: TimeDelta = TimeDelta::seconds(60);
const PATIENCE: Duration = Duration::from_secs(300);

/// Whether the other's mail left soon.
pub async fn measure(stage: &Stage) -> Result<bool> {
    let greedy = "mails@example.org";
    let mut person = stage.signed_up(greedy, "203.0.113.98").await;
    let minute = Utc::now().with_second(0).and_then(|now| now.with_nanosecond(0)).ok_or("no minute")?;
    let due = minute + TimeDelta::minutes(2);
    stage.import(&mut person, &reminded(MANY, due)).await?;
    let (mut other, due) = (stage.people[0].another(), due + TimeDelta::minutes(1));
    stage.import(&mut other, &reminded(1, due)).await?;
    let (mails, end) = (|to: &str| sent_to(stage, to), Instant::now() + PATIENCE);
    while mails(&others::email(0)) == 0 && Instant::now() < end {
        sleep(Duration::from_millis(100)).await;
    }
    let late = Utc::now() - due;
    say(&format!(
        "{NAME}: {} had left when another's, due a minute later, left {:.1} s after its time",
        mails(greedy),
        late.as_seconds_f64()
    ))?;
    Ok(late < SOON)
}

fn sent_to(stage: &Stage, email: &str) -> usize {
    let recipient = format!("RCPT TO:<{email}>");
    stage.smtp.overheard().iter().filter(|line| line.trim_end() == recipient).count()
}

fn reminded(many: usize, at: DateTime<Utc>) -> String {
    vec![format!(r#"{{"title":"A","reminders":["at:{}:00+00:00"]}}"#, at.format("%Y-%m-%dT%H:%M")); many].join(",")
}
