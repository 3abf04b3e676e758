//! Rules that nobody means well.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::recurrence::rules::{Rule, next, upcoming};
use domain::tasks;
use model::{Field, Problem, TaskEdit};

use crate::support::{App, date, now, problem};

#[test]
fn what_is_no_rule_is_refused() {
    for (text, wrong) in [
        ("", Problem::NotARule),
        ("every day", Problem::NotARule),
        ("FREQ=", Problem::NotARule),
        ("FREQ=DAILY;", Problem::NotARule),
        ("FREQ=DAILY;FREQ=DAILY", Problem::NotARule),
        ("INTERVAL=2", Problem::NotARule),
        ("FREQ=FORTNIGHTLY", Problem::NotARule),
        ("FREQ=DAILY;INTERVAL=0", Problem::NotARule),
        ("FREQ=DAILY;INTERVAL=-1", Problem::NotARule),
        ("FREQ=DAILY;INTERVAL=1000", Problem::NotARule),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", Problem::NotARule),
        ("FREQ=DAILY;COUNT=0", Problem::NotARule),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", Problem::NotARule),
        ("FREQ=DAILY;UNTIL=20270230", Problem::NotARule),
        ("FREQ=DAILY;UNTIL=2027", Problem::NotARule),
        ("FREQ=DAILY;UNTIL=20270101T", Problem::NotARule),
        ("FREQ=DAILY;BYDAY=1MO", Problem::NotARule),
        ("FREQ=WEEKLY;BYDAY=1MO", Problem::NotARule),
        ("FREQ=WEEKLY;BYMONTHDAY=1", Problem::NotARule),
        ("FREQ=MONTHLY;BYDAY=6MO", Problem::NotARule),
        ("FREQ=MONTHLY;BYDAY=0MO", Problem::NotARule),
        ("FREQ=MONTHLY;BYDAY=XX", Problem::NotARule),
        ("FREQ=MONTHLY;BYDAY=M", Problem::NotARule),
        ("FREQ=MONTHLY;BYDAY=,", Problem::NotARule),
        ("FREQ=MONTHLY;BYWEEKNO=3", Problem::NotARule),
        ("FREQ=MONTHLY;BYYEARDAY=3", Problem::NotARule),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", Problem::NotARule),
        ("FREQ=MONTHLY;BYMONTHDAY=32", Problem::NotARule),
        ("FREQ=MONTHLY;BYMONTH=-1", Problem::NotARule),
        ("FREQ=MONTHLY;BYSETPOS=1", Problem::NotARule),
        ("FREQ=YEARLY;RSCALE=CHINESE", Problem::NotARule),
        ("FREQ=YEARLY;SKIP=OMIT", Problem::NotARule),
        ("FREQ=YEARLY;BYEASTER=0", Problem::NotARule),
        ("FREQ=WEEKLY;BYDAY=МО", Problem::NotARule),
        ("FREQ=WEEKLY;BYDAY=\u{fffd}", Problem::NotARule),
        ("FREQ=HOURLY", Problem::RuleWithinDays),
        ("FREQ=MINUTELY;INTERVAL=5", Problem::RuleWithinDays),
        ("FREQ=SECONDLY", Problem::RuleWithinDays),
        ("FREQ=DAILY;BYHOUR=9,17", Problem::RuleWithinDays),
        (&format!("FREQ=DAILY;BYMONTH={}", "1,".repeat(300)), Problem::TooLong { max: 500 }),
    ] {
        assert_eq!(text.parse::<Rule>(), Err(wrong), "{text}");
    }
}

#[tokio::test]
async fn a_rule_that_falls_on_no_day_is_refused() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.due(&me, "Never", "2026-11-23").await;
    for (rule, wrong) in [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Problem::RuleWithoutDates),
        ("FREQ=DAILY;UNTIL=20201231", Problem::RuleWithoutDates),
        ("FREQ=SECONDLY", Problem::RuleWithinDays),
    ] {
        let edit = TaskEdit { rule: Some(rule.into()), ..app.form(&me, id).await };
        assert_eq!(problem(tasks::edit(&app.services, &me, edit, now()).await, Field::Rule), Some(wrong), "{rule}");
    }
    assert_eq!(app.count("series").await, 0);
}

/// The dearest that can be written, without an end.
#[test]
fn the_dearest_rule_takes_milliseconds() {
    let from = date("2026-11-23");
    let all = |most: u32| (1..=most).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    let days = all(60);
    let mut slowest = (Duration::ZERO, String::new());
    for text in [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30".to_owned(),
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;INTERVAL=999".to_owned(),
        "FREQ=WEEKLY;BYMONTH=1;BYDAY=MO;BYSETPOS=53".to_owned(),
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=1".to_owned(),
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31".to_owned(),
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30".to_owned(),
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6".to_owned(),
        format!("FREQ=YEARLY;BYYEARDAY={days};BYMONTH=12;BYDAY=53MO,53TU,53WE,53TH,53FR,53SA,53SU"),
        "FREQ=YEARLY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29".to_owned(),
    ] {
        let rule: Rule = text.parse().unwrap();
        let time = |_| {
            let began = Instant::now();
            assert!(next(&rule, from, from).is_none_or(|next| next > from));
            began.elapsed()
        };
        // Others have the processors too: the quickest of some.
        let took = (0..20).map(time).min().unwrap();
        slowest = slowest.max((took, text));
    }
    // Optimised it takes 1.3 ms.
    assert!(slowest.0 < Duration::from_millis(250), "{slowest:?}");
}

#[test]
fn dates_end_with_the_calendar() {
    let rule: Rule = "FREQ=DAILY;INTERVAL=999".parse().unwrap();
    let dates = upcoming(&rule, date("2998-01-01"), date("2998-01-01"), 5);
    assert_eq!(dates, []);
    for first in [NaiveDate::MIN, NaiveDate::MAX, date("0001-01-01"), date("9999-12-31")] {
        for frequency in ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] {
            let rule: Rule = format!("FREQ={frequency};INTERVAL=999").parse().unwrap();
            next(&rule, first, NaiveDate::MIN);
            next(&rule, first, NaiveDate::MAX);
            next(&rule, NaiveDate::MIN, first);
        }
    }
}
