//! Rules as RFC 5545 writes them, as far as they speak of days: a task is due on a date, so nothing recurs within one.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use model::Problem;

use super::parts::{self, Parts};
use crate::time::{instant, local, subtract_days};

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A day of the week: each, or one alone of a month or year, from its beginning or, below zero, its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    pub nth: Option<i32>,
    pub weekday: Weekday,
}

/// How long a rule holds. The last moment counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    Date(NaiveDate),
    Local(NaiveDateTime),
    Instant(DateTime<Utc>),
}

/// A rule that is known to be good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub frequency: Frequency,
    pub interval: u32,
    pub months: Vec<i32>,
    pub weeks: Vec<i32>,
    pub year_days: Vec<i32>,
    pub month_days: Vec<i32>,
    pub days: Vec<Day>,
    /// Which of the days that all else leaves in a period.
    pub positions: Vec<i32>,
    pub week_start: Weekday,
    pub count: Option<u32>,
    pub until: Option<Until>,
}

impl FromStr for Rule {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Rule, Problem> {
        let parts = Parts::read(text)?;
        let frequency = match parts.get("FREQ").ok_or(Problem::NotARule)? {
            "DAILY" => Frequency::Daily,
            "WEEKLY" => Frequency::Weekly,
            "MONTHLY" => Frequency::Monthly,
            "YEARLY" => Frequency::Yearly,
            "HOURLY" | "MINUTELY" | "SECONDLY" => return Err(Problem::RuleWithinDays),
            _ => return Err(Problem::NotARule),
        };
        let rule = Rule {
            frequency,
            interval: parts.number("INTERVAL", parts::MOST)?.unwrap_or(1),
            months: parts.months()?,
            weeks: parts.numbers("BYWEEKNO", 53)?,
            year_days: parts.numbers("BYYEARDAY", 366)?,
            month_days: parts.numbers("BYMONTHDAY", 31)?,
            days: parts.days(if frequency == Frequency::Monthly { 5 } else { 53 })?,
            positions: parts.numbers("BYSETPOS", 366)?,
            week_start: parts.get("WKST").map_or(Ok(Weekday::Mon), parts::weekday)?,
            count: parts.number("COUNT", parts::MOST)?,
            until: parts.until()?,
        };
        if rule.is_consistent() { Ok(rule) } else { Err(Problem::NotARule) }
    }
}

impl Rule {
    /// Whether its parts may stand together.
    fn is_consistent(&self) -> bool {
        let yearly = self.frequency == Frequency::Yearly;
        let numbered = self.days.iter().any(|day| day.nth.is_some());
        let chosen = !self.has_no_days() || !self.months.is_empty();
        (self.month_days.is_empty() || self.frequency != Frequency::Weekly)
            && (self.year_days.is_empty() && self.weeks.is_empty() || yearly)
            && (!numbered || self.frequency == Frequency::Monthly || yearly && self.weeks.is_empty())
            && (self.positions.is_empty() || chosen)
            && (self.count.is_none() || self.until.is_none())
    }

    /// Whether it leaves it to its first date on which days it falls.
    pub fn has_no_days(&self) -> bool {
        self.weeks.is_empty() && self.year_days.is_empty() && self.month_days.is_empty() && self.days.is_empty()
    }

    /// The same rule with what its first date implies written out, so that moving an occurrence does not change it.
    pub fn written_out(mut self, first: NaiveDate) -> Rule {
        if self.has_no_days() {
            match self.frequency {
                Frequency::Daily => {}
                Frequency::Weekly => self.days = vec![Day { nth: None, weekday: first.weekday() }],
                Frequency::Monthly => self.month_days = vec![first.day() as i32],
                Frequency::Yearly => {
                    if self.months.is_empty() {
                        self.months = vec![first.month() as i32];
                    }
                    self.month_days = vec![first.day() as i32];
                }
            }
        }
        self
    }

    /// The same rule as of somebody who did it on a day: a month or a year from then is the last day of one that is too short.
    pub fn counted_from(self, done: NaiveDate) -> Rule {
        let clipped = self.has_no_days() && matches!(self.frequency, Frequency::Monthly | Frequency::Yearly);
        let mut rule = self.written_out(done);
        if clipped && done.day() > 28 {
            rule.month_days.push(-1);
            rule.positions = vec![1];
        }
        rule
    }

    /// The same rule, which ends with a date: the last on which a task that is due at a time of day falls within it.
    pub fn until_a_date(mut self, zone: Tz, time: Option<NaiveTime>) -> Rule {
        let date = self.until.map(|until| match (until, time) {
            (Until::Date(date), _) => date,
            (Until::Local(until), Some(time)) if time > until.time() => subtract_days(until.date(), 1),
            (Until::Local(until), _) => until.date(),
            (Until::Instant(until), time) => {
                let date = local(zone, until).date();
                let later = time.is_some_and(|time| instant(zone, date.and_time(time)) > until);
                subtract_days(date, later.into())
            }
        });
        self.until = date.map(Until::Date);
        self
    }

    /// The last date that it may have.
    pub fn last(&self) -> NaiveDate {
        match self.until {
            None => NaiveDate::MAX,
            Some(Until::Date(date)) => date,
            Some(Until::Local(until)) => until.date(),
            Some(Until::Instant(until)) => until.date_naive(),
        }
    }

    /// What recurs, without how often and until when.
    pub fn base(&self) -> Rule {
        Rule { interval: 1, count: None, until: None, ..self.clone() }
    }
}

/// The rule as it is stored: always in one order, and nothing that goes without saying.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.frequency {
            Frequency::Daily => "FREQ=DAILY",
            Frequency::Weekly => "FREQ=WEEKLY",
            Frequency::Monthly => "FREQ=MONTHLY",
            Frequency::Yearly => "FREQ=YEARLY",
        })?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        parts::write(f, "BYMONTH", &self.months)?;
        parts::write(f, "BYWEEKNO", &self.weeks)?;
        parts::write(f, "BYYEARDAY", &self.year_days)?;
        parts::write(f, "BYMONTHDAY", &self.month_days)?;
        parts::write(f, "BYDAY", &self.days)?;
        parts::write(f, "BYSETPOS", &self.positions)?;
        if self.week_start != Weekday::Mon {
            write!(f, ";WKST={}", parts::day_code(self.week_start))?;
        }
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        match self.until {
            None => Ok(()),
            Some(Until::Date(date)) => write!(f, ";UNTIL={}", date.format("%Y%m%d")),
            Some(Until::Local(until)) => write!(f, ";UNTIL={}", until.format("%Y%m%dT%H%M%S")),
            Some(Until::Instant(until)) => write!(f, ";UNTIL={}", until.format("%Y%m%dT%H%M%SZ")),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.nth {
            Some(nth) => write!(f, "{nth}{}", parts::day_code(self.weekday)),
            None => f.write_str(parts::day_code(self.weekday)),
        }
    }
}
