use domain::Quotas;

use super::Reader;

/// How much one person can have, and do in a minute.
pub fn read<V: Fn(&str) -> Option<String>>(reader: &mut Reader<V>) -> Option<Quotas> {
    let usual = Quotas::default();
    let mut number = |name, default: u32, expected| {
        let positive = |value: &str| value.parse::<u32>().ok().filter(|number| *number > 0);
        reader.setting(name, Some(&default.to_string()), expected, positive)
    };
    let tasks = number("QUOTA_TASKS", usual.tasks, "the most tasks of one person, such as 100000");
    let reminders = number("QUOTA_REMINDERS", usual.reminders, "the most reminders of one person, such as 100000");
    let expected = "megabytes that the tasks and files of one person take up at most, such as 500";
    let megabytes = number("QUOTA_MEGABYTES", usual.megabytes, expected);
    let expected = "the most changes that one person makes in a minute, such as 300";
    let changes_per_minute = number("CHANGES_PER_MINUTE", usual.changes_per_minute, expected);
    let days = |value: &str| value.parse::<u32>().ok().filter(|days| (1..=36_500).contains(days));
    let expected = "days for which what changed is remembered, 1 to 36500, such as 30";
    let journal_days = reader.setting("JOURNAL_DAYS", Some(&usual.journal_days.to_string()), expected, days);
    let expected = "days for which it is kept what happened to accounts, 1 to 36500, such as 365";
    let audit_days = reader.setting("AUDIT_DAYS", Some(&usual.audit_days.to_string()), expected, days);
    Some(Quotas {
        tasks: tasks?,
        reminders: reminders?,
        megabytes: megabytes?,
        changes_per_minute: changes_per_minute?,
        journal_days: journal_days?,
        audit_days: audit_days?,
    })
}
