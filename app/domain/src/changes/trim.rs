//! What the journal forgets: the oldest lines of a list first, so that those left have no gap. Whoever wants to read on from
//! before the first one begins anew.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::{LINE_BYTES, inbox};
use crate::entities::change::{self, Column, Object};
use crate::entities::{list, section, task};
use crate::queue::CHUNK;
use crate::time::stored;
use crate::{Result, Services, UserId};

/// What the lines of a list may hold, in bytes.
const MOST_BYTES: i64 = 4_000_000;

/// Deletes the oldest lines of a list that holds too much, at most twice as many as were added, and none from `first` on.
pub(super) async fn trim(
    transaction: &impl ConnectionTrait,
    list: Uuid,
    first: i64,
    added: i64,
    bytes: i64,
) -> Result<()> {
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    let oldest: Vec<(i64, i64)> = change::Entity::find()
        .select_only()
        .column(Column::Seq)
        .expr_as(Expr::cust(size()), "size")
        .filter(Column::ListId.eq(list))
        .filter(Column::Seq.lt(first))
        .order_by_asc(Column::Seq)
        .limit(2 * added.unsigned_abs())
        .into_tuple()
        .all(transaction)
        .await?;
    let (mut last, mut freed) = (0, 0);
    for (seq, size) in oldest {
        if bytes - freed <= MOST_BYTES {
            break;
        }
        (last, freed) = (seq, freed + size);
    }
    change::Entity::delete_many()
        .filter(Column::ListId.eq(list))
        .filter(Column::Seq.lte(last))
        .exec(transaction)
        .await?;
    free(transaction, list, freed).await
}

/// The bytes of a line.
fn size() -> String {
    let fields = "COALESCE(OCTET_LENGTH(before), 0) + COALESCE(OCTET_LENGTH(after), 0)";
    format!("CAST({fields} + {LINE_BYTES} AS BIGINT)")
}

fn sum() -> String {
    format!("CAST(COALESCE(SUM({}), 0) AS BIGINT)", size())
}

/// Takes off what lines of a list held that are gone.
async fn free(transaction: &impl ConnectionTrait, list: Uuid, bytes: i64) -> Result<()> {
    let update = Query::update()
        .table("lists")
        .value("journal_bytes", Expr::col("journal_bytes").sub(bytes))
        .and_where(Expr::col("id").eq(list))
        .take();
    transaction.execute(&update).await?;
    Ok(())
}

/// Takes the words of tasks and the names of lists and sections that are no more out of a person's journal.
pub(crate) async fn remove_words(transaction: &impl ConnectionTrait, person: UserId) -> Result<()> {
    let there = task::Entity::find()
        .select_only()
        .column(task::Column::Id)
        .filter(Expr::col((task::Entity, task::Column::Id)).eq(Expr::col((change::Entity, Column::TaskId))));
    let removed = change::Entity::update_many()
        .col_expr(Column::Before, Expr::value(None::<String>))
        .col_expr(Column::After, Expr::value(None::<String>))
        .filter(Column::ListId.eq(inbox(person)))
        // Words stand first.
        .filter(Column::Before.starts_with("{\"title\"").or(Column::Before.starts_with("{\"notes\"")))
        .filter(Column::Object.is_null())
        .filter(Expr::exists(there.into_query()).not())
        .exec(transaction)
        .await?;
    let there = list::Entity::find()
        .select_only()
        .column(list::Column::Id)
        .filter(Expr::col((list::Entity, list::Column::Id)).eq(Expr::col((change::Entity, Column::TaskId))));
    let sections = section::Entity::find()
        .select_only()
        .column(section::Column::Id)
        .filter(Expr::col((section::Entity, section::Column::Id)).eq(Expr::col((change::Entity, Column::TaskId))));
    let mut names = 0;
    for (object, there) in [(Object::List, there.into_query()), (Object::Section, sections.into_query())] {
        let taken = change::Entity::update_many()
            .col_expr(Column::Before, Expr::value(None::<String>))
            .col_expr(Column::After, Expr::value(None::<String>))
            .filter(Column::ListId.eq(inbox(person)))
            .filter(Column::Object.eq(object))
            .filter(Column::Before.starts_with("{\"name\""))
            .filter(Expr::exists(there).not())
            .exec(transaction)
            .await?;
        names += taken.rows_affected;
    }
    if removed.rows_affected + names > 0 {
        let left =
            change::Entity::find().select_only().expr(Expr::cust(sum())).filter(Column::ListId.eq(inbox(person)));
        let update = Query::update()
            .table("lists")
            .value("journal_bytes", Expr::SubQuery(None, Box::new(left.into_query().into())))
            .and_where(Expr::col("id").eq(inbox(person)))
            .take();
        transaction.execute(&update).await?;
    }
    Ok(())
}

/// Deletes lines that were kept for as long as they are to be, a little at a time; whether there may be more.
pub async fn prune(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    // What servers of the version before still write for undoing.
    let day = stored(now - TimeDelta::days(1));
    let some =
        Query::select().column("id").from("undo_steps").and_where(Expr::col("created_at").lt(day)).limit(CHUNK).take();
    let steps = Query::delete().from_table("undo_steps").and_where(Expr::col("id").in_subquery(some)).take();
    let more_steps = services.db.execute(&steps).await?.rows_affected() == CHUNK;
    let old: Vec<(Uuid, i64)> = change::Entity::find()
        .select_only()
        .columns([Column::ListId, Column::Seq])
        .filter(Column::SetId.lt(first_at(now - TimeDelta::days(services.quotas.journal_days.into()))))
        .order_by_asc(Column::SetId)
        .limit(CHUNK)
        .into_tuple()
        .all(&services.db)
        .await?;
    let more = more_steps || old.len() as u64 == CHUNK;
    let mut last = BTreeMap::new();
    for (list, seq) in old {
        let last = last.entry(list).or_insert(seq);
        *last = Ord::max(seq, *last);
    }
    for (list, last) in last {
        let transaction = services.begin().await?;
        // The list before its lines, in the order of whoever changes something.
        let lock =
            Query::select().column("id").from("lists").and_where(Expr::col("id").eq(list)).lock_exclusive().take();
        transaction.query_one(&lock).await?;
        let lines = Column::ListId.eq(list).and(Column::Seq.lte(last));
        let freed = change::Entity::find().select_only().expr_as(Expr::cust(sum()), "sum").filter(lines.clone());
        let freed: i64 = freed.into_tuple().one(&transaction).await?.unwrap_or_default();
        change::Entity::delete_many().filter(lines).exec(&transaction).await?;
        free(&transaction, list, freed).await?;
        transaction.commit().await?;
    }
    Ok(more)
}

/// The least id that is made from a time on.
fn first_at(time: DateTime<Utc>) -> Uuid {
    Uuid::from_u128(u128::from(time.timestamp_millis().unsigned_abs()) << 80)
}

/// How many lines a person's journal has.
pub(crate) async fn count(connection: &impl ConnectionTrait, person: UserId, most: u64) -> Result<u64> {
    let lines = change::Entity::find().filter(Column::ListId.eq(inbox(person)));
    Ok(lines.limit(most).count(connection).await?)
}

/// Deletes some of a person's journal, whose account goes; how many lines.
pub(crate) async fn delete_some(transaction: &impl ConnectionTrait, person: UserId) -> Result<u64> {
    let oldest = change::Entity::find().filter(Column::ListId.eq(inbox(person))).select_only().column(Column::Seq);
    let last: Option<i64> =
        oldest.order_by_asc(Column::Seq).offset(CHUNK - 1).limit(1).into_tuple().one(transaction).await?;
    let lines = Column::ListId.eq(inbox(person)).and(Column::Seq.lte(last.unwrap_or(i64::MAX)));
    Ok(change::Entity::delete_many().filter(lines).exec(transaction).await?.rows_affected)
}
