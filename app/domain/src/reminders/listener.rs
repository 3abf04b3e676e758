use chrono::{DateTime, Utc};
use futures_util::future::{BoxFuture, FutureExt};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::of_tasks::reschedule;
use super::reschedule::reschedule_all;
use super::schedule::moved;
use crate::platform::listeners::{Changed, Listener};
use crate::queue::{self, Flow, Queue};
use crate::time::stored;
use crate::{Result, Services, UserId};

/// Keeps reminders right as tasks change and people move.
pub(crate) struct Reminders;

impl Listener for Reminders {
    fn in_transaction<'a>(
        &self,
        transaction: &'a DatabaseTransaction,
        changed: &'a Changed<'a>,
        now: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<()>> {
        async move {
            match *changed {
                Changed::Tasks { person, tasks } => reschedule(transaction, person, tasks, now).await,
                Changed::LocalTime { before, zone, hour } => {
                    let update = Query::update()
                        .table("users")
                        .value("next_reminder_at", stored(moved(before, zone, hour, now)))
                        .and_where(Expr::col("id").eq(before.id))
                        .take();
                    transaction.execute(&update).await?;
                    reschedule_all(transaction, UserId(before.id), now).await
                }
            }
        }
        .boxed()
    }

    fn after_commit<'a>(&self, services: &'a Services, changed: &'a Changed<'a>) -> BoxFuture<'a, ()> {
        async move {
            if let Changed::LocalTime { before, .. } = changed {
                // There may be a job now. A notification for nothing is harmless.
                queue::notify(services, Queue::Transfers, [Flow::Person(before.id)]).await;
            }
        }
        .boxed()
    }
}
