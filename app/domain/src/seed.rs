use chrono::{DateTime, Utc};

use crate::{Error, Result, Services};

/// How to sign in to the demo account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    pub email: String,
    pub password: String,
}

/// One person with a believable set of tasks around `now`. Does nothing when the person is there already.
pub async fn demo(_: &Services, _now: DateTime<Utc>) -> Result<DemoAccount> {
    Err(Error::internal("not yet"))
}
/// Many people with many tasks each: `user1@example.org`… with the demo account's password.
pub async fn bulk(_: &Services, _users: u32, _tasks: u32, _now: DateTime<Utc>) -> Result<()> {
    Err(Error::internal("not yet"))
}
