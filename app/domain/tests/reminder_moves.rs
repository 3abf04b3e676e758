//! Reminders while clocks, zones and hours move.

use chrono_tz::Tz;
use domain::accounts::update_profile;
use domain::reminders::{schedule_due, set};
use domain::{Actor, jobs};
use model::{Profile, Theme};

use crate::support::{App, at};
use crate::task_reminders::{MORNING, due_at, fires_at, rule, somebody};

/// A reminder at a time on the day before is due at an instant, and once.
#[tokio::test]
async fn a_time_that_is_missing_or_comes_twice_fires_once() {
    for (zone, due, time, before, fires) in [
        // From 02:00 to 03:00.
        (Tz::Europe__Berlin, "2027-03-29", "02:30", "2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z"),
        // From 03:00 back to 02:00.
        (Tz::Europe__Berlin, "2027-11-01", "02:30", "2027-10-31T00:29:59Z", "2027-10-31T00:30:00Z"),
        // Half an hour forward, from 02:00, and back, from 02:00.
        (Tz::Australia__Lord_Howe, "2027-10-04", "02:15", "2027-10-02T15:29:59Z", "2027-10-02T15:30:00Z"),
        (Tz::Australia__Lord_Howe, "2027-04-05", "01:45", "2027-04-03T14:44:59Z", "2027-04-03T14:45:00Z"),
    ] {
        let app = App::new().await;
        let me = somebody(&app, zone).await;
        app.execute("UPDATE users SET reminders_on = FALSE").await;
        let id = due_at(&app, &me, due, "16:00").await;
        set(&app.services, &me, rule(id, &format!("days:1@{time}")), at(MORNING)).await.unwrap();
        assert_eq!(fires_at(&app, before).await, 0, "{zone} {time}");
        assert_eq!(fires_at(&app, fires).await, 1, "{zone} {time}");
        let hour_later = (at(fires) + chrono::TimeDelta::hours(1)).to_rfc3339();
        assert_eq!(fires_at(&app, &hour_later).await, 0, "{zone} {time}: once");
    }
}

/// Samoa had no 30th of December 2011: what was meant for it comes as soon as the 31st begins.
#[tokio::test]
async fn a_reminder_on_a_day_that_a_zone_leaves_out_fires_at_the_next() {
    let app = App::new().await;
    let me = somebody(&app, Tz::Pacific__Apia).await;
    let id = due_at(&app, &me, "2011-12-31", "16:00").await;
    set(&app.services, &me, rule(id, "days:1@09:00"), at("2011-12-28T00:00:00Z")).await.unwrap();
    assert_eq!(fires_at(&app, "2011-12-30T09:59:59Z").await, 0);
    assert_eq!(fires_at(&app, "2011-12-30T10:00:00Z").await, 1);
    assert_eq!(app.mails()[0].subject, "Reminder: Dentist");
}

pub async fn move_person(app: &App, me: &Actor, zone: &str, hour: &str, now: &str) {
    let name = me.viewer().name;
    let form =
        Profile { name, zone: zone.into(), reminder_hour: hour.into(), theme: Theme::Dark, language: String::new() };
    update_profile(&app.services, me, form, at(now)).await.unwrap();
}

#[tokio::test]
async fn a_daily_mail_moves_with_zone_and_hour_and_comes_once_a_day() {
    // When they move, to where, and how many mails have come at nine and at ten UTC, and at nine in New York.
    for (moved, zone, hour, mails) in [
        ("2026-11-23T08:59:59Z", "UTC", "10", [0, 1, 1]),
        ("2026-11-23T09:00:01Z", "UTC", "10", [1, 1, 1]),
        ("2026-11-23T08:59:59Z", "America/New_York", "9", [0, 0, 1]),
        ("2026-11-23T09:00:01Z", "America/New_York", "9", [1, 1, 1]),
    ] {
        let app = App::new().await;
        let me = app.person_at(Tz::UTC, 9, at("2026-11-23T09:00:00Z")).await;
        app.due(&me, "Dentist", "2026-11-24").await;
        let before_nine = moved < "2026-11-23T09:00:00Z";
        let mut seen = Vec::new();
        for (number, now) in
            ["2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z", "2026-11-23T14:00:00Z"].into_iter().enumerate()
        {
            if before_nine && number == 0 {
                move_person(&app, &me, zone, hour, moved).await;
            }
            app.remind(at(now)).await;
            if !before_nine && number == 0 {
                move_person(&app, &me, zone, hour, moved).await;
            }
            seen.push(app.mails().len());
        }
        assert_eq!(seen, mails, "{moved} to {hour} in {zone}");
    }
}

/// The scheduler has planned the mail, and before a worker sends it the person moves.
#[tokio::test]
async fn a_move_between_planning_and_sending_makes_no_second_mail() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at("2026-11-23T09:00:00Z")).await;
    app.due(&me, "Dentist", "2026-11-24").await;
    schedule_due(&app.services, at("2026-11-23T09:00:00Z")).await.unwrap();
    move_person(&app, &me, "UTC", "10", "2026-11-23T09:00:01Z").await;
    jobs::drain(&app.services, at("2026-11-23T09:00:02Z")).await.unwrap();
    app.remind(at("2026-11-23T10:00:00Z")).await;
    assert_eq!(app.mails().len(), 1);
}

/// Nine has come, and before the scheduler looks the person moves to an hour that has passed, or has not.
#[tokio::test]
async fn a_move_between_the_hour_and_its_planning_skips_no_day() {
    for (hour, at_once) in [("8", 1), ("10", 0)] {
        let app = App::new().await;
        let me = app.person_at(Tz::UTC, 9, at("2026-11-23T09:00:00Z")).await;
        app.due(&me, "Dentist", "2026-11-24").await;
        move_person(&app, &me, "UTC", hour, "2026-11-23T09:00:05Z").await;
        app.remind(at("2026-11-23T09:00:10Z")).await;
        assert_eq!(app.mails().len(), at_once, "to {hour}");
        app.remind(at("2026-11-23T10:00:00Z")).await;
        assert_eq!(app.mails().len(), 1, "to {hour}");
    }
}

#[tokio::test]
async fn a_reminder_of_a_task_moves_with_the_zone_and_comes_once() {
    for (moved, fires) in [("2026-11-23T16:59:59Z", [0, 1]), ("2026-11-23T17:00:01Z", [1, 0])] {
        let app = App::new().await;
        let me = somebody(&app, Tz::Europe__Berlin).await;
        let id = due_at(&app, &me, "2026-11-24", "16:00").await;
        set(&app.services, &me, rule(id, "days:1@18:00"), at(MORNING)).await.unwrap();
        let before = moved < "2026-11-23T17:00:00Z";
        if before {
            move_person(&app, &me, "America/New_York", "9", moved).await;
        }
        let in_berlin = fires_at(&app, "2026-11-23T17:00:00Z").await;
        if !before {
            move_person(&app, &me, "America/New_York", "9", moved).await;
        }
        let in_new_york = fires_at(&app, "2026-11-23T23:00:00Z").await;
        assert_eq!([in_berlin, in_new_york], fires, "{moved}");
        assert_eq!(app.mails().len(), 1);
    }
}
