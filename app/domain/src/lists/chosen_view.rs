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
    if let ListKind::Own(id) = list {
        lists.get(id).ok_or_else(Error::not_found)?;
    }
    // A list of lines is what everybody has, and what is said of lists that are gone is of no use.
    let known =
        ListKind::ALL.into_iter().chain([ListKind::Label]).chain(lists.own.iter().map(|list| ListKind::Own(list.id)));
    let known = known.filter(|known| !view.is_empty() || *known != list).map(|known| known.word().into_owned());
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
