//! Files in the database, piece by piece: every server reaches them, and nobody holds a whole one.

use futures_util::stream::{self, Stream};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::entities::transfer_part;
use crate::{Error, Result, Services};

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
    while transfer_part::delete_some(&services.db, transfer).await? == transfer_part::AT_ONCE {}
    Ok(())
}
