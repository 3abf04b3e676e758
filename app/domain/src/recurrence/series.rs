use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use model::Anchor;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::dates;
use super::rule::Rule;
use crate::entities::occurrence::{self, Column};
use crate::entities::series::{self, Model};
use crate::time::stored;
use crate::{Error, Result};

/// A series and how far it has come.
pub(super) struct Standing {
    pub series: Model,
    pub rule: Rule,
    over: Over,
}

/// What is over of a series.
#[derive(Clone, Copy, Debug, Default)]
struct Over {
    number: i64,
    /// The last one's date by the rule.
    original_on: Option<NaiveDate>,
    /// The person's own date when it was done or skipped.
    ended_on: Option<NaiveDate>,
}

impl Standing {
    pub async fn of(connection: &impl ConnectionTrait, series: Uuid) -> Result<Standing> {
        let mut found = Standing::of_all(connection, vec![series]).await?;
        found.remove(&series).ok_or_else(|| Error::internal("the series of a task is missing"))
    }

    pub async fn of_all(connection: &impl ConnectionTrait, series: Vec<Uuid>) -> Result<HashMap<Uuid, Standing>> {
        let found = series::Entity::find().filter(series::Column::Id.is_in(series.clone())).all(connection).await?;
        let over = occurrence::Entity::find()
            .select_only()
            .column(Column::SeriesId)
            .expr_as(Expr::cust("COUNT(*)"), "number")
            .expr_as(Expr::col(Column::OriginalOn).max(), "original_on")
            .expr_as(Expr::col(Column::EndedOn).max(), "ended_on")
            .filter(Column::SeriesId.is_in(series))
            .group_by(Column::SeriesId);
        let over: Vec<(Uuid, i64, Option<NaiveDate>, Option<NaiveDate>)> = over.into_tuple().all(connection).await?;
        let over: HashMap<Uuid, Over> = over
            .into_iter()
            .map(|(series, number, original_on, ended_on)| (series, Over { number, original_on, ended_on }))
            .collect();
        let standing = |series: Model| {
            // Only good rules are stored.
            let rule = series.rule.parse().map_err(|_| Error::internal("a stored rule cannot be read"))?;
            let over = over.get(&series.id).copied().unwrap_or_default();
            Ok((series.id, Standing { series, rule, over }))
        };
        found.into_iter().map(standing).collect()
    }

    /// The date that the rule gives the current occurrence.
    pub fn current(&self) -> Option<NaiveDate> {
        match self.over {
            Over { original_on: Some(original), ended_on: Some(ended), .. } => self.following(original, ended),
            _ => Some(self.series.first_on),
        }
    }

    /// The one after an occurrence, which was done or skipped on a day.
    pub fn following(&self, original: NaiveDate, ended: NaiveDate) -> Option<NaiveDate> {
        match self.series.anchor() {
            Anchor::Schedule => dates::next(&self.rule, self.series.dtstart, original),
            Anchor::Completion => dates::after_completion(&self.rule, ended, original),
        }
    }

    /// How many are over that its count counts.
    pub fn counted(&self) -> i64 {
        i64::from(self.series.counted) + self.over.number
    }

    /// The same series from its current occurrence on.
    pub fn going_on(&self, kept: Option<String>, now: DateTime<Utc>) -> Model {
        Model {
            id: Uuid::now_v7(),
            first_on: self.current().unwrap_or(self.series.first_on),
            counted: i32::try_from(self.counted()).unwrap_or(i32::MAX),
            created_at: stored(now),
            kept,
            ..self.series.clone()
        }
    }

    /// How many there are still, the current one among them.
    pub fn remaining(&self) -> Option<i64> {
        self.rule.count.map(|count| Ord::max(i64::from(count) - self.counted(), 1))
    }
}

/// The same series for other tasks, from their current occurrences on: by the series, the task that each is for.
pub(crate) async fn copied(
    connection: &impl ConnectionTrait,
    tasks: &HashMap<Uuid, Uuid>,
    now: DateTime<Utc>,
) -> Result<HashMap<Uuid, Model>> {
    if tasks.is_empty() {
        return Ok(HashMap::new());
    }
    let standings = Standing::of_all(connection, tasks.keys().copied().collect()).await?;
    let copied = standings.into_iter().filter_map(|(id, standing)| {
        let count = standing.remaining().and_then(|left| u32::try_from(left).ok());
        let series = Model {
            task_id: *tasks.get(&id)?,
            rule: Rule { count, ..standing.rule.clone() }.to_string(),
            counted: 0,
            ..standing.going_on(standing.series.kept.clone(), now)
        };
        Some((id, series))
    });
    Ok(copied.collect())
}
