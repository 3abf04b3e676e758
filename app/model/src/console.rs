use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Everything on the operators' page. Times are words already, all in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Console {
    /// When it was looked at: `10:00:05`
    pub at: String,
    pub queues: Vec<QueueView>,
    pub workers: Vec<WorkerView>,
    pub schedule: ScheduleView,
    /// The latest of those that failed or were quarantined.
    pub failed: Vec<JobView>,
    pub failed_count: Count,
    pub deliveries: DeliveriesView,
}

/// How many there are, or that there are more than anybody counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub number: u64,
    pub more: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    /// The word in forms.
    pub slug: String,
    /// When it was paused, if it is.
    pub paused: Option<String>,
    /// Jobs whose time has come.
    pub waiting: Count,
    /// For how long the oldest of them waits.
    pub oldest: Option<String>,
    /// Jobs for later.
    pub later: Count,
    pub running: Count,
    /// `120 in the last hour`
    pub done: String,
    pub failed: Count,
}

/// A process that works on jobs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerView {
    pub host: String,
    pub queues: String,
    pub running: u32,
    pub since: String,
    pub seen: String,
    /// Why no mail can leave with the settings it has, in the mail server's words.
    pub mail_fault: Option<String>,
}

/// What plans reminders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleView {
    pub last: Option<String>,
    /// When it plans something next.
    pub next: Option<String>,
    /// Whether it ran lately.
    pub alive: bool,
}

/// A job with everything about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobView {
    pub id: Uuid,
    pub state: String,
    pub queue: String,
    pub name: String,
    pub version: i32,
    /// JSON, ids only.
    pub arguments: String,
    /// `3 of 3`
    pub tries: String,
    /// How often a process ended while it ran this.
    pub losses: u32,
    pub written: String,
    pub run_at: String,
    pub finished: Option<String>,
    pub error: String,
    /// What went wrong, and when, the latest first.
    pub history: Vec<(String, String)>,
    /// Whether it can be tried again or thrown away.
    pub ended: bool,
}

/// The reminders of today, by UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveriesView {
    /// How many are in each state, in its words.
    pub states: Vec<(String, Count)>,
    /// How late half of the latest sent ones were at most.
    pub median: Option<String>,
    /// How late the latest sent ones were at most.
    pub longest: Option<String>,
    /// How many sent ones that was found out from.
    pub measured: Count,
    /// Those of which a second copy is possible.
    pub ambiguous: Count,
    /// The latest that failed or are held, whatever their day.
    pub troubled: Vec<TroubledDelivery>,
}

/// A reminder that did not arrive, or of which nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TroubledDelivery {
    pub email: String,
    pub kind: String,
    pub state: String,
    pub planned: String,
    pub error: String,
    /// The job that carries it, while there is one.
    pub job: Option<Uuid>,
}

/// What an operator's form decides about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobChoice {
    /// A job's id, or `all` for those that failed.
    pub which: String,
    /// `off` where the page that follows is not to refresh itself.
    #[serde(default)]
    pub live: String,
}
