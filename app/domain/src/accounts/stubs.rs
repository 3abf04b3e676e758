use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::{AccountDeletion, NewPassword, Outcome, Profile, SettingsView, SignIn, SignUp};

use super::{Actor, UserId};
use crate::{Error, Result, Services};

/// Who just proved who they are: what the session remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub user: UserId,
    pub session_epoch: i64,
}

pub async fn sign_up(_: &Services, _form: SignUp, _now: DateTime<Utc>) -> Result<SignedIn> {
    Err(Error::internal("not yet"))
}
pub async fn sign_in(_: &Services, _form: SignIn, _address: IpAddr, _now: DateTime<Utc>) -> Result<SignedIn> {
    Err(Error::internal("not yet"))
}
pub async fn settings(
    _: &Services,
    _actor: &Actor,
    _current_session: &str,
    _now: DateTime<Utc>,
) -> Result<SettingsView> {
    Err(Error::internal("not yet"))
}
pub async fn update_profile(_: &Services, _actor: &Actor, _form: Profile, _now: DateTime<Utc>) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
pub async fn change_password(
    _: &Services,
    _actor: &Actor,
    _form: NewPassword,
    _current_session: &str,
    _now: DateTime<Utc>,
) -> Result<SignedIn> {
    Err(Error::internal("not yet"))
}
pub async fn delete_account(
    _: &Services,
    _actor: &Actor,
    _form: AccountDeletion,
    _now: DateTime<Utc>,
) -> Result<Outcome> {
    Err(Error::internal("not yet"))
}
