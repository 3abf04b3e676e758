//! Access tokens: what programs act for a person by. Each is good for some things, and mostly for some time; it is shown once,
//! and the database has its hash. They outlive a new password: whoever made them sees and revokes them in the settings.

mod check;
mod secret;

use chrono::{DateTime, TimeDelta, Utc};
use model::{Did, Field, NewToken, Outcome, Problem, Scope, ShownOnce, TOKENS_MAX, TokenId, TokenView};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::{Actor, Operator, Proof};
use crate::audit::{self, Event};
use crate::entities::{token, user};
use crate::time::{stored, words};
use crate::{Error, Result, Services};

pub use check::{TokenActor, actor_of_token};

/// Makes a token. It stands in the outcome, and nowhere afterwards.
pub async fn create_token(
    services: &Services,
    actor: &Actor,
    form: NewToken,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    proof.require(now)?;
    let form = form.validated()?;
    if form.scopes.contains(&Scope::Admin) {
        Operator::of(actor)?;
    }
    let secret = secret::new();
    let scopes: Vec<&str> = form.scopes.iter().map(|scope| scope.slug()).collect();
    let row = token::ActiveModel {
        id: Set(Uuid::now_v7()),
        user_id: Set(actor.user.0),
        name: Set(form.name.clone()),
        hash: Set(secret::hash(&secret)),
        scopes: Set(scopes.join(" ")),
        created_at: Set(stored(now)),
        expires_at: Set(form.expiry.days().map(|days| stored(now + TimeDelta::days(days.into())))),
        last_used_at: Set(None),
        last_address: Set(None),
    };
    let transaction = services.begin().await?;
    make_room(&transaction, actor).await?;
    token::Entity::insert(row).exec_without_returning(&transaction).await?;
    audit::record(&transaction, Event::own("token", "created", actor.user).with(&form.name), now).await?;
    transaction.commit().await?;
    Ok(Outcome { shown_once: Some(ShownOnce(secret)), ..Outcome::of(Did::TokenCreated) })
}

/// Refused where a person has as many as one can have. Until the end of the transaction they get no other one.
async fn make_room(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<()> {
    let person = user::Entity::find_by_id(actor.user.0).select_only().column(user::Column::Id);
    let person: Option<Uuid> = person.lock(LockType::NoKeyUpdate).into_tuple().one(transaction).await?;
    person.ok_or_else(Error::not_found)?;
    if of(actor).count(transaction).await? >= TOKENS_MAX.into() {
        return Err(Error::invalid(Field::Name, Problem::TooManyTokens { max: TOKENS_MAX }));
    }
    Ok(())
}

/// A person's own tokens.
fn of(actor: &Actor) -> sea_orm::Select<token::Entity> {
    token::Entity::find().filter(token::Column::UserId.eq(actor.user.0))
}

/// Ends one of one's tokens.
pub async fn revoke_token(services: &Services, actor: &Actor, id: TokenId, now: DateTime<Utc>) -> Result<Outcome> {
    let transaction = services.begin().await?;
    let token = of(actor).filter(token::Column::Id.eq(id.0)).one(&transaction).await?;
    let token = token.ok_or_else(Error::not_found)?;
    // Of two at once one finds it gone.
    if token::Entity::delete_by_id(token.id).exec(&transaction).await?.rows_affected == 0 {
        return Err(Error::not_found());
    }
    audit::record(&transaction, Event::own("token", "revoked", actor.user).with(&token.name), now).await?;
    transaction.commit().await?;
    Ok(Outcome::of(Did::TokenRevoked))
}

/// How many of somebody's tokens are in force.
pub(super) async fn in_force(services: &Services, person: Uuid, now: DateTime<Utc>) -> Result<u64> {
    let good = Condition::any().add(token::Column::ExpiresAt.is_null()).add(token::Column::ExpiresAt.gt(stored(now)));
    let tokens = token::Entity::find().filter(token::Column::UserId.eq(person)).filter(good);
    Ok(tokens.count(&services.db).await?)
}

/// A person's tokens, the latest first.
pub(crate) async fn list(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<TokenView>> {
    let tokens = of(actor).order_by_desc(token::Column::CreatedAt).order_by_desc(token::Column::Id);
    let tokens = tokens.all(&services.db).await?;
    Ok(tokens.into_iter().map(|token| view(token, actor, now)).collect())
}

fn view(token: token::Model, actor: &Actor, now: DateTime<Utc>) -> TokenView {
    let (language, zone) = (actor.language, actor.zone);
    let day = |message, at| language.say_with(message, &words::added(language, zone, at, now));
    let expires = match token.expires_at {
        Some(end) if end <= now => day("token-ended", end),
        Some(end) => day("token-ends", end),
        None => language.say("token-endless").to_owned(),
    };
    let used = match (token.last_used_at, &token.last_address) {
        (Some(at), Some(address)) => {
            let at = words::within(language, zone, at, now);
            language.format("token-used", [("at", at.into()), ("address", address.as_str().into())])
        }
        _ => language.say("token-unused").to_owned(),
    };
    TokenView {
        id: TokenId(token.id),
        created: day("token-made", token.created_at),
        expires,
        used,
        scopes: check::scopes(&token),
        name: token.name,
    }
}
