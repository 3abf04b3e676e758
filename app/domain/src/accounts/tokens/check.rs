//! Who acts by a token that was presented.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};
use model::Scope;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::secret;
use crate::accounts::{Actor, is_unconfirmed, throttle};
use crate::audit::{self, Event};
use crate::entities::{token, user};
use crate::platform::security::Whom;
use crate::time::stored;
use crate::{Result, Services, UserId};

/// How exactly the last use is known.
const TOUCH: TimeDelta = TimeDelta::minutes(5);

/// Who acts by a token, and what they may do by it.
#[derive(Clone, Debug)]
pub struct TokenActor {
    actor: Actor,
    scopes: Vec<Scope>,
}

impl TokenActor {
    /// Who acts, where the token is good for what they are about to do.
    pub fn acting(&self, scope: Scope) -> Option<&Actor> {
        self.scopes.contains(&scope).then_some(&self.actor)
    }

    /// Whose token it is, for the log.
    pub fn user_id(&self) -> UserId {
        self.actor.user
    }

    /// What the token is good for.
    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }
}

/// Who acts by a token; `None` where it is none, ended, or of somebody who may not act. Wrong ones count for the address they
/// come from.
pub async fn actor_of_token(
    services: &Services,
    presented: &str,
    from: IpAddr,
    now: DateTime<Utc>,
) -> Result<Option<TokenActor>> {
    let limits = throttle::of_wrong_tokens(from);
    throttle::check(services, &limits).await?;
    let token = find(services, presented).await?;
    let person = match &token {
        Some(token) if token.expires_at.is_none_or(|end| end > now) => {
            user::active(&services.db, token.user_id).await?.filter(|person| !is_unconfirmed(services, person))
        }
        _ => None,
    };
    let (Some(token), Some(person)) = (&token, person) else {
        // Everybody behind a proxy on this machine seems to be this machine.
        if !from.is_loopback() {
            throttle::count(services, &limits).await?;
        }
        let event = match &token {
            Some(token) => Event::of("token", "refused", Whom::Person(UserId(token.user_id))).with(&token.name),
            None => Event::of("token", "wrong", Whom::Nobody),
        };
        audit::record(&services.db, event, now).await?;
        return Ok(None);
    };
    touch(services, token, from, now).await?;
    let actor = Actor::from(person);
    let mut scopes = scopes(token);
    scopes.retain(|scope| *scope != Scope::Admin || actor.operator);
    Ok(Some(TokenActor { actor, scopes }))
}

async fn find(services: &Services, presented: &str) -> Result<Option<token::Model>> {
    if !secret::is_plausible(presented) {
        return Ok(None);
    }
    let token = token::Entity::find().filter(token::Column::Hash.eq(secret::hash(presented)));
    Ok(token.one(&services.db).await?)
}

/// Notes the use of a token, unless one was noted minutes ago.
async fn touch(services: &Services, token: &token::Model, from: IpAddr, now: DateTime<Utc>) -> Result<()> {
    let before = stored(now - TOUCH);
    if token.last_used_at.is_some_and(|at| at > before) {
        return Ok(());
    }
    let not_since =
        Condition::any().add(token::Column::LastUsedAt.is_null()).add(token::Column::LastUsedAt.lte(before));
    token::Entity::update_many()
        .col_expr(token::Column::LastUsedAt, Expr::value(stored(now)))
        .col_expr(token::Column::LastAddress, Expr::value(from.to_canonical().to_string()))
        .filter(token::Column::Id.eq(token.id))
        .filter(not_since)
        .exec(&services.db)
        .await?;
    Ok(())
}

/// What a token is good for. Words of a later version mean nothing here.
pub(super) fn scopes(token: &token::Model) -> Vec<Scope> {
    token.scopes.split(' ').filter_map(Scope::from_slug).collect()
}
