use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::demo_account::Account;
use super::demo_tasks::LISTS;
use super::person;
use crate::entities::{occurrence, series, task, user};
use crate::lists::{self, sections};
use crate::{Actor, Result, Services, accounts, changes};

const EMAIL: &str = "demo@example.org";

/// How to sign in to the demo account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    pub email: String,
    pub password: String,
}

/// One person with a believable set of tasks around `now`, and a password that nobody knows before. Nothing where they
/// are there already: their password is kept nowhere.
pub async fn demo(services: &Services, now: DateTime<Utc>) -> Result<Option<DemoAccount>> {
    if user::Entity::find().filter(user::Column::Email.eq(EMAIL)).count(&services.db).await? > 0 {
        return Ok(None);
    }
    let account = DemoAccount { email: EMAIL.to_owned(), password: password() };
    let hash = accounts::hash(&services.hashing.permit_for_us().await?, &account.password).await?;
    let owner = person(Uuid::now_v7(), "Alex Demo", EMAIL.to_owned(), hash, now);
    let actor = Actor::from(owner.clone());
    let transaction = services.begin().await?;
    user::Entity::insert(owner.into_active_model()).exec_without_returning(&transaction).await?;
    changes::make_inboxes(&transaction, [actor.user.0], now).await?;
    let places = places(services, &transaction, &actor, now).await?;
    let Account { tasks, series, over } = Account::of(actor.user, &places, now);
    let rows = tasks.iter().cloned().map(IntoActiveModel::into_active_model);
    task::Entity::insert_many(rows).exec_without_returning(&transaction).await?;
    let rows = series.into_iter().map(IntoActiveModel::into_active_model);
    series::Entity::insert_many(rows).exec_without_returning(&transaction).await?;
    let rows = over.into_iter().map(IntoActiveModel::into_active_model);
    occurrence::Entity::insert_many(rows).exec_without_returning(&transaction).await?;
    changes::index_labels(&transaction, &tasks).await?;
    transaction.commit().await?;
    Ok(Some(account))
}

/// The ids of lists and sections by their names, those of the section as well.
pub(super) type Places = HashMap<(&'static str, &'static str), (Uuid, Option<Uuid>)>;

async fn places(
    services: &Services,
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Places> {
    let wanted = LISTS.iter().map(|list| lists::Wanted {
        name: list.name,
        colour: list.colour,
        favourite: list.favourite,
        archived: false,
    });
    let (named, _) = lists::named(services, transaction, actor, wanted.collect(), Uuid::now_v7, now).await?;
    let headings = LISTS.iter().flat_map(|list| list.sections.iter().map(|section| (list.name, *section)));
    let wanted = headings
        .clone()
        .filter_map(|(list, name)| Some(sections::Wanted { list: named.get(list).copied()?, name, folded: false }));
    let (made, _) = sections::made(services, transaction, actor, wanted.collect(), Uuid::now_v7, now).await?;
    let plain = LISTS.iter().map(|list| (list.name, "")).chain([("", "")]);
    let place = |(list, section): (&'static str, &'static str)| {
        let id = named.get(list).copied()?;
        Some(((list, section), (id, made.get(&(id, section.to_owned())).copied())))
    };
    Ok(plain.chain(headings).filter_map(place).collect())
}

/// Twenty hexadecimal digits, in groups to type.
fn password() -> String {
    let random = Uuid::new_v4().simple().to_string();
    [&random[..5], &random[5..10], &random[17..22], &random[22..27]].join("-")
}
