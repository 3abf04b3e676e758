//! The words at a person's tasks, and what they chose for them.

use std::collections::HashMap;

use model::{Colour, Did, FoundLabel, LabelAct, LabelView, Outcome, Rejection};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Statement,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cache::{self, Entry};
use crate::changes::label_key;
use crate::entities::label::{ActiveModel, Column, Entity};
use crate::entities::task_label;
use crate::fold::fold;
use crate::{Actor, Result, Services};

/// Words that a person chose something for: beyond that, those are forgotten that no task has.
pub(super) const KEPT: u64 = 1_000;

/// What somebody chose for a word.
#[derive(Clone, Serialize, Deserialize)]
struct Chosen {
    word: String,
    colour: Colour,
    position: Option<i64>,
}

/// What a person chose for words, by what is the same for all ways to write one.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Labels(HashMap<String, Chosen>);

impl Labels {
    pub fn colour(&self, word: &str) -> Colour {
        self.0.get(&label_key(word)).map(|chosen| chosen.colour).unwrap_or_default()
    }

    /// A word as its person writes it, if they said so.
    pub fn word(&self, label: &str) -> Option<&str> {
        self.0.get(label).map(|chosen| chosen.word.as_str())
    }
}

/// What a person chose for words. Costs no SQL while it is in the cache.
pub(crate) async fn chosen(services: &Services, actor: &Actor) -> Result<Labels> {
    let compute = Box::pin(async {
        let rows = Entity::find().filter(Column::UserId.eq(actor.user.0)).all(&services.reads).await?;
        let chosen = |row: crate::entities::label::Model| {
            let colour = Colour::from_slug(&row.colour).unwrap_or_default();
            (row.label, Chosen { word: row.word, colour, position: row.position })
        };
        Ok(Labels(rows.into_iter().map(chosen).collect()))
    });
    cache::get(services, Entry::Labels(actor.user), |_| true, compute).await
}

/// The words at tasks that are not in the trash, with the numbers of open ones in sight.
const USED: &str = "SELECT l.label, MIN(l.word) AS word, COUNT(*) FILTER (WHERE t.status < 2 \
    AND COALESCE(t.list_id, t.user_id) NOT IN (SELECT id FROM lists WHERE user_id = $1 \
    AND (archived_at IS NOT NULL OR deleted_at IS NOT NULL))) AS open \
    FROM task_labels l JOIN tasks t ON t.id = l.task_id WHERE l.user_id = $1 AND t.deleted_at IS NULL GROUP BY l.label";

#[derive(FromQueryResult)]
struct Used {
    label: String,
    word: String,
    open: i64,
}

/// All words at a person's tasks, in their order.
pub async fn labels(services: &Services, actor: &Actor) -> Result<Vec<LabelView>> {
    let chosen = chosen(services, actor).await?.0;
    let select = Statement::from_sql_and_values(services.reads.get_database_backend(), USED, [actor.user.0.into()]);
    let mut used = Used::find_by_statement(select).all(&services.reads).await?;
    let place = |label: &String| chosen.get(label).and_then(|chosen| chosen.position).unwrap_or(i64::MAX);
    used.sort_by(|one, other| (place(&one.label), &one.label).cmp(&(place(&other.label), &other.label)));
    let view = |Used { label, word, open }| {
        let (word, colour) = match chosen.get(&label) {
            Some(chosen) => (chosen.word.clone(), chosen.colour),
            None => (word, Colour::default()),
        };
        LabelView { word, colour, open: u32::try_from(open).unwrap_or(u32::MAX) }
    };
    Ok(used.into_iter().map(view).collect())
}

/// One of them: as it is, or as one that no task has any more.
pub async fn label(services: &Services, actor: &Actor, typed: &str) -> Result<LabelView> {
    let word = model::label(typed)?;
    let key = label_key(&word);
    let found = labels(services, actor).await?.into_iter().find(|label| label_key(&label.word) == key);
    Ok(found.ok_or(Rejection::NotFound)?)
}

/// The words at tasks that contain a text, the first so many; a statement. None where nothing is looked for.
pub async fn found_labels(services: &Services, actor: &Actor, typed: &str, most: u64) -> Result<Vec<FoundLabel>> {
    let text = fold(typed.trim());
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = chosen(services, actor).await?;
    let select = task_label::Entity::find()
        .select_only()
        .column(task_label::Column::Label)
        .expr_as(task_label::Column::Word.min(), "word")
        .filter(task_label::Column::UserId.eq(actor.user.0))
        .filter(task_label::contains(&text))
        .group_by(task_label::Column::Label)
        .order_by_asc(task_label::Column::Label)
        .limit(most);
    let found: Vec<(String, String)> = select.into_tuple().all(&services.reads).await?;
    let shown = |(label, word): (String, String)| FoundLabel {
        colour: chosen.colour(&word),
        word: chosen.word(&label).map(str::to_owned).unwrap_or(word),
    };
    Ok(found.into_iter().map(shown).collect())
}

/// Chooses how a word is written and what it is marked with. `again` also where something was chosen before.
pub(crate) async fn choose(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    word: &str,
    colour: Colour,
    again: bool,
) -> Result<()> {
    forget_unused(transaction, actor, 1).await?;
    let row = row(actor, word, colour, None);
    let conflict = OnConflict::columns([Column::UserId, Column::Label]);
    let conflict = match again {
        true => conflict.to_owned().update_columns([Column::Word, Column::Colour]).to_owned(),
        false => conflict.to_owned().do_nothing().to_owned(),
    };
    let mut insert = Entity::insert_many([row]).on_conflict(conflict);
    transaction.execute(QueryTrait::query(&mut insert)).await?;
    Ok(())
}

/// Where so many more would be too many, forgets what was chosen for words that no task has.
pub(super) async fn forget_unused(transaction: &impl ConnectionTrait, actor: &Actor, more: usize) -> Result<()> {
    let there = Entity::find().filter(Column::UserId.eq(actor.user.0)).count(transaction).await?;
    if there + more as u64 > KEPT {
        let unused = Entity::delete_many()
            .filter(Column::UserId.eq(actor.user.0))
            .filter(Column::Label.not_in_subquery(task_label::used(actor.user.0)));
        unused.exec(transaction).await?;
    }
    Ok(())
}

/// Leaves to a job what is to become of a word at all tasks. It stands here, since whoever runs the server reads what jobs are
/// about.
pub(crate) async fn put_off(
    transaction: &impl ConnectionTrait,
    actor: &Actor,
    word: &str,
    becomes: &str,
) -> Result<()> {
    let row = ActiveModel { becomes: Set(Some(becomes.to_owned())), ..row(actor, word, Colour::default(), None) };
    let conflict = OnConflict::columns([Column::UserId, Column::Label]).update_column(Column::Becomes).to_owned();
    let mut insert = Entity::insert_many([row]).on_conflict(conflict);
    transaction.execute(QueryTrait::query(&mut insert)).await?;
    Ok(())
}

/// A folded word of a person's that was left to a job, and what it is to become.
pub(crate) async fn left(connection: &impl ConnectionTrait, person: Uuid) -> Result<Option<(String, String)>> {
    let row = Entity::find()
        .filter(Column::UserId.eq(person))
        .filter(Column::Becomes.is_not_null())
        .order_by_asc(Column::Label)
        .one(connection)
        .await?;
    Ok(row.map(|row| (row.label, row.becomes.unwrap_or_default())))
}

/// Says that it has become so everywhere.
pub(crate) async fn became(transaction: &impl ConnectionTrait, person: Uuid, label: &str) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Becomes, Expr::value(None::<String>))
        .filter(Column::UserId.eq(person))
        .filter(Column::Label.eq(label))
        .exec(transaction)
        .await?;
    Ok(())
}

/// To be called after the transaction of [`choose`].
pub(crate) async fn chose(services: &Services, actor: &Actor) {
    cache::forget(services, Entry::Labels(actor.user)).await;
}

pub(super) fn row(actor: &Actor, word: &str, colour: Colour, position: Option<i64>) -> ActiveModel {
    ActiveModel {
        user_id: Set(actor.user.0),
        label: Set(label_key(word)),
        word: Set(word.to_owned()),
        colour: Set(colour.slug().to_owned()),
        position: Set(position),
        becomes: Set(None),
    }
}

/// Lets a label and the one beside it change places.
pub(crate) async fn order(services: &Services, actor: &Actor, word: &str, act: LabelAct) -> Result<Outcome> {
    let mut labels = labels(services, actor).await?;
    labels.truncate(KEPT as usize);
    let key = label_key(word);
    let place = labels.iter().position(|label| label_key(&label.word) == key).ok_or(Rejection::NotFound)?;
    let other = if act == LabelAct::Up { place.checked_sub(1) } else { Some(place + 1) };
    let Some(other) = other.filter(|other| *other < labels.len()) else { return Ok(Outcome::of(Did::LabelsOrdered)) };
    labels.swap(place, other);
    let rows = (1..).zip(&labels).map(|(position, label)| row(actor, &label.word, label.colour, Some(position)));
    let position = OnConflict::columns([Column::UserId, Column::Label]).update_column(Column::Position).to_owned();
    let mut insert = Entity::insert_many(rows).on_conflict(position);
    services.db.execute(QueryTrait::query(&mut insert)).await?;
    chose(services, actor).await;
    Ok(Outcome::of(Did::LabelsOrdered))
}
