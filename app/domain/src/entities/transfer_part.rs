use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};

/// Pieces in one transaction.
pub const AT_ONCE: u64 = 100;

/// A piece of a transfer's file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transfer_parts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub transfer_id: Uuid,
    /// Counts from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub bytes: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Deletes some pieces of a file; how many.
pub async fn delete_some(connection: &impl ConnectionTrait, transfer: Uuid) -> Result<u64, DbErr> {
    let of_file = || Expr::col("transfer_id").eq(transfer);
    let some = Query::select().column("number").from("transfer_parts").and_where(of_file()).limit(AT_ONCE).take();
    let delete = Query::delete()
        .from_table("transfer_parts")
        .and_where(of_file())
        .and_where(Expr::col("number").in_subquery(some))
        .take();
    Ok(connection.execute(&delete).await?.rows_affected())
}

/// The pieces of a person's files.
pub fn of_person(person: Uuid) -> SelectStatement {
    let files = Query::select().column("id").from("transfers").and_where(Expr::col("user_id").eq(person)).take();
    Query::select().from("transfer_parts").and_where(Expr::col("transfer_id").in_subquery(files)).take()
}
