//! What a browser was asked. It stays on the server, is good for five minutes and for one answer: nobody answers twice, or
//! what somebody else was asked.

use chrono::{DateTime, TimeDelta, Utc};
use fred::interfaces::KeysInterface;
use fred::types::{Expiration, SetOptions};
use model::Rejection;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use webauthn_rs::prelude::{DiscoverableAuthentication, SecurityKeyAuthentication, SecurityKeyRegistration};

use crate::platform::redis::Commands;
use crate::{Result, Services, UserId};

/// How long an answer is waited for: as long as browsers wait.
const GOOD: TimeDelta = TimeDelta::minutes(5);
/// Longer than that by any clock.
const REMEMBERED_SECONDS: i64 = 10 * 60;

/// What a browser was asked, until it answers.
#[derive(Clone, Serialize, Deserialize)]
pub struct Asked<State> {
    id: Uuid,
    /// Who was asked, where that is known.
    whom: Option<UserId>,
    at: DateTime<Utc>,
    state: State,
}

/// To make a new passkey.
pub type AskedToRegister = Asked<SecurityKeyRegistration>;
/// For any passkey that checks who uses it.
pub type AskedToSignIn = Asked<DiscoverableAuthentication>;
/// For one of somebody's, after the password.
pub type AskedForSecondStep = Asked<SecurityKeyAuthentication>;

impl<State> Asked<State> {
    pub(super) fn new(whom: Option<UserId>, state: State, now: DateTime<Utc>) -> Self {
        Asked { id: Uuid::new_v4(), whom, at: now, state }
    }

    /// What the answer is held against. Of two answers at once one finds it.
    pub(super) async fn take(self, services: &Services, whom: Option<UserId>, now: DateTime<Utc>) -> Result<State> {
        let age = now - self.at;
        let in_time = age >= -TimeDelta::minutes(1) && age < GOOD;
        if !in_time || self.whom != whom || !is_first(services, self.id).await? {
            return Err(Rejection::SignInOver.into());
        }
        Ok(self.state)
    }
}

async fn is_first(services: &Services, id: Uuid) -> Result<bool> {
    let key = &format!("taskbell:passkeys:answered:{}", id.simple());
    let set = |redis: Commands| async move {
        redis.set(key, 1, Some(Expiration::EX(REMEMBERED_SECONDS)), Some(SetOptions::NX), false).await
    };
    let first: Option<String> = services.redis("SET", set).await?;
    Ok(first.is_some())
}
