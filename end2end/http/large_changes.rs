//! Changes of many rows, as people see them, without scripts.

use std::time::{Duration, Instant};

use crate::{browser::field_value, taskbell::Taskbell};

#[tokio::test]
async fn a_move_of_many_reminders_is_said_on_the_settings_page() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let rules: Vec<_> = (1..=20).map(|minutes| format!("\"before:{minutes}\"")).collect();
    let task = format!(
        "{{\"title\":\"Task\",\"due_date\":\"2999-01-01\",\"due_time\":\"16:00\",\"reminders\":[{}]}}",
        rules.join(",")
    );
    let file = format!("{{\"taskbell\":1,\"tasks\":[{}]}}", vec![task; 60].join(","));
    let place = ada.upload("tasks.json", file.as_bytes()).await.location().to_owned();
    let id = field_value(&ada.get(&place).await.text(), "id").unwrap();
    ada.submit(&place, "start_import", &[("id", &id)]).await;
    ada.transfers_say("Done: 60 tasks").await;

    assert!(taskbell.run(&["jobs", "pause", "transfers"]).status.success());
    let profile = [
        ("profile[name]", "Ada"),
        ("profile[zone]", "America/New_York"),
        ("profile[reminder_hour]", "9"),
        ("profile[theme]", "system"),
    ];
    let saved = ada.submit("/settings", "save_profile", &profile).await;
    assert_eq!(saved.location(), "/settings?did=profile_saved&count=1");
    let said = "Reminders are being moved to the new time zone or hour";
    let page = ada.get("/settings").await.text();
    assert!(page.contains(said));
    assert!(taskbell.run(&["jobs", "resume", "transfers"]).status.success());
    let end = Instant::now() + Duration::from_secs(120);
    while ada.get("/settings").await.text().contains(said) {
        assert!(Instant::now() < end, "it does not end");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
