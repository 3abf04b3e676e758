use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::seed::PURPOSE;
use crate::entities::second_factor::{Column, Entity};
use crate::platform::sealing;
use crate::{Result, Services, UserId};

/// How many are sealed anew at once.
const AT_ONCE: u64 = 500;

/// Seals by the first key what makes codes and earlier keys have sealed, so that those can be left away; whether there may be more.
pub async fn reseal(services: &Services, _now: DateTime<Utc>) -> Result<bool> {
    let (mark, mut after, mut sealed) = (sealing::mark(services, PURPOSE), Uuid::nil(), 0);
    loop {
        let others = Entity::find().filter(Column::Seed.not_like(format!("{mark}%")));
        let others = others.filter(Column::UserId.gt(after)).order_by_asc(Column::UserId).limit(AT_ONCE);
        let others = others.all(&services.db).await?;
        let Some(last) = others.last() else { return Ok(false) };
        after = last.user_id;
        for factor in others {
            let owner = UserId(factor.user_id);
            // What no key opens stays: the key may come back.
            let Some(seed) = sealing::open(services, PURPOSE, owner, &factor.seed) else { continue };
            sealed += Entity::update_many()
                .col_expr(Column::Seed, Expr::value(sealing::seal(services, PURPOSE, owner, &seed)?))
                .filter(Column::UserId.eq(factor.user_id))
                .filter(Column::Seed.eq(factor.seed))
                .exec(&services.db)
                .await?
                .rows_affected;
        }
        if sealed >= AT_ONCE {
            return Ok(true);
        }
    }
}
