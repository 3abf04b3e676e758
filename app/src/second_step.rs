//! The session of somebody between password and code: it holds what they proved, and gives no rights.

use domain::accounts::{FirstStep, SignedIn, providers::ByProvider};
use model::{Did, Outcome, Rejection};
use serde::{Deserialize, Serialize};
use tower_sessions::{Expiry, Session, cookie::time::Duration, session};

use crate::{
    error::AppError,
    request::{Failure, Visitor, answer},
    signed_in,
};

const KEY: &str = "second_step";
/// The store and the browser keep it no longer than it is good, and a little.
const TERM: Duration = Duration::minutes(6);

/// What the session holds.
#[derive(Clone, Serialize, Deserialize)]
pub struct Entry {
    pub first: FirstStep,
    /// The path asked for before signing in.
    pub next: String,
    /// The service elsewhere that took the place of the password.
    #[serde(default)]
    pub by: Option<ByProvider>,
}

/// Who is to type a code, if there is still time.
pub async fn read(session: &Session, now: chrono::DateTime<chrono::Utc>) -> Result<Option<Entry>, session::Error> {
    let entry: Option<Entry> = session.get(KEY).await?;
    Ok(entry.filter(|entry| !entry.first.is_over(now)))
}

/// The same of a visitor, or the answer that it is too late.
pub async fn waiting(visitor: &Visitor) -> Result<Entry, Failure> {
    let over = AppError::Rejected(Rejection::SignInOver);
    Ok(read(&visitor.session, visitor.now).await?.ok_or(over)?)
}

/// Waits for a code, under a new id. Whoever was signed in here is so no longer.
pub async fn begin(visitor: &Visitor, first: FirstStep, next: String, by: Option<ByProvider>) -> Result<(), Failure> {
    signed_in::forget(visitor).await?;
    visitor.session.clear().await;
    visitor.session.cycle_id().await?;
    visitor.session.set_expiry(Some(Expiry::OnInactivity(TERM)));
    visitor.session.insert(KEY, Entry { first, next, by }).await?;
    Ok(())
}

/// Begins the session of whoever took the step. Whoever guessed too often starts again with the first one.
pub async fn finish(
    visitor: &Visitor,
    waiting: Entry,
    taken: domain::Result<(SignedIn, String)>,
) -> Result<Outcome, AppError> {
    let (person, email) = match taken {
        Err(error @ domain::Error::Rejected(Rejection::TooMany { .. })) => {
            answer(visitor.session.flush().await)?;
            answer(Err(error))?
        }
        taken => answer(taken)?,
    };
    answer(signed_in::begin_by(visitor, person, waiting.by, true).await)?;
    visitor.remember(&email);
    Ok(Outcome { next: Some(waiting.next), ..Outcome::of(Did::SignedIn) })
}
