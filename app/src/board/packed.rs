use model::{DueText, TaskPage, TaskRow};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A page of a list as an island's property. It stands in an attribute, where every quote is six characters: so rows
/// are written without the names of their fields.
#[derive(Clone)]
pub struct PackedPage(pub TaskPage);

type Due<T> = (T, T, bool);
type Row<T> = (model::TaskId, i64, T, model::Status, model::Priority, bool, Option<Due<T>>, Option<T>, T);

fn pack(row: &TaskRow) -> Row<&str> {
    let due = row.due.as_ref().map(|due| (due.text.as_str(), due.datetime.as_str(), due.overdue));
    let (title, when, group) = (row.title.as_str(), row.when.as_deref(), row.group.as_str());
    (row.id, row.version, title, row.status, row.priority, row.has_notes, due, when, group)
}

fn unpack((id, version, title, status, priority, has_notes, due, when, group): Row<String>) -> TaskRow {
    let due = due.map(|(text, datetime, overdue)| DueText { text, datetime, overdue });
    TaskRow { id, version, title, status, priority, has_notes, due, when, group }
}

impl Serialize for PackedPage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let page = &self.0;
        let rows: Vec<_> = page.rows.iter().map(pack).collect();
        (rows, &page.next, page.new_task_id, &page.open).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PackedPage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (rows, next, new_task_id, open) = <(Vec<Row<String>>, _, _, _)>::deserialize(deserializer)?;
        Ok(PackedPage(TaskPage { rows: rows.into_iter().map(unpack).collect(), next, new_task_id, open }))
    }
}
