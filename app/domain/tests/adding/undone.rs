//! What adding makes and costs, once and twice, and what its undo takes back.

use domain::{Actor, adding, tasks};
use model::{ListKind, NewTask, Rejection};
use uuid::Uuid;

use crate::support::{App, now, rejection};

use super::{add, form, list, undo};

#[tokio::test]
async fn a_list_that_is_not_there_is_made_and_one_undo_takes_both_back() {
    let app = App::new().await;
    let me = app.person().await;
    let open = async |me: &Actor| {
        app.lists(me).await.of(model::ListState::Open).map(|list| list.name.clone()).collect::<Vec<_>>()
    };
    let first = add(&app, &me, "Paint #Home").await;
    assert_eq!(open(&me).await, ["Home"]);
    let second = add(&app, &me, "Plant #home").await;
    assert_eq!(open(&me).await, ["Home"], "it is there by now");
    assert_eq!(undo(&app, &me, &second).await, 1);
    assert_eq!(open(&me).await, ["Home"], "it was not made with that one");
    assert_eq!(undo(&app, &me, &first).await, 1);
    assert_eq!(open(&me).await, [""; 0]);
    assert_eq!(app.list(&me, ListKind::Trash).await.len(), 2);
    assert_eq!(undo(&app, &me, &first).await, 1, "undoing twice counts the same");
    // A number is no list.
    add(&app, &me, "Fix #42").await;
    assert_eq!(open(&me).await, [""; 0]);
}

#[tokio::test]
async fn a_new_list_that_somebody_used_since_stays() {
    let app = App::new().await;
    let me = app.person().await;
    let first = add(&app, &me, "Paint #Home").await;
    add(&app, &me, "Plant #Home").await;
    undo(&app, &me, &first).await;
    assert_eq!(app.lists(&me).await.of(model::ListState::Open).count(), 1);
    assert_eq!(app.list(&me, ListKind::All).await, ["Plant"]);
}

#[tokio::test]
async fn adding_is_undone_into_the_trash_unless_the_task_changed_since() {
    let app = App::new().await;
    let me = app.person().await;
    for line in ["Plain", "With parts tomorrow @a !1h"] {
        let outcome = add(&app, &me, line).await;
        assert_eq!(undo(&app, &me, &outcome).await, 1, "{line}");
    }
    assert_eq!(app.list(&me, ListKind::All).await, [""; 0]);
    assert_eq!(app.list(&me, ListKind::Trash).await.len(), 2);
    let form = form("Changed");
    let outcome = adding::add(&app.services, &me, form.clone(), now()).await.unwrap();
    app.change(&me, "start", &[form.id]).await;
    assert_eq!(undo(&app, &me, &outcome).await, 0);
    assert_eq!(app.list(&me, ListKind::All).await, ["Changed"]);
    // Nobody else's.
    let other = app.person().await;
    let theirs = domain::undo(&app.services, &other, outcome.undo.unwrap(), now()).await;
    assert_eq!(rejection(theirs), Rejection::NotFound);
}

#[tokio::test]
async fn the_same_form_twice_adds_one_task() {
    let app = App::new().await;
    let me = app.person().await;
    for line in ["Once p1", "Twice #New @label !1h tomorrow", "Plain"] {
        let form = form(line);
        let (first, second) = tokio::join!(
            adding::add(&app.services, &me, form.clone(), now()),
            adding::add(&app.services, &me, form.clone(), now()),
        );
        let (first, second) = (first.unwrap(), second.unwrap());
        assert!(first.undo.is_some());
        assert_eq!(first, second, "{line}");
    }
    assert_eq!((app.count("tasks").await, app.count("task_reminders").await), (3, 1));
    assert_eq!(app.lists(&me).await.own.len(), 1);
}

#[tokio::test]
async fn a_task_goes_to_no_list_of_somebody_else() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    let theirs = list(&app, &other, "Theirs").await;
    let form = NewTask { list: ListKind::Own(theirs), ..form("A tomorrow @x") };
    assert_eq!(rejection(adding::add(&app.services, &me, form, now()).await), Rejection::NotFound);
    // Named, it is a new one of mine.
    add(&app, &me, "A #Theirs").await;
    assert_ne!(app.value::<Uuid>("SELECT list_id FROM tasks").await, theirs.0);
}

#[tokio::test]
async fn adding_costs_the_same_statements_while_a_line_is_one_row() {
    let app = App::new().await;
    let me = app.person().await;
    tasks::add(&app.services, &me, form("First"), now()).await.unwrap();
    let (plain, _) = app.statements(Box::pin(tasks::add(&app.services, &me, form("Plain"), now()))).await;
    for line in ["Plain words", "Pay tomorrow at 9am p1 {friday} //note"] {
        let (cost, _) = app.statements(Box::pin(add(&app, &me, line))).await;
        assert_eq!(cost, plain, "{line}");
    }
    let (reading, parts) =
        app.statements(adding::read(&app.services, &me, form("Pay tomorrow at 9am p1 @a"), now())).await;
    assert_eq!((reading, parts.unwrap().len()), (0, 4));
}

#[tokio::test]
async fn what_was_added_is_said_again_from_its_undo() {
    let app = App::new().await;
    let me = app.person().await;
    let outcome = add(&app, &me, "Pay tomorrow p3 @a").await;
    let own = app.lists(&me).await;
    let said = adding::said(&app.services, &me, &own, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!(
        (said.clone(), said.unwrap().as_str()),
        (outcome.words.clone(), "Added “Pay”: 24 November, @a, low priority")
    );
    let other = app.person().await;
    let said = adding::said(&app.services, &other, &own, outcome.undo.unwrap(), now()).await.unwrap();
    assert_eq!(said, None, "to nobody else");
}
