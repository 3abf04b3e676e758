//! Some of a person's tasks, with all that a file says of them.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement};
use uuid::Uuid;

use super::export::OCCURRENCE_BYTES;
use crate::entities::{task, task_reminder};
use crate::recurrence::{self, Past};
use crate::{Result, Services};

/// Tasks in one transaction.
const CHUNK: u64 = 1_000;
/// Characters in one transaction, of notes and of what is over: a chunk of long notes is a short one.
const CHARACTERS: i64 = 1_000_000;

/// A chunk's tasks that have parts, and what they are parts of themselves as far as it is there.
const PARENTS: &str = "SELECT parent_id AS id FROM tasks WHERE user_id = $1 AND parent_id > $2 AND parent_id <= $3 \
    UNION SELECT parent.id FROM tasks AS part JOIN tasks AS parent ON parent.id = part.parent_id AND parent.user_id = part.user_id \
    WHERE part.user_id = $1 AND part.id > $2 AND part.id <= $3 AND part.parent_id IS NOT NULL";

/// What is over of a task.
const OVER: &str =
    "(SELECT COUNT(*) FROM occurrences WHERE occurrences.task_id = tasks.id AND occurrences.user_id = tasks.user_id)";

/// Tasks in the order of their ids.
#[derive(Default)]
pub(super) struct Chunk {
    pub tasks: Vec<task::Model>,
    /// The rules of their reminders.
    pub reminders: HashMap<Uuid, Vec<String>>,
    /// Who has parts.
    pub parents: HashSet<Uuid>,
    pub past: HashMap<Uuid, Vec<Past>>,
}

impl Chunk {
    /// The tasks after one.
    pub async fn after(services: &Services, user: Uuid, after: Option<Uuid>, with_past: bool) -> Result<Chunk> {
        let after = after.unwrap_or_default();
        let over = if with_past { OVER } else { "0" };
        let sizes: Vec<(Uuid, i64, i64)> = task::Entity::find()
            .select_only()
            .column(task::Column::Id)
            .expr(Expr::cust("CAST(LENGTH(notes) AS BIGINT)"))
            .expr(Expr::cust(format!("CAST({over} AS BIGINT)")))
            .filter(task::Column::UserId.eq(user))
            .filter(task::Column::Id.gt(after))
            .order_by_asc(task::Column::Id)
            .limit(CHUNK)
            .into_tuple()
            .all(&services.reads)
            .await?;
        let mut characters = 0;
        let fitting = sizes.iter().take_while(|(_, notes, over)| {
            let size = notes + over * OCCURRENCE_BYTES;
            let fits = characters == 0 || characters + size <= CHARACTERS;
            characters += size;
            fits
        });
        let fitting: Vec<_> = fitting.collect();
        let Some((last, ..)) = fitting.last() else { return Ok(Chunk::default()) };
        let recurred = fitting.iter().filter(|(.., over)| *over > 0).map(|(id, ..)| *id);
        let past = recurrence::past(&services.reads, user, recurred.collect()).await?;
        let tasks = task::Entity::find()
            .filter(task::Column::UserId.eq(user))
            .filter(task::Column::Id.gt(after))
            .filter(task::Column::Id.lte(*last))
            .order_by_asc(task::Column::Id)
            .all(&services.reads)
            .await?;
        let rules: Vec<(Uuid, String)> = task_reminder::Entity::find()
            .select_only()
            .columns([task_reminder::Column::TaskId, task_reminder::Column::Rule])
            .filter(task_reminder::Column::UserId.eq(user))
            .filter(task_reminder::Column::TaskId.gt(after))
            .filter(task_reminder::Column::TaskId.lte(*last))
            .order_by_asc(task_reminder::Column::TaskId)
            .order_by_asc(task_reminder::Column::Rule)
            .into_tuple()
            .all(&services.reads)
            .await?;
        let mut reminders: HashMap<Uuid, Vec<String>> = HashMap::new();
        for (task, rule) in rules {
            reminders.entry(task).or_default().push(rule);
        }
        let values = [user.into(), after.into(), (*last).into()];
        let parents = Statement::from_sql_and_values(services.reads.get_database_backend(), PARENTS, values);
        let parents = services.reads.query_all_raw(parents).await?;
        let parents = parents.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect::<Result<_>>()?;
        Ok(Chunk { tasks, reminders, parents, past })
    }
}
