//! When it is nine o'clock.

use chrono_tz::{Africa, America, Asia, Australia, Europe, Pacific, Tz};

use crate::support::{App, at};

/// The next reminder after one that was due at `now`.
async fn next(app: &App, zone: Tz, hour: i16, now: &str) -> String {
    let me = app.person_at(zone, hour, at(now)).await;
    app.remind(at(now)).await;
    app.next_reminder(&me).await.format("%FT%TZ").to_string()
}

#[tokio::test]
async fn nine_is_nine_everywhere() {
    let app = App::new().await;
    let now = "2026-11-23T10:00:00Z";
    for (zone, expected) in [
        (Tz::UTC, "2026-11-24T09:00:00Z"),
        (Europe::Berlin, "2026-11-24T08:00:00Z"),
        (America::Los_Angeles, "2026-11-23T17:00:00Z"),
        (Asia::Kathmandu, "2026-11-24T03:15:00Z"),
        (Pacific::Kiritimati, "2026-11-23T19:00:00Z"),
        (Pacific::Chatham, "2026-11-23T19:15:00Z"),
        (Africa::Casablanca, "2026-11-24T08:00:00Z"),
    ] {
        assert_eq!(next(&app, zone, 9, now).await, expected, "{zone}");
    }
}

#[tokio::test]
async fn an_hour_that_the_clock_skips_is_the_first_instant_after() {
    let app = App::new().await;
    // Berlin jumps from 2:00 to 3:00, Lord Howe by half an hour, Santiago at midnight.
    assert_eq!(next(&app, Europe::Berlin, 2, "2026-03-28T12:00:00Z").await, "2026-03-29T01:00:00Z");
    assert_eq!(next(&app, Australia::Lord_Howe, 2, "2026-10-03T03:00:00Z").await, "2026-10-03T15:30:00Z");
    assert_eq!(next(&app, America::Santiago, 0, "2026-09-05T12:00:00Z").await, "2026-09-06T04:00:00Z");
}

#[tokio::test]
async fn of_an_hour_that_comes_twice_the_first_counts_and_only_it() {
    let app = App::new().await;
    assert_eq!(next(&app, Europe::Berlin, 2, "2026-10-24T12:00:00Z").await, "2026-10-25T00:00:00Z");
    // At the first 2:00, and between the two, the next is tomorrow's.
    assert_eq!(next(&app, Europe::Berlin, 2, "2026-10-25T00:00:00Z").await, "2026-10-26T01:00:00Z");
    assert_eq!(next(&app, Europe::Berlin, 2, "2026-10-25T00:30:00Z").await, "2026-10-26T01:00:00Z");
}

#[tokio::test]
async fn nine_stays_nine_through_a_change_of_the_clock() {
    let app = App::new().await;
    assert_eq!(next(&app, Europe::Berlin, 9, "2026-03-28T08:00:00Z").await, "2026-03-29T07:00:00Z");
    assert_eq!(next(&app, Europe::Berlin, 9, "2026-10-24T07:00:00Z").await, "2026-10-25T08:00:00Z");
}

/// Samoa went from the 29th to the 31st of December 2011.
#[tokio::test]
async fn a_day_that_a_zone_leaves_out_has_no_reminder() {
    let app = App::new().await;
    assert_eq!(next(&app, Pacific::Apia, 9, "2011-12-29T19:00:00Z").await, "2011-12-30T19:00:00Z");
}

/// The 30th had no eve; the 31st's is the 29th.
#[tokio::test]
async fn the_day_after_a_missing_day_is_tomorrow() {
    let app = App::new().await;
    let me = app.person_at(Pacific::Apia, 9, at("2011-12-29T19:00:00Z")).await;
    app.due(&me, "On the 31st", "2011-12-31").await;
    app.due(&me, "On the 1st", "2012-01-01").await;
    app.remind(at("2011-12-29T19:00:00Z")).await;
    assert_eq!(app.mails()[0].subject, "Due tomorrow: On the 31st");
}
