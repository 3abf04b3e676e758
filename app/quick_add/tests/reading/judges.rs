//! Generated sentences, read by us and by others: dates by chrono-node in four languages, rules by rrule. Where we differ on purpose
//! it stands here, with the reason.

use std::io::Write;
use std::process::{Command, Stdio};

use chrono::{Datelike, NaiveDate, Timelike};
use quick_add::{Parsed, parse};
use serde_json::{Value, json};

use crate::support::{context, now};

/// Sentences by where an hour, a day, a month or a day of the week goes, in each language.
struct Sentences {
    tag: &'static str,
    days: &'static [&'static str],
    weekday: &'static [&'static str],
    weekdays: [&'static str; 7],
    in_some: &'static [&'static str],
    date: &'static [&'static str],
    months: [&'static str; 12],
    at: &'static [&'static str],
}

const LANGUAGES: [Sentences; 4] = [
    Sentences {
        tag: "en",
        days: &["today", "tomorrow"],
        weekday: &["{}", "on {}", "this {}", "next {}"],
        weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        in_some: &["in {} days", "in {} weeks", "in {} months"],
        date: &["{d} {m}", "{m} {d}", "{d} {m} 2027", "{m} {d}, 2027", "2027-{n}-{dd}", "{d}/{n}/2027"],
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        at: &["at {h}:30", "at {p}pm", "at {p}:15 am"],
    },
    Sentences {
        tag: "de",
        days: &["heute", "morgen", "übermorgen"],
        weekday: &["{}", "am {}", "diesen {}", "nächsten {}"],
        weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        in_some: &["in {} Tagen", "in {} Wochen", "in {} Monaten"],
        date: &["{d}. {m}", "am {d}. {m} 2027", "{d}.{n}.2027", "2027-{n}-{dd}"],
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        at: &["um {h}:30", "um {h} Uhr"],
    },
    Sentences {
        tag: "fr",
        days: &["aujourd'hui", "demain"],
        weekday: &["{}", "ce {}"],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        in_some: &["dans {} jours", "dans {} semaines", "dans {} mois"],
        date: &["{d} {m}", "le {d} {m} 2027", "{d}/{n}/2027", "2027-{n}-{dd}"],
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        at: &["à {h}h30", "à {h}h"],
    },
    Sentences {
        tag: "es",
        days: &["hoy", "mañana"],
        weekday: &["{}", "el {}", "este {}"],
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        in_some: &["en {} días", "en {} semanas", "en {} meses"],
        date: &["{d} de {m}", "el {d} de {m} de 2027", "{d}/{n}/2027"],
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        at: &["a las {h}:30"],
    },
];

impl Sentences {
    fn all(&self) -> Vec<String> {
        let mut all: Vec<String> = self.days.iter().map(|day| (*day).to_owned()).collect();
        for (pattern, day) in self.weekday.iter().flat_map(|pattern| self.weekdays.map(|day| (pattern, day))) {
            all.push(pattern.replace("{}", day));
        }
        for (pattern, number) in self.in_some.iter().flat_map(|pattern| [2, 3, 10, 11].map(|number| (pattern, number)))
        {
            all.push(pattern.replace("{}", &number.to_string()));
        }
        for pattern in self.date {
            for (month, name) in self.months.iter().enumerate() {
                for day in [1, 2, 12, 13, 28] {
                    let number = format!("{:02}", month + 1);
                    let text = pattern.replace("{dd}", &format!("{day:02}")).replace("{d}", &day.to_string());
                    all.push(text.replace("{m}", name).replace("{n}", &number));
                }
            }
        }
        let times = self.at.iter().flat_map(|pattern| {
            (1..12).map(|hour: u32| pattern.replace("{h}", &(hour * 2).to_string()).replace("{p}", &hour.to_string()))
        });
        let times: Vec<String> = times.collect();
        // A time on its own day, and of another.
        all.extend(times.iter().cloned());
        all.extend(times.iter().map(|time| format!("{} {time}", self.days[1])));
        all
    }
}

/// Where chrono-node reads something else, and we mean it.
fn is_meant(tag: &str, text: &str) -> bool {
    // The day that it is has a word of its own, 'today': its name means the next one.
    let today = ["wednesday", "Mittwoch", "mercredi", "miércoles"];
    let bare =
        today.iter().any(|day| text.ends_with(day)) && !text.starts_with("next") && !text.starts_with("nächsten");
    // English dates are in the order of the rest of the page, day first, unless the person lives in the United States.
    let order = tag == "en" && text.contains('/');
    bare || order
}

fn judged(sentences: &[(&str, String)]) -> Vec<Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../end2end/support/judges.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node cannot be started");
    let lines: String = sentences
        .iter()
        .map(|(tag, text)| json!({ "tag": tag, "text": text, "now": now().to_string() }).to_string() + "\n")
        .collect();
    let mut input = node.stdin.take().expect("node reads");
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "judges.mjs needs what bin/setup installs");
    writer.join().expect("node was written to").expect("node has read all");
    let text = String::from_utf8(output.stdout).expect("node writes text");
    text.lines().map(|line| serde_json::from_str(line).expect("node writes JSON")).collect()
}

fn numbers(value: &Value) -> Vec<u32> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .filter_map(|number| u32::try_from(number).ok())
        .collect()
}

#[test]
fn dates_are_those_that_chrono_reads() {
    let sentences: Vec<(&str, String)> = LANGUAGES
        .iter()
        .flat_map(|language| language.all().into_iter().map(|text| (language.tag, text)))
        .filter(|(tag, text)| !is_meant(tag, text))
        .collect();
    assert!(sentences.len() > 1_000);
    let mut wrong = Vec::new();
    for ((tag, text), judged) in sentences.iter().zip(judged(&sentences)) {
        let (date, time) = parse(&format!("X {text}"), &context(tag)).due(now());
        let date = date.map(|date| vec![date.year_ce().1, date.month(), date.day()]).unwrap_or_default();
        let time = time.map(|time| vec![time.hour(), time.minute()]).unwrap_or_default();
        if date != numbers(&judged["date"]) || time != numbers(&judged["time"]) {
            wrong.push(format!("{tag} {text}: {date:?} {time:?}, chrono {judged}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), sentences.len(), wrong.join("\n"));
}

/// Rules as rrule writes them, in the order that ours have.
fn rule(parsed: &Parsed) -> Option<String> {
    parsed.repetition().map(|repetition| ordered(&repetition.rule))
}

fn ordered(rule: &str) -> String {
    let mut parts: Vec<String> = rule
        .trim_start_matches("RRULE:")
        .split(';')
        // What is 1 says nothing, and the end of a rule is a day.
        .filter(|part| *part != "INTERVAL=1")
        .map(|part| part.replace('+', "").replace("T000000Z", ""))
        .map(|part| {
            let (name, values) = part.split_once('=').unwrap_or((&part, ""));
            let mut values: Vec<&str> = values.split(',').collect();
            values.sort_unstable();
            format!("{name}={}", values.join(","))
        })
        .collect();
    parts.sort();
    parts.join(";")
}

#[test]
fn rules_are_those_that_rrule_reads() {
    let mut texts: Vec<String> =
        ["day", "week", "month", "year", "weekday"].map(|unit| format!("every {unit}")).to_vec();
    for number in 2..=12 {
        texts.extend(["days", "weeks", "months", "years"].map(|unit| format!("every {number} {unit}")));
        texts.push(format!("every {number} weeks on monday"));
        texts.push(format!("every {number} months on the 15th"));
    }
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    for (number, day) in days.iter().enumerate() {
        let other = days[(number + 2) % 7];
        texts.push(format!("every {day}"));
        texts.push(format!("every {day} and {other}"));
        texts.push(format!("every week on {day}"));
        texts.extend(["1st", "2nd", "3rd", "4th", "last"].map(|which| format!("every month on the {which} {day}")));
        texts.push(format!("every {day} for {} times", number + 2));
    }
    for day in 1..=31 {
        let ending = match day {
            1 | 21 | 31 => "st",
            2 | 22 => "nd",
            3 | 23 => "rd",
            _ => "th",
        };
        texts.push(format!("every month on the {day}{ending}"));
    }
    for (month, name) in LANGUAGES[0].months.iter().enumerate() {
        texts.push(format!("every {}", name.to_lowercase()));
        texts.push(format!("every week until {name} {}, 2027", month + 1));
    }
    let sentences: Vec<(&str, String)> = texts.into_iter().map(|text| ("en", text)).collect();
    let mut wrong = Vec::new();
    for ((_, text), judged) in sentences.iter().zip(judged(&sentences)) {
        let ours = rule(&parse(&format!("X {text}"), &context("en")));
        let theirs = judged["rule"].as_str().map(ordered);
        if ours != theirs {
            wrong.push(format!("{text}: {ours:?}, rrule {theirs:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), sentences.len(), wrong.join("\n"));
}

#[test]
fn the_day_of_the_tests_is_a_wednesday() {
    assert_eq!(now().date(), NaiveDate::from_ymd_opt(2026, 11, 25).unwrap_or_default());
    assert_eq!(now().weekday(), chrono::Weekday::Wed);
}
