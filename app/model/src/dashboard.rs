use serde::{Deserialize, Serialize};

use crate::TaskId;

/// How a person is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dashboard {
    /// Everything outside the trash.
    pub total: u32,
    pub pending: u32,
    pub in_progress: u32,
    pub completed: u32,
    pub overdue: u32,
    pub due_today: u32,
    /// Due within 7 days, today counted.
    pub due_week: u32,
    /// Tasks completed per local day, and occurrences of those that recur: 14 days, today last.
    pub days: Vec<Day>,
    /// Last completed first, five at most.
    pub recent: Vec<RecentTask>,
}

/// One bar of the chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// `Mon 23 November`
    pub label: String,
    /// `23`
    pub short: String,
    pub completed: u32,
}

/// A task that was completed lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentTask {
    pub id: TaskId,
    pub title: String,
    /// `Today 14:05`
    pub when: String,
}
