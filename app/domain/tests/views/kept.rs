use domain::{Actor, lists, tasks};
use model::{
    ChosenView, Colour, FilterForm, FilterId, FilterRequest, Group, ListId, ListKind, ListQuery, Rejection, Span, View,
};
use uuid::Uuid;

use super::list;
use crate::support::{App, now, rejection};

async fn choose(app: &App, me: &Actor, list: ListKind, view: &str, group: &str, span: &str) {
    let form = ChosenView { list, view: view.to_owned(), group: group.to_owned(), span: span.to_owned() };
    lists::choose_view(&app.services, me, form).await.unwrap();
}

async fn shown(app: &App, me: &Actor, list: ListKind) -> (Option<View>, Option<Group>, Span) {
    let query = ListQuery::of(list).chosen(&app.lists(me).await);
    (query.view, query.group, query.span)
}

#[tokio::test]
async fn each_list_keeps_its_view() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let work = ListKind::Own(list(&app, &me, "Work").await);
    assert_eq!(shown(&app, &me, work).await, (None, None, Span::Month));
    choose(&app, &me, work, "board", "status", "").await;
    choose(&app, &me, ListKind::Upcoming, "calendar", "", "week").await;
    assert_eq!(shown(&app, &me, work).await, (Some(View::Board), Some(Group::Status), Span::Month));
    assert_eq!(shown(&app, &me, ListKind::Upcoming).await, (Some(View::Calendar), None, Span::Week));
    assert_eq!(shown(&app, &me, ListKind::Inbox).await, (None, None, Span::Month));
    assert_eq!(shown(&app, &other, ListKind::Upcoming).await, (None, None, Span::Month));
    // The URL has the last word, and the lists cost what they did.
    let asked = ListQuery { view: Some(View::List), ..ListQuery::of(work) };
    assert_eq!(asked.clone().chosen(&app.lists(&me).await), asked);
    choose(&app, &me, work, "board", "", "").await;
    assert_eq!(shown(&app, &me, work).await, (Some(View::Board), None, Span::Month));
    assert_eq!(app.statements(lists::lists(&app.services, &me)).await.0, 0);
    choose(&app, &me, work, "list", "", "").await;
    assert_eq!((shown(&app, &me, work).await, app.count("list_views").await), ((None, None, Span::Month), 1));
}

#[tokio::test]
async fn a_filter_keeps_its_view_until_it_is_gone() {
    let app = App::new().await;
    let me = app.person().await;
    let id = FilterId(Uuid::now_v7());
    let form = FilterForm { id, name: "Focus".into(), filter: "p1".into(), colour: Colour::Grey };
    tasks::add_filter(&app.services, &me, &app.lists(&me).await, form, now()).await.unwrap();
    let filter = ListKind::Filter(id);
    choose(&app, &me, filter, "board", "day", "").await;
    choose(&app, &me, ListKind::All, "calendar", "", "").await;
    assert_eq!(shown(&app, &me, filter).await, (Some(View::Board), Some(Group::Day), Span::Month));
    let act = format!("remove:{}", id.0);
    lists::filters::change(&app.services, &me, FilterRequest { act }, now()).await.unwrap();
    choose(&app, &me, ListKind::All, "board", "", "").await;
    assert_eq!(app.count("list_views").await, 1);
}

#[tokio::test]
async fn no_view_is_kept_of_what_is_not_there() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let theirs = ListKind::Own(list(&app, &other, "Theirs").await);
    for (list, view, refused) in [
        (theirs, "board", Rejection::NotFound),
        (ListKind::Own(ListId(Uuid::now_v7())), "calendar", Rejection::NotFound),
        (ListKind::Filter(FilterId(Uuid::now_v7())), "calendar", Rejection::NotFound),
        (ListKind::All, "sideways", Rejection::Malformed),
    ] {
        let form = ChosenView { list, view: view.to_owned(), ..ChosenView::default() };
        assert_eq!(rejection(lists::choose_view(&app.services, &me, form).await), refused);
    }
    assert_eq!(app.count("list_views").await, 0);
}
