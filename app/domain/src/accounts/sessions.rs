use chrono::{DateTime, Utc};
use model::Outcome;

use super::{Actor, UserId};
use crate::{Error, Result, Services};

pub async fn register(
    _: &Services,
    _user: UserId,
    _session_key: &str,
    _device: &str,
    _now: DateTime<Utc>,
) -> Result<()> {
    Err(Error::internal("not yet"))
}
pub async fn touch(_: &Services, _actor: &Actor, _session_key: &str, _now: DateTime<Utc>) -> Result<()> {
    Err(Error::internal("not yet"))
}
pub async fn forget(_: &Services, _user: UserId, _session_key: &str) -> Result<()> {
    Err(Error::internal("not yet"))
}
pub async fn end(_: &Services, _actor: &Actor, _handle: &str) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
pub async fn end_all_others(_: &Services, _actor: &Actor, _current_session_key: &str) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
pub async fn end_all(_: &Services, _actor: &Actor) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
