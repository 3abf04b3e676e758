//! Limits on guessing.

use std::net::{IpAddr, Ipv6Addr};

use domain::accounts::{actor, change_password, sign_in, sign_up};
use model::{NewPassword, Rejection, SignIn, SignUp};
use uuid::Uuid;

use crate::support::{App, HOME, PASSWORD, now, rejection};

async fn guess(app: &App, email: &str, password: &str, address: IpAddr) -> Rejection {
    let form = SignIn { email: email.into(), password: password.into(), next: String::new() };
    rejection(sign_in(&app.services, form, address, now()).await)
}

fn somewhere() -> IpAddr {
    IpAddr::V6(Ipv6Addr::from_bits(Uuid::new_v4().as_u128()))
}

#[tokio::test]
async fn an_account_takes_ten_wrong_guesses_known_or_not() {
    let app = App::new().await;
    let (known, unknown) = (format!("{}@example.org", Uuid::new_v4()), format!("{}@example.org", Uuid::new_v4()));
    let form = SignUp { name: "Kim".into(), email: known.clone(), password: PASSWORD.into(), zone: String::new() };
    sign_up(&app.services, form, HOME, now()).await.unwrap();
    for email in [&known, &unknown] {
        for _ in 0..10 {
            assert_eq!(guess(&app, email, "wrong", somewhere()).await, Rejection::WrongCredentials);
        }
        let refused = guess(&app, &email.to_uppercase(), PASSWORD, somewhere()).await;
        assert!(matches!(refused, Rejection::TooMany { retry_after_seconds: 800..=900 }), "{refused:?}");
    }
}

#[tokio::test]
async fn a_right_password_takes_its_count_back() {
    let app = App::new().await;
    let (email, address) = (format!("{}@example.org", Uuid::new_v4()), somewhere());
    let form = SignUp { name: "Kim".into(), email: email.clone(), password: PASSWORD.into(), zone: String::new() };
    sign_up(&app.services, form, HOME, now()).await.unwrap();
    for _ in 0..3 {
        for _ in 0..6 {
            guess(&app, &email, "wrong", address).await;
        }
        let form = SignIn { email: email.clone(), password: PASSWORD.into(), next: String::new() };
        sign_in(&app.services, form, address, now()).await.unwrap();
    }
}

#[tokio::test]
async fn guesses_at_once_count_each() {
    let app = App::new().await;
    let email = format!("{}@example.org", Uuid::new_v4());
    let mut guesses = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let (services, email) = (app.services.clone(), email.clone());
        guesses.spawn(async move {
            let form = SignIn { email, password: "wrong".into(), next: String::new() };
            rejection(sign_in(&services, form, somewhere(), now()).await)
        });
    }
    let answers = guesses.join_all().await;
    assert_eq!(answers.iter().filter(|answer| **answer == Rejection::WrongCredentials).count(), 10);
}

#[tokio::test]
async fn an_address_and_its_neighbours_take_a_hundred() {
    let app = App::new().await;
    let line = Uuid::new_v4().as_u128() >> 64 << 64;
    let mut guesses = tokio::task::JoinSet::new();
    for host in 0..110_u128 {
        let services = app.services.clone();
        guesses.spawn(async move {
            let email = format!("{}@example.org", Uuid::new_v4());
            let form = SignIn { email, password: "wrong".into(), next: String::new() };
            rejection(sign_in(&services, form, Ipv6Addr::from_bits(line + host).into(), now()).await)
        });
    }
    let answers = guesses.join_all().await;
    assert_eq!(answers.iter().filter(|answer| **answer == Rejection::WrongCredentials).count(), 100);
}

#[tokio::test]
async fn proving_the_current_password_is_limited_too() {
    let app = App::new().await;
    let email = format!("{}@example.org", Uuid::new_v4());
    let form = SignUp { name: "Kim".into(), email, password: PASSWORD.into(), zone: String::new() };
    let signed_in = sign_up(&app.services, form, HOME, now()).await.unwrap();
    let me = actor(&app.services, signed_in.user, 1).await.unwrap().unwrap();
    let change = async |current: &str| {
        let form = NewPassword { current: current.into(), password: "another fine passphrase".into() };
        rejection(change_password(&app.services, &me, form, "key", now()).await)
    };
    for _ in 0..10 {
        assert!(matches!(change("wrong").await, Rejection::Invalid(_)));
    }
    assert!(matches!(change(PASSWORD).await, Rejection::TooMany { .. }));
}

#[tokio::test]
async fn an_address_opens_thirty_accounts_in_a_quarter_of_an_hour() {
    let app = App::new().await;
    let (crowd, other) = (somewhere(), somewhere());
    let open = async |address| {
        let email = format!("{}@example.org", Uuid::new_v4());
        sign_up(
            &app.services,
            SignUp { name: "Kim".into(), email, password: PASSWORD.into(), zone: String::new() },
            address,
            now(),
        )
        .await
    };
    for _ in 0..30 {
        open(crowd).await.unwrap();
    }
    let refused = rejection(open(crowd).await);
    assert!(matches!(refused, Rejection::TooMany { retry_after_seconds: 800..=900 }), "{refused:?}");
    open(other).await.unwrap();
    for _ in 0..31 {
        open(HOME).await.unwrap();
    }
}
