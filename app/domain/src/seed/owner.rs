//! Where the tasks of one of many people stand.

use chrono::{DateTime, Utc};
use model::Colour;
use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use crate::Result;
use crate::entities::{section, task};
use crate::time::stored;

/// Who has fewer tasks needs no lists.
const FEW: u32 = 20;
const LISTS: [(&str, Colour); 3] = [("Home", Colour::Green), ("Work", Colour::Blue), ("Someday", Colour::Grey)];
const SECTIONS: [&str; 2] = ["Next", "Later"];
/// Lists of one statement: ten values each, and SQLite takes 32,766.
const ROWS: usize = 3_000;

pub(super) struct Owner {
    pub id: Uuid,
    lists: Vec<Uuid>,
    /// Of the first list.
    sections: Vec<Uuid>,
    /// The last task that others are parts of.
    root: Option<task::Model>,
}

impl Owner {
    pub fn new(id: Uuid, tasks: u32) -> Self {
        let ids = |number: usize| (0..number).map(|_| Uuid::now_v7()).collect();
        let has_lists = tasks >= FEW;
        Owner {
            id,
            lists: ids(if has_lists { LISTS.len() } else { 0 }),
            sections: ids(if has_lists { SECTIONS.len() } else { 0 }),
            root: None,
        }
    }

    /// Writes the lists and sections of these people.
    pub async fn insert(transaction: &impl ConnectionTrait, owners: &[Owner], now: DateTime<Utc>) -> Result<()> {
        let lists: Vec<(Uuid, usize, Uuid)> = owners
            .iter()
            .flat_map(|owner| owner.lists.iter().enumerate().map(|(number, list)| (owner.id, number, *list)))
            .collect();
        for lists in lists.chunks(ROWS) {
            let mut insert = Query::insert();
            insert.into_table("lists").columns([
                "id",
                "user_id",
                "seq",
                "journal_bytes",
                "created_at",
                "name",
                "colour",
                "favourite",
                "position",
            ]);
            for (owner, number, list) in lists {
                let (name, colour) = LISTS[*number];
                insert.values_panic([
                    (*list).into(),
                    (*owner).into(),
                    0_i64.into(),
                    0_i64.into(),
                    stored(now).into(),
                    name.into(),
                    colour.slug().into(),
                    (*number == 1).into(),
                    (*number as i64 + 1).into(),
                ]);
            }
            transaction.execute(&insert).await?;
        }
        let sections: Vec<section::ActiveModel> = owners.iter().flat_map(|owner| owner.headings(now)).collect();
        for sections in sections.chunks(ROWS) {
            section::Entity::insert_many(sections.to_vec()).exec_without_returning(transaction).await?;
        }
        Ok(())
    }

    fn headings(&self, now: DateTime<Utc>) -> impl Iterator<Item = section::ActiveModel> {
        let list = self.lists.first().copied().unwrap_or(self.id);
        (1..).zip(self.sections.iter().zip(SECTIONS)).map(move |(position, (id, name))| {
            section::Model {
                id: *id,
                user_id: self.id,
                list_id: list,
                name: name.to_owned(),
                position,
                folded: false,
                version: 1,
                created_at: stored(now),
                deleted_at: None,
            }
            .into_active_model()
        })
    }

    /// The half of the tasks is in lists, some of those in sections; one in ten is a part of another.
    pub fn placed(&mut self, task: task::Model, number: u32) -> task::Model {
        if let (5, Some(root)) = (number % 10, &self.root) {
            let (list_id, section_id) = (root.list_id, root.section_id);
            return task::Model { list_id, section_id, parent_id: Some(root.id), ..task };
        }
        let list = match number % 4 {
            1 => self.lists.first(),
            3 => self.lists.get(1 + number as usize / 4 % 2),
            _ => None,
        };
        let section = if number % 4 == 1 { self.sections.get(number as usize / 4 % 3) } else { None };
        let placed = task::Model { list_id: list.copied().or(task.list_id), section_id: section.copied(), ..task };
        if number % 10 == 3 {
            self.root = Some(placed.clone());
        }
        placed
    }
}
