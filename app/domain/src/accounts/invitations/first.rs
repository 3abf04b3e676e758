use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait};
use uuid::Uuid;
use words::Language;

use super::{link, somebody_is_here};
use crate::accounts::Operator;
use crate::audit::{self, Event};
use crate::entities::invitation::{ActiveModel, Entity};
use crate::platform::security::Whom;
use crate::time::stored;
use crate::{Result, Services};

/// How long a link for the first operator is good: until the next start, or about.
const HOLDS: TimeDelta = TimeDelta::days(1);

/// A link that makes whoever opens it first the operator, as long as nobody has an account. Several may be about, of several
/// servers: all end with the first account.
pub async fn first_operator_link(services: &Services, now: DateTime<Utc>) -> Result<Option<String>> {
    if somebody_is_here(&services.db).await? {
        return Ok(None);
    }
    let id = Uuid::now_v7();
    let row = ActiveModel {
        id: Set(id),
        email: Set(None),
        operator: Set(true),
        language: Set(Language::default().slug().to_owned()),
        invited_by: Set(None),
        created_at: Set(stored(now)),
        expires_at: Set(stored(now + HOLDS)),
        used_at: Set(None),
        used_by: Set(None),
        revoked_at: Set(None),
        mail: Set(None),
        sends: Set(0),
        error: Set(None),
    };
    let transaction = services.begin().await?;
    Entity::insert(row).exec_without_returning(&transaction).await?;
    let event = Event::by(&Operator::at_the_console(), "invitation", "first", Whom::Nobody);
    audit::record(&transaction, event, now).await?;
    transaction.commit().await?;
    Ok(Some(link(services, id)))
}

/// Whether nobody has an account. If so, nobody else opens one until the end of the transaction, which must not have written
/// anything yet.
pub(in crate::accounts) async fn nobody_is_here(transaction: &DatabaseTransaction) -> Result<bool> {
    if somebody_is_here(transaction).await? {
        return Ok(false);
    }
    // Whoever is just opening one is waited for. SQLite has one writer at a time anyway.
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared("LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(!somebody_is_here(transaction).await?)
}
