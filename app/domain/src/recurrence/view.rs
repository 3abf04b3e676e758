//! How a task recurs, for whoever reads it.

use std::iter;

use chrono::{DateTime, NaiveDate, Utc};
use model::{Anchor, RecurrenceView, TaskId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::rule::{Rule, Until};
use super::series::Standing;
use super::{choices, dates, words};
use crate::entities::occurrence::{self, Column, State};
use crate::time::{self, local, today};
use crate::{Actor, Result, Services};

/// Dates that are shown ahead.
const AHEAD: usize = 5;
/// Occurrences that are shown of those that are over.
const LATELY: u64 = 10;

/// What a rule means: in words, and its first dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Empty where nothing recurs.
    pub words: String,
    pub dates: Vec<String>,
}

impl Preview {
    pub(super) fn of(actor: &Actor, rule: &Rule, anchor: Anchor, first: NaiveDate, now: DateTime<Utc>) -> Preview {
        let left = rule.count.map_or(AHEAD, |count| AHEAD.min(count as usize));
        let dates = iter::once(first).chain(ahead(rule, anchor, first, first, left - 1));
        let dates: Vec<NaiveDate> = dates.collect();
        Preview { words: words::of(actor.language, rule, anchor), dates: said(actor, &dates, now) }
    }
}

/// The dates after one, of somebody who does each on its day.
fn ahead(rule: &Rule, anchor: Anchor, dtstart: NaiveDate, after: NaiveDate, most: usize) -> Vec<NaiveDate> {
    match anchor {
        Anchor::Schedule => dates::upcoming(rule, dtstart, after, most),
        Anchor::Completion => {
            let dates = iter::successors(Some(after), |done| dates::after_completion(rule, *done, *done));
            dates.skip(1).take(most).collect()
        }
    }
}

fn said(actor: &Actor, dates: &[NaiveDate], now: DateTime<Utc>) -> Vec<String> {
    dates.iter().map(|date| day(actor, *date, now)).collect()
}

/// `Tomorrow`, `Mon 30 Nov`
fn day(actor: &Actor, date: NaiveDate, now: DateTime<Utc>) -> String {
    let due = time::words::due(actor.language, Some(date), None, true, local(actor.zone, now));
    due.map(|due| due.text).unwrap_or_default()
}

/// How one of a person's tasks recurs, and what became of it before, if it did.
pub(crate) async fn of_task(
    services: &Services,
    actor: &Actor,
    TaskId(task): TaskId,
    (series, recurred): (Option<Uuid>, bool),
    due_on: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<RecurrenceView> {
    let standing = match series {
        Some(series) => Some(Standing::of(&services.reads, series).await?),
        None => None,
    };
    let (history, done) = match recurred {
        true => history(services, actor, task, now).await?,
        false => Default::default(),
    };
    let date = due_on.unwrap_or_else(|| today(actor.zone, now));
    let choices = choices::of(actor.language, date, standing.as_ref().map(|standing| &standing.rule));
    let Some(standing) = standing else {
        let anchor = Anchor::Schedule.slug().to_owned();
        return Ok(RecurrenceView { choices, every: 1, anchor, history, done, ..RecurrenceView::default() });
    };
    let (rule, anchor) = (&standing.rule, standing.series.anchor());
    let after = Ord::max(standing.current().unwrap_or(date), today(actor.zone, now));
    let most = standing.remaining().map_or(AHEAD, |left| AHEAD.min((left - 1).unsigned_abs() as usize));
    let ahead = ahead(rule, anchor, standing.series.dtstart, after, most);
    Ok(RecurrenceView {
        words: words::of(actor.language, rule, anchor),
        choices,
        rule: rule.base().to_string(),
        every: rule.interval,
        until: match rule.until {
            Some(Until::Date(date)) => date.to_string(),
            _ => String::new(),
        },
        times: rule.count,
        anchor: anchor.slug().to_owned(),
        next: said(actor, &ahead, now),
        history,
        done,
    })
}

/// An occurrence that is over.
#[derive(FromQueryResult)]
struct Past {
    original_on: NaiveDate,
    due_on: Option<NaiveDate>,
    state: State,
    ended_at: DateTime<Utc>,
    /// How many were done in all.
    done: i64,
}

/// What became of the last ones, and how often it was done.
async fn history(services: &Services, actor: &Actor, task: Uuid, now: DateTime<Utc>) -> Result<(Vec<String>, String)> {
    let rows = occurrence::Entity::find()
        .select_only()
        .columns([Column::OriginalOn, Column::DueOn, Column::State, Column::EndedAt])
        .expr_as(Expr::cust("COUNT(CASE WHEN state <> 'skipped' THEN 1 END) OVER ()"), "done")
        .filter(Column::TaskId.eq(task))
        .filter(Column::UserId.eq(actor.user.0))
        .order_by_desc(Column::OriginalOn)
        .order_by_desc(Column::EndedAt)
        .limit(LATELY)
        .into_model::<Past>()
        .all(&services.reads)
        .await?;
    let done = rows.first().map_or(0, |row| row.done.unsigned_abs());
    let line = |row: Past| {
        let message = if row.state == State::Skipped { "occurrence-skipped" } else { "occurrence-done" };
        let day = day(actor, row.due_on.unwrap_or(row.original_on), now);
        let when = time::words::within(actor.language, actor.zone, row.ended_at, now);
        actor.language.format(message, [("day", day.into()), ("when", when.into())])
    };
    let done = if done > 0 { actor.language.say_number("occurrences-done", done) } else { String::new() };
    Ok((rows.into_iter().map(line).collect(), done))
}
