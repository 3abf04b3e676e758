//! What operators do to people, and that whoever is shut out is shut out everywhere, at once.

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{self, Operator, Proof, sessions};
use domain::jobs::{self, Queue};
use domain::{Actor, UserId, audit, console, reminders, transfers};
use model::{
    AuditQuery, Field, FileFormat, ForgottenPassword, PasswordReset, PeopleFilter, PeopleQuery, PersonAct,
    PersonChoice, Rejection, SignIn, SignUp,
};
use words::Language;

use crate::support::{App, HOME, PASSWORD, at, by_password, now, own_address, problem, proof, rejection};

const MORNING: &str = "2026-11-24T09:00:30Z";

fn console_operator() -> Operator {
    Operator::at_the_console()
}

impl App {
    async fn operator(&self) -> (Actor, Operator) {
        let me = self.person().await;
        self.set_operator(&me.viewer().email, true).await.unwrap();
        let me = accounts::actor(&self.services, me.user_id(), 1).await.unwrap().unwrap();
        let operator = Operator::of(&me).unwrap();
        (me, operator)
    }

    /// Somebody with a password.
    async fn signed_up(&self, email: &str) -> Actor {
        let form = SignUp {
            name: "Ada".to_owned(),
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
            zone: String::new(),
            language: String::new(),
        };
        let person = accounts::sign_up(&self.services, form, HOME, now()).await.unwrap();
        accounts::actor(&self.services, person.user, person.session_epoch).await.unwrap().unwrap()
    }

    async fn administer(&self, by: &Operator, person: UserId, act: PersonAct) -> domain::Result<model::Outcome> {
        accounts::administer(&self.services, by, PersonChoice { id: person.0, act }, now()).await
    }

    async fn found(&self, query: PeopleQuery) -> Vec<String> {
        let page = console::people(&self.services, &console_operator(), &query, Language::default(), now()).await;
        page.unwrap().people.into_iter().map(|person| person.email).collect()
    }

    /// Event and outcome of the lines about somebody, the newest first.
    async fn happened(&self, person: &str) -> Vec<(String, String)> {
        let query = AuditQuery { person: person.to_owned(), ..AuditQuery::default() };
        let page = console::audit(&self.services, &console_operator(), &query, Language::default(), now()).await;
        page.unwrap().lines.into_iter().map(|line| (line.event, line.outcome)).collect()
    }
}

fn sign_in(email: &str) -> SignIn {
    SignIn { email: email.to_owned(), password: PASSWORD.to_owned(), next: String::new() }
}

fn line(event: &str, outcome: &str) -> (String, String) {
    (event.to_owned(), outcome.to_owned())
}

#[tokio::test]
async fn whoever_is_shut_out_is_so_everywhere() {
    let app = App::new().await;
    let (_, operator) = app.operator().await;
    let ada = app.signed_up(&own_address()).await;
    let email = ada.viewer().email;
    let session = app.open_session(&ada, "Firefox on Linux").await;
    app.task(&ada, "Pay rent").await;
    transfers::export(&app.services, &ada, FileFormat::Csv.slug(), now()).await.unwrap();
    let link = accounts::make_reset_link(&app.services, &console_operator(), &email, now()).await.unwrap();
    let token = link.rsplit('/').next().unwrap();

    app.administer(&operator, ada.user_id(), PersonAct::Disable).await.unwrap();
    assert!(!app.session_lives(&session).await, "its key in Redis is gone");
    for epoch in [1, 2] {
        assert_eq!(
            accounts::actor(&app.services, ada.user_id(), epoch).await.unwrap(),
            None,
            "not in the cache either"
        );
    }
    let refused = accounts::sign_in(&app.services, sign_in(&email), HOME, now()).await;
    assert_eq!(rejection(refused), Rejection::Disabled);
    let wrong = SignIn { password: "something else entirely".into(), ..sign_in(&email) };
    let wrong = accounts::sign_in(&app.services, wrong, HOME, now()).await;
    assert_eq!(rejection(wrong), Rejection::WrongCredentials, "strangers are not told");
    let form = PasswordReset { token: token.to_owned(), password: "a new one that is long".into() };
    assert_eq!(rejection(accounts::check_reset_link(&app.services, token, now()).await), Rejection::LinkOver);
    assert_eq!(rejection(accounts::reset_password(&app.services, form, HOME, now()).await), Rejection::LinkOver);
    let asked = ForgottenPassword { email: email.clone() };
    accounts::ask_for_reset_link(&app.services, asked, HOME, now()).await.unwrap();
    let done = jobs::drain_queue(&app.services, Queue::Transfers, now()).await.unwrap();
    assert_eq!((done.done, done.failed), (1, 1), "no mail is planned, and nothing exported");
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM reminder_deliveries").await, 0);

    // Let in again, they sign in anew; what was asked for before can be asked for again.
    app.administer(&operator, ada.user_id(), PersonAct::Enable).await.unwrap();
    let again = accounts::sign_in(&app.services, sign_in(&email), HOME, now()).await.map(by_password).unwrap();
    assert_eq!(accounts::actor(&app.services, ada.user_id(), 1).await.unwrap(), None, "earlier sessions stay over");
    assert!(accounts::actor(&app.services, ada.user_id(), again.session_epoch).await.unwrap().is_some());
    let happened = app.happened(&email).await;
    assert_eq!(happened[..2], [line("sign-in", "done"), line("account", "enabled")]);
    assert!(happened.contains(&line("account", "disabled")) && happened.contains(&line("sign-in", "disabled")));
}

#[tokio::test]
async fn no_reminder_goes_to_whoever_is_shut_out() {
    let app = App::new().await;
    let (_, operator) = app.operator().await;
    let (ada, eve) = (app.person().await, app.person().await);
    for person in [&ada, &eve] {
        app.due(person, "Pay rent", "2026-11-25").await;
    }
    // Eve is shut out before her mail is planned, Ada after it.
    app.administer(&operator, eve.user_id(), PersonAct::Disable).await.unwrap();
    let planned = reminders::schedule_due(&app.services, at(MORNING)).await.unwrap();
    assert_eq!((planned.users, planned.jobs), (3, 1));
    app.administer(&operator, ada.user_id(), PersonAct::Disable).await.unwrap();
    jobs::drain(&app.services, at(MORNING)).await.unwrap();
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'cancelled'").await, 1);
    assert_eq!(app.mails().len(), 0);

    // The next morning is theirs again.
    app.administer(&operator, eve.user_id(), PersonAct::Enable).await.unwrap();
    let eve = accounts::actor(&app.services, eve.user_id(), 2).await.unwrap().unwrap();
    app.due(&eve, "Call", "2026-11-26").await;
    let next = at(MORNING) + TimeDelta::days(1);
    assert_eq!(reminders::schedule_due(&app.services, next).await.unwrap().jobs, 1);
    jobs::drain(&app.services, next).await.unwrap();
    assert_eq!(app.mails().len(), 1);
}

#[tokio::test]
async fn the_last_operator_stays() {
    let app = App::new().await;
    let me = app.signed_up("ada@example.org").await;
    app.set_operator("ada@example.org", true).await.unwrap();
    let me = accounts::actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
    let operator = Operator::of(&me).unwrap();
    for act in [PersonAct::Withdraw, PersonAct::Disable, PersonAct::Delete] {
        assert_eq!(rejection(app.administer(&operator, me.user_id(), act).await), Rejection::LastOperator, "{act:?}");
    }
    let form = model::AccountDeletion { current: PASSWORD.to_owned() };
    let own = accounts::delete_account(&app.services, &me, form, proof(), now()).await;
    assert_eq!(rejection(own), Rejection::LastOperator);
    // Two who withdraw each other at the same time: one of them stays.
    let (other, by_other) = app.operator().await;
    let (one, two) = tokio::join!(
        app.administer(&operator, other.user_id(), PersonAct::Withdraw),
        app.administer(&by_other, me.user_id(), PersonAct::Withdraw),
    );
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    assert_eq!(accounts::operators(&app.services, &console_operator()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_done_to_others_needs_a_proof() {
    let app = App::new().await;
    let (me, _) = app.operator().await;
    let proof = Proof { at: now() };
    assert!(Operator::proven(&me, proof, now() + TimeDelta::minutes(9)).is_ok());
    let late = Operator::proven(&me, proof, now() + TimeDelta::minutes(10));
    assert_eq!(rejection(late), Rejection::ProofNeeded);
    let ada = app.person().await;
    assert_eq!(rejection(Operator::proven(&ada, proof, now())), Rejection::NotFound);
}

#[tokio::test]
async fn people_are_found_page_by_page() {
    let app = App::new().await;
    let (_, operator) = app.operator().await;
    let mut emails = Vec::new();
    for _ in 0..55 {
        emails.push(app.person().await.viewer().email);
    }
    emails.reverse();
    let query = PeopleQuery::default();
    let first = console::people(&app.services, &operator, &query, Language::default(), now()).await.unwrap();
    assert_eq!(
        first.people.iter().map(|person| &person.email).collect::<Vec<_>>(),
        emails[..50].iter().collect::<Vec<_>>()
    );
    let rest = app.found(PeopleQuery { after: first.next, ..query.clone() }).await;
    assert_eq!((rest.len(), &rest[..5]), (6, &emails[50..]));
    // By a part of the address in any case; what stands for itself in a pattern is only itself.
    let part = emails[7][..emails[7].len() - 4].to_uppercase();
    assert_eq!(app.found(PeopleQuery { search: part, ..query.clone() }).await, [emails[7].as_str()]);
    for nothing in ["%", "_____", "\\"] {
        let found = app.found(PeopleQuery { search: nothing.to_owned(), ..query.clone() }).await;
        assert!(found.is_empty(), "{nothing}: {found:?}");
    }
    let of = |filter| PeopleQuery { filter, ..query.clone() };
    assert_eq!(app.found(of(PeopleFilter::Operators)).await.len(), 1);
    assert_eq!(app.found(of(PeopleFilter::Disabled)).await.len(), 0);
    let person = accounts::person_with(&app.services, &operator, &emails[3]).await.unwrap();
    app.administer(&operator, person, PersonAct::Disable).await.unwrap();
    assert_eq!(app.found(of(PeopleFilter::Disabled)).await, [emails[3].as_str()]);
}

#[tokio::test]
async fn people_are_deleted_with_what_is_theirs_and_the_trail_stays() {
    let app = App::new().await;
    let (_, operator) = app.operator().await;
    let ada = app.person().await;
    app.task(&ada, "Pay rent").await;
    app.administer(&operator, ada.user_id(), PersonAct::Delete).await.unwrap();
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM tasks").await, 0);
    assert_eq!(app.happened(&ada.viewer().email).await, [], "nobody has the address any more");
    let by_id = app.happened(&ada.user_id().0.to_string()).await;
    assert_eq!(by_id[0], line("account-deletion", "done"));
    for act in [PersonAct::Disable, PersonAct::Enable, PersonAct::Grant, PersonAct::Delete, PersonAct::SendResetLink] {
        assert_eq!(rejection(app.administer(&operator, ada.user_id(), act).await), Rejection::NotFound, "{act:?}");
    }
}

#[tokio::test]
async fn sessions_of_somebody_end_and_a_link_is_sent() {
    let app = App::new().await;
    let (_, operator) = app.operator().await;
    let ada = app.person().await;
    let session = app.open_session(&ada, "Firefox on Linux").await;
    app.administer(&operator, ada.user_id(), PersonAct::EndSessions).await.unwrap();
    assert!(!app.session_lives(&session).await);
    assert_eq!(accounts::actor(&app.services, ada.user_id(), 1).await.unwrap(), None);
    app.administer(&operator, ada.user_id(), PersonAct::SendResetLink).await.unwrap();
    jobs::drain_queue(&app.services, Queue::Transfers, now()).await.unwrap();
    jobs::drain(&app.services, now()).await.unwrap();
    assert_eq!(app.mails().len(), 1);
    assert_eq!(app.happened(&ada.viewer().email).await[1], line("password-reset", "sent"));
}

/// What succeeded is in the trail if and only if it happened; what failed is there although nothing did.
#[tokio::test]
async fn the_trail_says_what_happened() {
    let app = App::new().await;
    let ada = app.signed_up("ada@example.org").await;
    let email = ada.viewer().email;
    let key = app.open_session(&ada, "Firefox on Linux").await;
    let wrong = model::NewPassword { current: "not it".into(), password: "a new one that is long".into() };
    let refused = accounts::change_password(&app.services, &ada, wrong, proof(), &key, now()).await;
    assert!(problem(refused, Field::CurrentPassword).is_some());
    let right = model::NewPassword { current: PASSWORD.into(), password: "a new one that is long".into() };
    accounts::change_password(&app.services, &ada, right, proof(), &key, now()).await.unwrap();
    sessions::sign_out(&app.services, &ada, &key, now()).await.unwrap();
    let unknown = accounts::sign_in(&app.services, sign_in("nobody@example.org"), HOME, now()).await;
    assert_eq!(rejection(unknown), Rejection::WrongCredentials);
    let expected = [
        line("sign-out", "done"),
        line("password-change", "done"),
        line("password-proof", "wrong"),
        line("sign-up", "done"),
    ];
    assert_eq!(app.happened(&email).await, expected);
    let all = app.happened("").await;
    assert_eq!((all.len(), &all[0]), (5, &line("sign-in", "wrong")));
    let kept = app.value::<i64>("SELECT COUNT(*) FROM audit WHERE account LIKE '%nobody%' OR detail IS NOT NULL").await;
    assert_eq!(kept, 0, "of strangers only a keyed hash is kept");
}

#[tokio::test]
async fn the_trail_ends_with_its_days() {
    let app = App::with_quotas(|quotas| quotas.audit_days = 30).await;
    app.signed_up("ada@example.org").await;
    let prune = async |now: DateTime<Utc>| {
        audit::prune(&app.services, now).await.unwrap();
        app.value::<i64>("SELECT COUNT(*) FROM audit").await
    };
    assert_eq!(prune(now() + TimeDelta::days(29)).await, 1);
    assert_eq!(prune(now() + TimeDelta::days(31)).await, 0);
}
