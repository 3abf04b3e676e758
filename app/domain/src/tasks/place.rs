//! Places among neighbours, as [`task::Model::position`] has them.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entities::list;
use crate::entities::task::{self, Column, position};
use crate::{Actor, Result};

/// The open tasks that stand beside one: parts of the same, or the top of the same section.
fn neighbours(actor: &Actor, task: &task::Model) -> Condition {
    let open = Condition::all()
        .add(Column::UserId.eq(actor.user.0))
        .add(Column::DeletedAt.is_null())
        .add(Expr::cust("status < 2"))
        .add(Column::Id.ne(task.id));
    match (task.parent_id, task.section_id) {
        (Some(parent), _) => open.add(Column::ParentId.eq(parent)),
        (None, section) => open
            .add(Column::ParentId.is_null())
            .add(list::of_task().eq(task.list()))
            .add(section.map_or(Column::SectionId.is_null(), |section| Column::SectionId.eq(section))),
    }
}

/// The one right before a task or right after it.
pub(super) async fn beside(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    task: &task::Model,
    before: bool,
) -> Result<Option<(Uuid, Vec<u8>)>> {
    let place = Expr::tuple([Expr::col(Column::Position), Expr::col(Column::Id)]);
    let here = Expr::tuple([Expr::value(task.position.clone()), Expr::value(task.id)]);
    let (side, order) = if before { (place.lt(here), Order::Desc) } else { (place.gt(here), Order::Asc) };
    let found = task::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Position])
        .filter(neighbours(actor, task))
        .filter(side)
        .order_by(Column::Position, order.clone())
        .order_by(Column::Id, order)
        .limit(1);
    Ok(found.into_tuple().one(connection).await?)
}

/// After all parts of a task.
pub(super) async fn last(
    connection: &impl ConnectionTrait,
    actor: &Actor,
    parent: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<u8>> {
    let last = task::Entity::find()
        .select_only()
        .column(Column::Position)
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::ParentId.eq(parent))
        .order_by_desc(Column::Position)
        .order_by_desc(Column::Id)
        .limit(1);
    let last: Option<Vec<u8>> = last.into_tuple().one(connection).await?;
    // What is added later has a later place by itself.
    Ok(match last {
        Some(last) if last >= position(now) => between(&last, None).unwrap_or(last),
        _ => position(now),
    })
}

/// A place after one, and before another if there is one; none where they are the same. Where there is none it is right after the one:
/// what is added later comes later.
pub(super) fn between(after: &[u8], before: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut before = match before {
        None => return Some([after, &[0x80]].concat()),
        Some(before) if before <= after => return None,
        before => before,
    };
    let mut place = Vec::with_capacity(after.len() + 2);
    for digit in 0.. {
        let low = after.get(digit).copied().map_or(0, u16::from);
        let high = before.map_or(256, |before| before.get(digit).copied().map_or(0, u16::from));
        if high > low + 1 {
            place.push(((low + high) / 2) as u8);
            break;
        }
        // What begins less than the other is less, however it goes on.
        if high > low {
            before = None;
        }
        place.push(low as u8);
    }
    place.push(0x80);
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn there_is_always_a_place_between_two() {
        let mut places = vec![vec![0x80], vec![0x81, 0, 6, 0x80], vec![0x81, 0, 7, 0, 0x80], vec![0x81, 1, 0x80]];
        for round in 0..400 {
            let at = round * 7 % places.len();
            let before = places.get(at + 1).cloned();
            let new = between(&places[at], before.as_deref()).unwrap();
            assert!(new > places[at] && before.is_none_or(|before| new < before), "{new:?}");
            places.insert(at + 1, new);
        }
        assert!(places.iter().all(|place| place.last() == Some(&0x80) && place.len() < 80), "{places:?}");
        assert_eq!(between(&[0x80], Some(&[0x80])), None);
        assert_eq!(between(&[0x81, 5, 0x80], None), Some(vec![0x81, 5, 0x80, 0x80]));
    }
}
