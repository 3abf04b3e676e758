//! Saying how a task recurs: a new one, this and all that follow, or all.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use model::{Anchor, Field, FieldErrors, Problem, RuleForm, RuleScope, TaskEdit};
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::rule::{Frequency, Rule, Until};
use super::series::Standing;
use super::view::Preview;
use super::{alone, dates};
use crate::changes::Change;
use crate::entities::{series, task};
use crate::time::{stored, today};
use crate::{Actor, Result};

/// Lets a task recur from the first day on which its rule falls, its due date or today at the earliest. It must be there: what
/// it becomes is written by the caller.
pub(crate) async fn begin(
    change: &Change<'_>,
    actor: &Actor,
    task: task::Model,
    rule: &str,
    anchor: Anchor,
    now: DateTime<Utc>,
) -> Result<task::Model> {
    let wish = Wish::new(actor, read(rule)?, anchor, &task, now);
    let begun = wish.begun(None, 0)?;
    wish.begin(change, actor, begun, task, now).await
}

/// What a form makes of a task that its other fields made of another. Nothing is written where nothing is new.
pub(crate) async fn edit(
    change: &Change<'_>,
    actor: &Actor,
    before: &task::Model,
    after: task::Model,
    form: &RuleForm,
    now: DateTime<Utc>,
) -> Result<task::Model> {
    let Some(series) = before.series_id else {
        let Some(rule) = asked(form, None)? else { return Ok(after) };
        return begin(change, actor, after, &rule.to_string(), form.anchor.unwrap_or(Anchor::Schedule), now).await;
    };
    let for_others = matches!(form.scope, RuleScope::Following | RuleScope::All);
    let moved = for_others && (before.due_on, before.due_time) != (after.due_on, after.due_time);
    if form.is_empty() && !moved && *before == after {
        return Ok(after);
    }
    let standing = Standing::of(change.transaction(), series).await?;
    let rule = asked(form, Some(&standing.rule))?;
    let for_one = || wrong(Field::Rule, Problem::RuleForOne);
    let Some(rule) = rule else {
        return if form.scope == RuleScope::This {
            Err(for_one())
        } else {
            Ok(task::Model { series_id: None, ..after })
        };
    };
    let kept = alone::kept(&standing.series, before, &after, form.scope)?;
    let anchor = form.anchor.unwrap_or(standing.series.anchor());
    let rule = match (before.due_on, after.due_on) {
        // Its day moves along with it, where the form does not ask for others.
        (Some(from), Some(to)) if moved && rule == standing.rule => on_another_day(rule, from, to),
        _ => rule,
    };
    let wish = Wish { kept: kept.clone(), ..Wish::new(actor, rule, anchor, &after, now) };
    if !moved && wish.rule == standing.rule && anchor == standing.series.anchor() {
        if kept == standing.series.kept {
            return Ok(after);
        }
        let series = standing.going_on(kept, now);
        let series_id = Some(series.id);
        alone::replace(change, standing.series.id, series).await?;
        return Ok(task::Model { series_id, ..after });
    }
    let begun = match form.scope {
        RuleScope::All => wish.begun(Some(standing.series.dtstart).filter(|_| !moved), standing.counted())?,
        RuleScope::This => return Err(for_one()),
        RuleScope::Date | RuleScope::Following => wish.begun(None, 0)?,
    };
    wish.begin(change, actor, begun, after, now).await
}

/// How a task is to recur.
struct Wish {
    rule: Rule,
    anchor: Anchor,
    /// When the first one may be.
    from: NaiveDate,
    /// What its task says but for this one.
    kept: Option<String>,
}

/// Where a series begins.
struct Begun {
    dtstart: NaiveDate,
    first_on: NaiveDate,
    counted: i32,
}

impl Wish {
    fn new(actor: &Actor, rule: Rule, anchor: Anchor, task: &task::Model, now: DateTime<Utc>) -> Wish {
        let from = task.due_on.unwrap_or_else(|| today(actor.zone, now));
        let rule = rule.until_a_date(actor.zone, task.due_time);
        let rule = if anchor == Anchor::Schedule { rule.written_out(from) } else { rule };
        Wish { rule, anchor, from, kept: None }
    }

    /// Where it begins, if so many of its count are over. What takes the place of a series keeps to its periods.
    fn begun(&self, dtstart: Option<NaiveDate>, counted: i64) -> Result<Begun> {
        let dtstart = dtstart.filter(|dtstart| *dtstart <= self.from);
        // What begins anew begins with the first day that fits: no period before it counts.
        let rule = if dtstart.is_some() { self.rule.clone() } else { Rule { interval: 1, ..self.rule.clone() } };
        let before = self.from.pred_opt();
        let first = before.and_then(|before| dates::next(&rule, dtstart.unwrap_or(self.from), before));
        let left = self.rule.count.is_none_or(|count| i64::from(count) > counted);
        let first_on = first.filter(|_| left).ok_or_else(|| wrong(Field::Rule, Problem::RuleWithoutDates))?;
        Ok(Begun {
            dtstart: dtstart.unwrap_or(first_on),
            first_on,
            counted: i32::try_from(counted).unwrap_or(i32::MAX),
        })
    }

    async fn begin(
        self,
        change: &Change<'_>,
        actor: &Actor,
        begun: Begun,
        task: task::Model,
        now: DateTime<Utc>,
    ) -> Result<task::Model> {
        let series = series::Model {
            id: Uuid::now_v7(),
            user_id: actor.user.0,
            task_id: task.id,
            rule: self.rule.to_string(),
            dtstart: begun.dtstart,
            first_on: begun.first_on,
            due_time: task.due_time,
            anchor: self.anchor.slug().to_owned(),
            counted: begun.counted,
            created_at: stored(now),
            kept: self.kept,
        };
        let series_id = Some(series.id);
        series::Entity::insert(series.into_active_model()).exec_without_returning(change.transaction()).await?;
        Ok(task::Model { series_id, due_on: Some(begun.first_on), ..task }.sorted())
    }
}

fn read(text: &str) -> Result<Rule> {
    text.parse().map_err(|problem| wrong(Field::Rule, problem))
}

/// The rule that a form asks for, of a task that recurs by another or not at all; nothing if it is to recur no more.
fn asked(form: &RuleForm, current: Option<&Rule>) -> Result<Option<Rule>> {
    match (&form.rule, current) {
        (Some(text), _) if text.is_empty() => Ok(None),
        (Some(text), _) => completed(read(text)?, form).map(Some),
        (None, Some(current)) => completed(current.clone(), form).map(Some),
        (None, None) => Ok(None),
    }
}

/// A rule with what other fields say beside it, where it does not say so itself.
fn completed(rule: Rule, form: &RuleForm) -> Result<Rule> {
    let own = form.rule.is_some();
    let interval = match form.every {
        Some(every) if rule.interval == 1 || !own => every,
        _ => rule.interval,
    };
    if own && (rule.count.is_some() || rule.until.is_some()) {
        return Ok(Rule { interval, ..rule });
    }
    let count = form.times.unwrap_or(rule.count);
    let until = form.until.map_or(rule.until, |until| until.map(Until::Date));
    if count.is_some() && until.is_some() {
        return Err(wrong(Field::RuleTimes, Problem::RuleEndsTwice));
    }
    Ok(Rule { interval, count, until, ..rule })
}

/// The same rule for another day, where it names no more than the one it had.
fn on_another_day(mut rule: Rule, from: NaiveDate, to: NaiveDate) -> Rule {
    match (rule.frequency, rule.days.as_mut_slice(), rule.month_days.as_mut_slice(), rule.months.as_mut_slice()) {
        (Frequency::Weekly, [day], [], _) if day.weekday == from.weekday() => day.weekday = to.weekday(),
        (Frequency::Monthly, [], [day], []) if *day == from.day() as i32 => *day = to.day() as i32,
        (Frequency::Yearly, [], [day], [month]) if (*month, *day) == (from.month() as i32, from.day() as i32) => {
            (*month, *day) = (to.month() as i32, to.day() as i32);
        }
        _ => {}
    }
    rule
}

fn wrong(field: Field, problem: Problem) -> crate::Error {
    model::Rejection::Invalid(FieldErrors::one(field, problem)).into()
}

/// What the form of a task would make of how it recurs: in words, and the next dates. Changes nothing.
pub fn preview(actor: &Actor, form: TaskEdit, now: DateTime<Utc>) -> Result<Preview> {
    let form = form.validated()?;
    let task =
        task::Model { due_on: form.due_on, due_time: form.due_time, ..task::Model::new(form.id.0, actor.user, now) };
    let Some(rule) = asked(&form.recurrence, None)? else { return Ok(Preview::default()) };
    let wish = Wish::new(actor, rule, form.recurrence.anchor.unwrap_or(Anchor::Schedule), &task, now);
    Ok(Preview::of(actor, &wish.rule, wish.anchor, wish.begun(None, 0)?.first_on, now))
}
