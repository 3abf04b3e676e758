//! What its users are shown of the language. Each of them can be read.

/// A whole filter.
pub const WHOLE: &str = "(today | overdue) & #Work & !@waiting & (p1 | p2)";

/// Conditions, kind by kind.
pub const CONDITIONS: [&[&str]; 17] = [
    &["today", "tomorrow", "friday", "2026-12-24"],
    &["overdue"],
    &["7 days", "2 weeks"],
    &["no date", "date", "no time"],
    &["due: today", "due before: +3 days", "due after: friday"],
    &["deadline: tomorrow", "deadline before: in 2 weeks", "no deadline"],
    &["start after: today", "no start date"],
    &["created before: 2 weeks ago", "changed after: yesterday"],
    &["completed", "completed after: 7 days ago", "pending", "in progress", "open"],
    &["p1", "p2", "p3", "p4", "priority: high"],
    &["#Inbox", "#Work", "#Work*", "list: Work"],
    &["list: shared"],
    &["/Later", "no section"],
    &["@waiting", "@home*", "no labels"],
    &["search: invoice", "search: \"two words\""],
    &["recurring", "subtask", "notes", "no notes"],
    &["all"],
];

/// What joins conditions, and names that contain signs.
pub const SIGNS: [&[&str]; 5] = [
    &["today & p1"],
    &["today | overdue"],
    &["!@waiting"],
    &["(today | overdue) & #Work"],
    &["#\"Home & garden\"", "#Home \\& garden"],
];

/// Days, wherever one is asked for.
pub const DAYS: [&str; 8] =
    ["2026-12-24", "today", "yesterday", "friday", "in 3 days", "+2 weeks", "1 month ago", "-1 year"];
