//! Saying how a task recurs.

use domain::{recurrence, tasks};
use model::{Field, ListKind, ListQuery, Priority, Problem, TaskEdit};

use super::{complete_all, due, over, recurring, set_rule};
use crate::support::{App, at, now, problem};

#[tokio::test]
async fn a_rule_is_stored_with_what_goes_without_saying() {
    let app = App::new().await;
    let me = app.person().await;
    for (typed, stored) in [
        (" rrule:freq=weekly ", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=MONTHLY;INTERVAL=1", "FREQ=MONTHLY;BYMONTHDAY=23"),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=23"),
        ("BYDAY=FR,MO;FREQ=WEEKLY;WKST=MO", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("FREQ=DAILY;UNTIL=20261201T080000Z", "FREQ=DAILY;UNTIL=20261201"),
    ] {
        let id = recurring(&app, &me, "2026-11-23", typed).await;
        let rule = app.value::<String>("SELECT rule FROM series ORDER BY created_at DESC, id DESC").await;
        let rules = app.values::<String>(&format!("SELECT rule FROM series WHERE rule = '{stored}'")).await;
        assert_eq!(rules.len(), 1, "{typed}: {rule} {id:?}");
    }
}

#[tokio::test]
async fn the_form_says_how_often_and_until_when() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.due(&me, "Rent", "2026-11-23").await;
    let edit = |form: TaskEdit| tasks::edit(&app.services, &me, form, now());
    let chosen = TaskEdit {
        rule: Some("FREQ=WEEKLY;BYDAY=MO".into()),
        rule_text: Some(String::new()),
        rule_every: Some("2".into()),
        rule_until: Some("2026-12-31".into()),
        rule_times: Some(String::new()),
        anchor: Some("schedule".into()),
        ..app.form(&me, id).await
    };
    edit(chosen.clone()).await.unwrap();
    let view = app.detail(&me, id).await.recurrence;
    assert_eq!(view.words, "Every 2 weeks on Monday, until 31 December 2026");
    assert_eq!((view.rule.as_str(), view.every, view.until.as_str()), ("FREQ=WEEKLY;BYDAY=MO", 2, "2026-12-31"));
    assert_eq!(view.next, ["Mon 7 Dec", "Mon 21 Dec"]);
    // The same once more is no change, however it is written.
    let same = TaskEdit { version: 3, ..chosen.clone() };
    assert_eq!(edit(same).await.unwrap().undo, None);
    assert_eq!(app.count("series").await, 1);
    let both = TaskEdit { version: 3, rule_times: Some("3".into()), ..chosen.clone() };
    assert_eq!(problem(edit(both).await, Field::RuleTimes), Some(Problem::RuleEndsTwice));
    // What is typed says all of it.
    let typed = TaskEdit { version: 3, rule_text: Some("FREQ=DAILY;INTERVAL=3;COUNT=4".into()), ..chosen };
    edit(typed).await.unwrap();
    let view = app.detail(&me, id).await.recurrence;
    assert_eq!(view.words, "Every 3 days, 4 times");
    // A form that says nothing of it leaves it, an empty rule ends it.
    edit(app.form(&me, id).await).await.unwrap();
    assert_eq!(app.detail(&me, id).await.recurrence.times, Some(4));
    edit(TaskEdit { rule: Some(String::new()), ..app.form(&me, id).await }).await.unwrap();
    assert_eq!(app.detail(&me, id).await.recurrence.words, "");
    assert_eq!(complete_all(&app, &me, id, now(), 1).await, ["completed"]);
}

#[tokio::test]
async fn moving_this_one_changes_nothing_of_the_others() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=WEEKLY").await;
    app.reschedule(&me, &[id], Some("2026-11-25".parse().unwrap())).await;
    let moved = TaskEdit { due_date: "2026-11-26".into(), due_time: "08:00".into(), ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, moved, now()).await.unwrap();
    assert_eq!(due(&app, &me, id).await, "2026-11-26");
    app.change(&me, "complete", &[id]).await;
    assert_eq!(app.due_of(&me, id).await, ("2026-11-30".into(), None));
    assert_eq!(
        app.value::<String>("SELECT original_on || ' ' || due_on FROM occurrences").await,
        "2026-11-23 2026-11-26"
    );
    // Past the one after it, which is left out.
    app.reschedule(&me, &[id], Some("2026-12-08".parse().unwrap())).await;
    app.change_at(&me, "complete", &[id], at("2026-12-08T10:00:00Z")).await;
    assert_eq!(due(&app, &me, id).await, "2026-12-14");
    assert_eq!(over(&app).await[1..], ["2026-11-30 done", "2026-12-07 skipped"]);
}

#[tokio::test]
async fn moving_this_and_all_that_follow_moves_their_day() {
    for (rule, from, to, next) in [
        ("FREQ=WEEKLY", "2026-11-23", "2026-11-25", "2026-12-02"),
        ("FREQ=MONTHLY", "2026-11-23", "2026-11-25", "2026-12-25"),
        ("FREQ=YEARLY", "2026-11-23", "2026-12-01", "2027-12-01"),
        ("FREQ=DAILY;INTERVAL=2", "2026-11-23", "2026-11-24", "2026-11-26"),
    ] {
        for scope in ["following", "all"] {
            let app = App::new().await;
            let me = app.person().await;
            let id = recurring(&app, &me, from, rule).await;
            let edit = TaskEdit { due_date: to.into(), scope: Some(scope.into()), ..app.form(&me, id).await };
            tasks::edit(&app.services, &me, edit, now()).await.unwrap();
            assert_eq!(due(&app, &me, id).await, to, "{rule} {scope}");
            assert_eq!(complete_all(&app, &me, id, now(), 1).await, [next], "{rule} {scope}");
        }
    }
}

#[tokio::test]
async fn a_new_rule_leaves_what_is_over_and_can_be_undone() {
    for (scope, left) in [("following", 3), ("all", 1)] {
        let app = App::new().await;
        let me = app.person().await;
        let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY;COUNT=3").await;
        complete_all(&app, &me, id, now(), 2).await;
        let history = over(&app).await;
        let rule = Some("FREQ=DAILY;INTERVAL=2;COUNT=3".to_owned());
        let edit = TaskEdit { rule, scope: Some(scope.into()), ..app.form(&me, id).await };
        let outcome = tasks::edit(&app.services, &me, edit.clone(), now()).await.unwrap();
        assert_eq!(over(&app).await, history);
        assert_eq!(app.detail(&me, id).await.recurrence.history.len(), 2);
        let due_now = due(&app, &me, id).await;
        assert_eq!(due_now, "2026-11-25", "{scope}");
        let dates = complete_all(&app, &me, id, now(), left).await;
        assert_eq!(dates.last().unwrap(), "completed", "{scope} {dates:?}");
        assert!(!dates[..left - 1].contains(&"completed".to_owned()), "{scope} {dates:?}");
        assert!(outcome.undo.is_some());
    }
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let edit = TaskEdit { rule: Some("FREQ=WEEKLY;BYDAY=FR".into()), ..app.form(&me, id).await };
    let outcome = tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    assert_eq!(due(&app, &me, id).await, "2026-11-27");
    domain::undo(&app.services, &me, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!(due(&app, &me, id).await, "2026-11-23");
    assert_eq!(complete_all(&app, &me, id, now(), 1).await, ["2026-11-24"]);
}

/// Saving the panel with 'completed' chosen is completing this one.
#[tokio::test]
async fn completing_by_the_form_goes_on_too() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let edit = TaskEdit { title: "Done so".into(), status: model::Status::Completed, ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    assert_eq!(due(&app, &me, id).await, "2026-11-24");
    assert_eq!(
        (app.detail(&me, id).await.title.as_str(), over(&app).await),
        ("Done so", vec!["2026-11-23 done".into()])
    );
}

#[tokio::test]
async fn a_preview_says_what_would_be() {
    let app = App::new().await;
    let me = app.person().await;
    let form = TaskEdit {
        title: "Rent".into(),
        due_date: "2026-11-30".into(),
        rule: Some("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1".into()),
        rule_times: Some("3".into()),
        ..TaskEdit::default()
    };
    let preview = recurrence::preview(&me, form.clone(), now()).unwrap();
    assert_eq!(preview.words, "Every month on the last weekday, 3 times");
    assert_eq!(preview.dates, ["Mon 30 Nov", "Thu 31 Dec", "Fri, 29 Jan 2027"]);
    let none = recurrence::preview(&me, TaskEdit { rule: Some(String::new()), ..form.clone() }, now()).unwrap();
    assert!(none.dates.is_empty());
    let wrong = TaskEdit { rule: Some("FREQ=HOURLY".into()), ..form };
    assert_eq!(problem(recurrence::preview(&me, wrong, now()), Field::Rule), Some(Problem::RuleWithinDays));
    set_rule(&app, &me, app.due(&me, "Of all", "2026-11-30").await, "FREQ=DAILY").await;
}

/// All that is changed for this one alone is as before in the next one; what is changed otherwise stays.
#[tokio::test]
async fn what_is_changed_for_this_one_alone_is_given_back() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY;INTERVAL=2;COUNT=4").await;
    let edit = async |scope: &str, change: &dyn Fn(TaskEdit) -> TaskEdit| {
        let form = TaskEdit { scope: Some(scope.to_owned()), ..app.form(&me, id).await };
        tasks::edit(&app.services, &me, change(form), now()).await.unwrap()
    };
    let said = async || {
        let task = app.detail(&me, id).await;
        (task.title, task.notes, task.priority, task.labels, task.start_date, task.due_date)
    };
    edit("all", &|form| TaskEdit { labels: Some("home".into()), start_date: Some("2026-11-22".into()), ..form }).await;
    let alone = |form| TaskEdit {
        title: "Water the neighbours' plants".into(),
        notes: "The key is under the mat".into(),
        priority: Priority::High,
        labels: Some("away".into()),
        start_date: Some("2026-11-23".into()),
        due_date: "2026-11-24".into(),
        ..form
    };
    let edited = edit("this", &alone).await;
    assert_eq!(edit("this", &alone).await.undo, None, "it says so already");
    // Once more, and something for all.
    edit("this", &|form| TaskEdit { title: "Water theirs".into(), ..form }).await;
    edit("date", &|form| TaskEdit { notes: "With care".into(), ..form }).await;
    let here = said().await;
    assert_eq!((here.0.as_str(), here.1.as_str(), here.5.as_str()), ("Water theirs", "With care", "2026-11-24"));
    let found = async |word: &str| {
        let query = ListQuery { search: word.into(), ..ListQuery::of(ListKind::All) };
        app.page(&me, &query).await.rows.len()
    };
    assert_eq!((found("theirs").await, found("the plants").await), (1, 0));

    let done = app.change(&me, "complete", &[id]).await;
    let next = said().await;
    let expected = ("Water the plants", "With care", Priority::None, "home", "2026-11-24", "2026-11-25");
    assert_eq!((next.0.as_str(), next.1.as_str(), next.2, next.3.as_str(), next.4.as_str(), next.5.as_str()), expected);
    assert_eq!((found("theirs").await, found("the plants").await), (0, 1));
    assert_eq!(over(&app).await, ["2026-11-23 done"]);
    domain::undo(&app.services, &me, done.undo.unwrap(), now()).await.unwrap();
    assert_eq!((said().await, found("theirs").await), (here, 1));
    app.change(&me, "skip", &[id]).await;
    assert_eq!(said().await, next);

    // What is said of the next one is not given back, and its count goes on.
    tasks::prioritise(&app.services, &me, &[id], Priority::Low, now()).await.unwrap();
    assert_eq!(complete_all(&app, &me, id, now(), 3).await, ["2026-11-27", "2026-11-29", "completed"]);
    let last = said().await;
    assert_eq!((last.0.as_str(), last.2), ("Water the plants", Priority::Low));
    // What undoing would need, and nothing of before that.
    assert_eq!(app.values::<String>("SELECT kept FROM series WHERE kept IS NOT NULL").await.len(), 1);
    assert!(edited.undo.is_some());

    // By the form as well, which changes it and completes it at once.
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    let form = TaskEdit { title: "Done so".into(), status: model::Status::Completed, ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, TaskEdit { scope: Some("this".into()), ..form }, now()).await.unwrap();
    assert_eq!((due(&app, &me, id).await.as_str(), found("so").await), ("2026-11-24", 0));
    assert_eq!(app.detail(&me, id).await.title, "Water the plants");
}

/// A rule is for more than one, and so is that there is none.
#[tokio::test]
async fn a_rule_for_this_one_alone_is_refused() {
    let app = App::new().await;
    let me = app.person().await;
    let id = recurring(&app, &me, "2026-11-23", "FREQ=DAILY").await;
    for (rule, anchor) in [("FREQ=WEEKLY", "schedule"), ("", "schedule"), ("FREQ=DAILY", "completion")] {
        let form = TaskEdit {
            title: "Other".into(),
            rule: Some(rule.into()),
            anchor: Some(anchor.into()),
            scope: Some("this".into()),
            ..app.form(&me, id).await
        };
        let refused = tasks::edit(&app.services, &me, form.clone(), now()).await;
        assert_eq!(problem(refused, Field::Rule), Some(Problem::RuleForOne), "{rule} {anchor}");
        tasks::edit(&app.services, &me, TaskEdit { rule: Some("FREQ=DAILY".into()), anchor: None, ..form }, now())
            .await
            .unwrap();
    }
    assert_eq!(complete_all(&app, &me, id, now(), 1).await, ["2026-11-24"]);
    assert_eq!(app.detail(&me, id).await.title, "Water the plants");
}
