use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::time::words;

/// `Today 14:05`
pub(super) fn moment(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    words::moment(Tz::UTC, at, now)
}

/// `today 14:05`
pub(super) fn moment_in_sentence(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    words::happened("", Tz::UTC, at, now).trim_start().to_owned()
}

/// `40 seconds`, `3 minutes`, `2 hours`, `5 days`
pub(super) fn length(time: TimeDelta) -> String {
    let plural = |n: i64, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    match time.max(TimeDelta::zero()) {
        time if time < TimeDelta::minutes(2) => plural(time.num_seconds(), "second"),
        time if time < TimeDelta::hours(2) => plural(time.num_minutes(), "minute"),
        time if time < TimeDelta::days(2) => plural(time.num_hours(), "hour"),
        time => plural(time.num_days(), "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_told_in_the_unit_that_fits() {
        let said = |seconds| length(TimeDelta::seconds(seconds));
        assert_eq!([-1, 1, 119, 120].map(said), ["0 seconds", "1 second", "119 seconds", "2 minutes"]);
        assert_eq!([7_199, 7_200, 172_799, 172_800].map(said), ["119 minutes", "2 hours", "47 hours", "2 days"]);
    }
}
