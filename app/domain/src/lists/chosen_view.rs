//! How people look at their lists.

use model::{ChosenView, Did, ListKind, Outcome};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};

use super::view::lists;
use crate::cache::{self, Entry};
use crate::entities::list_view::{ActiveModel, Column, Entity};
use crate::{Actor, Error, Result, Services};

/// Keeps how somebody looks at a list from now on.
pub async fn choose_view(services: &Services, actor: &Actor, form: ChosenView) -> Result<Outcome> {
    let (list, view) = form.validated()?;
    let lists = lists(services, actor).await?;
    let own = lists.own.iter().map(|list| ListKind::Own(list.id));
    let filters = lists.filters.iter().map(|filter| ListKind::Filter(filter.id));
    let known: Vec<ListKind> = ListKind::ALL.into_iter().chain([ListKind::Label]).chain(own).chain(filters).collect();
    if !known.contains(&list) || matches!(list, ListKind::Own(id) if lists.get(id).is_none()) {
        return Err(Error::not_found());
    }
    // A list of lines is what everybody has, and what is said of lists that are gone is of no use.
    let known = known.into_iter().filter(|known| !view.is_empty() || *known != list);
    let known = known.map(|known| known.word().into_owned());
    Entity::delete_many()
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::List.is_not_in(known))
        .exec(&services.db)
        .await?;
    if !view.is_empty() {
        let row = ActiveModel { user_id: Set(actor.user.0), list: Set(list.word().into_owned()), view: Set(view) };
        let conflict = OnConflict::columns([Column::UserId, Column::List]).update_column(Column::View).to_owned();
        let mut insert = Entity::insert_many([row]).on_conflict(conflict);
        services.db.execute(QueryTrait::query(&mut insert)).await?;
    }
    cache::forget(services, Entry::Lists(actor.user)).await;
    Ok(Outcome::of(Did::ViewChosen))
}
