//! Adding, editing and changing tasks.

use domain::{pages, tasks};
use model::{
    ChangeRequest, Did, Field, ListKind, ListQuery, NewTask, Priority, Problem, Rejection, Status, TaskEdit, TaskId,
};
use uuid::Uuid;

use crate::support::{App, NewTaskRow, at, date, now, problem, rejection};

fn form(title: &str, list: ListKind) -> NewTask {
    NewTask { id: TaskId(Uuid::now_v7()), title: title.to_owned(), list, ..NewTask::default() }
}

#[tokio::test]
async fn a_new_task_is_due_where_its_list_shows_it() {
    let app = App::new().await;
    let me = app.person().await;
    for (list, due) in [(ListKind::Today, "2026-11-23"), (ListKind::Upcoming, "2026-11-24"), (ListKind::All, "")] {
        let form = form("  Water the plants ", list);
        let outcome = tasks::add(&app.services, &me, form.clone(), now()).await.unwrap();
        assert_eq!(outcome.did, Did::Added);
        let task = app.detail(&me, form.id).await;
        assert_eq!((task.title.as_str(), task.due_date.as_str(), task.version), ("Water the plants", due, 1));
        assert_eq!(task.status, Status::Pending);
    }
}

#[tokio::test]
async fn titles_are_checked() {
    let app = App::new().await;
    let me = app.person().await;
    let add = async |title: &str| tasks::add(&app.services, &me, form(title, ListKind::All), now()).await;
    assert_eq!(problem(add("   ").await, Field::Title), Some(Problem::Required));
    assert_eq!(problem(add(&"x".repeat(201)).await, Field::Title), Some(Problem::TooLong { max: 200 }));
    assert_eq!(problem(add("a\0b").await, Field::Title), Some(Problem::ControlCharacter));
    assert_eq!(problem(add("a\r\nb").await, Field::Title), Some(Problem::ControlCharacter));
    assert_eq!(app.count("tasks").await, 0);
    for title in ["ü".repeat(200).as_str(), "\u{202e}right to left", "🧑‍🚀", "<script>alert(1)</script>"] {
        add(title).await.unwrap();
    }
    assert_eq!(app.count("tasks").await, 4);
}

#[tokio::test]
async fn sending_the_same_form_twice_adds_one_task() {
    let app = App::new().await;
    let me = app.person().await;
    let form = form("Once", ListKind::All);
    let (first, second) = tokio::join!(
        tasks::add(&app.services, &me, form.clone(), now()),
        tasks::add(&app.services, &me, form.clone(), now()),
    );
    assert_eq!(first.unwrap(), second.unwrap());
    assert_eq!(app.list(&me, ListKind::All).await, ["Once"]);
}

#[tokio::test]
async fn another_title_under_a_used_id_is_another_task() {
    let app = App::new().await;
    let me = app.person().await;
    let first = form("First", ListKind::All);
    tasks::add(&app.services, &me, first.clone(), now()).await.unwrap();
    tasks::add(&app.services, &me, NewTask { title: "Second".into(), ..first }, now()).await.unwrap();
    assert_eq!(app.list(&me, ListKind::All).await.len(), 2);
}

#[tokio::test]
async fn an_edit_saves_every_field() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Before").await;
    let edit = TaskEdit {
        title: "After".into(),
        notes: "line one\r\nline two\n\n".into(),
        status: Status::Completed,
        priority: Priority::High,
        due_date: "2026-12-01".into(),
        due_time: "09:00:00".into(),
        ..app.form(&me, id).await
    };
    let outcome = tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    assert!(outcome.undo.is_some());
    let task = app.detail(&me, id).await;
    assert_eq!((task.title.as_str(), task.notes.as_str()), ("After", "line one\nline two"));
    assert_eq!((task.status, task.priority), (Status::Completed, Priority::High));
    assert_eq!((task.due_date.as_str(), task.due_time.as_str()), ("2026-12-01", "09:00"));
    let search = ListQuery { search: "line two after".into(), ..ListQuery::of(ListKind::Completed) };
    assert_eq!(app.titles(&me, &search).await, ["After"]);
}

#[tokio::test]
async fn an_edit_reports_all_problems_at_once_and_saves_nothing() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Before").await;
    let edit = TaskEdit {
        title: String::new(),
        notes: "x".repeat(20_001),
        due_date: "2026-02-30".into(),
        due_time: "25:00".into(),
        ..app.form(&me, id).await
    };
    let Rejection::Invalid(errors) = rejection(tasks::edit(&app.services, &me, edit, now()).await) else {
        panic!("not invalid")
    };
    assert_eq!(errors.get(Field::Title), Some(Problem::Required));
    assert_eq!(errors.get(Field::Notes), Some(Problem::TooLong { max: 20_000 }));
    assert_eq!(errors.get(Field::DueDate), Some(Problem::NotADate));
    assert_eq!(errors.get(Field::DueTime), Some(Problem::NotATime));
    assert_eq!(app.detail(&me, id).await.title, "Before");
}

#[tokio::test]
async fn dates_that_cannot_be_are_refused() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Dated").await;
    for typed in ["0000-01-01", "9999-12-31", "1969-12-31", "2026-13-01", "2026-00-10", "tomorrow", "2026-1", "١-١-١"]
    {
        let edit = TaskEdit { due_date: typed.into(), ..app.form(&me, id).await };
        let result = tasks::edit(&app.services, &me, edit, now()).await;
        assert_eq!(problem(result, Field::DueDate), Some(Problem::NotADate), "{typed}");
    }
    let edit = TaskEdit { due_time: "09:00".into(), ..app.form(&me, id).await };
    let result = tasks::edit(&app.services, &me, edit, now()).await;
    assert_eq!(problem(result, Field::DueTime), Some(Problem::TimeWithoutDate));
}

#[tokio::test]
async fn a_stale_edit_is_refused_with_the_current_version() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Task").await;
    let stale = TaskEdit { notes: "mine".into(), ..app.form(&me, id).await };
    app.change(&me, "complete", &[id]).await;
    let version = app.detail(&me, id).await.version;
    let refused = rejection(tasks::edit(&app.services, &me, stale.clone(), now()).await);
    assert_eq!(refused, Rejection::Changed { version });
    assert_eq!(app.detail(&me, id).await.notes, "");
    // Saying so again, knowing the version, replaces the other change.
    tasks::edit(&app.services, &me, TaskEdit { version, ..stale }, now()).await.unwrap();
    let task = app.detail(&me, id).await;
    assert_eq!((task.notes.as_str(), task.status), ("mine", Status::Pending));
}

#[tokio::test]
async fn sending_the_same_edit_twice_is_no_conflict() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Task").await;
    let edit = TaskEdit { title: "New title".into(), status: Status::Completed, ..app.form(&me, id).await };
    let (first, second) = tokio::join!(
        tasks::edit(&app.services, &me, edit.clone(), now()),
        tasks::edit(&app.services, &me, edit.clone(), at("2026-11-23T10:00:01Z")),
    );
    assert_eq!((first.unwrap().did, second.unwrap().did), (Did::Saved, Did::Saved));
}

#[tokio::test]
async fn of_two_different_edits_at_once_one_wins_and_one_hears_of_it() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Task").await;
    let form = app.form(&me, id).await;
    let edit = |title: &str| TaskEdit { title: title.into(), ..form.clone() };
    let (first, second) = tokio::join!(
        tasks::edit(&app.services, &me, edit("One"), now()),
        tasks::edit(&app.services, &me, edit("Two"), now()),
    );
    let refused = if first.is_ok() { second } else { first };
    assert!(matches!(rejection(refused), Rejection::Changed { .. }));
}

#[tokio::test]
async fn completing_notes_the_local_day_and_reopening_forgets_it() {
    let app = App::new().await;
    // 10:00 UTC is 23:00 in Auckland on the same day; 12:00 UTC is tomorrow there.
    let me = app.person_in(chrono_tz::Pacific::Auckland).await;
    let id = app.task(&me, "Task").await;
    app.change_at(&me, "complete", &[id], at("2026-11-23T12:00:00Z")).await;
    assert_eq!(
        app.values::<Option<chrono::NaiveDate>>("SELECT completed_on FROM tasks").await,
        [Some(date("2026-11-24"))]
    );
    app.change(&me, "reopen", &[id]).await;
    assert_eq!(app.values::<Option<chrono::NaiveDate>>("SELECT completed_on FROM tasks").await, [None]);
    assert_eq!(app.detail(&me, id).await.status, Status::Pending);
}

#[tokio::test]
async fn several_tasks_change_together() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids = Vec::new();
    for title in ["a", "b", "c"] {
        ids.push(app.task(&me, title).await);
    }
    for (act, did) in [("start", Did::Started), ("complete", Did::Completed), ("delete", Did::Deleted)] {
        let outcome = app.change(&me, act, &ids).await;
        assert_eq!((outcome.did, outcome.count), (did, 3));
    }
    assert_eq!(app.list(&me, ListKind::Trash).await.len(), 3);
    assert!(app.list(&me, ListKind::All).await.is_empty());
    app.change(&me, "restore", &ids).await;
    assert_eq!(app.list(&me, ListKind::Completed).await.len(), 3);
}

#[tokio::test]
async fn doing_a_change_twice_is_no_error_and_changes_once() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Task").await;
    for act in ["start", "complete", "reopen", "delete", "restore"] {
        let first = app.change(&me, act, &[id]).await;
        let before = app.everything().await;
        let second = app.change(&me, act, &[id]).await;
        assert_eq!((first.did, first.count), (second.did, second.count), "{act}");
        assert!(second.undo.is_none(), "{act}");
        assert_eq!(before, app.everything().await, "{act}");
    }
}

#[tokio::test]
async fn rescheduling_keeps_the_time_of_day() {
    let app = App::new().await;
    let me = app.person().await;
    let timed = NewTaskRow::titled("Timed").due("2026-11-23").time("09:30").add(&app, &me).await;
    let dated = app.due(&me, "Dated", "2026-11-23").await;
    let undated = app.task(&me, "Undated").await;
    app.reschedule(&me, &[timed, dated, undated], Some(date("2026-12-24"))).await;
    assert_eq!(app.due_of(&me, timed).await, ("2026-12-24".into(), Some("09:30:00".parse().unwrap())));
    assert_eq!(app.due_of(&me, dated).await, ("2026-12-24".into(), None));
    // Sorted by the moved time: 09:30 before the whole day, and equal days by age.
    assert_eq!(app.list(&me, ListKind::Upcoming).await, ["Timed", "Dated", "Undated"]);
    app.reschedule(&me, &[timed], None).await;
    assert_eq!(app.due_of(&me, timed).await, (String::new(), None));
    assert_eq!(app.list(&me, ListKind::Upcoming).await, ["Dated", "Undated"]);
}

#[tokio::test]
async fn requests_that_no_form_sends_are_refused() {
    let app = App::new().await;
    let me = app.person().await;
    let change = async |form: ChangeRequest| rejection(tasks::change(&app.services, &me, form, now()).await);
    let request = |act: &str| ChangeRequest { act: act.into(), ..ChangeRequest::default() };
    assert_eq!(change(request("explode")).await, Rejection::Malformed);
    assert_eq!(change(request("complete:not-an-id")).await, Rejection::Malformed);
    assert!(matches!(change(request("complete")).await, Rejection::Invalid(_)));
    let ids = (0..51).map(|_| TaskId(Uuid::now_v7()).into()).collect();
    assert_eq!(change(ChangeRequest { ids, ..request("complete") }).await, Rejection::Malformed);
    assert_eq!(change(request(&format!("complete:{}", Uuid::now_v7()))).await, Rejection::NotFound);
}

#[tokio::test]
async fn emptying_the_trash_ends_only_what_is_in_it() {
    let app = App::new().await;
    let me = app.person().await;
    app.task(&me, "Stays").await;
    let goes = app.task(&me, "Goes").await;
    app.change(&me, "delete", &[goes]).await;
    let outcome = tasks::empty_trash(&app.services, &me, now()).await.unwrap();
    assert_eq!((outcome.did, outcome.count), (Did::Emptied, 1));
    assert_eq!(app.values::<String>("SELECT title FROM tasks").await, ["Stays"]);
    assert_eq!(rejection(pages::task(&app.services, &me, goes, now()).await), Rejection::NotFound);
}

#[tokio::test]
async fn what_nobody_can_see_is_no_title() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Seen").await;
    for title in ["\u{200b}", "\u{2800}", "\u{3164}", " \u{fe0f}\u{200d}\u{2069}", "\u{e0061}\u{ffa0}"] {
        let form =
            NewTask { id: TaskId(Uuid::now_v7()), title: title.into(), list: ListKind::All, ..NewTask::default() };
        let added = tasks::add(&app.services, &me, form, now()).await;
        assert_eq!(problem(added, Field::Title), Some(Problem::Required), "{}", title.escape_unicode());
        let edit = TaskEdit { title: title.into(), ..app.form(&me, id).await };
        let edited = tasks::edit(&app.services, &me, edit, now()).await;
        assert_eq!(problem(edited, Field::Title), Some(Problem::Required), "{}", title.escape_unicode());
        let edit = TaskEdit { notes: title.into(), ..app.form(&me, id).await };
        tasks::edit(&app.services, &me, edit, now()).await.unwrap();
        assert_eq!(app.detail(&me, id).await.notes, "");
    }
}
