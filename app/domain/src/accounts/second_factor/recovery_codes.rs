//! Codes for whoever lost the app: ten, each good once. What they are is shown when they are made; the database has hashes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use model::{Did, Outcome, ShownOnce};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::super::{Actor, Proof};
use super::has_any;
use crate::audit::{self, Event};
use crate::entities::recovery_code::{ActiveModel, Column, Entity};
use crate::platform::sealing;
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

const HOW_MANY: usize = 10;
/// Letters and digits that nobody takes for another: 32 of them, five bits each.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// 120 bits: of 112 or more a plain hash may be kept (ASVS 5.0, 6.5.2).
const LENGTH: usize = 24;
const GROUP: usize = 4;

/// Makes ten new ones; the earlier ones are good no more.
pub async fn new_recovery_codes(
    services: &Services,
    actor: &Actor,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    proof.require(now)?;
    let codes = new()?;
    let transaction = services.begin().await?;
    if !has_any(&transaction, actor.user.0).await? {
        return Err(Error::not_found());
    }
    keep(&transaction, actor.user, &codes, now).await?;
    transaction.commit().await?;
    Ok(shown(&codes, Did::RecoveryCodesMade))
}

/// Shows them once, a line each.
pub(in super::super) fn shown(codes: &[String], did: Did) -> Outcome {
    Outcome { shown_once: Some(ShownOnce(codes.join("\n"))), ..Outcome::of(did) }
}

/// Ten codes such as `k3mz-8xqa-p7wd-5tfn-2hrc-v9eb`.
pub(super) fn new() -> Result<Vec<String>> {
    let code = || {
        // 32 divides 256: each letter is as likely as any other.
        let letters = sealing::random::<LENGTH>()?.map(|byte| char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
        Ok(letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
    };
    (0..HOW_MANY).map(|_| code()).collect()
}

/// Keeps the hashes of somebody's codes in place of the earlier ones.
pub(super) async fn keep(
    transaction: &impl ConnectionTrait,
    owner: UserId,
    codes: &[String],
    now: DateTime<Utc>,
) -> Result<()> {
    forget(transaction, owner.0).await?;
    let row = |code: &String| ActiveModel {
        id: Set(Uuid::now_v7()),
        user_id: Set(owner.0),
        hash: Set(hash(code)),
        used_at: Set(None),
    };
    Entity::insert_many(codes.iter().map(row)).exec_without_returning(transaction).await?;
    audit::record(transaction, Event::own("recovery-codes", "made", owner), now).await
}

/// None of somebody's codes is good any more.
pub(super) async fn forget(transaction: &impl ConnectionTrait, owner: Uuid) -> Result<()> {
    Entity::delete_many().filter(Column::UserId.eq(owner)).exec(transaction).await?;
    Ok(())
}

/// Uses one of somebody's codes up, if it is one. Of two at once one wins.
pub(super) async fn use_up(
    transaction: &impl ConnectionTrait,
    owner: Uuid,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(Some(stored(now))))
        .filter(Column::UserId.eq(owner))
        .filter(Column::Hash.eq(hash(typed)))
        .filter(Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(used.rows_affected == 1)
}

/// How many are left.
pub(super) async fn left(connection: &impl ConnectionTrait, owner: Uuid) -> Result<u32> {
    let left =
        Entity::find().filter(Column::UserId.eq(owner)).filter(Column::UsedAt.is_null()).count(connection).await?;
    Ok(u32::try_from(left).unwrap_or_default())
}

/// Of a code however it is typed: without spaces and dashes, in any case. Nobody finds eighty random bits by their hash.
fn hash(typed: &str) -> String {
    let letters: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    URL_SAFE_NO_PAD.encode(Sha256::digest(letters.to_lowercase()))
}
