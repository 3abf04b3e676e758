//! Files in the database, piece by piece: every server reaches them, and nobody holds a whole one.

use futures_util::stream::{self, Stream};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::entities::transfer_part;
use crate::{Error, Result, Services};

/// Pieces in one transaction.
pub(super) const AT_ONCE: u64 = 100;
/// Bytes in one piece.
const PIECE: usize = 256 * 1024;

/// Appends to a file that has so many pieces; how many it has then.
pub(super) async fn append(
    transaction: &impl ConnectionTrait,
    transfer: Uuid,
    mut pieces: i32,
    bytes: &[u8],
) -> Result<i32> {
    for piece in bytes.chunks(PIECE) {
        let row =
            transfer_part::ActiveModel { transfer_id: Set(transfer), number: Set(pieces), bytes: Set(piece.to_vec()) };
        transfer_part::Entity::insert(row).exec_without_returning(transaction).await?;
        pieces += 1;
    }
    Ok(pieces)
}

/// A file's bytes, a piece at a time. One that went away meanwhile ends in an error, never in a file cut short.
pub(super) fn stream(
    services: &Services,
    transfer: Uuid,
    pieces: i32,
) -> impl Stream<Item = Result<Vec<u8>>> + Send + use<> {
    let reads = services.reads.clone();
    stream::try_unfold(0, move |number| {
        let reads = reads.clone();
        async move {
            if number == pieces {
                return Ok(None);
            }
            let piece = transfer_part::Entity::find_by_id((transfer, number)).one(&reads).await?;
            piece.map(|piece| Some((piece.bytes, number + 1))).ok_or_else(Error::not_found)
        }
    })
}

/// The whole of a file that is known to be small enough.
pub(super) async fn whole(services: &Services, transfer: Uuid, size: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(size);
    let mut number = 0;
    while let Some(piece) = transfer_part::Entity::find_by_id((transfer, number)).one(&services.reads).await? {
        bytes.extend_from_slice(&piece.bytes);
        number += 1;
    }
    Ok(bytes)
}

/// Throws a file away, some pieces at a time.
pub(super) async fn delete(services: &Services, transfer: Uuid) -> Result<()> {
    while delete_some(&services.db, transfer).await? == AT_ONCE {}
    Ok(())
}

/// Throws some pieces of a file away; how many.
pub(super) async fn delete_some(connection: &impl ConnectionTrait, transfer: Uuid) -> Result<u64> {
    let of_file = || Expr::col("transfer_id").eq(transfer);
    let some = Query::select().column("number").from("transfer_parts").and_where(of_file()).limit(AT_ONCE).take();
    let delete = Query::delete()
        .from_table("transfer_parts")
        .and_where(of_file())
        .and_where(Expr::col("number").in_subquery(some))
        .take();
    Ok(connection.execute(&delete).await?.rows_affected())
}

/// Throws some pieces of a person's files away; how many.
pub(crate) async fn delete_some_of(connection: &impl ConnectionTrait, person: Uuid) -> Result<u64> {
    let file = pieces_of(person).column("transfer_id").limit(1).take();
    match connection.query_one(&file).await? {
        Some(row) => delete_some(connection, row.try_get("", "transfer_id")?).await,
        None => Ok(0),
    }
}

/// As how many rows a person's files count: a piece is as long as ten.
pub(crate) async fn rows_of(services: &Services, person: Uuid) -> Result<u64> {
    let some = pieces_of(person).column("number").limit(AT_ONCE + 1).take();
    Ok(services.db.query_all(&some).await?.len() as u64 * 10)
}

fn pieces_of(person: Uuid) -> SelectStatement {
    let files = Query::select().column("id").from("transfers").and_where(Expr::col("user_id").eq(person)).take();
    Query::select().from("transfer_parts").and_where(Expr::col("transfer_id").in_subquery(files)).take()
}
