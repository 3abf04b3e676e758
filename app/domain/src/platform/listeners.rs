//! Those who act when something changes below them. They are registered once, on top.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use futures_util::future::BoxFuture;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::services::Services;
use crate::Result;
use crate::entities::{UserId, user};

/// Something that changed and that others hang on.
pub(crate) enum Changed<'a> {
    /// What is known of a person's tasks.
    Tasks { person: UserId, tasks: &'a [Uuid] },
    /// By which clock a person lives, or their hour for reminders: how they were before, and what holds now.
    LocalTime { before: &'a user::Model, zone: Tz, hour: u8 },
}

/// Acts when something changes.
pub(crate) trait Listener: Send + Sync {
    /// In the transaction of the change.
    fn in_transaction<'a>(
        &self,
        transaction: &'a DatabaseTransaction,
        changed: &'a Changed<'a>,
        now: DateTime<Utc>,
    ) -> BoxFuture<'a, Result<()>>;

    /// Once it is committed.
    fn after_commit<'a>(&self, services: &'a Services, changed: &'a Changed<'a>) -> BoxFuture<'a, ()>;
}

impl Services {
    /// To be called in the transaction of a change.
    pub(crate) async fn changing(
        &self,
        transaction: &DatabaseTransaction,
        changed: &Changed<'_>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        for listener in self.listeners {
            listener.in_transaction(transaction, changed, now).await?;
        }
        Ok(())
    }

    /// To be called after its commit.
    pub(crate) async fn changed(&self, changed: &Changed<'_>) {
        for listener in self.listeners {
            listener.after_commit(self, changed).await;
        }
    }
}
