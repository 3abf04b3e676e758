//! The dates of rules, judged by python-dateutil: `RECURRENCE_RULES=100000` for a long run.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use domain::recurrence::rules::{Rule, instant, next, upcoming};
use serde_json::json;

use crate::support::date;

/// Zones whose clocks jump at midnight, by half an hour, or over a day.
const ZONES: [Tz; 12] = [
    Tz::UTC,
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::America__Sao_Paulo,
    Tz::America__Havana,
    Tz::America__Santiago,
    Tz::Asia__Beirut,
    Tz::Asia__Kolkata,
    Tz::Australia__Lord_Howe,
    Tz::Pacific__Apia,
    Tz::Africa__Cairo,
    Tz::Asia__Tehran,
];
const MOST: usize = 30;
/// The last that the other looks at.
const LAST_YEAR: i32 = 2060;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn one_in(&mut self, number: u64) -> bool {
        self.below(number) == 0
    }

    /// Some numbers from 1 to `most`, or from its end.
    fn numbers(&mut self, most: u64, from_the_end: u64) -> String {
        let number = |dice: &mut Dice| match dice.one_in(4) && from_the_end > 0 {
            true => format!("-{}", dice.below(from_the_end) + 1),
            false => (dice.below(most) + 1).to_string(),
        };
        (0..=self.below(3)).map(|_| number(self)).collect::<Vec<_>>().join(",")
    }

    /// All by number, or none: of both the other takes those days that are in each.
    fn days(&mut self, nth: Option<u64>) -> String {
        const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let nth = nth.filter(|_| self.one_in(2));
        let day = |dice: &mut Dice| {
            let code = CODES[dice.below(7) as usize];
            match nth {
                Some(most) if dice.one_in(3) => format!("-{}{code}", dice.below(most) + 1),
                Some(most) => format!("{}{code}", dice.below(most) + 1),
                None => code.to_owned(),
            }
        };
        (0..=self.below(3)).map(|_| day(self)).collect::<Vec<_>>().join(",")
    }

    fn rule(&mut self) -> String {
        let frequency = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][self.below(4) as usize];
        let mut parts = vec![format!("FREQ={frequency}")];
        let yearly = frequency == "YEARLY";
        if self.one_in(2) {
            parts.push(format!("INTERVAL={}", self.below(if yearly { 4 } else { 14 }) + 1));
        }
        let mut chosen = false;
        if self.one_in(4) {
            parts.push(format!("BYMONTH={}", self.numbers(12, 0)));
            chosen = true;
        }
        let weeks = yearly && self.one_in(5);
        if weeks {
            // Of the last weeks the other takes some years' for others'.
            parts.push(format!("BYWEEKNO={}", self.numbers(51, 9)));
            chosen = true;
        }
        if yearly && self.one_in(6) {
            parts.push(format!("BYYEARDAY={}", self.numbers(366, 366)));
            chosen = true;
        }
        if frequency != "WEEKLY" && self.one_in(4) {
            parts.push(format!("BYMONTHDAY={}", self.numbers(31, 31)));
            chosen = true;
        }
        if self.one_in(2) {
            let nth = match frequency {
                "MONTHLY" => Some(5),
                // The other looks past the year's end for one that no month has.
                "YEARLY" if !weeks && parts.iter().any(|part| part.starts_with("BYMONTH=")) => Some(5),
                "YEARLY" if !weeks => Some(53),
                _ => None,
            };
            parts.push(format!("BYDAY={}", self.days(nth)));
            chosen = true;
        }
        if chosen && frequency != "DAILY" && self.one_in(5) {
            parts.push(format!("BYSETPOS={}", self.numbers(6, 6)));
        }
        if self.one_in(5) {
            parts.push("WKST=SU".to_owned());
        }
        parts.join(";")
    }
}

/// dateutil begins a week with the first date, and positions with it: RFC 5545 counts them in whole weeks.
fn begin(rule: &str, first: NaiveDate) -> NaiveDate {
    let start = if rule.contains("WKST=SU") { Weekday::Sun } else { Weekday::Mon };
    let whole = rule.contains("FREQ=WEEKLY") && rule.contains("BYSETPOS");
    if whole { first.week(start).first_day() } else { first }
}

#[test]
fn dates_are_those_of_dateutil() {
    let number = std::env::var("RECURRENCE_RULES").map_or(2_000, |number| number.parse().unwrap());
    let mut dice = Dice(20_261_127);
    let (mut asked, mut ours) = (String::new(), Vec::new());
    while ours.len() < number {
        let text = dice.rule();
        let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::TimeDelta::days(dice.below(8_000) as i64);
        let zone = ZONES[dice.below(ZONES.len() as u64) as usize];
        let time = NaiveTime::from_hms_opt(dice.below(24) as u32, [0, 15, 30][dice.below(3) as usize], 0).unwrap();
        let rule: Rule = text.parse().unwrap_or_else(|problem| panic!("{text}: {problem:?}"));
        // With what the first date implies, as it is stored.
        let rule = rule.written_out(first);
        let line = json!({
            "rule": rule.to_string(), "begin": begin(&text, first), "first": first, "zone": zone.name(),
            "time": time.format("%H:%M").to_string(), "most": MOST,
        });
        asked += &format!("{line}\n");
        let mut dates = upcoming(&rule, first, first.pred_opt().unwrap(), MOST);
        dates.retain(|date| date.year() <= LAST_YEAR);
        let instants = dates.iter().filter(|date| date.year() < 2025).map(|date| instant(zone, *date, time));
        ours.push((line, instants.collect::<Vec<_>>(), dates));
    }
    let answers = judge(asked);
    assert_eq!(answers.len(), number);
    let mut found = 0;
    for ((line, instants, dates), (judged, judged_instants)) in ours.into_iter().zip(answers) {
        assert_eq!(dates, judged, "{line}");
        assert_eq!(instants, judged_instants, "{line}");
        found += dates.len();
    }
    assert!(found > 15 * number, "{found} dates");
}

/// Of which dateutil does not know how many a year has.
#[test]
fn weeks_are_those_of_iso_8601() {
    let (mut day, last) = (date("1990-01-01"), date("2050-01-01"));
    let rules: Vec<Rule> = (1..=53).map(|week| format!("FREQ=YEARLY;BYWEEKNO={week}").parse().unwrap()).collect();
    while day < last {
        let yesterday = day.pred_opt().unwrap();
        assert_eq!(next(&rules[day.iso_week().week0() as usize], yesterday, yesterday), Some(day), "{day}");
        day = day.succ_opt().unwrap();
    }
}

fn judge(asked: String) -> Vec<(Vec<NaiveDate>, Vec<DateTime<Utc>>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut python = Command::new("python3")
        .arg(folder.join("tests/recurrence/judge.py"))
        .env("PYTHONPATH", folder.join("../../target/tools/python"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = python.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(asked.as_bytes()).unwrap());
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "bin/setup fetches python-dateutil");
    writer.join().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
