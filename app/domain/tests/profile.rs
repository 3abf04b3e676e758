//! Settings.

use domain::accounts::{actor, update_profile};
use domain::pages::settings;
use model::{Did, Field, Problem, Profile, Theme};

use crate::support::{App, at, now, problem};

fn form() -> Profile {
    Profile {
        name: "Kim".into(),
        zone: "Europe/Berlin".into(),
        reminder_hour: "7".into(),
        theme: Theme::Dark,
        language: "en".into(),
    }
}

#[tokio::test]
async fn a_saved_profile_is_what_settings_show() {
    let app = App::new().await;
    let me = app.person().await;
    app.rewind(&me, at("2026-11-24T09:00:00Z")).await;
    let outcome = update_profile(&app.services, &me, Profile { name: " Kim ".into(), ..form() }, now()).await.unwrap();
    assert_eq!(outcome.did, Did::ProfileSaved);
    let me = actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
    let view = settings(&app.services, &me, now()).await.unwrap();
    assert_eq!(view.profile, form());
    assert_eq!(me.viewer().theme, Theme::Dark);
    assert!(view.zones.len() > 400 && view.zones.contains(&"Asia/Kathmandu".to_owned()));
    assert_eq!(app.next_reminder(&me).await, at("2026-11-24T06:00:00Z"));
}

#[tokio::test]
async fn bad_profiles_are_refused() {
    let app = App::new().await;
    let me = app.person().await;
    let before = app.everything().await;
    let save = async |form| update_profile(&app.services, &me, form, now()).await;
    for zone in ["Mars/Olympus", "europe/berlin ?", "../etc/passwd", "UTC+1"] {
        let found = problem(save(Profile { zone: zone.into(), ..form() }).await, Field::Zone);
        assert_eq!(found, Some(Problem::UnknownZone), "{zone}");
    }
    for hour in ["24", "-1", "nine", "", "9.5", "256"] {
        let found = problem(save(Profile { reminder_hour: hour.into(), ..form() }).await, Field::ReminderHour);
        assert_eq!(found, Some(Problem::NotAnHour), "{hour}");
    }
    let found = problem(save(Profile { name: "K\r\nBcc: x".into(), ..form() }).await, Field::Name);
    assert_eq!(found, Some(Problem::ControlCharacter));
    assert_eq!(before, app.everything().await);
}

/// Saving the name between the hour and the scheduler's run must not move the reminder to tomorrow.
#[tokio::test]
async fn the_reminder_moves_only_with_zone_or_hour() {
    let app = App::new().await;
    let me = app.person().await;
    let planned = app.next_reminder(&me).await;
    let same = Profile { zone: "UTC".into(), reminder_hour: "9".into(), ..form() };
    update_profile(&app.services, &me, same, at("2026-11-24T09:00:30Z")).await.unwrap();
    assert_eq!(app.next_reminder(&me).await, planned);
}
