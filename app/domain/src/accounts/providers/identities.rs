use chrono::{DateTime, Utc};
use model::IdentityView;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, SqlErr};
use uuid::Uuid;

use super::claims::Claims;
use crate::accounts::{Actor, address};
use crate::entities::identity::{ActiveModel, Column, Entity, Model};
use crate::platform::providers::Provider;
use crate::time::{stored, words};
use crate::{Result, Services, UserId};

/// Whom a provider means.
pub(super) async fn find(connection: &impl ConnectionTrait, issuer: &str, subject: &str) -> Result<Option<Model>> {
    let one = Entity::find().filter(Column::Issuer.eq(issuer)).filter(Column::Subject.eq(subject));
    Ok(one.one(connection).await?)
}

/// A new line for somebody whom a provider means.
pub(super) fn row(UserId(user): UserId, provider: &Provider, claims: &Claims, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        id: Set(Uuid::now_v7()),
        user_id: Set(user),
        issuer: Set(provider.settings.issuer.clone()),
        subject: Set(claims.sub.clone()),
        email: Set(claims.email.as_deref().and_then(address::stored)),
        created_at: Set(stored(now)),
        last_used_at: Set(None),
    }
}

/// Writes such a line; `false` where it is somebody's already. The transaction is then over.
pub(in crate::accounts) async fn insert(connection: &impl ConnectionTrait, row: ActiveModel) -> Result<bool> {
    match Entity::insert(row).exec_without_returning(connection).await {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(false),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(true),
    }
}

/// Notes that somebody has just proved by it who they are.
pub(super) async fn note_use(services: &Services, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let update = Entity::update_many().col_expr(Column::LastUsedAt, Expr::value(Some(stored(now))));
    update.filter(Column::Id.eq(id)).exec(&services.db).await?;
    Ok(())
}

/// Forgets by which services somebody signs in.
pub(in crate::accounts) async fn forget(transaction: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    Entity::delete_many().filter(Column::UserId.eq(person)).exec(transaction).await?;
    Ok(())
}

/// By which services of the settings somebody signs in, the first one first.
pub(crate) async fn of_person(
    services: &Services,
    connection: &impl ConnectionTrait,
    person: Uuid,
) -> Result<Vec<Model>> {
    let issuers = services.providers.all().map(|provider| provider.settings.issuer.as_str());
    let theirs = Entity::find().filter(Column::UserId.eq(person)).filter(Column::Issuer.is_in(issuers));
    Ok(theirs.order_by_asc(Column::Id).all(connection).await?)
}

/// The same as their page shows it.
pub(crate) async fn list(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<IdentityView>> {
    let moment = |at| words::moment(actor.language, actor.zone, at, now);
    let view = |row: Model| {
        let provider = services.providers.of_issuer(&row.issuer)?;
        Some(IdentityView {
            id: row.id,
            label: provider.settings.label.clone(),
            email: row.email.as_deref().map(address::readable),
            since: moment(row.created_at),
            last_used: row.last_used_at.map(moment),
        })
    };
    Ok(of_person(services, &services.reads, actor.user.0).await?.into_iter().filter_map(view).collect())
}
