//! The way back in for whoever forgot the password.

use std::net::{IpAddr, Ipv6Addr};

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{
    self, Operator, ask_for_reset_link, check_reset_link, make_reset_link, reset_password, sign_in, sign_up,
};
use domain::{Error, Services, UserId, jobs, reminders};
use model::{Field, ForgottenPassword, NewPassword, Outcome, PasswordReset, Problem, Rejection, SignIn, SignUp};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::{App, HOME, Mail, PASSWORD, now, problem, proof, rejection};

const NEW: &str = "entirely other words this time";

/// Somebody's id and e-mail address.
async fn somebody(app: &App) -> (UserId, String) {
    let email = format!("{}@example.org", Uuid::new_v4().simple());
    let form = SignUp {
        name: "Kim".into(),
        email: email.clone(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    (sign_up(&app.services, form, HOME, now()).await.unwrap().user, email)
}

/// What stands in a link for somebody.
async fn token(app: &App, email: &str) -> String {
    let link = make_reset_link(&app.services, &Operator::at_the_console(), email, now()).await.unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

async fn reset(services: &Services, token: &str, password: &str, after: TimeDelta) -> domain::Result<()> {
    let form = PasswordReset { token: token.to_owned(), password: password.to_owned() };
    reset_password(services, form, HOME, now() + after).await.map(|_| ())
}

async fn enters(app: &App, email: &str, password: &str) -> bool {
    let form = SignIn { email: email.into(), password: password.into(), next: String::new() };
    match sign_in(&app.services, form, HOME, now()).await {
        Ok(_) => true,
        Err(Error::Rejected(Rejection::WrongCredentials)) => false,
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_link_is_good_once_and_ends_every_session() {
    let app = App::new().await;
    let (person, email) = somebody(&app).await;
    let (_, other) = somebody(&app).await;
    assert!(accounts::actor(&app.services, person, 1).await.unwrap().is_some(), "signed in, and in the cache");
    let token = token(&app, &email.to_uppercase()).await;
    check_reset_link(&app.services, &token, now()).await.unwrap();
    reset(&app.services, &token, NEW, TimeDelta::zero()).await.unwrap();

    assert!(enters(&app, &email, NEW).await && !enters(&app, &email, PASSWORD).await);
    assert!(accounts::actor(&app.services, person, 1).await.unwrap().is_none());
    assert!(enters(&app, &other, PASSWORD).await);
    assert_eq!(rejection(check_reset_link(&app.services, &token, now()).await), Rejection::LinkOver);
    assert_eq!(rejection(reset(&app.services, &token, PASSWORD, TimeDelta::zero()).await), Rejection::LinkOver);
    assert!(enters(&app, &email, NEW).await);
}

#[tokio::test]
async fn a_link_ends_after_an_hour_and_with_the_next_one() {
    let app = App::new().await;
    let (_, email) = somebody(&app).await;
    let first = token(&app, &email).await;
    assert_eq!(rejection(reset(&app.services, &first, NEW, TimeDelta::hours(1)).await), Rejection::LinkOver);
    let second = token(&app, &email).await;
    assert_eq!(rejection(reset(&app.services, &first, NEW, TimeDelta::zero()).await), Rejection::LinkOver);
    assert_eq!(app.count("password_resets").await, 1);
    reset(&app.services, &second, NEW, TimeDelta::minutes(59)).await.unwrap();
    assert_eq!(app.count("password_resets").await, 0);
}

#[tokio::test]
async fn what_is_refused_leaves_the_link_good() {
    let app = App::new().await;
    let (_, email) = somebody(&app).await;
    let token = token(&app, &email).await;
    for (password, expected) in
        [("short", Problem::TooShort { min: 12 }), ("passwordpassword", Problem::CommonPassword)]
    {
        let refused = reset(&app.services, &token, password, TimeDelta::zero()).await;
        assert_eq!(problem(refused, Field::Password), Some(expected));
    }
    // What the account is known by is easy to guess.
    let refused = reset(&app.services, &token, &email, TimeDelta::zero()).await;
    assert_eq!(problem(refused, Field::Password), Some(Problem::CommonPassword));
    reset(&app.services, &token, NEW, TimeDelta::zero()).await.unwrap();
}

#[tokio::test]
async fn no_other_link_is_good() {
    let app = App::new().await;
    let (_, email) = somebody(&app).await;
    let token = token(&app, &email).await;
    let hash: String = app.value("SELECT hash FROM password_resets").await;
    let altered = format!("{}{}", if token.starts_with('A') { "B" } else { "A" }, &token[1..]);
    for wrong in ["", "x", &altered, &token[1..], &format!("{token}="), &hash, &"ä".repeat(50_000), "\0"] {
        let refused = reset(&app.services, wrong, NEW, TimeDelta::zero()).await;
        assert_eq!(rejection(refused), Rejection::LinkOver, "{wrong:.60}");
    }
    assert!(enters(&app, &email, PASSWORD).await);
    let nobody = make_reset_link(&app.services, &Operator::at_the_console(), "nobody@example.org", now()).await;
    assert_eq!(rejection(nobody), Rejection::NotFound);
}

#[tokio::test]
async fn of_two_at_once_one_wins() {
    let app = App::new().await;
    let (person, email) = somebody(&app).await;
    let token = token(&app, &email).await;
    let mut tries = JoinSet::new();
    for number in 0..6 {
        let (services, token) = (app.services.clone(), token.clone());
        tries.spawn(async move {
            let password = format!("{NEW} {number}");
            loop {
                match reset(&services, &token, &password, TimeDelta::zero()).await {
                    Ok(()) => return Some(password),
                    // A busy machine: it was not tried.
                    Err(Error::Rejected(Rejection::Busy)) => tokio::task::yield_now().await,
                    Err(Error::Rejected(Rejection::LinkOver)) => return None,
                    Err(error) => panic!("{error}"),
                }
            }
        });
    }
    let won: Vec<String> = tries.join_all().await.into_iter().flatten().collect();
    assert_eq!(won.len(), 1, "{won:?}");
    assert!(enters(&app, &email, &won[0]).await);
    assert!(accounts::actor(&app.services, person, 2).await.unwrap().is_some(), "one change, one epoch");
}

#[tokio::test]
async fn an_address_uses_so_many_links_in_a_quarter_of_an_hour() {
    let app = App::new().await;
    let from = IpAddr::V6(Ipv6Addr::from_bits(Uuid::new_v4().as_u128()));
    let guess = async || {
        let form = PasswordReset { token: Uuid::new_v4().to_string(), password: NEW.to_owned() };
        rejection(reset_password(&app.services, form, from, now()).await)
    };
    for _ in 0..100 {
        assert_eq!(guess().await, Rejection::LinkOver);
    }
    assert!(matches!(guess().await, Rejection::TooMany { .. }));
}

#[tokio::test]
async fn where_sign_up_is_closed_operators_make_accounts() {
    let app = App::closed().await;
    let form = SignUp {
        name: "Kim".into(),
        email: "kim@example.org".into(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    assert_eq!(rejection(sign_up(&app.services, form, HOME, now()).await), Rejection::SignUpClosed);
    let create =
        async |email: &str| accounts::create_account(&app.services, &Operator::at_the_console(), email, now()).await;
    let link = create(" Kim@Müller.example ").await.unwrap();
    assert_eq!(app.value::<String>("SELECT name FROM users").await, "kim");
    let taken = problem(create("kim@xn--mller-kva.example").await, Field::Email);
    assert_eq!(taken, Some(Problem::EmailTaken));
    for wrong in ["", "kim", "kim@intranet\n", "kim@127.0.0.1"] {
        assert_eq!(problem(create(wrong).await, Field::Email), Some(Problem::NotAnEmail), "{wrong}");
    }
    reset(&app.services, link.rsplit('/').next().unwrap(), NEW, TimeDelta::zero()).await.unwrap();
    assert!(enters(&app, "kim@müller.example", NEW).await);
}

/// The mails that a worker has written by then, and what stands in the links of those that have one.
async fn mails(app: &App) -> (Vec<Mail>, Vec<String>) {
    late_mails(app, now()).await
}

async fn late_mails(app: &App, now: DateTime<Utc>) -> (Vec<Mail>, Vec<String>) {
    for queue in [jobs::Queue::Transfers, jobs::Queue::Mail] {
        jobs::drain_queue(&app.services, queue, now).await.unwrap();
    }
    let mails = app.mails();
    let token = |mail: &Mail| Some(mail.text.split_once("/reset-password/")?.1.split_whitespace().next()?.to_owned());
    let tokens = mails.iter().filter_map(token).collect();
    (mails, tokens)
}

async fn ask(app: &App, email: &str) -> Outcome {
    let form = ForgottenPassword { email: email.to_owned() };
    ask_for_reset_link(&app.services, form, HOME, now()).await.unwrap()
}

#[tokio::test]
async fn a_link_comes_by_mail() {
    let app = App::new().await;
    let (person, email) = somebody(&app).await;
    ask(&app, &email.to_uppercase()).await;
    let (sent, tokens) = mails(&app).await;
    let mail = &sent[0];
    assert_eq!((sent.len(), &mail.to, mail.subject.as_str()), (1, &email, "Choose a new password"));
    assert!(mail.html.contains(&format!("/reset-password/{}\" dir=\"ltr\"", tokens[0])), "{}", mail.html);
    for header in ["Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post"] {
        assert!(mail.headers.iter().any(|name| name == header), "{header}: {:?}", mail.headers);
    }
    reset(&app.services, &tokens[0], NEW, TimeDelta::zero()).await.unwrap();
    assert!(enters(&app, &email, NEW).await);

    let (sent, _) = mails(&app).await;
    let said = sent.iter().find(|mail| mail.subject == "Your password was changed").unwrap();
    assert!(sent.len() == 2 && said.text.contains("/forgot-password"), "{}", said.text);
    assert_eq!(app.states().await, ["sent", "sent"]);
    // They are no reminders.
    let me = accounts::actor(&app.services, person, 2).await.unwrap().unwrap();
    assert!(reminders::recent(&app.services, &me, now()).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_answer_says_nothing_about_who_has_an_account() {
    let app = App::new().await;
    let (_, known) = somebody(&app).await;
    let unknown = format!("{}@example.org", Uuid::new_v4().simple());
    let (of_known, first) = app.statements(ask(&app, &known)).await;
    let (of_unknown, second) = app.statements(ask(&app, &unknown)).await;
    assert_eq!((of_known, first), (of_unknown, second));
    assert_eq!(mails(&app).await.0.len(), 1);
    for email in [&known, &unknown] {
        let asked = async || {
            let form = ForgottenPassword { email: email.to_string() };
            ask_for_reset_link(&app.services, form, HOME, now()).await
        };
        for _ in 0..4 {
            asked().await.unwrap();
        }
        assert!(matches!(rejection(asked().await), Rejection::TooMany { .. }));
    }
}

#[tokio::test]
async fn the_latest_mail_alone_has_a_link_that_is_good() {
    let app = App::new().await;
    let (_, email) = somebody(&app).await;
    ask(&app, &email).await;
    let (_, first) = mails(&app).await;
    ask(&app, &email).await;
    let (_, both) = mails(&app).await;
    assert_eq!(both.len(), 2);
    let second = both.iter().find(|token| **token != first[0]).unwrap();
    assert_eq!(rejection(reset(&app.services, &first[0], NEW, TimeDelta::zero()).await), Rejection::LinkOver);
    check_reset_link(&app.services, second, now()).await.unwrap();

    // One that was planned and is good no more is not sent.
    ask(&app, &email).await;
    ask(&app, &email).await;
    let (_, all) = mails(&app).await;
    assert!((3..=4).contains(&all.len()), "{all:?}");
    let mut good = 0;
    for token in &all {
        good += u32::from(check_reset_link(&app.services, token, now()).await.is_ok());
    }
    assert_eq!(good, 1);
}

#[tokio::test]
async fn a_worker_that_died_sends_no_second_link() {
    let app = App::new().await;
    let (_, email) = somebody(&app).await;
    ask(&app, &email).await;
    let (_, first) = mails(&app).await;
    assert_eq!(
        app.values::<String>("SELECT name FROM jobs ORDER BY name").await,
        ["account_mail", "send_reset_link"],
        "no worker takes it for a reminder"
    );
    let again = "UPDATE jobs SET state = 'waiting', finished_at = NULL WHERE name = 'send_reset_link'";
    app.execute(again).await;
    assert_eq!(mails(&app).await.0.len(), 1);
    check_reset_link(&app.services, &first[0], now()).await.unwrap();
    // Nor does it make one good again that was used.
    reset(&app.services, &first[0], NEW, TimeDelta::zero()).await.unwrap();
    app.execute(again).await;
    mails(&app).await;
    assert_eq!(rejection(check_reset_link(&app.services, &first[0], now()).await), Rejection::LinkOver);
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM jobs WHERE arguments LIKE '%@%'").await, 0, "it is forgotten");
}

#[tokio::test]
async fn what_is_late_takes_no_later_link_away() {
    let app = App::new().await;
    let (_, email) = somebody(&app).await;
    ask(&app, &email).await;
    // Workers are away, and an operator helps.
    let soon = now() + TimeDelta::minutes(1);
    let link = make_reset_link(&app.services, &Operator::at_the_console(), &email, soon).await.unwrap();
    let (sent, _) = late_mails(&app, soon + TimeDelta::minutes(1)).await;
    assert!(sent.is_empty());
    check_reset_link(&app.services, link.rsplit('/').next().unwrap(), soon).await.unwrap();

    let (_, other) = somebody(&app).await;
    ask(&app, &other).await;
    assert!(late_mails(&app, now() + TimeDelta::hours(1)).await.0.is_empty());
}

#[tokio::test]
async fn a_change_in_the_settings_ends_links() {
    let app = App::new().await;
    let (person, email) = somebody(&app).await;
    let token = token(&app, &email).await;
    let me = accounts::actor(&app.services, person, 1).await.unwrap().unwrap();
    let form = NewPassword { current: PASSWORD.to_owned(), password: NEW.to_owned() };
    accounts::change_password(&app.services, &me, form, proof(), "key", now()).await.unwrap();
    assert_eq!(rejection(check_reset_link(&app.services, &token, now()).await), Rejection::LinkOver);
}

#[tokio::test]
async fn who_asks_too_much_keeps_nobody_else_from_asking() {
    let app = App::new().await;
    let from = IpAddr::V6(Ipv6Addr::from_bits(Uuid::new_v4().as_u128()));
    let victim = format!("{}@example.org", Uuid::new_v4().simple());
    let asks = async |email: &str, from: IpAddr| {
        let form = ForgottenPassword { email: email.to_owned() };
        ask_for_reset_link(&app.services, form, from, now()).await
    };
    for _ in 0..30 {
        asks(&format!("{}@example.org", Uuid::new_v4().simple()), from).await.unwrap();
    }
    for _ in 0..10 {
        assert!(matches!(rejection(asks(&victim, from).await), Rejection::TooMany { .. }));
    }
    for _ in 0..5 {
        asks(&victim, HOME).await.unwrap();
    }
}

#[tokio::test]
async fn whoever_wants_no_mails_gets_none_of_these() {
    let app = App::new().await;
    let (_, email) = somebody(&app).await;
    ask(&app, &email).await;
    let (sent, _) = mails(&app).await;
    let stop = sent[0].text.rsplit("/mail/").next().unwrap().trim().to_owned();
    reminders::act(&app.services, &stop, now()).await.unwrap();
    ask(&app, &email).await;
    assert_eq!(mails(&app).await.0.len(), 1);
    assert_eq!(app.states().await.iter().filter(|state| *state == "cancelled").count(), 1);
}
