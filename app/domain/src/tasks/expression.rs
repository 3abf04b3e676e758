//! Filters as conditions of a statement. Each condition is true or false, never unknown, so that its contrary is the rest.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use filter_language::{Condition as Asked, Date, Day, Filter, Is, Name, When};
use model::{FilterMistake, ListKind, ListState, Lists, Mistake, Priority, Status};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::filter::{COMPLETED, IN_PROGRESS, OPEN, PENDING};
use super::search::containing;
use crate::changes::label_key;
use crate::entities::task::{Column, priority_number};
use crate::entities::{list, section, task_label};
use crate::fold::fold;
use crate::time::{NO_DATE, add_days, day_start, instant, next_day, now_sort, today};
use crate::{Actor, Error};

/// Whose filter it is, and when it is asked.
pub(super) struct Asker<'a> {
    pub actor: &'a Actor,
    pub lists: &'a Lists,
    pub now: DateTime<Utc>,
}

impl Asker<'_> {
    /// The tasks that a filter is about. It names a list or a section that is there, and days that are some.
    pub fn condition(&self, filter: &Filter) -> Result<Condition, Mistake> {
        match filter {
            Filter::All(parts) => {
                parts.iter().try_fold(Condition::all(), |all, part| Ok(all.add(self.condition(part)?)))
            }
            Filter::Any(parts) => {
                parts.iter().try_fold(Condition::any(), |any, part| Ok(any.add(self.condition(part)?)))
            }
            Filter::Not(part) => Ok(Condition::all().add(self.condition(part)?).not()),
            Filter::Is(Asked { is, at }) => self.one(is).map_err(|is| {
                let place = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
                Mistake { from: place(at.start), to: place(at.end), is }
            }),
        }
    }

    fn one(&self, is: &Is) -> Result<Condition, FilterMistake> {
        let condition = match is {
            Is::Anything => Expr::cust("1 = 1"),
            Is::Shared => nothing(),
            Is::Overdue => {
                let late = Column::DueSort.lt(now_sort(self.actor.zone, self.now));
                return Ok(Condition::all().add(Expr::cust(OPEN)).add(late));
            }
            Is::Date(date, when) => return self.date(*date, *when),
            Is::Timed => Column::DueTime.is_not_null(),
            Is::Priority(priority) => Column::Priority.eq(number(*priority)),
            Is::Open => Expr::cust(OPEN),
            Is::Status(Status::Pending) => Expr::cust(PENDING),
            Is::Status(Status::InProgress) => Expr::cust(IN_PROGRESS),
            Is::Status(Status::Completed) => Expr::cust(COMPLETED),
            Is::InList(name) => self.in_list(name)?,
            Is::InSection(name) => self.in_section(name)?,
            Is::InAnySection => section::of_task(self.actor.user.0, None),
            Is::Labelled(name) => self.labelled(name),
            Is::LabelledAtAll => Column::Labels.ne(""),
            Is::Recurring => Column::SeriesId.is_not_null(),
            Is::Part => Column::ParentId.is_not_null(),
            Is::WithNotes => Column::Notes.ne(""),
            Is::Contains(words) => return containing(words).map_err(|_: Error| FilterMistake::LongSearch),
        };
        Ok(Condition::all().add(condition))
    }

    fn date(&self, date: Date, when: When) -> Result<Condition, FilterMistake> {
        let today = today(self.actor.zone, self.now);
        let day = |day: Day| day.date(today).filter(|date| is_common(*date)).ok_or(FilterMistake::DayNeeded);
        // The days from the first on, up to the second.
        let (from, to) = match when {
            When::There => (None, None),
            When::On(on) => (Some(day(on)?), Some(add_days(day(on)?, 1))),
            When::Before(end) => (None, Some(day(end)?)),
            When::After(end) => (Some(add_days(day(end)?, 1)), None),
            When::Within(days) => (Some(today), Some(add_days(today, days.into()))),
        };
        let there = Condition::all();
        Ok(match date {
            Date::Day => {
                let end = to.map_or(NO_DATE, day_start);
                let begun = from.map(|from| Column::DueSort.gte(day_start(from)));
                there.add(Column::DueSort.lt(end)).add_option(begun)
            }
            Date::Created => self.between(Column::CreatedAt, from, to),
            Date::Changed => self.between(Column::UpdatedAt, from, to),
            Date::Due => dates(Column::DueOn, from, to),
            Date::Deadline => dates(Column::DeadlineOn, from, to),
            Date::Start => dates(Column::StartOn, from, to),
            Date::Completed => dates(Column::CompletedOn, from, to),
        })
    }

    /// Moments that are on days at the person's place.
    fn between(&self, column: Column, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Condition {
        let zone = self.actor.zone;
        // A zone that moves across the date line may leave a date out.
        let begins = |date: NaiveDate| match date.pred_opt() {
            Some(before) if next_day(zone, before) > date => {
                instant(zone, next_day(zone, before).and_time(NaiveTime::MIN))
            }
            _ => instant(zone, date.and_time(NaiveTime::MIN)),
        };
        Condition::all()
            .add_option(from.map(|from| column.gte(begins(from))))
            .add_option(to.map(|to| column.lt(begins(to))))
    }

    fn in_list(&self, name: &Name) -> Result<Expr, FilterMistake> {
        let inbox = [ListKind::Inbox.slug(), self.actor.language.say(ListKind::Inbox.label())];
        let mut lists: Vec<Uuid> = Vec::new();
        if inbox.iter().any(|word| name.fits(word, fold)) {
            lists.push(self.lists.inbox.0);
        }
        let own = self.lists.own.iter().filter(|list| list.state != ListState::Deleted);
        lists.extend(own.filter(|list| name.fits(&list.name, fold)).map(|list| list.id.0));
        match lists.is_empty() {
            true if name.is_exact() => Err(FilterMistake::NoSuchList),
            true => Ok(nothing()),
            false => Ok(list::of_task().is_in(lists)),
        }
    }

    fn in_section(&self, name: &Name) -> Result<Expr, FilterMistake> {
        let sections = self.lists.sections.iter().filter(|section| name.fits(&section.name, fold));
        let sections: Vec<Uuid> = sections.map(|section| section.id.0).collect();
        match sections.is_empty() {
            true if name.is_exact() => Err(FilterMistake::NoSuchSection),
            true => Ok(nothing()),
            false => Ok(section::of_task(self.actor.user.0, Some(sections))),
        }
    }

    fn labelled(&self, name: &Name) -> Expr {
        let person = self.actor.user.0;
        match name.parts() {
            [word] => task_label::at_task(person, &label_key(word)),
            parts => task_label::like_at_task(person, parts.iter().map(|part| fold(part))),
        }
    }
}

fn nothing() -> Expr {
    Expr::cust("1 = 0")
}

fn number(priority: Priority) -> i16 {
    priority_number(priority)
}

/// PostgreSQL and people know the years that have four digits.
fn is_common(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1..10_000).contains(&date.year())
}

fn dates(column: Column, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Condition {
    Condition::all()
        .add(column.is_not_null())
        .add_option(from.map(|from| column.gte(from)))
        .add_option(to.map(|to| column.lt(to)))
}
