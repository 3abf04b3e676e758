//! All of a person's reminders of tasks, after they moved to another zone or hour. Few are set at once; many by a job.
//! Until it comes to one, the scheduler and the pages see what it means where the person is by then.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde_json::json;
use uuid::Uuid;

use super::of_tasks::set_times;
use crate::accounts::zone_and_hour;
use crate::entities::task_reminder::{self, Column};
use crate::platform::failpoints;
use crate::queue::{self, AT_ONCE, CHUNK, Claim, Kind, Queue, Verdict};
use crate::time::stored;
use crate::{Result, Services, UserId};

/// Sets the times of many reminders. A person has one such job at a time.
pub(crate) const RESCHEDULE: Kind =
    Kind { name: "reschedule_reminders", version: 1, queue: Queue::Transfers, unique: None };

/// Sets the times of all reminders of a person who moved, in the transaction of the move, or writes a job that does. What
/// another one has not come to yet is left to this one.
pub(super) async fn reschedule_all(
    transaction: &impl ConnectionTrait,
    person: UserId,
    now: DateTime<Utc>,
) -> Result<()> {
    queue::cancel_all(transaction, person, RESCHEDULE, now).await?;
    let first = of_person(person.0).select_only().column(Column::Id).limit(AT_ONCE + 1);
    if first.into_tuple::<Uuid>().all(transaction).await?.len() as u64 > AT_ONCE {
        let all = json!({ "person": person.0, "after": Uuid::nil() });
        queue::enqueue_one(transaction, RESCHEDULE, Some(person), all, now).await?;
    } else {
        set_next(transaction, person.0, of_person(person.0), now).await?;
    }
    Ok(())
}

/// Sets the times of those after an id.
pub(crate) async fn run_reschedule(
    services: &Services,
    person: Uuid,
    after: Uuid,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Verdict> {
    let of = match claim.progress {
        (0, _) => of_person(person).count(&services.reads).await? as i64,
        (_, of) => of,
    };
    queue::in_steps((after, claim.progress.0), now, |place, now| step(services, person, place, of, claim, now)).await
}

async fn step(
    services: &Services,
    person: Uuid,
    (after, done): (Uuid, i64),
    of: i64,
    claim: &Claim,
    now: DateTime<Utc>,
) -> Result<Option<(Uuid, i64)>> {
    let transaction = services.begin().await?;
    let some = of_person(person).filter(Column::Id.gt(after)).limit(CHUNK);
    let Some((last, number)) = set_next(&transaction, person, some, now).await? else { return Ok(None) };
    let (rest, done) = (json!({ "person": person, "after": last }), done + number);
    // Cancelled by another move, which begins anew: nothing of this stays.
    if !claim.proceed_to(&transaction, &rest, (done, of.max(done)), now).await? {
        return Ok(None);
    }
    transaction.commit().await?;
    failpoints::point("rescheduled").await;
    Ok(Some((last, done)))
}

/// Sets the times of some of a person's reminders by their zone and hour as they are; the last of them, and how many.
/// Whose time was to come and is over by the move fires at once.
async fn set_next(
    transaction: &impl ConnectionTrait,
    person: Uuid,
    some: Select<task_reminder::Entity>,
    now: DateTime<Utc>,
) -> Result<Option<(Uuid, i64)>> {
    let Some(place) = zone_and_hour(transaction, person).await? else { return Ok(None) };
    let reminders = some.order_by_asc(Column::Id).lock_exclusive().all(transaction).await?;
    let last = reminders.last().map(|reminder| (reminder.id, reminders.len() as i64));
    set_times(transaction, place, reminders, now, |planned| planned.map(|_| stored(now))).await?;
    Ok(last)
}

fn of_person(person: Uuid) -> Select<task_reminder::Entity> {
    task_reminder::Entity::find().filter(Column::UserId.eq(person))
}
