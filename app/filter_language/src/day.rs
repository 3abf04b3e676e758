use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A day as a filter names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    Date(NaiveDate),
    /// So many days, weeks, months or years from today; before it if it is less than nothing.
    Away(i32, Unit),
    /// The next one that is called so, today counted.
    Weekday(Weekday),
}

/// What days are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// The most of any unit: what is further away is no day that somebody means.
const AWAY_MAX: i32 = 10_000;

impl Day {
    /// Reads a day, in small letters: `today`, `2026-12-24`, `friday`, `2 weeks ago`, `in 3 days`, `+1 month`.
    pub(crate) fn read(words: &str) -> Option<Day> {
        let away = |number| Some(Day::Away(number, Unit::Days));
        match words {
            "today" => return away(0),
            "tomorrow" => return away(1),
            "yesterday" => return away(-1),
            _ => {}
        }
        if let Ok(date) = NaiveDate::parse_from_str(words, "%Y-%m-%d") {
            return (words.len() == "2026-12-24".len()).then_some(Day::Date(date));
        }
        if let Ok(weekday) = words.parse::<Weekday>() {
            return Some(Day::Weekday(weekday));
        }
        let (words, sign) = if let Some(words) = words.strip_suffix(" ago").or_else(|| words.strip_prefix('-')) {
            (words, -1)
        } else {
            (words.strip_prefix("in ").or_else(|| words.strip_prefix('+'))?, 1)
        };
        let (number, unit) = Unit::read(words)?;
        Some(Day::Away(sign * number, unit))
    }

    /// The date that it is, if there is such a date.
    pub fn date(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Day::Date(date) => Some(date),
            Day::Weekday(weekday) => {
                let days = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
                today.checked_add_days(Days::new(days.into()))
            }
            Day::Away(number, unit) => {
                let (size, later) = (number.unsigned_abs(), number >= 0);
                let days = |days: u32| match later {
                    true => today.checked_add_days(Days::new(days.into())),
                    false => today.checked_sub_days(Days::new(days.into())),
                };
                let months = |months: u32| match later {
                    true => today.checked_add_months(Months::new(months)),
                    false => today.checked_sub_months(Months::new(months)),
                };
                match unit {
                    Unit::Days => days(size),
                    Unit::Weeks => days(7 * size),
                    Unit::Months => months(size),
                    Unit::Years => months(12 * size),
                }
            }
        }
    }
}

impl Unit {
    /// Reads `3 days`, `1 week`.
    pub(crate) fn read(words: &str) -> Option<(i32, Unit)> {
        let words = words.trim_start();
        let digits = words.find(|letter: char| !letter.is_ascii_digit())?;
        let number = words[..digits].parse().ok().filter(|number| *number <= AWAY_MAX)?;
        let unit = match words[digits..].trim_start() {
            "day" | "days" => Unit::Days,
            "week" | "weeks" => Unit::Weeks,
            "month" | "months" => Unit::Months,
            "year" | "years" => Unit::Years,
            _ => return None,
        };
        Some((number, unit))
    }
}
