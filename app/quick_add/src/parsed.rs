//! What a line says of each thing: the last of what counts once, all of what may be several.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::{Kind, Parsed, Priority, Reminder, Repetition};

impl Parsed {
    fn last<T>(&self, of: impl Fn(&Kind) -> Option<T>) -> Option<T> {
        self.parts.iter().rev().find_map(|part| of(&part.kind))
    }

    /// The day and time it is due. A time without a day is the next time that the clock shows it; what repeats begins there.
    pub fn due(&self, now: NaiveDateTime) -> (Option<NaiveDate>, Option<NaiveTime>) {
        let date = self.last(|kind| if let Kind::Date(date, time) = kind { Some((*date, *time)) } else { None });
        let time = self.last(|kind| match kind {
            Kind::Time(time) | Kind::Rule { time: Some(time), .. } => Some(*time),
            _ => None,
        });
        let time = time.or_else(|| date.and_then(|(_, time)| time));
        let date = date.map(|(date, _)| date);
        // This very minute is still today.
        let minute = now.time().with_second(0).unwrap_or(now.time());
        let soon = time.and_then(|time| match time >= minute {
            true => Some(now.date()),
            false => now.date().checked_add_days(Days::new(1)),
        });
        (date.or(soon), time)
    }

    pub fn repetition(&self) -> Option<Repetition> {
        let until = self.last(|kind| if let Kind::Until(date) = kind { Some(*date) } else { None });
        let times = self.last(|kind| if let Kind::Times(times) = kind { Some(*times) } else { None });
        let start = self.last(|kind| if let Kind::Start(date) = kind { Some(*date) } else { None });
        let end = match (times, until) {
            (Some(times), _) => format!(";COUNT={times}"),
            (None, Some(until)) => format!(";UNTIL={}", until.format("%Y%m%d")),
            (None, None) => String::new(),
        };
        self.last(|kind| match kind {
            Kind::Rule { rule, anchor, .. } => {
                Some(Repetition { rule: format!("{rule}{end}"), anchor: *anchor, start })
            }
            _ => None,
        })
    }

    pub fn list(&self) -> Option<&str> {
        self.parts
            .iter()
            .rev()
            .find_map(|part| if let Kind::List(name) = &part.kind { Some(name.as_str()) } else { None })
    }

    pub fn section(&self) -> Option<&str> {
        self.parts
            .iter()
            .rev()
            .find_map(|part| if let Kind::Section(name) = &part.kind { Some(name.as_str()) } else { None })
    }

    /// Each once, in their order.
    pub fn labels(&self) -> Vec<&str> {
        let mut labels: Vec<&str> = Vec::new();
        for part in &self.parts {
            if let Kind::Label(label) = &part.kind
                && !labels.contains(&label.as_str())
            {
                labels.push(label);
            }
        }
        labels
    }

    pub fn priority(&self) -> Option<Priority> {
        self.last(|kind| if let Kind::Priority(priority) = kind { Some(*priority) } else { None })
    }

    pub fn reminders(&self) -> impl Iterator<Item = Reminder> {
        self.parts
            .iter()
            .filter_map(|part| if let Kind::Reminder(reminder) = part.kind { Some(reminder) } else { None })
    }

    pub fn deadline(&self) -> Option<NaiveDate> {
        self.last(|kind| if let Kind::Deadline(date) = kind { Some(*date) } else { None })
    }

    pub fn note(&self) -> Option<&str> {
        self.parts.iter().find_map(|part| if let Kind::Note(note) = &part.kind { Some(note.as_str()) } else { None })
    }
}
