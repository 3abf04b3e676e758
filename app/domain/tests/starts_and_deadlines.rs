//! The days on which tasks begin and must be done: every place that says what is to be done today says the same.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::{America, Pacific, Tz};
use domain::dashboard::dashboard;
use domain::{Actor, pages, reminders, tasks};
use model::{DueFilter, Field, ListKind, ListQuery, NewReminder, Problem, Sort, TaskEdit, TaskId};

use crate::support::{App, at, date, now, problem};

/// Due date, start and deadline, each perhaps empty.
type Days = [&'static str; 3];

impl App {
    async fn planned(&self, me: &Actor, title: &str, days: Days) -> TaskId {
        let id = self.task(me, title).await;
        self.plan(me, id, days).await.unwrap();
        id
    }

    async fn plan(&self, me: &Actor, id: TaskId, [due, start, deadline]: Days) -> domain::Result<model::Outcome> {
        let form = TaskEdit {
            due_date: due.to_owned(),
            due_time: String::new(),
            start_date: Some(start.to_owned()),
            deadline: Some(deadline.to_owned()),
            ..self.form(me, id).await
        };
        tasks::edit(&self.services, me, form, now()).await
    }

    async fn titles_at(&self, me: &Actor, list: ListKind, now: DateTime<Utc>) -> Vec<String> {
        let query = ListQuery::of(list);
        let page = pages::list(&self.services, me, &self.lists(me).await, &query, now).await.unwrap();
        page.rows.into_iter().map(|row| row.title).collect()
    }
}

#[tokio::test]
async fn a_task_is_out_of_sight_of_today_until_it_begins() {
    let app = App::new().await;
    let me = app.person().await;
    app.planned(&me, "waits", ["2026-11-22", "2026-11-24", ""]).await;
    app.planned(&me, "waits today", ["2026-11-23", "2026-12-07", ""]).await;
    app.planned(&me, "begins", ["2026-11-23", "2026-11-23", ""]).await;
    app.planned(&me, "began", ["2026-11-22", "2026-11-01", ""]).await;
    assert_eq!(app.list(&me, ListKind::Today).await, ["began", "begins"]);
    let numbers = async |now| {
        let board = dashboard(&app.services, &me, now).await.unwrap();
        (board.overdue, board.due_today, board.due_week, board.pending)
    };
    // In the week is what begins in it.
    assert_eq!(numbers(now()).await, (1, 1, 1, 4));
    assert_eq!(app.filtered(&me, DueFilter::Overdue).await, ["began"]);
    assert_eq!(app.filtered(&me, DueFilter::Today).await, ["begins"]);
    assert_eq!(app.filtered(&me, DueFilter::Week).await, ["begins"]);
    let tomorrow = now() + TimeDelta::days(1);
    assert_eq!(app.titles_at(&me, ListKind::Today, tomorrow).await, ["waits", "began", "begins"]);
    assert_eq!(numbers(tomorrow).await, (3, 0, 0, 4));
    // In its list it says from when on, until then.
    let starts = async |now| {
        let query = ListQuery { sort: Sort::Due, ..ListQuery::of(ListKind::Inbox) };
        let page = pages::list(&app.services, &me, &app.lists(&me).await, &query, now).await.unwrap();
        page.rows.into_iter().filter_map(|row| Some((row.title, row.about.start?))).collect::<Vec<_>>()
    };
    let said = |title: &str, start: &str| (title.to_owned(), start.to_owned());
    assert_eq!(starts(now()).await, [said("waits", "from tomorrow"), said("waits today", "from Mon 7 Dec")]);
    assert_eq!(starts(tomorrow).await, [said("waits today", "from Mon 7 Dec")]);
}

#[tokio::test]
async fn it_begins_with_the_persons_own_day() {
    let app = App::new().await;
    // Days of 23 and 25 hours, a day that begins an hour late, and one side of the earth after the other.
    for (zone, day, begins) in [
        (Pacific::Auckland, "2026-11-24", "2026-11-23T11:00:00Z"),
        (Pacific::Honolulu, "2026-11-24", "2026-11-24T10:00:00Z"),
        (America::New_York, "2026-11-01", "2026-11-01T04:00:00Z"),
        (America::New_York, "2026-11-02", "2026-11-02T05:00:00Z"),
        (America::Santiago, "2026-09-06", "2026-09-06T04:00:00Z"),
    ] {
        let me = app.person_in(zone).await;
        app.planned(&me, "Task", ["2026-01-01", day, ""]).await;
        let begins = at(begins);
        for (instant, shown) in [(begins - TimeDelta::seconds(1), 0), (begins, 1)] {
            assert_eq!(app.titles_at(&me, ListKind::Today, instant).await.len(), shown, "{zone} {instant}");
            let board = dashboard(&app.services, &me, instant).await.unwrap();
            assert_eq!(board.overdue as usize, shown, "{zone} {instant}");
        }
    }
}

#[tokio::test]
async fn the_daily_mail_leaves_out_what_has_not_begun() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at("2026-11-23T09:00:00Z")).await;
    app.execute("UPDATE users SET reminds_overdue = TRUE").await;
    app.planned(&me, "begins then", ["2026-11-24", "2026-11-24", ""]).await;
    app.planned(&me, "waits longer", ["2026-11-24", "2026-11-25", ""]).await;
    app.planned(&me, "overdue", ["2026-11-20", "2026-11-23", ""]).await;
    app.planned(&me, "overdue and waits", ["2026-11-20", "2026-11-24", ""]).await;
    let planned = reminders::preview(&app.services, at("2026-11-23T09:00:00Z")).await.unwrap();
    assert_eq!(planned.iter().map(|mail| mail.tasks).collect::<Vec<_>>(), [2]);
    app.remind(at("2026-11-23T09:00:00Z")).await;
    let mail = app.mails().remove(0);
    assert_eq!(mail.subject, "1 task due tomorrow, 1 overdue");
    assert!(mail.text.contains("begins then") && mail.text.contains("- overdue\n") | mail.text.contains("- overdue ("));
    assert!(!mail.text.contains("waits"), "{}", mail.text);
}

#[tokio::test]
async fn a_deadline_calls_like_a_due_date() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at("2026-11-23T09:00:00Z")).await;
    app.planned(&me, "today", ["", "", "2026-11-23"]).await;
    app.planned(&me, "planned later", ["2026-12-01", "", "2026-11-22"]).await;
    app.planned(&me, "tomorrow", ["2026-11-30", "", "2026-11-24"]).await;
    app.planned(&me, "due first", ["2026-11-24", "", "2026-11-30"]).await;
    let rows = async |list| app.page(&me, &ListQuery::of(list)).await.rows;
    let said = |row: &model::TaskRow| {
        let deadline = row.about.deadline.clone().unwrap();
        let due = row.due.as_ref().map(|due| due.text.clone()).unwrap_or_default();
        (row.title.clone(), row.group.clone(), due, deadline.text, deadline.overdue)
    };
    let row = |title: &str, group: &str, due: &str, deadline: &str, overdue| {
        (title.to_owned(), group.to_owned(), due.to_owned(), deadline.to_owned(), overdue)
    };
    assert_eq!(
        rows(ListKind::Today).await.iter().map(said).collect::<Vec<_>>(),
        [
            row("planned later", "Overdue", "Tue 1 Dec", "Deadline Yesterday", true),
            row("today", "Today, Monday 23 November", "", "Deadline Today", false),
        ]
    );
    assert_eq!(
        rows(ListKind::Upcoming).await.iter().map(said).collect::<Vec<_>>(),
        [
            row("tomorrow", "Tomorrow, Tuesday 24 November", "Mon 30 Nov", "Deadline Tomorrow", false),
            row("due first", "Tomorrow, Tuesday 24 November", "", "Deadline Mon 30 Nov", false),
        ]
    );
    let board = dashboard(&app.services, &me, now()).await.unwrap();
    assert_eq!((board.overdue, board.due_today, board.due_week), (1, 1, 3));
    // Who ticks it off is done with the deadline too.
    let id = app.planned(&me, "done", ["", "", "2026-11-22"]).await;
    app.change(&me, "complete", &[id]).await;
    let detail = app.detail(&me, id).await;
    assert_eq!(
        detail.deadline.map(|deadline| (deadline.text, deadline.overdue)),
        Some(("Deadline Yesterday".into(), false))
    );

    app.execute("UPDATE users SET reminds_overdue = TRUE").await;
    app.remind(at("2026-11-23T09:00:00Z")).await;
    let mail = app.mails().remove(0);
    assert_eq!(mail.subject, "2 tasks due tomorrow, 1 overdue");
    for line in [
        "- tomorrow (due Mon 30 Nov, deadline Tomorrow)",
        "- due first (deadline Mon 30 Nov)",
        "- planned later (due Tue 1 Dec, deadline Yesterday)",
    ] {
        assert!(mail.text.contains(line), "{line}: {}", mail.text);
    }
}

#[tokio::test]
async fn a_mail_about_one_deadline_says_so() {
    let app = App::new().await;
    let me = app.person_at(Tz::UTC, 9, at("2026-11-23T09:00:00Z")).await;
    let id = app.planned(&me, "Taxes", ["", "", "2026-11-24"]).await;
    app.remind(at("2026-11-23T09:00:00Z")).await;
    let mail = app.mails().remove(0);
    assert_eq!(mail.subject, "Deadline tomorrow: Taxes");
    assert!(mail.text.contains("- Taxes (deadline Tomorrow)"), "{}", mail.text);
    // Its links are good as long as it calls on the same day.
    let link = mail.text.lines().find_map(|line| line.trim().strip_prefix("Done: ")).unwrap().to_owned();
    let token = link.rsplit('/').next().unwrap();
    let language = me.language();
    assert!(reminders::look(&app.services, token, language, at("2026-11-23T09:05:00Z")).await.is_ok());
    app.plan(&me, id, ["", "", "2026-11-25"]).await.unwrap();
    assert!(reminders::look(&app.services, token, language, at("2026-11-23T09:05:00Z")).await.is_err());
}

#[tokio::test]
async fn reminders_go_by_the_deadline_where_no_day_is_planned() {
    let app = App::new().await;
    let me = app.person().await;
    app.execute("UPDATE users SET reminders_on = FALSE").await;
    let id = app.planned(&me, "Taxes", ["", "", "2026-11-30"]).await;
    let rule = NewReminder {
        task: id,
        rule: "before:1440".into(),
        kind: String::new(),
        amount: String::new(),
        unit: String::new(),
        date: String::new(),
        time: String::new(),
    };
    reminders::set(&app.services, &me, rule, now()).await.unwrap();
    let fires = async || app.value::<Option<DateTime<Utc>>>("SELECT remind_at FROM task_reminders").await;
    assert_eq!(fires().await, Some(at("2026-11-29T09:00:00Z")));
    app.plan(&me, id, ["", "", "2026-12-10"]).await.unwrap();
    assert_eq!(fires().await, Some(at("2026-12-09T09:00:00Z")));
    app.plan(&me, id, ["2026-12-01", "", "2026-12-10"]).await.unwrap();
    assert_eq!(fires().await, Some(at("2026-11-30T09:00:00Z")), "the day on which one means to do it");
    app.plan(&me, id, ["", "", "2026-11-30"]).await.unwrap();
    assert_eq!(app.remind(at("2026-11-29T09:00:00Z")).await.1.done, 1);
    let mail = app.mails().remove(0);
    assert!(mail.text.contains("Taxes (deadline Tomorrow)"), "{}", mail.text);
    assert_eq!(fires().await, None);
    app.plan(&me, id, ["", "", ""]).await.unwrap();
    assert_eq!(fires().await, None);
}

#[tokio::test]
async fn what_begins_after_its_deadline_is_refused_at_the_field() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.planned(&me, "Task", ["", "2026-11-25", "2026-11-30"]).await;
    let late = Some(Problem::StartsLate);
    assert_eq!(problem(app.plan(&me, id, ["", "2026-12-01", "2026-11-30"]).await, Field::StartDate), late);
    // A form with one of the two.
    let form = |start: Option<&str>, deadline: Option<&str>, form: TaskEdit| TaskEdit {
        start_date: start.map(str::to_owned),
        deadline: deadline.map(str::to_owned),
        ..form
    };
    for (start, deadline) in [(Some("2026-12-01"), None), (None, Some("2026-11-24"))] {
        let form = form(start, deadline, app.form(&me, id).await);
        assert_eq!(problem(tasks::edit(&app.services, &me, form, now()).await, Field::StartDate), late);
    }
    for (field, start, deadline) in [(Field::StartDate, "soon", ""), (Field::Deadline, "", "2026-02-30")] {
        let form = form(Some(start), Some(deadline), app.form(&me, id).await);
        assert_eq!(problem(tasks::edit(&app.services, &me, form, now()).await, field), Some(Problem::NotADate));
    }
    // Missing fields leave what is there.
    let form = TaskEdit { title: "Other".into(), ..app.form(&me, id).await };
    let undo = tasks::edit(&app.services, &me, form, now()).await.unwrap().undo.unwrap();
    let days = async || {
        let task = app.detail(&me, id).await;
        [task.due_date, task.start_date, task.deadline_date]
    };
    assert_eq!(days().await, ["", "2026-11-25", "2026-11-30"]);
    domain::undo(&app.services, &me, undo, now()).await.unwrap();
    // Rescheduling leaves the deadline; who means to do it sooner need not wait.
    app.reschedule(&me, &[id], Some(date("2026-11-26"))).await;
    assert_eq!(days().await, ["2026-11-26", "2026-11-25", "2026-11-30"]);
    let undo = app.reschedule(&me, &[id], Some(date("2026-11-24"))).await.undo.unwrap();
    assert_eq!(days().await, ["2026-11-24", "", "2026-11-30"]);
    domain::undo(&app.services, &me, undo, now()).await.unwrap();
    assert_eq!(days().await, ["2026-11-26", "2026-11-25", "2026-11-30"]);
}
