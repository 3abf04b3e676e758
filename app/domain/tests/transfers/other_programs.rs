//! What other task managers export.

use model::{FileFormat, LineNote, Priority, Status};

use crate::support::App;

fn said(line: u64, text: &str) -> LineNote {
    LineNote { line, text: text.to_owned() }
}

#[tokio::test]
async fn todoist_is_understood() {
    let app = App::new().await;
    let me = app.person().await;
    let long = "word ".repeat(60);
    let file = format!(
        "\u{feff}TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\n\
         section,Home,,,,,,,,\n\
         task,Water the plants @garden,\"All, of them\",1,1,Ada (1),,2026-11-24,en,Europe/Berlin\n\
         note,A comment,,,,Ada (1),,2026-10-01T10:00:00Z,,\n\
         ,,,,,,,,,\n\
         note,Another,,,,Ada (1),,,,\n\
         task,Rent,,2,2,Ada (1),,every month,en,\n\
         task,Call,,3,1,Ada (1),,soon,en,\n\
         task,{long},,4,1,Ada (1),,,en,\n"
    );
    let preview = app.looked_at(&me, file).await;
    assert_eq!((preview.format, preview.tasks, preview.problem_count), (FileFormat::Todoist, 4, 0));
    assert_eq!(preview.notes, ["The author of everything is “Ada (1)”: that is left out."]);
    assert_eq!(
        preview.remarks,
        [
            said(
                8,
                "“soon” is no date: the task gets none, and its notes have the words. The notes have what has no place of its \
                 own: date."
            ),
            said(9, "The title is longer than 200 characters: the notes have all of it."),
        ]
    );
    let found = app.brought(&me, &preview).await;
    let first = &found[0];
    assert_eq!((first.title.as_str(), first.due.as_str()), ("Water the plants", "2026-11-24"));
    assert_eq!(
        (first.notes.as_str(), first.priority),
        ("All, of them\n\nComment (2026-10-01T10:00:00Z): A comment\n\nComment: Another", Priority::High)
    );
    assert_eq!((found[1].notes.as_str(), found[2].notes.as_str()), ("", "- Date: soon"));
    assert_eq!((found[1].due.as_str(), found[1].priority), ("2026-11-23", Priority::Medium));
    assert_eq!((found[2].due.as_str(), found[2].priority), ("", Priority::Low));
    assert_eq!(app.values::<String>("SELECT rule FROM series").await, ["FREQ=MONTHLY;BYMONTHDAY=23"]);
    let lists = app.lists(&me).await;
    assert_eq!(lists.sections.iter().map(|section| section.name.as_str()).collect::<Vec<_>>(), ["Home"]);
    let outside: i64 = app.value("SELECT COUNT(*) FROM tasks WHERE section_id IS NULL").await;
    assert_eq!(outside, 0);
    assert!(found[3].title.chars().count() == 200 && found[3].notes.starts_with(long.trim()), "{}", found[3].notes);
    assert_eq!(app.filtered(&me, model::DueFilter::Week).await.len(), 2);
}

/// Times of other zones, and all that Todoist knows and Taskbell does not.
#[tokio::test]
async fn nothing_of_todoist_vanishes() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Europe::Berlin).await;
    let file = "TYPE,CONTENT,DESCRIPTION,IS_COLLAPSED,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,\
                DURATION_UNIT,DEADLINE,DEADLINE_LANG\n\
                meta,view_style=list,,,,,,,,,,,,,\n\
                note,Of the project,,,,,Ada (1),,,,,,None,,\n\
                task,A,,1,4,1,Ada (1),Bob (2),2026-11-25 11:00 PM,en,America/New_York,30,minute,2026-12-01,en\n\
                task,B,,,4,2,Bob (2),,2026-09-17T14:00:00Z,en,America/New_York,,None,,\n\
                task,C,,,4,3,Bob (2),,,,,,None,2026-12-02,en\n\
                note,Why,,,,,Bob (2),,,,,,None,,\n\
                task,D,,,4,1,Bob (2),,every! 3 days at 9am,en,Europe/Paris,,None,before easter,\n\
                task,E,,,4,1,Bob (2),,2026-11-25 09:00,en,Mars/Crater,,None,,\n\
                note,F,,,4,1,Bob (2),,,,,,None,,,extra\n\
                section,Later,,,,,,,,,,,,,\n";
    let preview = app.looked_at(&me, file).await;
    assert_eq!(
        preview.problems,
        [
            said(9, "Time zone: This is not the name of a time zone."),
            said(10, "The number of cells is 16, that of headings 15."),
        ]
    );
    assert_eq!(
        preview.notes,
        [
            "3 lines are neither tasks nor of one, and are left out: the first of them is line 2.",
            "Left out: the column “IS_COLLAPSED”.",
        ]
    );
    let found = app.brought(&me, &preview).await;
    let rows: Vec<(&str, &str)> = found.iter().map(|task| (task.due.as_str(), task.notes.as_str())).collect();
    assert_eq!(
        rows,
        [
            ("2026-11-26 05:00", "- Duration: 30 minute\n- Responsible: Bob (2)\n- Author: Ada (1)"),
            ("2026-09-17 16:00", "- Author: Bob (2)"),
            ("", "Comment (Bob (2)): Why\n\n- Author: Bob (2)"),
            // Nine has passed today.
            ("2026-11-24 09:00", "- Deadline: before easter\n- Author: Bob (2)"),
        ]
    );
    let series = app.values::<String>("SELECT rule || ' ' || anchor FROM series").await;
    assert_eq!(series, ["FREQ=DAILY;INTERVAL=3 completion"]);
    let deadlines: Vec<String> =
        app.values("SELECT COALESCE(CAST(deadline_on AS TEXT), '') FROM tasks ORDER BY id").await;
    assert_eq!(deadlines, ["2026-12-01", "", "2026-12-02", ""]);
    // Its earlier exports have other headings.
    let old = "TYPE,CONTENT,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DUE_DATE,DUE_DATE_LANG\ntask,A,1,1,,,2026-11-24,en\n";
    assert_eq!(app.looked_at(&me, old).await.rows[0].due, "2026-11-24");
}

#[tokio::test]
async fn backups_of_ticktick_are_understood() {
    let app = App::new().await;
    let me = app.person_in(chrono_tz::Europe::Berlin).await;
    let file = "\u{feff}\"Date: 2026-11-20+0000\"\n\"Version: 7.1\"\n\"Status: \n0 Normal\n1 Completed\n2 Archived\"\n\
        \"Folder Name\",\"List Name\",\"Title\",\"Kind\",\"Tags\",\"Content\",\"Is Check list\",\"Start Date\",\"Due Date\",\
        \"Reminder\",\"Repeat\",\"Priority\",\"Status\",\"Created Time\",\"Completed Time\",\"Order\",\"Timezone\",\
        \"Is All Day\",\"Is Floating\",\"Column Name\",\"Column Order\",\"View Mode\",\"taskId\",\"parentId\"\n\
        \"Work\",\"Reports\",\"Write, edit\",\"TEXT\",\"a, b\",\"One\rTwo\",\"N\",\"\",\"2026-11-26T23:00:00+0000\",\
        \"P0DT9H0M0S\nP1DT9H\",\"RRULE:FREQ=DAILY\",\"5\",\"0\",\"2026-11-19T10:00:00+0000\",\"\",\"-10\",\"Europe/Berlin\",\
        \"true\",\"false\",\"Doing\",\"\",\"list\",\"1\",\"2\"\n\
        \"\",\"Inbox\",\"Parent\",\"TEXT\",\"\",\"\",\"N\",\"2026-11-27T13:00:00+0000\",\"2026-11-27T14:00:00+0000\",\
        \"-PT30M\",\"\",\"3\",\"2\",\"2026-11-19T10:00:00+0000\",\"2026-11-20T10:00:00+0000\",\"-10\",\"America/New_York\",\
        \"false\",\"false\",,,\"list\",\"2\",\"\"\n\
        \"\",\"Reports\",\"Floats\",\"TEXT\",\"\",\"\",\"N\",\"\",\"2026-11-27T14:00:00+0000\",\"\",\"RRULE:FREQ=WEEKLY\",\"1\",\"-1\",\"\",\"\",\
        \"-10\",\"America/New_York\",\"false\",\"true\",\"Doing\",,\"list\",\"3\",\"\"\n\
        \"\",\"Inbox\",\"Odd\",\"NOTE\",\"\",\"\",\"N\",\"\",\"\",\"\",\"\",\"2\",\"0\",\"\",\"\",\"-10\",\"\",\"\",\"\",,,\"list\",\"4\",\"\"\n";
    let preview = app.looked_at(&me, file).await;
    assert_eq!((preview.format, preview.tasks), (FileFormat::TickTick, 3));
    assert_eq!(preview.problems, [said(12, "Priority: Please use none, low, medium or high.")]);
    assert_eq!(
        preview.notes,
        ["Lines 1 to 6 stand before the headings and are left out.", "Left out: the columns “Order”, “View Mode”.",]
    );
    let found = app.brought(&me, &preview).await;
    let first = &found[0];
    assert_eq!(
        (first.title.as_str(), first.due.as_str(), first.priority),
        ("Write, edit", "2026-11-27", Priority::High)
    );
    assert_eq!(first.notes, "One\nTwo\n\n- List: Work / Reports\n- Reminder: P1DT9H");
    assert_eq!(app.values::<String>("SELECT rule FROM series").await, ["FREQ=DAILY"]);
    let second = &found[1];
    assert_eq!((second.due.as_str(), second.status), ("2026-11-27 15:00", Status::Completed));
    assert_eq!((second.notes.as_str(), second.priority), ("- Start: 2026-11-27T13:00:00+0000", Priority::Medium));
    assert_eq!((found[2].due.as_str(), found[2].status), ("2026-11-27 09:00", Status::Completed));
    assert_eq!(found[2].notes, "- Status: Abandoned\n- Repeat: RRULE:FREQ=WEEKLY", "what is done recurs no more");
    let lists = app.lists(&me).await;
    let reports = lists.own.iter().find(|list| list.name == "Reports").unwrap();
    assert_eq!(lists.sections(reports.id).map(|section| section.name.as_str()).collect::<Vec<_>>(), ["Doing"]);
    let rules = app.values::<String>("SELECT rule FROM task_reminders ORDER BY rule").await;
    assert_eq!(rules, ["before:30", "days:0@09:00"]);
}
