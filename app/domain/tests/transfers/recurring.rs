//! Tasks that recur, in files.

use domain::Actor;
use icalendar::parser::{read_calendar, unfold};
use model::{ImportPreview, TaskId};
use uuid::Uuid;

use crate::support::{App, at};

fn said(preview: &ImportPreview) -> Vec<String> {
    preview.problems.iter().map(|note| format!("{} {}", note.line, note.text)).collect()
}

/// Title, when it is due, and how it recurs.
async fn came(app: &App, me: &Actor) -> Vec<String> {
    let rules = "SELECT COALESCE(rule || ' ' || anchor, '') FROM tasks LEFT JOIN series ON series.id = series_id ORDER BY tasks.id";
    let (mut came, rules) = (Vec::new(), app.values::<String>(rules).await);
    for (id, rule) in app.values::<Uuid>("SELECT id FROM tasks ORDER BY id").await.into_iter().zip(rules) {
        let task = app.detail(me, TaskId(id)).await;
        came.push(format!("{}: {} {} {rule}", task.title, task.due_date, task.due_time).trim().to_owned());
    }
    came
}

#[tokio::test]
async fn rules_and_words_of_tables_become_series() {
    let app = App::new().await;
    let me = app.person().await;
    let file = "Title,Due date,Due time,Status,Recurrence,Recurs from,Occurrence\n\
        Rule,2026-11-25,09:00,,RRULE:FREQ=MONTHLY;BYMONTHDAY=1,,\n\
        Lower,2026-11-25,,,freq=weekly;count=3,completion,\n\
        Words,,,,every other friday at 5pm,,\n\
        Dated,2026-12-24,,,every! year,,\n\
        Moved,2026-12-03,,,FREQ=WEEKLY;BYDAY=MO,schedule,2026-11-30 08:00\n\
        Done,2026-11-20,,completed,FREQ=DAILY,,\n\
        Once,2026-11-20,,,,completion,\n";
    let preview = app.looked_at(&me, file).await;
    assert_eq!(said(&preview), [""; 0]);
    app.brought(&me, &preview).await;
    assert_eq!(
        came(&app, &me).await,
        [
            "Rule: 2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1 schedule",
            "Lower: 2026-11-25  FREQ=WEEKLY;COUNT=3 completion",
            "Words: 2026-11-27 17:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR schedule",
            "Dated: 2026-12-24  FREQ=YEARLY completion",
            "Moved: 2026-12-03  FREQ=WEEKLY;BYDAY=MO schedule",
            "Done: 2026-11-20",
            "Once: 2026-11-20",
        ]
    );
    let moved = TaskId(app.value("SELECT id FROM tasks WHERE title = 'Moved'").await);
    app.change_at(&me, "complete", &[moved], at("2026-12-03T12:00:00Z")).await;
    assert_eq!(came(&app, &me).await[4], "Moved: 2026-12-07 08:00 FREQ=WEEKLY;BYDAY=MO schedule");
}

#[tokio::test]
async fn hostile_and_unknown_rules_refuse_their_lines() {
    let app = App::new().await;
    let me = app.person().await;
    let long = format!("FREQ=DAILY;BYMONTHDAY={}1", "1,".repeat(300));
    let rules = [
        "FREQ=SECONDLY",
        "FREQ=DAILY;COUNT=4000000000",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYDAY=XX",
        "now and then",
        "=cmd|' /C calc'!A0",
        &long,
        "FREQ=DAILY;UNTIL=20200101",
    ];
    let lines: String = rules.iter().map(|rule| format!("T,2026-11-25,\"{rule}\",,\n")).collect();
    let file = format!(
        "Title,Due date,Recurrence,Recurs from,Occurrence\n{lines}T,2026-11-25,FREQ=DAILY,moon,\nT,2026-11-25,FREQ=DAILY,,someday\n\
         T,never,FREQ=DAILY,,\nGood,2026-11-25,FREQ=DAILY,,\n"
    );
    let begun = std::time::Instant::now();
    let preview = app.looked_at(&me, file).await;
    assert!(begun.elapsed() < std::time::Duration::from_secs(5));
    let said = said(&preview);
    assert_eq!((preview.tasks, said.len()), (1, 11), "{said:#?}");
    for (line, text) in (2..).zip(&said) {
        let field = match line {
            10 => "Recurs from: Please use schedule or completion.",
            11 => "Occurrence: This is no date and time.",
            12 => "Due date: ",
            _ => "Recurrence: ",
        };
        assert!(text.starts_with(&format!("{line} {field}")), "{text}");
    }
    app.brought(&me, &preview).await;
    assert_eq!((app.count("tasks").await, app.count("series").await), (1, 1));
}

/// A file may have a hundred thousand rules: none is looked at for longer than a line is worth.
#[tokio::test]
async fn a_first_date_is_looked_for_in_the_next_years_only() {
    let app = App::new().await;
    let me = app.person().await;
    let rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=FR";
    // It is the current one itself where such a task was exported.
    let file = format!("Title,Due date,Recurrence\nFar,2026-11-25,{rule}\nThere,2036-02-29,{rule}\n");
    let preview = app.looked_at(&me, file).await;
    assert_eq!((preview.tasks, preview.problem_count), (1, 1));
    assert_eq!(preview.problems[0].line, 2);
}

/// Programs that know no more than the standard see when it recurs.
#[tokio::test]
async fn calendars_say_how_a_task_recurs() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::America::New_York).await;
    let file = "Title,Due date,Due time,Recurrence,Recurs from\n\
        Day,2026-11-30,,FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231,\n\
        Time,2026-11-30,21:00,FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231,\n\
        Counted,2026-11-30,,FREQ=DAILY;COUNT=5,completion\n\
        Once,2026-11-30,,,\n";
    app.imported(&me, file).await;
    let counted = TaskId(app.value("SELECT id FROM tasks WHERE title = 'Counted'").await);
    app.change_at(&me, "complete", &[counted], at("2026-11-30T12:00:00Z")).await;
    let unfolded = unfold(&app.exported(&me, "calendar").await);
    let calendar = read_calendar(&unfolded).unwrap();
    let said: Vec<Vec<String>> = calendar
        .components
        .iter()
        .map(|task| {
            let times = task
                .properties
                .iter()
                .filter(|property| ["DTSTART", "DUE", "RRULE", "X-TASKBELL-ANCHOR"].contains(&property.name.as_str()));
            times.map(|property| format!("{}:{}", property.name, property.val)).collect()
        })
        .collect();
    assert_eq!(
        said,
        [
            vec!["DTSTART:20261130", "DUE:20261130", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231"],
            // By the clock: in UTC it would be a Tuesday.
            vec!["DTSTART:20261130T210000", "DUE:20261130T210000", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T235959"],
            vec!["DTSTART:20261201", "DUE:20261201", "RRULE:FREQ=DAILY;COUNT=4", "X-TASKBELL-ANCHOR:completion"],
            vec!["DUE:20261130"],
        ]
    );
}
