//! What a person has of what there is only so much of for one: tasks, reminders, and bytes of texts and files.
//!
//! One row a person says how much it is at most. Whatever adds something adds it there in the same transaction, at its end,
//! so that two at once are counted one after the other. What is deleted is not taken off: once the row has no room left it is
//! counted anew, in that transaction and with what it added.

mod count;
mod shown;

use std::ops::AddAssign;

use chrono::{DateTime, TimeDelta, Utc};
use fred::interfaces::KeysInterface;
use fred::types::Expiration;
use model::{FILTERS_MAX, LISTS_MAX, Quota, Rejection, SECTIONS_OF_ONE};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, Value};

use crate::platform::redis::Commands;
use crate::platform::security;
use crate::time::stored;
use crate::{Actor, Error, Quotas, Result, Services};

use count::count;

pub(crate) use shown::usage;

/// How long a row counts. Operators' commands, and servers of the version before, add without it.
const HOLDS: TimeDelta = TimeDelta::days(1);
/// How long somebody who has no room is not counted again: it costs as much as they have.
const FULL_SECONDS: i64 = 3;

/// Exports and imports that a person can have at once.
pub(crate) const FILES: u32 = 20;

/// What is added, or what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Room {
    pub tasks: i64,
    pub reminders: i64,
    pub bytes: i64,
}

impl AddAssign for Room {
    fn add_assign(&mut self, more: Room) {
        self.tasks = self.tasks.saturating_add(more.tasks);
        self.reminders = self.reminders.saturating_add(more.reminders);
        self.bytes = self.bytes.saturating_add(more.bytes);
    }
}

impl Room {
    /// A name in the table and how much of it.
    fn parts(self) -> [(Quota, &'static str, i64); 3] {
        [
            (Quota::Tasks, "tasks", self.tasks),
            (Quota::Reminders, "reminders", self.reminders),
            (Quota::Megabytes, "bytes", self.bytes),
        ]
    }

    /// The first of what was added of which there is too much now.
    fn exceeded(self, added: Room, quotas: &Quotas) -> Option<Quota> {
        let both = self.parts().into_iter().zip(added.parts());
        both.filter(|(there, added)| added.2 > 0 && there.2 > most(there.0, quotas)).map(|(there, _)| there.0).next()
    }
}

fn most(quota: Quota, quotas: &Quotas) -> i64 {
    match quota {
        Quota::Tasks => quotas.tasks.into(),
        Quota::Reminders => quotas.reminders.into(),
        Quota::Megabytes => i64::from(quotas.megabytes) * 1_000_000,
        Quota::Lists => LISTS_MAX.into(),
        Quota::Sections => SECTIONS_OF_ONE.into(),
        Quota::Filters => FILTERS_MAX.into(),
    }
}

/// Counts what a transaction has added, or refuses it: at its end, just before a change is committed, for until then nobody
/// else can add anything for the person.
pub(crate) async fn add(
    services: &Services,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    added: Room,
    now: DateTime<Utc>,
) -> Result<()> {
    if added == Room::default() {
        return Ok(());
    }
    let take =
        Statement::from_sql_and_values(services.db.get_database_backend(), TAKE, take(services, actor, added, now));
    if transaction.execute_raw(take).await?.rows_affected() > 0 {
        return Ok(());
    }
    // Seldom, and large.
    Box::pin(count_anew(services, transaction, actor, added, now)).await
}

/// Adds to the person's row, if that holds and has room. As text: it is part of everything that is added, and putting it
/// together would cost more than sending it. The person is `$1`.
pub(crate) const TAKE: &str = "UPDATE usage SET tasks = tasks + $3, reminders = reminders + $4, bytes = bytes + $5 \
    WHERE user_id = $1 AND counted_at > $2 AND tasks <= $6 AND reminders <= $7 AND bytes <= $8";

/// The values of [`TAKE`].
pub(crate) fn take(services: &Services, actor: &Actor, added: Room, now: DateTime<Utc>) -> [Value; 8] {
    let [tasks, reminders, bytes] = added.parts().map(|(quota, _, added)| match added {
        // What is not added may be there in any number.
        0 => (0, i64::MAX),
        added => (added, most(quota, &services.quotas) - added),
    });
    [
        actor.user.0.into(),
        stored(now - HOLDS).into(),
        tasks.0.into(),
        reminders.0.into(),
        bytes.0.into(),
        tasks.1.into(),
        reminders.1.into(),
        bytes.1.into(),
    ]
}

async fn count_anew(
    services: &Services,
    transaction: &DatabaseTransaction,
    actor: &Actor,
    added: Room,
    now: DateTime<Utc>,
) -> Result<()> {
    refuse_again(services, actor, added).await?;
    lock(transaction, actor).await?;
    let there = count(transaction, actor).await?;
    fits(services, actor, there, added).await?;
    let mut update = Query::update();
    update.table("usage").value("counted_at", stored(now)).and_where(Expr::col("user_id").eq(actor.user.0));
    for (_, name, there) in there.parts() {
        update.value(name, there);
    }
    transaction.execute(&update).await?;
    Ok(())
}

/// Whether there is room for something that will be added later.
pub(crate) async fn expect(services: &Services, actor: &Actor, added: Room) -> Result<()> {
    refuse_again(services, actor, added).await?;
    let mut there = count(&services.db, actor).await?;
    there += added;
    fits(services, actor, there, added).await
}

async fn fits(services: &Services, actor: &Actor, there: Room, added: Room) -> Result<()> {
    let Some(quota) = there.exceeded(added, &services.quotas) else { return Ok(()) };
    let set = |redis: Commands| async move {
        redis.set(full_key(actor), word(quota), Some(Expiration::EX(FULL_SECONDS)), None, false).await
    };
    // Without Redis they are counted again.
    let _: Result<()> = services.redis("SET", set).await;
    Err(full(services, actor, quota))
}

/// Refuses at once what was refused a moment ago.
async fn refuse_again(services: &Services, actor: &Actor, added: Room) -> Result<()> {
    let get = |redis: Commands| async move { redis.get::<Option<String>, _>(full_key(actor)).await };
    let Ok(Some(word)) = services.redis("GET", get).await else { return Ok(()) };
    let parts = added.parts().into_iter().filter(|(_, _, added)| *added > 0).map(|(quota, _, _)| quota);
    parts
        .filter(|quota| self::word(*quota) == word)
        .map(|quota| Err(full(services, actor, quota)))
        .next()
        .unwrap_or(Ok(()))
}

/// Refuses what there is no room for.
pub(crate) fn full(services: &Services, actor: &Actor, quota: Quota) -> Error {
    security::limit_met(word(quota), Some(actor.user));
    let most = match quota {
        Quota::Tasks => services.quotas.tasks,
        Quota::Reminders => services.quotas.reminders,
        Quota::Megabytes => services.quotas.megabytes,
        Quota::Lists => LISTS_MAX,
        Quota::Sections => SECTIONS_OF_ONE,
        Quota::Filters => FILTERS_MAX,
    };
    Rejection::Full { quota, most: most.into() }.into()
}

/// In the log, and in Redis.
fn word(quota: Quota) -> &'static str {
    match quota {
        Quota::Tasks => "quota-tasks",
        Quota::Reminders => "quota-reminders",
        Quota::Megabytes => "quota-megabytes",
        Quota::Lists => "quota-lists",
        Quota::Sections => "quota-sections",
        Quota::Filters => "quota-filters",
    }
}

fn full_key(actor: &Actor) -> String {
    format!("taskbell:full:{}", actor.user.0.simple())
}

/// Lets everybody else who adds something for the person wait. The row is there then; one that is new does not
/// count yet.
pub(crate) async fn lock(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<()> {
    let itself = Expr::col(("usage", "tasks"));
    let person = Query::select()
        .column("id")
        .exprs([Expr::val(0_i64), Expr::val(0_i64), Expr::val(0_i64), Expr::val(stored(DateTime::UNIX_EPOCH))])
        .from("users")
        .and_where(Expr::col("id").eq(actor.user.0))
        .take();
    let insert = Query::insert()
        .into_table("usage")
        .columns(["user_id", "tasks", "reminders", "bytes", "counted_at"])
        .select_from(person)
        .map_err(Error::internal)?
        .on_conflict(OnConflict::column("user_id").value("tasks", itself).to_owned())
        .take();
    match transaction.execute(&insert).await?.rows_affected() {
        0 => Err(Error::not_found()),
        _ => Ok(()),
    }
}
