//! Limits on guessing.

use std::net::{IpAddr, Ipv6Addr};
use std::time::{Duration, Instant};

use domain::Services;
use domain::accounts::{Device, Origin, SignedIn, actor, change_password, sign_in, sign_up};
use model::{NewPassword, Rejection, SignIn, SignUp};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::support::{App, HOME, PASSWORD, by_password, now, proof, rejection};

/// What comes of signing in. On a machine that has other things to do its time in the queue for hashing may end: then it was
/// not counted, and is tried again.
async fn try_to_sign_in(services: &Services, email: &str, password: &str, from: Origin) -> domain::Result<SignedIn> {
    loop {
        let form = SignIn { email: email.into(), password: password.into(), next: String::new() };
        match sign_in(services, form, from.clone(), now()).await {
            Err(domain::Error::Rejected(Rejection::Busy)) => tokio::task::yield_now().await,
            answer => return answer.map(by_password),
        }
    }
}

async fn guess(app: &App, email: &str, password: &str, from: impl Into<Origin>) -> Rejection {
    rejection(try_to_sign_in(&app.services, email, password, from.into()).await)
}

async fn enters(app: &App, email: &str, from: impl Into<Origin>) {
    try_to_sign_in(&app.services, email, PASSWORD, from.into()).await.unwrap();
}

/// The e-mail address of somebody who has just signed up.
async fn somebody(app: &App) -> String {
    let email = format!("{}@example.org", Uuid::new_v4());
    let form = SignUp {
        name: "Kim".into(),
        email: email.clone(),
        password: PASSWORD.into(),
        zone: String::new(),
        language: String::new(),
    };
    sign_up(&app.services, form, HOME, now()).await.unwrap();
    email
}

fn somewhere() -> IpAddr {
    IpAddr::V6(Ipv6Addr::from_bits(Uuid::new_v4().as_u128()))
}

/// Whether it says to come back when a quarter of an hour is over that began then.
fn is_for_the_rest(refused: &Rejection, begun: Instant) -> bool {
    let Rejection::TooMany { retry_after_seconds } = refused else { return false };
    let least = 890_u64.saturating_sub(begun.elapsed().as_secs());
    (least..=900).contains(&u64::from(*retry_after_seconds))
}

/// Wrong guesses from as many addresses, a few at once. How many were checked.
async fn guesses_from(app: &App, email: &str, addresses: impl IntoIterator<Item = IpAddr>) -> usize {
    let addresses: Vec<IpAddr> = addresses.into_iter().collect();
    let mut checked = 0;
    for addresses in addresses.chunks(10) {
        let mut guesses = JoinSet::new();
        for address in addresses {
            let (services, email, address) = (app.services.clone(), email.to_owned(), *address);
            guesses.spawn(async move { rejection(try_to_sign_in(&services, &email, "wrong", address.into()).await) });
        }
        let answers = guesses.join_all().await;
        checked += answers.iter().filter(|answer| **answer == Rejection::WrongCredentials).count();
    }
    checked
}

#[tokio::test]
async fn an_account_takes_ten_wrong_guesses_from_an_address_known_or_not() {
    let app = App::new().await;
    let (known, unknown) = (somebody(&app).await, format!("{}@example.org", Uuid::new_v4()));
    for email in [&known, &unknown] {
        let (address, begun) = (somewhere(), Instant::now());
        for _ in 0..10 {
            assert_eq!(guess(&app, email, "wrong", address).await, Rejection::WrongCredentials);
        }
        let refused = guess(&app, &email.to_uppercase(), PASSWORD, address).await;
        assert!(is_for_the_rest(&refused, begun), "{refused:?}");
    }
    // Nobody else is kept out by that.
    enters(&app, &known, somewhere()).await;
}

#[tokio::test]
async fn guesses_from_many_addresses_slow_strangers_down_and_keep_nobody_out() {
    let app = App::new().await;
    let (known, unknown) = (somebody(&app).await, format!("{}@example.org", Uuid::new_v4()));
    for email in [&known, &unknown] {
        let begun = Instant::now();
        let checked = guesses_from(&app, email, (0..60).map(|_| somewhere())).await;
        // Twenty at once, and then one in two seconds.
        let slowly = 2 + begun.elapsed().as_secs() as usize / 2;
        assert!((20..=20 + slowly).contains(&checked), "{checked} in {:?}", begun.elapsed());
    }
    enters(&app, &known, somewhere()).await;
}

#[tokio::test]
async fn a_browser_that_is_known_to_an_account_has_a_count_of_its_own() {
    let app = App::new().await;
    let (email, other) = (somebody(&app).await, somebody(&app).await);
    let (address, browser) = (somewhere(), Device::remembering(None, &app.services, &email.to_uppercase()));
    // What the browser says comes back as it was.
    let browser = Device::read(&browser.cookie()).unwrap();
    let here = |device: &Device| Origin { address, device: Some(device.clone()) };
    for _ in 0..10 {
        guess(&app, &email, "wrong", address).await;
    }
    assert!(matches!(guess(&app, &email, PASSWORD, address).await, Rejection::TooMany { .. }));
    enters(&app, &email, here(&browser)).await;
    // It is known to that account alone, and forged ones are known to none.
    let mut forged = browser.cookie();
    let mark = if &forged[30..31] == "A" { "B" } else { "A" };
    forged.replace_range(30..31, mark);
    let forged = Device::read(&forged).unwrap();
    for _ in 0..10 {
        guess(&app, &other, "wrong", here(&browser)).await;
    }
    assert!(matches!(guess(&app, &other, PASSWORD, here(&browser)).await, Rejection::TooMany { .. }));
    assert!(matches!(guess(&app, &email, PASSWORD, here(&forged)).await, Rejection::TooMany { .. }));
    // Nor does it guess without end.
    for _ in 0..10 {
        assert_eq!(guess(&app, &email, "wrong", here(&browser)).await, Rejection::WrongCredentials);
    }
    assert!(matches!(guess(&app, &email, PASSWORD, here(&browser)).await, Rejection::TooMany { .. }));
    // People who share it are known each.
    let shared = Device::remembering(Some(browser), &app.services, &other);
    enters(&app, &other, here(&shared)).await;
}

#[tokio::test]
async fn a_right_password_takes_its_count_back() {
    let app = App::new().await;
    let (email, address) = (somebody(&app).await, somewhere());
    for _ in 0..3 {
        for _ in 0..6 {
            guess(&app, &email, "wrong", address).await;
        }
        enters(&app, &email, address).await;
    }
}

#[tokio::test]
async fn guesses_at_once_count_each() {
    let app = App::new().await;
    // Guesses that are checked for longer than fifteen seconds are forgotten: a machine that is so slow tries again.
    for _ in 0..10 {
        let (email, address) = (format!("{}@example.org", Uuid::new_v4()), somewhere());
        let begun = Instant::now();
        let mut guesses = JoinSet::new();
        for _ in 0..20 {
            let (services, email) = (app.services.clone(), email.clone());
            guesses.spawn(async move { rejection(try_to_sign_in(&services, &email, "wrong", address.into()).await) });
        }
        let answers = guesses.join_all().await;
        if begun.elapsed() < Duration::from_secs(15) {
            let checked = answers.iter().filter(|answer| **answer == Rejection::WrongCredentials).count();
            assert_eq!(checked, 10);
            return;
        }
    }
    panic!("twenty guesses never took less than fifteen seconds");
}

#[tokio::test]
async fn right_ones_at_once_do_not_count() {
    let app = App::new().await;
    let (email, address) = (somebody(&app).await, somewhere());
    let mut tries = JoinSet::new();
    for _ in 0..25 {
        let (services, email) = (app.services.clone(), email.clone());
        tries.spawn(async move {
            // Not all of them find a place to wait in. Were they counted, they would be told to come back in a quarter of
            // an hour.
            loop {
                match try_to_sign_in(&services, &email, PASSWORD, address.into()).await {
                    Err(domain::Error::Rejected(Rejection::TooMany { retry_after_seconds: ..=2 })) => {
                        tokio::task::yield_now().await;
                    }
                    answer => return answer.unwrap(),
                }
            }
        });
    }
    tries.join_all().await;
}

#[tokio::test]
async fn right_ones_end_too() {
    let app = App::new().await;
    let email = somebody(&app).await;
    for _ in 0..60 {
        enters(&app, &email, somewhere()).await;
    }
    assert!(matches!(guess(&app, &email, PASSWORD, somewhere()).await, Rejection::TooMany { .. }));
}

#[tokio::test]
async fn an_address_and_its_neighbours_take_a_hundred() {
    let app = App::new().await;
    let line = Uuid::new_v4().as_u128() >> 64 << 64;
    let mut checked = 0;
    for hosts in (0..110_u128).collect::<Vec<_>>().chunks(10) {
        for host in hosts {
            let email = format!("{}@example.org", Uuid::new_v4());
            checked += guesses_from(&app, &email, [Ipv6Addr::from_bits(line + host).into()]).await;
        }
    }
    assert_eq!(checked, 100);
}

#[tokio::test]
async fn the_lines_of_one_customer_are_counted_together() {
    let app = App::new().await;
    let network = Uuid::new_v4().as_u128() >> 72 << 72;
    let open = async |line: u128| {
        let email = format!("{}@example.org", Uuid::new_v4());
        let form = SignUp {
            name: "Kim".into(),
            email,
            password: PASSWORD.into(),
            zone: String::new(),
            language: String::new(),
        };
        sign_up(&app.services, form, Ipv6Addr::from_bits(network + (line << 64)).into(), now()).await
    };
    // A line opens thirty accounts, a /56 four times as many.
    for number in 0..120 {
        open(number % 60).await.unwrap();
    }
    assert!(matches!(rejection(open(61).await), Rejection::TooMany { .. }));
}

#[tokio::test]
async fn proving_the_current_password_is_limited_too() {
    let app = App::new().await;
    let email = format!("{}@example.org", Uuid::new_v4());
    let form =
        SignUp { name: "Kim".into(), email, password: PASSWORD.into(), zone: String::new(), language: String::new() };
    let signed_in = sign_up(&app.services, form, HOME, now()).await.unwrap();
    let me = actor(&app.services, signed_in.user, 1).await.unwrap().unwrap();
    let change = async |current: &str| {
        let form = NewPassword { current: current.into(), password: "another fine passphrase".into() };
        rejection(change_password(&app.services, &me, form, proof(), "key", now()).await)
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
            SignUp {
                name: "Kim".into(),
                email,
                password: PASSWORD.into(),
                zone: String::new(),
                language: String::new(),
            },
            address,
            now(),
        )
        .await
    };
    let begun = Instant::now();
    for _ in 0..30 {
        open(crowd).await.unwrap();
    }
    let refused = rejection(open(crowd).await);
    assert!(is_for_the_rest(&refused, begun), "{refused:?}");
    open(other).await.unwrap();
    for _ in 0..31 {
        open(HOME).await.unwrap();
    }
}
