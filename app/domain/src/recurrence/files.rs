//! Series as files have them: what is still to come.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use model::{Anchor, Problem};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::dates;
use super::rule::{Rule, Until};
use super::series::Standing;
use crate::Result;
use crate::entities::{series, task};
use crate::time::stored;

/// Days that are looked at for the first one, nine years of them: a file may have very many rules, each of which may have none.
const LOOKED_AT: usize = 3_300;

/// A day and a time of it, each if there is one.
pub(crate) type Due = (Option<NaiveDate>, Option<NaiveTime>);

/// How a task recurs from its current occurrence on.
pub(crate) struct Recurs {
    rule: Rule,
    pub anchor: Anchor,
    /// When the current one is by the rule, and at which time each is. It may have been moved.
    pub first_on: NaiveDate,
    pub time: Option<NaiveTime>,
}

impl Recurs {
    /// By the text of a rule, from the first day on which it falls, a certain one at the earliest.
    pub fn read(
        rule: &str,
        anchor: Anchor,
        (from, time): (NaiveDate, Option<NaiveTime>),
        zone: Tz,
    ) -> std::result::Result<Recurs, Problem> {
        let rule = rule.parse::<Rule>()?.until_a_date(zone, time);
        let rule = if anchor == Anchor::Schedule { rule.written_out(from) } else { rule };
        // Its periods are counted from the first.
        let any = Rule { interval: 1, ..rule.clone() };
        let first_on = from.pred_opt().and_then(|before| dates::next_within(&any, from, before, LOOKED_AT));
        Ok(Recurs { first_on: first_on.ok_or(Problem::RuleWithoutDates)?, rule, anchor, time })
    }

    /// What a task that is there has as its series.
    pub fn series(&self, task: &task::Model, now: DateTime<Utc>) -> series::Model {
        series::Model {
            id: Uuid::now_v7(),
            user_id: task.user_id,
            task_id: task.id,
            rule: self.rule.to_string(),
            dtstart: self.first_on,
            first_on: self.first_on,
            due_time: self.time,
            anchor: self.anchor.slug().to_owned(),
            counted: 0,
            created_at: stored(now),
            kept: None,
        }
    }

    /// `FREQ=WEEKLY;BYDAY=MO;COUNT=3`: so many are left.
    pub fn rule(&self) -> String {
        self.rule.to_string()
    }

    /// The same for something that begins at a time of day: its end is of the same kind.
    pub fn rule_of_times(&self) -> String {
        let until = self.rule.until.map(|until| match until {
            Until::Date(date) => Until::Local(date.and_hms_opt(23, 59, 59).unwrap_or_default()),
            other => other,
        });
        Rule { until, ..self.rule.clone() }.to_string()
    }
}

/// Whether a text is a rule.
pub(crate) fn is_rule(text: &str) -> bool {
    text.parse::<Rule>().is_ok()
}

/// How the tasks of these series recur.
pub(crate) async fn written(connection: &impl ConnectionTrait, series: Vec<Uuid>) -> Result<HashMap<Uuid, Recurs>> {
    if series.is_empty() {
        return Ok(HashMap::new());
    }
    let standings = Standing::of_all(connection, series).await?;
    let recurs = |(id, standing): (Uuid, Standing)| {
        let count = standing.remaining().and_then(|left| u32::try_from(left).ok());
        let first_on = standing.current().unwrap_or(standing.series.first_on);
        let (anchor, time) = (standing.series.anchor(), standing.series.due_time);
        (id, Recurs { rule: Rule { count, ..standing.rule }, anchor, first_on, time })
    };
    Ok(standings.into_iter().map(recurs).collect())
}
