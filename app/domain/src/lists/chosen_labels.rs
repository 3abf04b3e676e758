//! What people chose for words, as files have it.

use std::collections::{HashMap, HashSet};

use model::Colour;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::labels::{KEPT, forget_unused, row};
use crate::changes::label_key;
use crate::entities::label::{Column, Entity};
use crate::entities::task_label;
use crate::{Actor, Result};

/// A word with what its person chose for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChosenLabel {
    pub word: String,
    pub colour: Colour,
    /// Whether it has a place before those that have none.
    pub placed: bool,
}

/// All that a person chose something for, in their order.
pub(crate) async fn written(connection: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<ChosenLabel>> {
    let rows = Entity::find().filter(Column::UserId.eq(actor.user.0)).order_by_asc(Column::Label);
    let mut rows = rows.all(connection).await?;
    rows.sort_by_key(|row| row.position.unwrap_or(i64::MAX));
    let chosen = rows.into_iter().map(|row| ChosenLabel {
        word: row.word,
        colour: Colour::from_slug(&row.colour).unwrap_or_default(),
        placed: row.position.is_some(),
    });
    Ok(chosen.collect())
}

/// Chooses the same for those of these words that the person does not have yet, as far as there is room; those it was chosen
/// for. To be called before tasks come that have them. Those with a place come after the person's own.
pub(crate) async fn make(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    wanted: &[ChosenLabel],
) -> Result<Vec<(String, Colour)>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = &wanted[..wanted.len().min(KEPT as usize)];
    forget_unused(transaction, actor, wanted.len()).await?;
    let own = Entity::find().filter(Column::UserId.eq(actor.user.0)).all(transaction).await?;
    let keys: Vec<String> = wanted.iter().map(|label| label_key(&label.word)).collect();
    let used = task_label::Entity::find()
        .select_only()
        .column(task_label::Column::Label)
        .distinct()
        .filter(task_label::Column::UserId.eq(actor.user.0))
        .filter(task_label::Column::Label.is_in(keys.clone()));
    let used: Vec<String> = used.into_tuple().all(transaction).await?;
    let mut there: HashSet<&str> = own.iter().map(|row| row.label.as_str()).collect();
    there.extend(used.iter().map(String::as_str));
    let last = own.iter().filter_map(|row| row.position).max().unwrap_or_default();
    let new = wanted.iter().zip(&keys).filter(|(_, key)| there.insert(key)).map(|(label, _)| label);
    let new: Vec<&ChosenLabel> = new.take((KEPT as usize).saturating_sub(own.len())).collect();
    let rows = (last + 1..)
        .zip(&new)
        .map(|(place, label)| row(actor, &label.word, label.colour, Some(place).filter(|_| label.placed)));
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        let mut insert = Entity::insert_many(rows).on_conflict_do_nothing();
        transaction.execute(QueryTrait::query(&mut insert)).await?;
    }
    Ok(new.into_iter().map(|label| (label.word.clone(), label.colour)).collect())
}

/// Forgets what was chosen so, unless it is something else by now or some task has the word.
pub(crate) async fn remove(transaction: &impl ConnectionTrait, person: Uuid, made: &[(String, Colour)]) -> Result<()> {
    if made.is_empty() {
        return Ok(());
    }
    let made: HashMap<String, &(String, Colour)> = made.iter().map(|label| (label_key(&label.0), label)).collect();
    let own = Entity::find().filter(Column::UserId.eq(person)).all(transaction).await?;
    let unchanged = own.into_iter().filter(|row| {
        made.get(&row.label).is_some_and(|(word, colour)| (&row.word, row.colour.as_str()) == (word, colour.slug()))
    });
    let unchanged: Vec<String> = unchanged.map(|row| row.label).collect();
    Entity::delete_many()
        .filter(Column::UserId.eq(person))
        .filter(Column::Label.is_in(unchanged))
        .filter(Column::Label.not_in_subquery(task_label::used(person)))
        .exec(transaction)
        .await?;
    Ok(())
}
