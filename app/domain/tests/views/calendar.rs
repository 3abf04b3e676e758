use model::{Calendar, CalendarDay, ListKind, ListQuery, Span, TaskId};
use words::Language;

use super::{calendar, put};
use crate::support::{App, NewTaskRow, now};

fn month(from: &str) -> ListQuery {
    ListQuery { from: from.to_owned(), ..ListQuery::of(ListKind::All) }
}

fn day<'a>(calendar: &'a Calendar, date: &str) -> &'a CalendarDay {
    calendar.weeks.iter().flatten().find(|day| day.date.to_string() == date).unwrap()
}

fn titles(day: &CalendarDay) -> Vec<&str> {
    day.cards.iter().map(|card| card.title.as_str()).collect()
}

/// It is Monday, 23 November 2026.
#[tokio::test]
async fn a_month_shows_its_weeks_with_what_is_due() {
    let app = App::new().await;
    let me = app.person().await;
    NewTaskRow::titled("Later").due("2026-11-30").time("09:00").add(&app, &me).await;
    NewTaskRow::titled("Earlier").due("2026-11-30").time("08:00").add(&app, &me).await;
    app.due(&me, "Next month", "2026-12-06").await;
    app.due(&me, "Out of sight", "2026-12-07").await;
    app.task(&me, "Some day").await;
    let november = calendar(&app, &me, &month("")).await;
    assert_eq!((november.title.as_str(), november.weeks.len()), ("November 2026", 6));
    assert_eq!(november.weekdays[0], ("Mon".to_owned(), "Monday".to_owned()));
    let dates: Vec<String> = november.weeks.iter().flatten().map(|day| day.date.to_string()).collect();
    assert_eq!((dates[0].as_str(), dates[41].as_str()), ("2026-10-26", "2026-12-06"));
    assert!(day(&november, "2026-11-23").today && !day(&november, "2026-11-24").today);
    assert!(day(&november, "2026-11-01").inside && !day(&november, "2026-12-01").inside);
    let last = day(&november, "2026-11-30");
    assert_eq!((titles(last), last.open), (vec!["Earlier", "Later"], 2));
    assert_eq!(last.cards[0].due.as_ref().unwrap().text, "08:00");
    assert_eq!(titles(day(&november, "2026-12-06")), ["Next month"]);
    assert_eq!(november.undated.iter().map(|card| card.title.as_str()).collect::<Vec<_>>(), ["Some day"]);
    assert_eq!((november.previous.to_string(), november.next.to_string()), ("2026-10-01".into(), "2026-12-01".into()));
    let week = calendar(&app, &me, &ListQuery { span: Span::Week, ..month("2026-12-02") }).await;
    assert_eq!((week.title.as_str(), week.weeks.len()), ("30 November – 6 December 2026", 1));
    assert_eq!((titles(&week.weeks[0][0]), titles(&week.weeks[0][6])), (vec!["Earlier", "Later"], vec!["Next month"]));
    // What is no date is today; the calendar of what is upcoming is one of all.
    for query in [month("x"), month("0000-01-01"), month("9999-99-99"), ListQuery::of(ListKind::Upcoming)] {
        assert_eq!(calendar(&app, &me, &query).await.title, "November 2026");
    }
    for (from, weeks, first) in
        [("2027-02-01", 4, "2027-02-01"), ("2999-12-31", 6, "2999-11-25"), ("1970-01-01", 5, "1969-12-29")]
    {
        let calendar = calendar(&app, &me, &month(from)).await;
        assert_eq!((calendar.weeks.len(), calendar.weeks[0][0].date.to_string().as_str()), (weeks, first), "{from}");
    }
}

#[tokio::test]
async fn a_week_begins_where_its_reader_begins_it() {
    for (language, first) in [(Language::English, "Mon"), (Language::German, "Mo"), (Language::Arabic, "السبت")] {
        let app = App::new().await;
        let me = app.learn(&app.person().await, language).await;
        let shown = calendar(&app, &me, &month("2026-11-01")).await;
        assert_eq!(shown.weekdays[0].0.trim_end_matches('.'), first, "{language:?}");
        assert!(shown.weeks[0].iter().any(|day| day.date.to_string() == "2026-11-01"));
    }
}

#[tokio::test]
async fn a_task_goes_to_another_day_and_back() {
    let app = App::new().await;
    let me = app.person().await;
    let id = NewTaskRow::titled("Call").due("2026-11-24").time("09:30").add(&app, &me).await;
    let to = model::Put::day(Some("2026-11-27".parse().unwrap()));
    let moved = put(&app, &me, id, &to, "").await;
    let shown = calendar(&app, &me, &month("")).await;
    assert_eq!(titles(day(&shown, "2026-11-27")), ["Call"]);
    assert_eq!(day(&shown, "2026-11-27").cards[0].due.as_ref().unwrap().text, "09:30");
    put(&app, &me, id, &model::Put::day(None), "").await;
    assert_eq!(calendar(&app, &me, &month("")).await.undated.len(), 1);
    domain::undo(&app.services, &me, moved.undo.unwrap(), now()).await.unwrap();
}

#[tokio::test]
async fn a_full_month_shows_few_of_a_day_in_one_statement() {
    let app = App::new().await;
    let me = app.person().await;
    let mut ids: Vec<TaskId> = Vec::new();
    for number in 0..9 {
        ids.push(app.due(&me, &format!("T{number}"), "2026-11-25").await);
    }
    for number in 0..17 {
        app.task(&me, &format!("U{number}")).await;
    }
    let lists = app.lists(&me).await;
    let query = month("");
    let read = domain::tasks::calendar(&app.services, &me, &lists, &query, now());
    assert_eq!(app.statements(read).await.0, 1);
    let shown = calendar(&app, &me, &query).await;
    let full = day(&shown, "2026-11-25");
    assert_eq!((full.cards.len(), full.open), (3, 9));
    let more = full.more.clone().unwrap();
    assert_eq!((more.span, more.from.as_str()), (Span::Week, "2026-11-25"));
    let week = calendar(&app, &me, &more).await;
    let full = day(&week, "2026-11-25");
    assert_eq!((full.cards.len(), full.open), (7, 9));
    assert_eq!(app.titles(&me, full.more.as_ref().unwrap()).await[..2], ["T7", "T8"]);
    assert_eq!(shown.undated.len(), 15);
    assert_eq!(app.titles(&me, shown.more.as_ref().unwrap()).await.len(), 17);
    // A task of somebody else is on nobody's days.
    let other = app.person().await;
    assert!(calendar(&app, &other, &query).await.weeks.iter().flatten().all(|day| day.cards.is_empty()));
}
