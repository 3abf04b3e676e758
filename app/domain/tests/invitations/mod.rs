//! Who may open an account, invitations, and the first operator.

mod first;
mod mail;

use std::net::{IpAddr, Ipv6Addr};

use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::accounts::{
    self, Operator, SignedIn, accept_invitation, check_invitation, create_account, first_operator_link, invitations,
    invite, revoke_invitation, sign_in, sign_up, uninvite,
};
use domain::{Actor, Error, Services, SignUpPolicy, UserId, jobs, reminders};
use model::{AcceptedInvitation, Field, InvitationView, Invitee, Problem, Rejection, SignIn, SignUp};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use tokio::task::JoinSet;
use uuid::Uuid;
use words::Language;

use crate::support::{App, HOME, Mail, PASSWORD, now, problem, rejection};

/// Somebody who was made an operator.
async fn operator(app: &App) -> (Operator, Actor) {
    let id = Uuid::now_v7();
    app.insert_person(id, "Ops", &format!("{}@example.org", id.simple()), Tz::UTC).await;
    let update = Query::update().table("users").value("operator", true).and_where(Expr::col("id").eq(id)).take();
    app.services.db.execute(&update).await.unwrap();
    let actor = accounts::actor(&app.services, UserId(id), 1).await.unwrap().unwrap();
    (Operator::of(&actor).unwrap(), actor)
}

fn token(link: &str) -> String {
    link.strip_prefix("https://taskbell.example/invitations/").unwrap().to_owned()
}

async fn invited(app: &App, by: &Operator, email: &str) -> domain::Result<String> {
    let form = Invitee { email: email.to_owned() };
    invite(&app.services, by, form, Language::default(), now()).await.map(|link| token(&link))
}

fn form(token: &str, email: &str) -> AcceptedInvitation {
    AcceptedInvitation {
        token: token.to_owned(),
        name: "Kim".to_owned(),
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        zone: "Europe/Berlin".to_owned(),
        language: "de".to_owned(),
    }
}

async fn accept_as(
    services: &Services,
    token: &str,
    email: &str,
    after: TimeDelta,
) -> domain::Result<(SignedIn, String)> {
    accept_invitation(services, form(token, email), HOME, now() + after).await
}

async fn accept(app: &App, token: &str) -> domain::Result<(SignedIn, String)> {
    accept_as(&app.services, token, "", TimeDelta::zero()).await
}

/// Opens accounts by all of these at once, however busy the machine is; those that were opened.
async fn at_once(app: &App, forms: Vec<AcceptedInvitation>) -> usize {
    let mut tries = JoinSet::new();
    for form in forms {
        let services = app.services.clone();
        tries.spawn(async move {
            loop {
                match accept_invitation(&services, form.clone(), HOME, now()).await {
                    Ok(_) => return true,
                    Err(Error::Rejected(Rejection::Busy)) => tokio::task::yield_now().await,
                    Err(Error::Rejected(Rejection::LinkOver)) => return false,
                    Err(error) => panic!("{error}"),
                }
            }
        });
    }
    tries.join_all().await.into_iter().filter(|opened| *opened).count()
}

async fn open_account(app: &App, email: &str) -> domain::Result<SignedIn> {
    let form = SignUp {
        name: "Kim".into(),
        email: email.into(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    sign_up(&app.services, form, HOME, now()).await
}

async fn enters(app: &App, email: &str) -> bool {
    let form = SignIn { email: email.into(), password: PASSWORD.into(), next: String::new() };
    sign_in(&app.services, form, HOME, now()).await.is_ok()
}

/// The mails that a worker has sent by then.
async fn mails(app: &App) -> Vec<Mail> {
    jobs::drain_queue(&app.services, jobs::Queue::Transfers, now()).await.unwrap();
    app.mails()
}

async fn list(app: &App, by: &Operator) -> Vec<InvitationView> {
    invitations(&app.services, by, None, None, now()).await.unwrap().invitations
}

async fn audit(app: &App, event: &str) -> Vec<String> {
    app.values(&format!("SELECT outcome FROM audit WHERE event = '{event}' ORDER BY id")).await
}

#[tokio::test]
async fn an_invitation_opens_the_account_of_its_address_once() {
    let app = App::with_sign_up(SignUpPolicy::Invited, &[]).await;
    let (ops, _) = operator(&app).await;
    assert_eq!(rejection(open_account(&app, "kim@müller.example").await), Rejection::SignUpInvited);
    let token = invited(&app, &ops, " Kim@MÜLLER.example ").await.unwrap();
    let offer = check_invitation(&app.services, &token, now()).await.unwrap();
    assert_eq!(offer.email.as_deref(), Some("kim@müller.example"));

    // What is refused leaves the link good.
    let weak = AcceptedInvitation { password: "passwordpassword".into(), ..form(&token, "") };
    let refused = accept_invitation(&app.services, weak, HOME, now()).await;
    assert_eq!(problem(refused, Field::Password), Some(Problem::CommonPassword));
    let nameless = AcceptedInvitation { name: " ".into(), ..form(&token, "") };
    let refused = accept_invitation(&app.services, nameless, HOME, now()).await;
    assert_eq!(problem(refused, Field::Name), Some(Problem::Required));

    // Whatever address is sent along.
    let (kim, email) = accept_as(&app.services, &token, "other@example.org", TimeDelta::zero()).await.unwrap();
    assert_eq!(email, "kim@xn--mller-kva.example");
    let actor = accounts::actor(&app.services, kim.user, kim.session_epoch).await.unwrap().unwrap();
    let viewer = actor.viewer();
    assert_eq!((viewer.name.as_str(), viewer.email.as_str(), viewer.operator), ("Kim", "kim@müller.example", false));
    assert_eq!((actor.zone(), actor.language().slug()), (Tz::Europe__Berlin, "de"));
    assert!(enters(&app, "kim@müller.example").await);
    let unconfirmed = "SELECT COUNT(*) FROM users WHERE unconfirmed_since IS NOT NULL";
    assert_eq!(app.value::<i64>(unconfirmed).await, 0, "whoever sent the link vouches for the address");

    assert_eq!(rejection(check_invitation(&app.services, &token, now()).await), Rejection::LinkOver);
    assert_eq!(rejection(accept(&app, &token).await), Rejection::LinkOver);
    assert_eq!(app.count("users").await, 2);
    assert_eq!(audit(&app, "invitation").await, ["made", "accepted", "refused"]);
}

#[tokio::test]
async fn of_two_at_once_one_wins() {
    let app = App::new().await;
    let (ops, _) = operator(&app).await;
    let token = invited(&app, &ops, "kim@example.org").await.unwrap();
    assert_eq!(at_once(&app, vec![form(&token, ""); 6]).await, 1);
    assert_eq!(app.count("users").await, 2);
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_with_the_next_one_and_when_it_is_revoked() {
    let app = App::new().await;
    let (ops, _) = operator(&app).await;
    let first = invited(&app, &ops, "kim@example.org").await.unwrap();
    let late = accept_as(&app.services, &first, "", TimeDelta::days(7)).await;
    assert_eq!(rejection(late), Rejection::LinkOver);
    let second = invited(&app, &ops, "KIM@example.org").await.unwrap();
    assert_eq!(rejection(accept(&app, &first).await), Rejection::LinkOver);
    check_invitation(&app.services, &second, now()).await.unwrap();

    let id = list(&app, &ops).await[0].id;
    revoke_invitation(&app.services, &ops, id, now()).await.unwrap();
    assert_eq!(rejection(accept(&app, &second).await), Rejection::LinkOver);
    assert_eq!(rejection(revoke_invitation(&app.services, &ops, id, now()).await), Rejection::NotFound);
    let third = invited(&app, &ops, "kim@example.org").await.unwrap();
    uninvite(&app.services, &Operator::at_the_console(), " Kim@Example.org", now()).await.unwrap();
    let again = uninvite(&app.services, &Operator::at_the_console(), "kim@example.org", now()).await;
    assert_eq!(rejection(again), Rejection::NotFound);
    assert_eq!(rejection(accept(&app, &third).await), Rejection::LinkOver);

    let fourth = invited(&app, &ops, "kim@example.org").await.unwrap();
    accept_as(&app.services, &fourth, "", TimeDelta::days(7) - TimeDelta::seconds(1)).await.unwrap();
    let id = list(&app, &ops).await[0].id;
    assert_eq!(rejection(revoke_invitation(&app.services, &ops, id, now()).await), Rejection::NotFound);
}

#[tokio::test]
async fn no_other_link_is_good() {
    let app = App::new().await;
    let (ops, _) = operator(&app).await;
    let token = invited(&app, &ops, "kim@example.org").await.unwrap();
    let altered = format!("{}{}", if token.starts_with('A') { "B" } else { "A" }, &token[1..]);
    let end = if token.ends_with('A') { "B" } else { "A" };
    let ended = format!("{}{end}", &token[..token.len() - 1]);
    for wrong in ["", "x", &altered, &ended, &token[1..], &format!("{token}="), &"ä".repeat(50_000), "\0"] {
        assert_eq!(rejection(accept(&app, wrong).await), Rejection::LinkOver, "{wrong:.60}");
        assert_eq!(rejection(check_invitation(&app.services, wrong, now()).await), Rejection::LinkOver);
    }
    // What ends all mails is signed as well, for another purpose.
    let mail = mails(&app).await.remove(0);
    let stop = mail.text.rsplit("/mail/").next().unwrap().trim().to_owned();
    assert_eq!(rejection(accept(&app, &stop).await), Rejection::LinkOver);
    assert_eq!(app.count("users").await, 1);
}

#[tokio::test]
async fn whoever_is_here_is_not_invited() {
    let app = App::new().await;
    let (ops, me) = operator(&app).await;
    let taken = invited(&app, &ops, &me.viewer().email.to_uppercase()).await;
    assert_eq!(problem(taken, Field::Email), Some(Problem::EmailTaken));
    for wrong in ["", "kim", "kim@intranet", "kim@127.0.0.1"] {
        let refused = problem(invited(&app, &ops, wrong).await, Field::Email);
        assert!(matches!(refused, Some(Problem::NotAnEmail | Problem::Required)), "{wrong}: {refused:?}");
    }
    // Nor is a link good for whoever came without it, and no mail goes out.
    let token = invited(&app, &ops, "kim@example.org").await.unwrap();
    open_account(&app, "Kim@example.org").await.unwrap();
    assert_eq!(rejection(check_invitation(&app.services, &token, now()).await), Rejection::LinkOver);
    assert_eq!(rejection(accept(&app, &token).await), Rejection::LinkOver);
    assert!(mails(&app).await.is_empty());
}

#[tokio::test]
async fn open_sign_up_may_be_for_some_domains() {
    let app = App::with_sign_up(SignUpPolicy::Open, &["example.org", "xn--mller-kva.example"]).await;
    for (number, allowed) in ["example.org", "EXAMPLE.Org.", "müller.example", "ＭÜLLER。example"].iter().enumerate()
    {
        open_account(&app, &format!("kim{number}@{allowed}")).await.unwrap();
    }
    for other in ["mail.example.org", "example.com", "example.org.example.com", "badexample.org", "muller.example"] {
        let refused = problem(open_account(&app, &format!("kim@{other}")).await, Field::Email);
        assert_eq!(refused, Some(Problem::DomainNotAllowed), "{other}");
    }
    assert_eq!(accounts::sign_up_domains(&app.services), ["example.org", "müller.example"]);
    // Operators decide otherwise.
    let (ops, _) = operator(&app).await;
    let token = invited(&app, &ops, "kim@example.com").await.unwrap();
    accept(&app, &token).await.unwrap();
    create_account(&app.services, &ops, "ada@example.com", now()).await.unwrap();
}

#[tokio::test]
async fn where_sign_up_is_closed_invitations_work() {
    let app = App::closed().await;
    let token = invited(&app, &Operator::at_the_console(), "kim@example.org").await.unwrap();
    accept(&app, &token).await.unwrap();
    assert_eq!(app.value::<i64>("SELECT COUNT(*) FROM users WHERE operator").await, 0);
    assert!(mails(&app).await.is_empty(), "whoever invites at the command line passes the link on");
}

#[tokio::test]
async fn the_list_shows_how_invitations_stand() {
    let app = App::new().await;
    let (ops, me) = operator(&app).await;
    invited(&app, &Operator::at_the_console(), "old@example.org").await.unwrap();
    app.execute("UPDATE invitations SET expires_at = created_at").await;
    for email in ["used@example.org", "revoked@example.org", "open@müller.example"] {
        let token = invited(&app, &ops, email).await.unwrap();
        match email {
            "used@example.org" => drop(accept(&app, &token).await.unwrap()),
            "revoked@example.org" => drop(uninvite(&app.services, &ops, email, now()).await.unwrap()),
            _ => {}
        }
    }
    let shown = list(&app, &ops).await;
    let expected = [
        ("open@müller.example", "Good until Mon 30 Nov 10:00", true),
        ("revoked@example.org", "Revoked today 10:00", false),
        ("used@example.org", "Used today 10:00", false),
        ("old@example.org", "Ended today 10:00", false),
    ];
    assert_eq!(shown.len(), expected.len());
    for (shown, (email, state, open)) in shown.iter().zip(expected) {
        assert_eq!((shown.email.as_str(), shown.state.as_str(), shown.link.is_some()), (email, state, open));
    }
    assert_eq!((shown[0].by.as_deref(), shown[3].by.as_deref()), (Some(me.viewer().email.as_str()), None));
}

#[tokio::test]
async fn a_long_list_has_pages() {
    let app = App::new().await;
    for number in 0..120 {
        invited(&app, &Operator::at_the_console(), &format!("kim{number}@example.org")).await.unwrap();
    }
    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let page = invitations(&app.services, &Operator::at_the_console(), before, None, now()).await.unwrap();
        seen.extend(page.invitations.into_iter().map(|invitation| invitation.email));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    let expected: Vec<String> = (0..120).rev().map(|number| format!("kim{number}@example.org")).collect();
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn so_many_are_made_and_used_in_a_quarter_of_an_hour() {
    let app = App::new().await;
    let (ops, _) = operator(&app).await;
    let from = IpAddr::V6(Ipv6Addr::from_bits(Uuid::new_v4().as_u128()));
    let guess = async || rejection(accept_invitation(&app.services, form("x", ""), from, now()).await);
    for number in 0..100 {
        invited(&app, &ops, &format!("kim{number}@example.org")).await.unwrap();
        assert_eq!(guess().await, Rejection::LinkOver);
    }
    assert!(matches!(guess().await, Rejection::TooMany { .. }));
    assert!(matches!(rejection(invited(&app, &ops, "kim@example.org").await), Rejection::TooMany { .. }));
    // Others go on.
    let (other, _) = operator(&app).await;
    invited(&app, &other, "kim@example.org").await.unwrap();
}

#[tokio::test]
async fn of_an_account_that_is_deleted_no_invitation_stays() {
    let app = App::new().await;
    let (ops, me) = operator(&app).await;
    let token = invited(&app, &ops, "kim@example.org").await.unwrap();
    let (kim, _) = accept(&app, &token).await.unwrap();
    invited(&app, &ops, "ada@example.org").await.unwrap();
    for user in [kim.user, me.user_id()] {
        let delete = Query::delete().from_table("users").and_where(Expr::col("id").eq(user.0)).take();
        app.services.db.execute(&delete).await.unwrap();
    }
    let left: Vec<String> = app.values("SELECT email FROM invitations WHERE invited_by IS NULL").await;
    assert_eq!(left, ["ada@example.org"]);
}
