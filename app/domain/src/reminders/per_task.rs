//! The daily reminder of whoever wants one mail a task: any number of mails, so in transactions of their own.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::DELIVER;
use super::schedule::{advance, days, line, wanted};
use crate::deliveries;
use crate::entities::{list, task, user};
use crate::platform::failpoints;
use crate::queue::{self, CHUNK};
use crate::{Result, Services};

/// Plans a mail for each task of a person, chunk by chunk, and then their next hour; how many mails. What somebody else
/// plans at the same time, or planned before a crash, is there already.
pub(super) async fn schedule(services: &Services, person: &user::Model, now: DateTime<Utc>) -> Result<u32> {
    let mut planned = 0;
    for date in days(person, now) {
        let (wanted, mut after) = (wanted(person, date, now), None::<(i64, Uuid)>);
        loop {
            let later = after.map(|(due, id)| {
                let same_time = Condition::all().add(task::Column::DueSort.eq(due)).add(task::Column::Id.gt(id));
                Condition::any().add(task::Column::DueSort.gt(due)).add(same_time)
            });
            let tasks: Vec<(i64, Uuid)> = task::Entity::find()
                .select_only()
                .columns([task::Column::DueSort, task::Column::Id])
                .filter(task::Column::UserId.eq(person.id))
                .filter(wanted.clone().add_option(later))
                .filter(list::is_shown([person.id]))
                .order_by_asc(task::Column::DueSort)
                .order_by_asc(task::Column::Id)
                .limit(CHUNK)
                .into_tuple()
                .all(&services.db)
                .await?;
            after = tasks.last().copied();
            if after.is_none() {
                break;
            }
            let transaction = services.begin().await?;
            let lines = tasks.iter().map(|(_, task)| line(person, date, *task, 1)).collect();
            let flows = deliveries::write(&transaction, DELIVER, lines, now).await?;
            transaction.commit().await?;
            planned += flows.len() as u32;
            queue::notify(services, queue::Queue::Mail, flows).await;
            failpoints::point("scheduled").await;
        }
    }
    // By their zone and hour as they are by now: they may have moved meanwhile.
    let transaction = services.begin().await?;
    let still_due = user::Entity::find_by_id(person.id)
        .filter(user::Column::NextReminderAt.eq(person.next_reminder_at))
        .lock_exclusive()
        .one(&transaction)
        .await?;
    advance(&transaction, still_due.as_slice(), now).await?;
    transaction.commit().await?;
    Ok(planned)
}
