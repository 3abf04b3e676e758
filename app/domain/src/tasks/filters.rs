//! Saving filters: what is saved can be read.

use chrono::{DateTime, Utc};
use model::{Field, FilterForm, Lists, MOST_COUNTED, Mistake, Outcome, Problem};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::expression::Asker;
use super::filter;
use super::page::find;
use crate::entities::task::{Column, Entity};
use crate::lists::filters;
use crate::{Actor, Error, Result, Services};

/// Makes a filter, if it can be read. The form proposes the id: sent twice it makes one.
pub async fn add_filter(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    form: FilterForm,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    filters::add(services, actor, checked(actor, lists, form, now)?, now).await
}

/// Saves a filter's name and colour, and which tasks it is about, if that can be read.
pub async fn save_filter(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    form: FilterForm,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    filters::save(services, actor, checked(actor, lists, form, now)?, now).await
}

fn checked(actor: &Actor, lists: &Lists, form: FilterForm, now: DateTime<Utc>) -> Result<FilterForm> {
    let form = form.validated()?;
    match check_filter(actor, lists, &form.filter, now) {
        Ok(()) => Ok(form),
        Err(mistake) => Err(Error::invalid(Field::Filter, Problem::NotAFilter(mistake))),
    }
}

/// Whether a filter can be read, and names lists and sections that are there.
pub fn check_filter(
    actor: &Actor,
    lists: &Lists,
    filter: &str,
    now: DateTime<Utc>,
) -> std::result::Result<(), Mistake> {
    Asker { actor, lists, now }.condition(&filter_language::read(filter)?).map(drop)
}

/// How many tasks a filter shows, up to one more than [`MOST_COUNTED`].
pub async fn count_filter(
    services: &Services,
    actor: &Actor,
    lists: &Lists,
    filter: &str,
    now: DateTime<Utc>,
) -> Result<u32> {
    let own = Condition::all().add(Column::UserId.eq(actor.user.0)).add(Column::DeletedAt.is_null());
    let rows = own.add(filter::asked(filter, Asker { actor, lists, now }, false)?);
    let some = Entity::find().select_only().column(Column::Id).filter(rows).limit(u64::from(MOST_COUNTED) + 1);
    let count = Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(some.into_query(), "some").take();
    let found = find(services, actor, count, true).await?;
    let count: i64 = found.first().map_or(Ok(0), |row| row.try_get_by_index(0))?;
    u32::try_from(count).map_err(Error::internal)
}
