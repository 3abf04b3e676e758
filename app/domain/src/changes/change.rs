use std::mem;

use chrono::{DateTime, Utc};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{Line, record};
use crate::cache::{self, Entry};
use crate::entities::{filter, list, section, task};
use crate::platform::listeners::Changed;
use crate::{Result, Services, UserId};

/// The one way to change tasks and lists: begin, touch some, commit. Whoever touches one says so; the commit writes the journal, moves
/// what hangs on the tasks, and makes forgotten what was computed from them.
pub(crate) struct Change<'a> {
    services: &'a Services,
    person: UserId,
    /// What one action changes, in however many transactions.
    set: Uuid,
    now: DateTime<Utc>,
    transaction: DatabaseTransaction,
    lines: Vec<Line>,
}

impl<'a> Change<'a> {
    /// Begins an action of a person's.
    pub async fn begin(services: &'a Services, person: UserId, now: DateTime<Utc>) -> Result<Change<'a>> {
        Change::of_set(services, person, Uuid::now_v7(), now).await
    }

    /// Goes on with an action that has more than one transaction.
    pub async fn of_set(services: &'a Services, person: UserId, set: Uuid, now: DateTime<Utc>) -> Result<Change<'a>> {
        let transaction = services.begin().await?;
        Ok(Change { services, person, set, now, transaction, lines: Vec::new() })
    }

    pub fn services(&self) -> &'a Services {
        self.services
    }

    pub fn transaction(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// What undoing it takes back.
    pub fn set(&self) -> Uuid {
        self.set
    }

    /// A task that differs now.
    pub fn touch(&mut self, before: &task::Model, after: &task::Model) -> Result<()> {
        self.lines.push(Line::changed(before, after)?);
        Ok(())
    }

    /// A list that differs now.
    pub fn touch_list(&mut self, before: &list::Model, after: &list::Model) -> Result<()> {
        self.lines.push(Line::list_changed(before, after)?);
        Ok(())
    }

    /// A section that differs now.
    pub fn touch_section(&mut self, before: &section::Model, after: &section::Model) -> Result<()> {
        self.lines.push(Line::section_changed(before, after)?);
        Ok(())
    }

    /// A filter that differs now.
    pub fn touch_filter(&mut self, before: &filter::Model, after: &filter::Model) -> Result<()> {
        self.lines.push(Line::filter_changed(before, after)?);
        Ok(())
    }

    /// Tasks, lists, sections and filters that are new, or gone for good.
    pub fn extend(&mut self, lines: Vec<Line>) {
        self.lines.extend(lines);
    }

    /// Ends the transaction; the set, for undoing it. The list is locked last, after the person's usage: all take them in that
    /// order.
    pub async fn commit(mut self) -> Result<Uuid> {
        let tasks: Vec<Uuid> = self.lines.iter().filter(|line| line.changes_task()).map(|line| line.id).collect();
        let changed = Changed::Tasks { person: self.person, tasks: &tasks };
        if !tasks.is_empty() {
            self.services.changing(&self.transaction, &changed, self.now).await?;
        }
        record(&self.transaction, self.person, self.set, mem::take(&mut self.lines), self.now).await?;
        self.transaction.commit().await?;
        // The same generation as of the lists and their counts.
        cache::forget(self.services, Entry::Dashboard(self.person)).await;
        self.services.changed(&changed).await;
        Ok(self.set)
    }

    /// Takes all of it back.
    pub async fn roll_back(self) -> Result<()> {
        Ok(self.transaction.rollback().await?)
    }
}
