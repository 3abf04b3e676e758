//! All that an account has beside what tasks say, there and back.

use domain::{Actor, adding, lists, tasks};
use model::{
    ChangeRequest, Colour, LabelForm, LabelRequest, ListForm, ListId, ListKind, ListQuery, ListRequest, ListState,
    NewPart, NewTask, SectionForm, SectionId, TaskEdit, TaskId,
};
use uuid::Uuid;

use crate::support::{App, at, now};

async fn list(app: &App, me: &Actor, name: &str, colour: Colour, favourite: bool) -> ListId {
    let id = ListId(Uuid::now_v7());
    let form = ListForm { id, name: name.to_owned(), colour, favourite };
    lists::add(&app.services, me, form, now()).await.unwrap();
    id
}

async fn section(app: &App, me: &Actor, list: ListId, name: &str) -> SectionId {
    let id = SectionId(Uuid::now_v7());
    lists::sections::add(&app.services, me, SectionForm { id, list, name: name.to_owned() }, now()).await.unwrap();
    id
}

/// What a line says.
async fn line(app: &App, me: &Actor, title: &str) -> TaskId {
    let id = TaskId(Uuid::now_v7());
    let form = NewTask { id, title: title.to_owned(), list: ListKind::Inbox, ..NewTask::default() };
    adding::add(&app.services, me, form, now()).await.unwrap();
    id
}

async fn task(app: &App, me: &Actor, list: ListId, SectionId(section): SectionId, title: &str) -> TaskId {
    let id = TaskId(Uuid::now_v7());
    let (title, list, section) = (title.to_owned(), ListKind::Own(list), section.to_string());
    tasks::add(&app.services, me, NewTask { id, title, list, section, ..NewTask::default() }, now()).await.unwrap();
    id
}

async fn part(app: &App, me: &Actor, parent: TaskId, title: &str) -> TaskId {
    let id = TaskId(Uuid::now_v7());
    tasks::add_part(&app.services, me, NewPart { id, title: title.to_owned(), parent }, now()).await.unwrap();
    id
}

async fn drag(app: &App, me: &Actor, TaskId(id): TaskId, place: String) {
    let form = ChangeRequest { act: format!("place:{id}"), place, ..ChangeRequest::default() };
    tasks::change(&app.services, me, form, now()).await.unwrap();
}

async fn edit(app: &App, me: &Actor, id: TaskId, change: impl FnOnce(TaskEdit) -> TaskEdit) {
    let form = change(app.form(me, id).await);
    tasks::edit(&app.services, me, form, now()).await.unwrap();
}

/// Sections, folds, orders, and tasks that recur in every way.
async fn a_whole_account(app: &App, me: &Actor) {
    let (home, away) =
        (list(app, me, "Home", Colour::Red, false).await, list(app, me, "Away", Colour::Pink, false).await);
    let first = list(app, me, "=First", Colour::Teal, true).await;
    list(app, me, "Empty", Colour::Blue, false).await;
    let later = section(app, me, home, "Later").await;
    section(app, me, home, "Nothing here").await;
    let inbox = ListId(me.user_id().0);
    let in_inbox = section(app, me, inbox, "In the Inbox").await;
    section(app, me, first, "Later").await;
    lists::sections::fold(&app.services, me, later, true).await.unwrap();
    let root = line(app, me, "Root #Home @money").await;
    drag(app, me, root, format!("end.{}.{}", home.0, later.0)).await;
    let one = part(app, me, root, "One").await;
    let two = part(app, me, root, "Two").await;
    edit(app, me, two, |form| TaskEdit { rule: Some("FREQ=WEEKLY".into()), ..form }).await;
    drag(app, me, two, format!("before.{}", one.0)).await;
    let plain = line(app, me, "Plain #Home").await;
    let other = line(app, me, "Other #Home").await;
    drag(app, me, other, format!("before.{}", plain.0)).await;
    task(app, me, inbox, in_inbox, "Here").await;
    line(app, me, "Away #Away").await;
    let form = ListRequest { act: format!("archive:{}", away.0) };
    lists::change(&app.services, me, form, now()).await.unwrap();

    let rent = line(app, me, "Rent every 2 months on the 1st at 9am #Home").await;
    app.change(me, "complete", &[rent]).await;
    let counted = line(app, me, "Counted every other monday for 5 times").await;
    app.change(me, "complete", &[counted]).await;
    app.change(me, "skip", &[counted]).await;
    line(app, me, "Plants every! 3 days").await;
    line(app, me, "Ends every day until 3 March 2027").await;
    let moved = line(app, me, "Moved every monday at 8am").await;
    edit(app, me, moved, |form| TaskEdit { due_date: "2026-12-02".into(), due_time: "10:30".into(), ..form }).await;
    let gone = line(app, me, "Gone every friday").await;
    app.change(me, "delete", &[gone]).await;
    let last = line(app, me, "Last").await;
    edit(app, me, last, |form| TaskEdit { rule: Some("FREQ=DAILY;COUNT=1".into()), ..form }).await;
    app.change(me, "complete", &[last]).await;
}

/// A colour and a place for each label.
async fn chosen_labels(app: &App, me: &Actor) {
    let form = LabelForm { label: "money".into(), word: "Money".into(), colour: Colour::Purple };
    tasks::save_label(&app.services, me, form, now()).await.unwrap();
    line(app, me, "Labelled @attic").await;
    let up = LabelRequest { act: "up:money".into() };
    tasks::change_label(&app.services, me, up, now()).await.unwrap();
}

/// A file with numbers for its ids, in their order.
fn without_ids(file: &str) -> String {
    let mut ids: Vec<&str> = Vec::new();
    let parts: Vec<String> = file
        .split('"')
        .map(|part| match Uuid::try_parse(part) {
            Ok(_) => {
                let place = ids.iter().position(|id| *id == part);
                let place = place.unwrap_or_else(|| (ids.push(part), ids.len() - 1).1);
                format!("#{place}")
            }
            Err(_) => part.to_owned(),
        })
        .collect();
    parts.join("\"")
}

/// What the page of a list shows, with its sections and levels.
async fn shown(app: &App, me: &Actor, list: ListKind) -> Vec<String> {
    let lists = app.lists(me).await;
    let page = app.page(me, &ListQuery::of(list)).await;
    let section = |id: Option<SectionId>| {
        let found = lists.sections.iter().find(|section| Some(section.id) == id);
        found.map(|section| format!("{}/", section.name)).unwrap_or_default()
    };
    let rows = page
        .rows
        .iter()
        .map(|row| format!("{}{}{}", section(row.about.section), ".".repeat(row.level.into()), row.title));
    rows.collect()
}

#[tokio::test]
async fn a_whole_account_comes_back_as_it_was() {
    for format in ["json", "csv", "calendar"] {
        let app = App::new().await;
        let berlin = chrono_tz::Europe::Berlin;
        let (me, other) = (app.person_in(berlin).await, app.person_in(berlin).await);
        a_whole_account(&app, &me).await;
        chosen_labels(&app, &me).await;
        let file = app.exported(&me, format).await;
        let says = |name: &str| file.contains(&format!("\"{name}\":["));
        assert_eq!((says("labels"), says("occurrences")), (format == "json", format == "json"), "{file}");
        app.imported(&other, &file).await;
        // Calendars say when they were written.
        let compared = if format == "json" { "json" } else { "csv" };
        let (again, before) = (app.exported(&other, compared).await, app.exported(&me, compared).await);
        assert_eq!(without_ids(&again), without_ids(&before), "{format}: {file}");
        let (mine, theirs) = (app.lists(&me).await, app.lists(&other).await);
        let ids = |lists: &model::Lists, name: &str| {
            lists.own.iter().find(|list| list.name == name).map_or(ListKind::Inbox, |list| ListKind::Own(list.id))
        };
        for (own, who) in [(&mine, &me), (&theirs, &other)] {
            for section in own.sections.iter().filter(|section| section.folded) {
                lists::sections::fold(&app.services, who, section.id, false).await.unwrap();
            }
        }
        for name in ["Home", "Away", ""] {
            let expected = shown(&app, &me, ids(&mine, name)).await;
            assert!(expected.iter().any(|line| line.contains('/')) || name == "Away", "{expected:?}");
            assert_eq!(shown(&app, &other, ids(&theirs, name)).await, expected, "{format}: {name}");
        }
        let series = "SELECT COUNT(*) FROM series JOIN tasks ON tasks.id = task_id AND series_id = series.id";
        assert_eq!(app.value::<i64>(series).await, 14, "{format}: seven of each, of which one is in the trash");
        // Each goes on as it would have.
        for title in ["Counted", "Rent", "Plants", "Moved", "Ends"] {
            let select = format!("SELECT id FROM tasks WHERE title = '{title}' ORDER BY id");
            let both = app.values::<Uuid>(&select).await;
            let mut due = Vec::new();
            for (id, who) in both.into_iter().zip([&me, &other]) {
                let mut dates = Vec::new();
                for day in
                    ["2026-12-03T10:00:00Z", "2027-02-28T10:00:00Z", "2027-05-31T10:00:00Z", "2027-06-30T10:00:00Z"]
                {
                    app.change_at(who, "complete", &[TaskId(id)], at(day)).await;
                    let task = app.detail(who, TaskId(id)).await;
                    dates.push((task.due_date, task.due_time, task.status));
                }
                due.push(dates);
            }
            assert_eq!(due[0], due[1], "{format}: {title}");
        }
    }
}

/// JSON says of lists what no task does.
#[tokio::test]
async fn lists_come_back_with_their_looks() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    a_whole_account(&app, &me).await;
    let file = app.exported(&me, "json").await;
    // One of a name stays as it is, and its sections come first.
    let home = list(&app, &other, "Home", Colour::Green, true).await;
    section(&app, &other, home, "Mine").await;
    section(&app, &other, home, "Later").await;
    for _ in 0..2 {
        app.imported(&other, &file).await;
    }
    let lists = app.lists(&other).await;
    let looks = |list: &model::ListView| (list.name.clone(), list.colour, list.favourite, list.state);
    let looks: Vec<_> = lists.own.iter().map(looks).collect();
    let expected = [
        ("Home", Colour::Green, true, ListState::Open),
        ("=First", Colour::Teal, true, ListState::Open),
        ("Away", Colour::Pink, false, ListState::Archived),
        ("Empty", Colour::Blue, false, ListState::Open),
    ];
    assert_eq!(looks, expected.map(|(name, colour, favourite, state)| (name.to_owned(), colour, favourite, state)));
    let sections: Vec<(&str, bool)> =
        lists.sections(home).map(|section| (section.name.as_str(), section.folded)).collect();
    assert_eq!(sections, [("Mine", false), ("Later", false), ("Nothing here", false)]);
}

#[tokio::test]
async fn what_is_wrong_with_places_and_lists_is_said_by_line() {
    let app = App::new().await;
    let me = app.person().await;
    let long = "x".repeat(201);
    let csv = format!("Title,Section,Sort key\nA,{long},\nB,Later,-10\nC,Later,iaab\nD,,IA\n");
    let said = |preview: &model::ImportPreview| -> Vec<String> {
        preview.problems.iter().map(|note| format!("{} {}", note.line, note.text)).collect()
    };
    let preview = app.looked_at(&me, csv).await;
    assert_eq!(
        said(&preview),
        [
            "2 Section: Please use at most 200 characters.",
            "3 Sort key: Please use a key as an export of Taskbell has it."
        ]
    );
    let json = format!(
        "{{\"taskbell\":1,\"tasks\":[\n{{\"title\":\"A\"}}],\n\"lists\":[\n{{\"name\":\"Good\",\"sections\":[{{\"name\":\"S\"}}]}},\n\
         {{\"name\":\"Odd\",\"colour\":\"gold\"}},\n{{\"name\":\"{long}\"}},\n{{\"name\":\"B\",\"sections\":[{{}}]}},\n5]}}"
    );
    let preview = app.looked_at(&me, json).await;
    assert_eq!(
        said(&preview),
        [
            "5 This is no list: unknown variant `gold`, expected one of `grey`, `red`, `orange`, `green`, `teal`, `blue`, `purple`, `pink`.",
            "6 List: Please use at most 200 characters.",
            "7 Section: Please fill this in.",
            "8 This is no list: invalid type: integer `5`, expected struct Outline.",
        ]
    );
    assert_eq!((preview.tasks, preview.problem_count), (1, 4));
    app.brought(&me, &preview).await;
    let lists = app.lists(&me).await;
    assert_eq!(lists.own.iter().map(|list| list.name.as_str()).collect::<Vec<_>>(), ["Good"]);
    assert_eq!(lists.sections.len(), 1);
}

/// At once, or by a job: what something else stands in stays.
#[tokio::test]
async fn sections_and_series_go_with_the_import_that_made_them() {
    for more in [0, 700] {
        let app = App::new().await;
        let me = app.person().await;
        let inbox = ListId(me.user_id().0);
        section(&app, &me, inbox, "There").await;
        let lines: String = (0..more).map(|number| format!("More {number},,Many,FREQ=DAILY\n")).collect();
        let file = format!(
            "Title,List,Section,Recurrence\nA,,Goes,FREQ=DAILY\nB,,There,\nC,New,Goes too,FREQ=WEEKLY\nD,,Used,\nE,,Renamed,\n{lines}"
        );
        let undo = app.imported(&me, &file).await;
        assert_eq!(app.count("series").await, 2 + i64::from(more));
        let named =
            |lists: &model::Lists, name: &str| lists.sections.iter().find(|section| section.name == name).unwrap().id;
        let lists = app.lists(&me).await;
        task(&app, &me, inbox, named(&lists, "Used"), "Mine").await;
        let renamed = named(&lists, "Renamed");
        let form = SectionForm { id: renamed, list: inbox, name: "Other".into() };
        domain::lists::sections::save(&app.services, &me, form, now()).await.unwrap();
        domain::undo(&app.services, &me, undo, now()).await.unwrap();
        app.carry(now()).await;
        let left: Vec<String> = app.values("SELECT name FROM sections ORDER BY name").await;
        assert_eq!(left, ["Other", "There", "Used"], "{more}");
        assert_eq!((app.count("tasks").await, app.count("series").await, app.lists(&me).await.own.len()), (1, 0, 0));
        let removed: i64 =
            app.value("SELECT COUNT(*) FROM changes WHERE object = 'section' AND kind = 'removed'").await;
        assert_eq!(removed, if more == 0 { 2 } else { 3 });
    }
}

#[tokio::test]
async fn more_sections_than_one_can_have_undo_the_import() {
    let app = App::new().await;
    let me = app.person().await;
    let lines: String = (0..101).map(|number| format!("T,S {number}\n")).collect();
    let preview = app.looked_at(&me, format!("Title,Section\n{lines}")).await;
    domain::transfers::import(&app.services, &me, preview.id, 0, now()).await.unwrap();
    app.carry(now()).await;
    let list = domain::transfers::list(&app.services, &me, now()).await.unwrap();
    assert!(list.transfers[0].state.starts_with("Not imported. There can be no more than 100 sections"), "{list:?}");
    assert_eq!((app.count("tasks").await, app.count("sections").await), (0, 0));
}
