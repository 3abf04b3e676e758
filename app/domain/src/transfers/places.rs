//! Where an import's tasks go: lists and sections by their names, of which those are made that are not there.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::check::Checked;
use super::outline::Outline;
use super::undo_import::new_id;
use crate::changes::Change;
use crate::lists::{self, sections};
use crate::{Actor, Result};

pub(super) struct Places {
    lists: HashMap<String, Uuid>,
    sections: HashMap<(Uuid, String), Uuid>,
}

impl Places {
    /// Those of some tasks of a file, and those that the file has without tasks and that are new.
    pub async fn find(
        change: &mut Change<'_>,
        actor: &Actor,
        import: Uuid,
        (outlines, new): (&[Outline], &[Outline]),
        tasks: &[Checked],
        now: DateTime<Utc>,
    ) -> Result<Places> {
        let known: HashMap<&str, &Outline> = outlines.iter().rev().map(|list| (list.name.as_str(), list)).collect();
        let like = |name| match known.get(name) {
            Some(list) => {
                lists::Wanted { name, colour: list.colour, favourite: list.favourite, archived: list.archived }
            }
            None => lists::Wanted::named(name),
        };
        let of_tasks: BTreeSet<&str> = tasks.iter().map(|task| task.list.as_str()).collect();
        let names = new.iter().map(|list| list.name.as_str()).chain(of_tasks).map(like).collect();
        let id = || new_id(import);
        let (services, transaction) = (change.services(), change.transaction());
        let (lists, lines) = lists::named(services, transaction, actor, names, id, now).await?;

        let empty = new.iter().flat_map(|list| {
            list.sections.iter().map(|section| (list.name.as_str(), section.name.as_str(), section.folded))
        });
        let of_tasks = tasks.iter().map(|task| (task.list.as_str(), task.section.as_str(), false));
        let mut seen = HashSet::new();
        let wanted = empty.chain(of_tasks.filter(|(_, name, _)| !name.is_empty()));
        let wanted = wanted.filter(|(list, name, _)| seen.insert((*list, *name)));
        let wanted = wanted.filter_map(|(list, name, folded)| {
            Some(sections::Wanted { list: lists.get(list).copied()?, name, folded })
        });
        let (sections, more) = sections::made(services, transaction, actor, wanted.collect(), id, now).await?;
        change.extend(lines);
        change.extend(more);
        Ok(Places { lists, sections })
    }

    /// The list and the section of a task.
    pub fn of(&self, task: &Checked) -> (Option<Uuid>, Option<Uuid>) {
        let list = self.lists.get(&task.list).copied();
        let section = list.and_then(|list| self.sections.get(&(list, task.section.clone())));
        (list, section.copied())
    }
}
