use ::words::Language;
use chrono::{Datelike, NaiveDate, Weekday};
use model::Anchor;

use super::rule::{Day, Frequency, Rule};
use super::words;

/// What people choose most for a task that is due on a date: rules and what they mean. The chosen one is there in any case.
pub(super) fn of(language: Language, date: NaiveDate, chosen: Option<&Rule>) -> Vec<(String, String)> {
    let day = date.day() as i32;
    let nth = (date.day0() / 7 + 1) as i32;
    let is_last = date.day() + 7 > u32::from(date.num_days_in_month());
    let weekday = date.weekday();
    let work: Vec<Day> = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri].map(each).to_vec();
    let mut rules = vec![
        plain(Frequency::Daily),
        Rule { days: work.clone(), ..plain(Frequency::Weekly) },
        Rule { days: vec![each(weekday)], ..plain(Frequency::Weekly) },
        on_day(Frequency::Monthly, day, 28),
    ];
    if nth < 5 {
        rules.push(Rule { days: vec![Day { nth: Some(nth), weekday }], ..plain(Frequency::Monthly) });
    }
    if is_last {
        rules.push(Rule { days: vec![Day { nth: Some(-1), weekday }], ..plain(Frequency::Monthly) });
    }
    rules.push(Rule { days: work, positions: vec![-1], ..plain(Frequency::Monthly) });
    let shortest = if date.month() == 2 { 28 } else { 31 };
    rules.push(Rule { months: vec![date.month() as i32], ..on_day(Frequency::Yearly, day, shortest) });
    if let Some(chosen) = chosen.map(Rule::base).filter(|chosen| !rules.contains(chosen)) {
        rules.insert(0, chosen);
    }
    rules.iter().map(|rule| (rule.to_string(), words::of(language, rule, Anchor::Schedule))).collect()
}

fn plain(frequency: Frequency) -> Rule {
    Rule {
        frequency,
        interval: 1,
        months: Vec::new(),
        weeks: Vec::new(),
        year_days: Vec::new(),
        month_days: Vec::new(),
        days: Vec::new(),
        positions: Vec::new(),
        week_start: Weekday::Mon,
        count: None,
        until: None,
    }
}

fn each(weekday: Weekday) -> Day {
    Day { nth: None, weekday }
}

/// On a day of the month; on its last where one is too short for it.
fn on_day(frequency: Frequency, day: i32, shortest: i32) -> Rule {
    match day > shortest {
        true => Rule { month_days: vec![day, -1], positions: vec![1], ..plain(frequency) },
        false => Rule { month_days: vec![day], ..plain(frequency) },
    }
}
