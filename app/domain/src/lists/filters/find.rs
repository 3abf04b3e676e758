use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entities::filter::{Column, Entity, Model};
use crate::{Actor, Result};

/// A person's filters in their order, until the end of the transaction: whoever else changes one waits.
pub(super) async fn locked(transaction: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Model>> {
    let own = Entity::find().filter(Column::UserId.eq(actor.user.0)).filter(Column::DeletedAt.is_null());
    let mut filters = own.order_by_asc(Column::Id).lock_exclusive().all(transaction).await?;
    filters.sort_by_key(|filter| (filter.position, filter.id));
    Ok(filters)
}

/// Writes what people see of a filter.
pub(super) async fn store(transaction: &impl ConnectionTrait, filter: &Model) -> Result<()> {
    let update = Query::update()
        .table("filters")
        .value("name", filter.name.as_str())
        .value("filter", filter.filter.as_str())
        .value("colour", filter.colour.as_str())
        .value("position", filter.position)
        .value("version", filter.version)
        .value("deleted_at", filter.deleted_at)
        .and_where(Expr::col("id").eq(filter.id))
        .take();
    transaction.execute(&update).await?;
    Ok(())
}
