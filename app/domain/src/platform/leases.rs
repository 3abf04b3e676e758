//! Who does what only one needs to do. A lease saves work that would be done twice; nothing relies on it.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use uuid::Uuid;

use crate::time::stored;
use crate::{Result, Services};

/// Takes a lease or keeps it, for so long; `false` while somebody else has it.
pub async fn hold(
    services: &Services,
    name: &str,
    holder: Uuid,
    length: TimeDelta,
    now: DateTime<Utc>,
) -> Result<bool> {
    let now = stored(now);
    let mut update = Query::update();
    update
        .table("leases")
        .value("holder", holder)
        .value("held_until", now + length)
        .value("last_run_at", now)
        .and_where(Expr::col("name").eq(name))
        .and_where(Expr::col("holder").eq(holder).or(Expr::col("held_until").lt(now)));
    if services.db.execute(&update).await?.rows_affected() == 1 {
        return Ok(true);
    }
    let mut insert = Query::insert();
    insert
        .into_table("leases")
        .columns(["name", "holder", "held_until", "last_run_at"])
        .values_panic([name.into(), holder.into(), (now + length).into(), now.into()])
        .on_conflict(OnConflict::column("name").do_nothing().to_owned());
    Ok(services.db.execute(&insert).await?.rows_affected() == 1)
}

/// Gives a lease back, so that nobody has to wait for its end.
pub async fn release(services: &Services, name: &str, holder: Uuid, now: DateTime<Utc>) -> Result<()> {
    let mut update = Query::update();
    update
        .table("leases")
        .value("held_until", stored(now))
        .and_where(Expr::col("name").eq(name))
        .and_where(Expr::col("holder").eq(holder));
    services.db.execute(&update).await?;
    Ok(())
}
