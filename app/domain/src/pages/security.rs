use chrono::{DateTime, Utc};
use model::SecurityView;

use crate::accounts::{Proof, sessions};
use crate::{Actor, Result, Services};

/// The page about getting in: what proves who the person is, and where they are signed in.
pub async fn security(
    services: &Services,
    actor: &Actor,
    current_session: &str,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<SecurityView> {
    Ok(SecurityView {
        proven: proof.is_fresh(now),
        sessions: sessions::list(services, actor, current_session, now).await?,
    })
}
