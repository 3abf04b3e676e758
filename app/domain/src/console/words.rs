use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::time::words;
use ::words::Language;

/// Messages for seconds, minutes, hours and days.
const LENGTH: [&str; 4] =
    ["console-length-seconds", "console-length-minutes", "console-length-hours", "console-length-days"];
const AGO: [&str; 4] = ["console-ago-seconds", "console-ago-minutes", "console-ago-hours", "console-ago-days"];

/// `Today 14:05`
pub(super) fn moment(language: Language, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    words::moment(language, Tz::UTC, at, now)
}

/// `today 14:05`
pub(super) fn moment_in_sentence(language: Language, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    words::within(language, Tz::UTC, at, now)
}

/// `40 seconds`, `3 minutes`, `2 hours`, `5 days`
pub(super) fn length(language: Language, time: TimeDelta) -> String {
    in_unit(language, LENGTH, time)
}

/// `40 seconds ago`
pub(super) fn ago(language: Language, time: TimeDelta) -> String {
    in_unit(language, AGO, time)
}

fn in_unit(language: Language, messages: [&'static str; 4], time: TimeDelta) -> String {
    let [seconds, minutes, hours, days] = messages;
    let (message, number) = match time.max(TimeDelta::zero()) {
        time if time < TimeDelta::minutes(2) => (seconds, time.num_seconds()),
        time if time < TimeDelta::hours(2) => (minutes, time.num_minutes()),
        time if time < TimeDelta::days(2) => (hours, time.num_hours()),
        time => (days, time.num_days()),
    };
    language.say_number(message, number.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_told_in_the_unit_that_fits() {
        let said = |seconds| length(Language::default(), TimeDelta::seconds(seconds));
        assert_eq!([-1, 1, 119, 120].map(said), ["0 seconds", "1 second", "119 seconds", "2 minutes"]);
        assert_eq!([7_199, 7_200, 172_799, 172_800].map(said), ["119 minutes", "2 hours", "47 hours", "2 days"]);
        assert_eq!(ago(Language::default(), TimeDelta::hours(3)), "3 hours ago");
    }
}
