//! Searching over everything.

use domain::{Actor, lists, pages, tasks};
use model::{Colour, FilterForm, FilterId, FoundTasks, ListForm, ListId, Marked, Status, TaskEdit, TaskId};
use uuid::Uuid;

use crate::support::{App, NewTaskRow, now};

impl App {
    async fn search_all(&self, me: &Actor, typed: &str, after: Option<&str>, most: u32) -> FoundTasks {
        let lists = self.lists(me).await;
        tasks::found(&self.services, me, &lists, typed, after, most, now()).await.unwrap()
    }

    async fn found_titles(&self, me: &Actor, typed: &str) -> Vec<String> {
        self.search_all(me, typed, None, 50).await.tasks.into_iter().map(|task| shown(&task.title)).collect()
    }
}

fn shown(Marked { text, marks }: &Marked) -> String {
    let mut text = text.clone();
    for (from, to) in marks.iter().rev() {
        text.insert(*to as usize, ']');
        text.insert(*from as usize, '[');
    }
    text
}

#[tokio::test]
async fn titles_come_before_notes_and_what_is_open_before_what_is_done() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    NewTaskRow::titled("Notes first").notes("line\nthe Straße and\nthe plumber").add(&app, &me).await;
    NewTaskRow::titled("Plumber done").status(Status::Completed).add(&app, &me).await;
    NewTaskRow::titled("Call the plumber").add(&app, &me).await;
    NewTaskRow::titled("Half: plumber").notes("and the strasse").add(&app, &me).await;
    NewTaskRow::titled("Their plumber").add(&app, &other).await;
    let gone = app.task(&me, "Plumber in the trash").await;
    app.change(&me, "delete", &[gone]).await;
    let mut open = app.found_titles(&me, "PLUMBER").await;
    assert_eq!(open.split_off(2), ["[Plumber] done", "Notes first"]);
    open.sort();
    assert_eq!(open, ["Call the [plumber]", "Half: [plumber]"]);
    // Both words, wherever each stands.
    let found = app.search_all(&me, "plumber strasse", None, 50).await.tasks;
    let notes: Vec<_> = found.iter().map(|task| task.notes.as_ref().map(shown).unwrap_or_default()).collect();
    assert_eq!(found.len(), 2);
    assert!(notes.contains(&"line the [Straße] and the [plumber]".to_owned()), "{notes:?}");
    assert!(app.search_all(&me, "  ", None, 50).await.tasks.is_empty());
    assert!(app.found_titles(&me, "100%").await.is_empty(), "signs of patterns are letters");
}

#[tokio::test]
async fn pages_go_on_where_the_one_before_ended() {
    let app = App::new().await;
    let me = app.person().await;
    let mut expected = Vec::new();
    for number in 0..23 {
        let status = if number % 3 == 0 { Status::Completed } else { Status::Pending };
        let (title, notes) = if number % 2 == 0 { ("bell", "") } else { ("other", "a bell") };
        NewTaskRow::titled(&format!("{title} {number}")).notes(notes).status(status).add(&app, &me).await;
        expected.push(format!("{title} {number}"));
    }
    let (mut found, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = app.search_all(&me, "bell", after.as_deref(), 5).await;
        assert!(page.tasks.len() <= 5);
        found.extend(page.tasks.into_iter().map(|task| task.title.text));
        pages += 1;
        let Some(next) = page.next else { break };
        after = Some(next);
    }
    assert_eq!((pages, found.len()), (5, 23));
    let ends = found.iter().position(|title| title.starts_with("other")).unwrap();
    assert!(found[ends..].iter().all(|title| title.starts_with("other")), "{found:?}");
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "each once");
    for after in
        ["", "x", "9.9.00000000000000000000000000000001", "0.-9000000000000000000.00000000000000000000000000000001"]
    {
        app.search_all(&me, "bell", Some(after), 5).await;
    }
}

#[tokio::test]
async fn places_are_found_by_their_names() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let list = ListForm { id: ListId(Uuid::now_v7()), name: "Büro".into(), colour: Colour::Red, favourite: false };
    lists::add(&app.services, &me, list, now()).await.unwrap();
    let filter = FilterForm {
        id: FilterId(Uuid::now_v7()),
        name: "In the Buro".into(),
        filter: "p1".into(),
        colour: Colour::Red,
    };
    let own = app.lists(&me).await;
    tasks::add_filter(&app.services, &me, &own, filter, now()).await.unwrap();
    let id = app.task(&me, "Desk in the büro").await;
    let edit = TaskEdit { labels: Some("BÜRO-Sachen, else".into()), ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    let own = app.lists(&me).await;
    // What was chosen for labels is read once.
    pages::search(&app.services, &me, &own, "x", None, 8, now()).await.unwrap();
    let (sent, found) = app.statements(pages::search(&app.services, &me, &own, "buro", None, 8, now())).await;
    let (places, tasks) = found.unwrap();
    assert_eq!(sent, 2);
    assert_eq!(places.lists.iter().map(|list| list.name.as_str()).collect::<Vec<_>>(), ["Büro"]);
    assert_eq!(places.filters.iter().map(|filter| filter.name.as_str()).collect::<Vec<_>>(), ["In the Buro"]);
    assert_eq!(places.labels.iter().map(|label| label.word.as_str()).collect::<Vec<_>>(), ["BÜRO-Sachen"]);
    assert_eq!(tasks.tasks.len(), 1);
    let theirs = app.lists(&other).await;
    let (places, tasks) = pages::search(&app.services, &other, &theirs, "buro", None, 8, now()).await.unwrap();
    assert!(places.labels.is_empty() && places.lists.is_empty() && tasks.tasks.is_empty());
}

#[tokio::test]
async fn titles_are_told_to_their_owner_alone() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let (one, two) = (app.task(&me, "One").await, app.task(&me, "Two").await);
    let gone = app.task(&me, "Gone").await;
    app.change(&me, "delete", &[gone]).await;
    let ids = [two, gone, TaskId(Uuid::now_v7()), one];
    let titles = tasks::titles(&app.services, &me, &ids).await.unwrap();
    assert_eq!(titles, [(two, "Two".to_owned()), (one, "One".to_owned())]);
    assert!(tasks::titles(&app.services, &other, &ids).await.unwrap().is_empty());
}
