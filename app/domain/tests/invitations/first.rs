//! The first operator.

use super::*;

async fn first_link(app: &App) -> Option<String> {
    first_operator_link(&app.services, now()).await.unwrap().map(|link| token(&link))
}

#[tokio::test]
async fn whoever_opens_the_first_link_is_the_operator() {
    let app = App::closed().await;
    let (first, second) = (first_link(&app).await.unwrap(), first_link(&app).await.unwrap());
    assert_ne!(first, second);
    for token in [&first, &second] {
        assert_eq!(check_invitation(&app.services, token, now()).await.unwrap().email, None);
    }
    let refused = accept(&app, &first).await;
    assert_eq!(problem(refused, Field::Email), Some(Problem::Required));
    let late = accept_as(&app.services, &first, "kim@example.org", TimeDelta::days(1)).await;
    assert_eq!(rejection(late), Rejection::LinkOver);
    let (kim, _) = accept_as(&app.services, &second, "Kim@Müller.example", TimeDelta::zero()).await.unwrap();
    let actor = accounts::actor(&app.services, kim.user, 1).await.unwrap().unwrap();
    assert!(Operator::of(&actor).is_ok());

    assert_eq!(first_link(&app).await, None);
    for used in [&first, &second] {
        let again = accept_as(&app.services, used, "ada@example.org", TimeDelta::zero()).await;
        assert_eq!(rejection(again), Rejection::LinkOver);
    }
    assert!(list(&app, &Operator::at_the_console()).await.is_empty());
    assert_eq!(audit(&app, "operator").await, ["granted"]);
}

#[tokio::test]
async fn of_two_first_links_at_once_one_makes_an_operator() {
    let app = App::new().await;
    let mut forms = Vec::new();
    for number in 0..4 {
        let token = first_link(&app).await.unwrap();
        forms.push(form(&token, &format!("kim{number}@example.org")));
    }
    assert_eq!(at_once(&app, forms).await, 1);
    assert_eq!((app.count("users").await, first_link(&app).await), (1, None));
}

#[tokio::test]
async fn a_first_link_is_refused_once_somebody_is_here() {
    let app = App::new().await;
    let token = first_link(&app).await.unwrap();
    open_account(&app, "ada@example.org").await.unwrap();
    assert_eq!(rejection(check_invitation(&app.services, &token, now()).await), Rejection::LinkOver);
    let refused = accept_as(&app.services, &token, "kim@example.org", TimeDelta::zero()).await;
    assert_eq!(rejection(refused), Rejection::LinkOver);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM users WHERE operator").await, 0);
}

#[tokio::test]
async fn the_first_account_that_the_command_line_makes_is_an_operators() {
    let app = App::new().await;
    let console = Operator::at_the_console();
    for email in ["first@example.org", "second@example.org"] {
        create_account(&app.services, &console, email, now()).await.unwrap();
    }
    assert_eq!(accounts::operators(&app.services, &console).await.unwrap(), ["first@example.org"]);
    assert_eq!(audit(&app, "operator").await, ["granted"]);
}
