//! People, as operators see them: never their tasks.

use chrono::{DateTime, Utc};
use model::{PeopleFilter, PeoplePage, PeopleQuery, Person, PersonView};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;

use super::{audit, words};
use crate::accounts::{Operator, Proof, readable};
use crate::{Error, Result, Services};
use ::words::Language;

/// People on a page.
const PAGE: u64 = 50;
/// Longest search, in characters.
const SEARCH_MAX: usize = 100;

/// A page of people, those who came last first.
pub async fn people(
    services: &Services,
    _operator: &Operator,
    query: &PeopleQuery,
    language: Language,
    now: DateTime<Utc>,
) -> Result<PeoplePage> {
    let rows = services.reads.query_all(&found(query)).await?;
    let mut people = rows.iter().map(|row| person_of(row, language, now)).collect::<Result<Vec<_>>>()?;
    let more = people.len() as u64 > PAGE;
    people.truncate(PAGE as usize);
    Ok(PeoplePage { next: people.last().filter(|_| more).map(|person| person.id), people })
}

/// One person, and what happened to their account lately.
pub async fn person(
    services: &Services,
    operator: &Operator,
    id: Uuid,
    proof: Proof,
    language: Language,
    now: DateTime<Utc>,
) -> Result<PersonView> {
    let row = services.reads.query_one(&rows().and_where(Expr::col(("users", "id")).eq(id)).take()).await?;
    let row = row.ok_or_else(Error::not_found)?;
    Ok(PersonView {
        person: person_of(&row, language, now)?,
        proven: proof.is_fresh(now),
        audit: audit::of_person(services, operator, id, language, now).await?,
    })
}

fn rows() -> SelectStatement {
    let columns = ["id", "name", "email", "operator", "disabled_at", "unconfirmed_since", "created_at", "last_seen_at"];
    let mut passkeys = Query::select();
    let theirs = Expr::col(("passkeys", "user_id")).equals(("users", "id"));
    passkeys.expr(Expr::val(1)).from("passkeys").and_where(theirs);
    Query::select()
        .columns(columns.map(|column| ("users", column)))
        .column(("usage", "tasks"))
        .expr_as(
            Expr::col(("second_factors", "confirmed_at")).is_not_null().or(Expr::exists(passkeys)),
            "second_factor",
        )
        .from("users")
        .left_join("usage", Expr::col(("usage", "user_id")).equals(("users", "id")))
        .left_join("second_factors", Expr::col(("second_factors", "user_id")).equals(("users", "id")))
        .and_where(Expr::col(("users", "deleted_at")).is_null())
        .take()
}

/// The statement that finds a page, so that it can be checked how databases answer it.
pub(super) fn found(query: &PeopleQuery) -> SelectStatement {
    let mut select = rows();
    match query.filter {
        PeopleFilter::All => {}
        PeopleFilter::Operators => drop(select.and_where(Expr::cust("users.operator"))),
        PeopleFilter::Disabled => drop(select.and_where(Expr::col(("users", "disabled_at")).is_not_null())),
        PeopleFilter::Unconfirmed => drop(select.and_where(Expr::col(("users", "unconfirmed_since")).is_not_null())),
    }
    let search: String = query.search.trim().to_lowercase().chars().take(SEARCH_MAX).collect();
    if !search.is_empty() {
        let escaped: String =
            search.chars().flat_map(|c| ['\\', c].into_iter().skip(usize::from(!"\\%_".contains(c)))).collect();
        let like = || LikeExpr::new(format!("%{escaped}%")).escape('\\');
        let name = Expr::cust("LOWER(users.name)").like(like());
        select.and_where(Expr::col(("users", "email")).like(like()).or(name));
    }
    if let Some(after) = query.after {
        select.and_where(Expr::col(("users", "id")).lt(after));
    }
    select.order_by(("users", "id"), Order::Desc).limit(PAGE + 1).take()
}

fn person_of(row: &QueryResult, language: Language, now: DateTime<Utc>) -> Result<Person> {
    let moment = |at: DateTime<Utc>| words::moment(language, at, now);
    Ok(Person {
        id: row.try_get("", "id")?,
        name: row.try_get("", "name")?,
        email: readable(&row.try_get::<String>("", "email")?),
        operator: row.try_get("", "operator")?,
        disabled: row.try_get::<Option<DateTime<Utc>>>("", "disabled_at")?.map(moment),
        unconfirmed: row.try_get::<Option<DateTime<Utc>>>("", "unconfirmed_since")?.is_some(),
        second_factor: row.try_get("", "second_factor")?,
        joined: moment(row.try_get("", "created_at")?),
        last_seen: row.try_get::<Option<DateTime<Utc>>>("", "last_seen_at")?.map(moment),
        tasks: row.try_get::<Option<i64>>("", "tasks")?.map(i64::unsigned_abs),
    })
}
