//! What the session holds of somebody who is away to sign in by a service elsewhere, and what came of it.

use domain::accounts::providers::Flow;
use model::{Did, Rejection};
use serde::{Deserialize, Serialize};
use tower_sessions::{Expiry, Session, cookie::time::Duration};

use crate::request::{Failure, Visitor};

const KEY: &str = "provider_flow";
const ANSWER: &str = "provider_answer";
/// Of whoever is not signed in the store and the browser keep no more than this, and no longer than it is good.
const TERM: Duration = Duration::minutes(10);

/// What the next page says, once. It does not stand in the address: anybody could write it there.
#[derive(Clone, Serialize, Deserialize)]
pub enum Answer {
    Done(Did),
    Refused(Rejection),
}

/// Remembers a flow; an earlier one is over.
pub async fn begin(visitor: &Visitor, flow: Flow) -> Result<(), Failure> {
    keep_briefly(visitor);
    Ok(visitor.session.insert(KEY, flow).await?)
}

/// The flow that was begun. It is good once.
pub async fn take(visitor: &Visitor) -> Result<Option<Flow>, Failure> {
    take_out(&visitor.session, KEY).await
}

/// Lets the next page say something.
pub async fn answer(visitor: &Visitor, answer: Answer) -> Result<(), Failure> {
    keep_briefly(visitor);
    Ok(visitor.session.insert(ANSWER, answer).await?)
}

/// What this page is to say.
pub async fn take_answer(visitor: &Visitor) -> Option<Answer> {
    take_out(&visitor.session, ANSWER).await.unwrap_or_default()
}

async fn take_out<T: for<'de> Deserialize<'de>>(session: &Session, key: &str) -> Result<Option<T>, Failure> {
    // To remove what is not there would write the session.
    if session.get_value(key).await?.is_none() {
        return Ok(None);
    }
    let value = session.remove_value(key).await?;
    // One of another version is none.
    Ok(value.and_then(|value| serde_json::from_value(value).ok()))
}

fn keep_briefly(visitor: &Visitor) {
    if visitor.actor.is_none() {
        visitor.session.set_expiry(Some(Expiry::OnInactivity(TERM)));
    }
}
