//! Accounts whose address nobody ever confirmed: most of them somebody else opened in another's name, or mistyped.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::sessions;
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::entities::user::{Column, Entity};
use crate::platform::security::Whom;
use crate::time::stored;
use crate::{Result, Services, UserId};

/// How long one may still be confirmed.
const KEPT: TimeDelta = TimeDelta::days(30);
/// Deleted in one transaction.
const SOME: u64 = 100;
/// What somebody has who used the account while addresses were not confirmed here.
const USED: [&str; 5] = ["tasks", "transfers", "tokens", "passkeys", "second_factors"];

/// Deletes accounts that were never confirmed and never used, a few at a time; whether there may be more.
pub async fn prune_unconfirmed(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    if !services.verify_email {
        return Ok(false);
    }
    let people = unused(&services.db, now).await?;
    for person in &people {
        sessions::end_all(services, UserId(*person)).await?;
    }
    let transaction = services.begin().await?;
    let mut deleted = Vec::new();
    for person in &people {
        // Somebody may confirm it at this moment.
        let unconfirmed =
            Entity::delete_many().filter(Column::Id.eq(*person)).filter(Column::UnconfirmedSince.is_not_null());
        if unconfirmed.exec(&transaction).await?.rows_affected == 1 {
            let event = Event::of("account-deletion", "unconfirmed", Whom::Person(UserId(*person)));
            audit::record(&transaction, event, now).await?;
            deleted.push(*person);
        }
    }
    transaction.commit().await?;
    for person in deleted {
        cache::remove(services, Entry::Profile(UserId(person))).await;
    }
    Ok(people.len() as u64 == SOME)
}

async fn unused(connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let mut select = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::UnconfirmedSince.lt(stored(now - KEPT)))
        .filter(Column::CreatedAt.lt(stored(now - KEPT)))
        .filter(Column::DeletedAt.is_null())
        .filter(Expr::cust("NOT operator"));
    for table in USED {
        let theirs = Expr::col((table, "user_id")).eq(Expr::col(("users", "id")));
        let rows = Query::select().expr(Expr::val(1)).from(table).and_where(theirs).take();
        select = select.filter(Expr::exists(rows).not());
    }
    Ok(select.limit(SOME).into_tuple().all(connection).await?)
}
