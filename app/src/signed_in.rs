//! The session of a person who is signed in.

use domain::{
    UserId,
    accounts::{
        Proof, SignedIn,
        providers::{self, ByProvider},
        sessions,
    },
};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::{
    error::AppError,
    request::{Failure, Visitor},
    session_store::hashed,
};

const KEY: &str = "signed_in";
/// The address that somebody gave for a new account.
const ASKED: &str = "asked";

/// What a session holds: who, under which epoch of the account, and when it was last seen.
#[derive(Clone, Serialize, Deserialize)]
pub struct Entry {
    pub user: UserId,
    pub session_epoch: i64,
    /// Unix time in seconds, as the sessions page shows it; written a few times an hour at most.
    pub seen: i64,
    /// When it began; a version before did not say.
    #[serde(default)]
    pub begun: i64,
    /// When the person last proved who they are; a version before did not say.
    #[serde(default)]
    pub proven: i64,
    /// Whether a proxy said who it is. It ends when the proxy says so no more.
    #[serde(default)]
    pub by_proxy: bool,
    /// The service elsewhere that it began by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ByProvider>,
}

impl Entry {
    fn new(visitor: &Visitor, SignedIn { user, session_epoch }: SignedIn) -> Entry {
        let now = visitor.now.timestamp();
        Entry { user, session_epoch, seen: now, begun: now, proven: now, by_proxy: false, by: None }
    }

    /// The same session seen now.
    pub fn seen(self, now: i64) -> Entry {
        Entry { begun: self.began(), seen: now, ..self }
    }

    /// Whether it has lived for as long as one may.
    pub fn is_over(&self, now: i64) -> bool {
        now - self.began() > sessions::WHOLE_TERM_SECONDS
    }

    fn began(&self) -> i64 {
        if self.begun == 0 { self.seen } else { self.begun }
    }
}

/// Reads a session.
pub async fn read(session: &Session) -> Result<Option<Entry>, tower_sessions::session::Error> {
    session.get(KEY).await
}

/// Writes a session, which also lets it live for another full term.
pub async fn write(session: &Session, entry: &Entry) -> Result<(), tower_sessions::session::Error> {
    session.insert(KEY, entry).await
}

/// Remembers the address that somebody gave for a new account. It says nothing about whether there is one now: whoever has
/// an account with this address already hears of it by mail.
pub async fn ask(session: &Session, email: &str) -> Result<(), tower_sessions::session::Error> {
    session.insert(ASKED, email).await
}

/// The address that somebody gave for a new account.
pub async fn asked(session: &Session) -> Result<Option<String>, tower_sessions::session::Error> {
    session.get(ASKED).await
}

/// Forgets it once it is confirmed.
pub async fn forget_asked(session: &Session) -> Result<(), tower_sessions::session::Error> {
    // To remove what is not there would write the session.
    if asked(session).await?.is_some() {
        session.remove::<String>(ASKED).await?;
    }
    Ok(())
}

/// The session's key in the store; empty for a session that was never saved.
pub fn key(session: &Session) -> String {
    session.id().map(|id| hashed(id).to_string()).unwrap_or_default()
}

/// Takes the visitor's session out of the list of where they are signed in.
pub async fn forget(visitor: &Visitor) -> Result<(), Failure> {
    if let Some(actor) = &visitor.actor {
        sessions::forget(&visitor.services, actor.user_id(), &key(&visitor.session)).await?;
    }
    Ok(())
}

/// Begins a session under a new id: called on sign-in and on every rise in privilege.
pub async fn begin(visitor: &Visitor, person: SignedIn) -> Result<(), Failure> {
    // Whoever goes on under a new id came as before.
    let earlier = read(&visitor.session).await.unwrap_or_default().filter(|entry| entry.user == person.user);
    let (by, by_proxy) = earlier.map_or((None, false), |entry| (entry.by, entry.by_proxy));
    begin_as(visitor, Entry { by, by_proxy, ..Entry::new(visitor, person) }).await
}

/// The same for somebody who came by a service elsewhere, where they proved just now who they are or long ago.
pub async fn begin_by(
    visitor: &Visitor,
    person: SignedIn,
    by: Option<ByProvider>,
    proven: bool,
) -> Result<(), Failure> {
    let entry = Entry { by, ..Entry::new(visitor, person) };
    begin_as(visitor, if proven { entry } else { Entry { proven: 0, ..entry } }).await
}

/// The same for whom a proxy names. They have proved nothing here.
pub async fn begin_by_proxy(visitor: &Visitor, person: SignedIn) -> Result<(), Failure> {
    begin_as(visitor, Entry { proven: 0, by_proxy: true, ..Entry::new(visitor, person) }).await
}

async fn begin_as(visitor: &Visitor, entry: Entry) -> Result<(), Failure> {
    forget(visitor).await?;
    // Nothing that a session was used for before, such as waiting for a code or asking for an account, goes on.
    visitor.session.clear().await;
    visitor.session.cycle_id().await?;
    keep(visitor, entry).await
}

/// Writes a session under its new id, and into the list of where its person is signed in.
async fn keep(visitor: &Visitor, entry: Entry) -> Result<(), Failure> {
    write(&visitor.session, &entry).await?;
    // The id is given on saving, and the index needs it.
    visitor.session.save().await?;
    let (services, key) = (&visitor.services, key(&visitor.session));
    sessions::register(services, entry.user, &key, &visitor.device, visitor.now).await?;
    if let Some(by) = &entry.by {
        providers::began_by(services, entry.user, &key, by).await?;
    }
    Ok(())
}

/// Remembers that the person just proved who they are, under a new id.
pub async fn prove(visitor: &Visitor, proof: Proof) -> Result<(), Failure> {
    let Some(entry) = read(&visitor.session).await? else { return Err(AppError::SignedOut.into()) };
    let Some(actor) = &visitor.actor else { return Err(AppError::SignedOut.into()) };
    sessions::forget(&visitor.services, actor.user_id(), &key(&visitor.session)).await?;
    visitor.session.cycle_id().await?;
    keep(visitor, Entry { proven: proof.at.timestamp(), ..entry.seen(visitor.now.timestamp()) }).await
}

/// Ends the session; whether a proxy begins another one at once.
pub async fn end(visitor: &Visitor) -> Result<bool, Failure> {
    let by_proxy = read(&visitor.session).await.ok().flatten().is_some_and(|entry| entry.by_proxy);
    if let Some(actor) = &visitor.actor {
        sessions::sign_out(&visitor.services, actor, &key(&visitor.session), visitor.now).await?;
    }
    visitor.session.flush().await?;
    Ok(by_proxy)
}

/// A path of ours to go to, never another site.
pub fn safe_path(path: &str) -> String {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(char::is_control)
        && !path.starts_with("/sign-");
    if ours { path.to_owned() } else { "/today".to_owned() }
}
