//! What a rule means, in its reader's language.

use ::words::{DateForm, Language};
use chrono::{NaiveDate, Weekday};
use model::Anchor;

use super::rule::{Day, Frequency, Rule, Until};

const WEEKDAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const WORKDAYS: [Weekday; 5] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// `Every 2 weeks on Monday and Friday, until 3 March 2027`
pub fn of(language: Language, rule: &Rule, anchor: Anchor) -> String {
    let words = every(language, rule).unwrap_or_else(|| {
        language.say_with("recurs-by-rule", &Rule { count: None, until: None, ..rule.clone() }.to_string())
    });
    let words = match (rule.count, rule.until) {
        (Some(count), _) => language.format("recurs-times", [("rule", words.into()), ("number", count.into())]),
        (None, Some(Until::Date(date))) => {
            let date = language.date(DateForm::DayWithYear, date);
            language.format("recurs-until", [("rule", words.into()), ("date", (&*date).into())])
        }
        _ => words,
    };
    let words = match anchor {
        Anchor::Schedule => words,
        Anchor::Completion => language.say_with("recurs-from-completion", &words),
    };
    // A sentence of its own.
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The same of a rule as text; nothing where it is none.
pub(crate) fn said(language: Language, rule: &str, anchor: Anchor) -> Option<String> {
    rule.parse::<Rule>().ok().map(|rule| of(language, &rule, anchor))
}

/// Without its end; nothing of a rule for which there are no words.
fn every(language: Language, rule: &Rule) -> Option<String> {
    let weekdays: Vec<Weekday> = rule.days.iter().map(|day| day.weekday).collect();
    if rule.frequency == Frequency::Weekly && rule.interval == 1 && weekdays == WORKDAYS && is_of_days(rule) {
        return Some(language.say("recurs-weekdays").to_owned());
    }
    let message = match rule.frequency {
        Frequency::Daily => "recurs-daily",
        Frequency::Weekly => "recurs-weekly",
        Frequency::Monthly => "recurs-monthly",
        Frequency::Yearly => "recurs-yearly",
    };
    let every = language.say_number(message, rule.interval.into());
    let days = days(language, rule)?;
    match joined(language, &days) {
        None => Some(every),
        Some(days) => Some(language.format("recurs-on", [("every", every.into()), ("days", days.into())])),
    }
}

/// Whether nothing but days of the week are asked for.
fn is_of_days(rule: &Rule) -> bool {
    rule.months.is_empty()
        && rule.weeks.is_empty()
        && rule.year_days.is_empty()
        && rule.month_days.is_empty()
        && rule.positions.is_empty()
}

/// The days of each period.
fn days(language: Language, rule: &Rule) -> Option<Vec<String>> {
    if !rule.weeks.is_empty() || !rule.year_days.is_empty() {
        return None;
    }
    if rule.frequency == Frequency::Yearly {
        return days_of_year(language, rule);
    }
    if !rule.months.is_empty() {
        return None;
    }
    match rule.frequency {
        Frequency::Daily => (is_of_days(rule) && rule.days.is_empty()).then(Vec::new),
        Frequency::Weekly => {
            let day = |day: &Day| language.say_with("recurs-weekday", weekday(language, day.weekday));
            rule.positions.is_empty().then(|| rule.days.iter().map(day).collect())
        }
        _ => days_of_month(language, rule),
    }
}

fn days_of_month(language: Language, rule: &Rule) -> Option<Vec<String>> {
    let numbered = |number: &i32| language.format("recurs-day", [("number", (*number).into())]);
    match (rule.month_days.as_slice(), rule.days.as_slice(), rule.positions.as_slice()) {
        ([], [], []) => Some(Vec::new()),
        ([day, -1], [], [1]) => Some(vec![language.say_with("recurs-day-or-last", &numbered(day))]),
        (days, [], []) => days.iter().all(|day| *day >= -2).then(|| days.iter().map(numbered).collect()),
        ([], days, []) => days.iter().map(|day| nth(language, *day)).collect(),
        ([], days, [position]) if days.iter().map(|day| day.weekday).eq(WORKDAYS) => match position {
            1 => Some(vec![language.say("recurs-first-weekday").to_owned()]),
            -1 => Some(vec![language.say("recurs-last-weekday").to_owned()]),
            _ => None,
        },
        _ => None,
    }
}

fn days_of_year(language: Language, rule: &Rule) -> Option<Vec<String>> {
    let [month] = rule.months[..] else {
        return (rule.months.is_empty() && is_of_days(rule) && rule.days.is_empty()).then(Vec::new);
    };
    let name = language.say(MONTHS.get(month as usize - 1)?);
    // Each has its days in a year like this.
    let date = |day: i32| NaiveDate::from_ymd_opt(2028, month as u32, day.try_into().ok()?);
    let dated = |day: i32| Some(language.say_with("recurs-date", &language.date(DateForm::Day, date(day)?)));
    match (rule.month_days.as_slice(), rule.days.as_slice(), rule.positions.as_slice()) {
        ([day, -1], [], [1]) => Some(vec![language.say_with("recurs-day-or-last", &dated(*day)?)]),
        (days @ [_, ..], [], []) => days.iter().map(|day| dated(*day)).collect(),
        _ => {
            let days = days_of_month(language, rule).filter(|days| !days.is_empty())?;
            let of_month =
                |day: String| language.format("recurs-of-month", [("day", day.into()), ("month", name.into())]);
            Some(days.into_iter().map(of_month).collect())
        }
    }
}

/// `the second Tuesday`
fn nth(language: Language, Day { nth, weekday: day }: Day) -> Option<String> {
    let nth = nth.filter(|nth| (1..=5).contains(nth) || [-1, -2].contains(nth))?;
    Some(language.format("recurs-nth", [("number", nth.into()), ("day", weekday(language, day).into())]))
}

fn weekday(language: Language, day: Weekday) -> &'static str {
    language.say(WEEKDAYS[day.num_days_from_monday() as usize])
}

/// `Monday, Wednesday and Friday`
fn joined(language: Language, days: &[String]) -> Option<String> {
    let (last, days) = days.split_last()?;
    let Some((first, days)) = days.split_first() else { return Some(last.clone()) };
    let join = |message, days: String, day: &String| {
        language.format(message, [("days", days.into()), ("day", day.as_str().into())])
    };
    let days = days.iter().fold(first.clone(), |days, day| join("recurs-comma", days, day));
    Some(join("recurs-and", days, last))
}
