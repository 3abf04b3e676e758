//! The floor that the task list is measured against: the least a server in Rust does for the same data. It loads the
//! same session from the same Redis, makes the same person of it, runs the same queries, and writes the rows as JSON.
//!
//!   floor serve     answers GET /all on LISTEN
//!   floor sign-in   signs in PEOPLE people, user1@example.org and then each one that comes EVERY so many later, and prints
//!                   their session ids
//!   floor tokens    makes an access token for each of the same people, and prints it

use std::{
    env,
    error::Error,
    io::Write,
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use app::{
    session_store::StoredSessions,
    signed_in::{self, Entry},
};
use axum::{Json, Router, extract::State, http::StatusCode, routing::get, serve::ListenerExt};
use chrono::{DateTime, Utc};
use domain::{
    AmbiguousDelivery, MailSettings, MailTransport, Pools, Quotas, Services, Settings, SignUpPolicy,
    accounts::{self, Entered, Proof, SignedIn, tokens::create_token},
    lists, tasks,
};
use model::{ListKind, ListQuery, NewToken, Scope, ShownOnce, SignIn, TaskPage};
use tokio::net::TcpListener;
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::time::Duration};

/// What `taskbell seed` gives everybody.
const PASSWORD: &str = "a bell for every task";
const TERM: Expiry = Expiry::OnInactivity(Duration::days(30));

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The same as the server's: what is compared is the work, not the allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> Result<()> {
    let mail = MailTransport::Files { folder: env::temp_dir() };
    let services = Services::connect(&Settings {
        database_url: env::var("DATABASE_URL")?,
        redis_url: env::var("REDIS_URL")?,
        redis_ca: None,
        mail: MailSettings {
            transport: mail,
            from: "floor@localhost".to_owned(),
            rate: None,
            per_hour: 100,
            per_day: 500,
        },
        public_url: "http://localhost".to_owned(),
        secret_key: "unused".to_owned(),
        earlier_keys: Vec::new(),
        replica_url: None,
        pools: Pools::default(),
        ambiguous_delivery: AmbiguousDelivery::Send,
        quotas: Quotas::default(),
        sign_up: SignUpPolicy::Open,
        sign_up_domains: Vec::new(),
        verify_email: false,
        password_sign_in: true,
        providers: Vec::new(),
        shown: Vec::new(),
    })
    .await?;
    match env::args().nth(1).as_deref() {
        Some("serve") => serve(services).await,
        Some("sign-in") => sign_in(&services, env::var("PEOPLE")?.parse()?, env::var("EVERY")?.parse()?).await,
        Some("tokens") => tokens(&services, env::var("PEOPLE")?.parse()?, env::var("EVERY")?.parse()?).await,
        _ => Err("usage: floor serve | floor sign-in | floor tokens".into()),
    }
}

async fn serve(services: Services) -> Result<()> {
    let sessions = SessionManagerLayer::new(StoredSessions(services.clone()))
        .with_name("taskbell")
        .with_secure(false)
        .with_expiry(TERM);
    let router = Router::new().route("/all", get(list)).layer(sessions).with_state(services);
    let listener = TcpListener::bind(env::var("LISTEN")?).await?;
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    Ok(axum::serve(listener, router).await?)
}

async fn list(State(services): State<Services>, session: Session) -> std::result::Result<Json<TaskPage>, StatusCode> {
    let entry = signed_in::read(&session).await.map_err(fault)?.ok_or(StatusCode::UNAUTHORIZED)?;
    let actor = accounts::actor(&services, entry.user, entry.session_epoch).await.map_err(fault)?;
    let actor = actor.ok_or(StatusCode::UNAUTHORIZED)?;
    let lists = lists::lists(&services, &actor).await.map_err(fault)?;
    let page =
        tasks::page(&services, &actor, &lists, &ListQuery::of(ListKind::All), Utc::now()).await.map_err(fault)?;
    Ok(Json(page))
}

fn fault(error: impl Error) -> StatusCode {
    let _ = writeln!(std::io::stderr(), "{error}");
    StatusCode::INTERNAL_SERVER_ERROR
}

/// Writes sessions as signing in by the form does. Everybody has an address of their own: signing in is throttled.
async fn sign_in(services: &Services, people: u32, every: usize) -> Result<()> {
    let store = Arc::new(StoredSessions(services.clone()));
    for number in (1..).step_by(every).take(people as usize) {
        let now = Utc::now();
        let person = signed_in(services, number, now).await?;
        let session = Session::new(None, store.clone(), Some(TERM));
        let now = now.timestamp();
        let entry = Entry {
            user: person.user,
            session_epoch: person.session_epoch,
            seen: now,
            begun: now,
            proven: now,
            by_proxy: false,
            by: None,
        };
        signed_in::write(&session, &entry).await?;
        session.save().await?;
        writeln!(std::io::stdout(), "{}", session.id().ok_or("a saved session has an id")?)?;
    }
    Ok(())
}

async fn tokens(services: &Services, people: u32, every: usize) -> Result<()> {
    for number in (1..).step_by(every).take(people as usize) {
        let now = Utc::now();
        let person = signed_in(services, number, now).await?;
        let actor = accounts::actor(services, person.user, person.session_epoch).await?.ok_or("nobody")?;
        let token =
            NewToken { name: "Bench".to_owned(), scopes: vec![Scope::AccountRead], expiry: model::Expiry::Month };
        let made = create_token(services, &actor, token, Proof { at: now }, now).await?;
        let ShownOnce(token) = made.shown_once.ok_or("a new token is shown")?;
        writeln!(std::io::stdout(), "{token}")?;
    }
    Ok(())
}

async fn signed_in(services: &Services, number: u32, now: DateTime<Utc>) -> Result<SignedIn> {
    let email = format!("user{number}@example.org");
    let form = SignIn { email, password: PASSWORD.to_owned(), next: String::new() };
    match accounts::sign_in(services, form, IpAddr::V4(Ipv4Addr::from_bits(number)), now).await? {
        Entered::SignedIn(person) => Ok(person),
        Entered::SecondStep(_) => Err("a code is asked for".into()),
    }
}
