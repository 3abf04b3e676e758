//! Exports and imports.

mod calendars;
mod exports;
mod history;
mod imports;
mod labels;
mod limits;
mod lists;
mod other_programs;
mod parts;
mod quotas;
mod recurring;
mod steering;
mod tables;
mod times;
mod whole;

use domain::jobs::JobCounts;
use domain::{Actor, transfers};
use futures_util::TryStreamExt;
use model::{ImportPreview, TransferId, UndoId};

use crate::support::{App, now};

/// A task as it came in.
struct Brought {
    title: String,
    notes: String,
    /// `2026-11-24 09:00`
    due: String,
    priority: model::Priority,
    status: model::Status,
}

impl App {
    async fn latest(&self) -> TransferId {
        TransferId(self.value("SELECT id FROM transfers ORDER BY id DESC LIMIT 1").await)
    }

    /// Exports everything and fetches the file.
    async fn exported(&self, actor: &Actor, format: &str) -> String {
        transfers::export(&self.services, actor, format, now()).await.unwrap();
        assert_eq!(self.carry(now()).await, JobCounts { done: 1, ..JobCounts::default() });
        self.file(actor, self.latest().await).await
    }

    async fn file(&self, actor: &Actor, id: TransferId) -> String {
        let download = transfers::download(&self.services, actor, id, now()).await.unwrap();
        let pieces: Vec<Vec<u8>> = download.pieces.try_collect().await.unwrap();
        let file = pieces.concat();
        assert_eq!(file.len() as u64, download.bytes);
        String::from_utf8(file).unwrap()
    }

    /// Takes a file in and looks at it.
    async fn looked_at(&self, actor: &Actor, file: impl AsRef<[u8]>) -> ImportPreview {
        transfers::upload(&self.services, actor, "tasks", file.as_ref().to_vec(), now()).await.unwrap();
        transfers::preview(&self.services, actor, self.latest().await, now()).await.unwrap()
    }

    /// Imports a file that is good; how to take it back.
    pub(crate) async fn imported(&self, actor: &Actor, file: &str) -> UndoId {
        let preview = self.looked_at(actor, file).await;
        assert_eq!(preview.problems, []);
        transfers::import(&self.services, actor, preview.id, 0, now()).await.unwrap();
        let counts = self.carry(now()).await;
        let errors: Vec<Option<String>> = self.values("SELECT error FROM jobs").await;
        assert_eq!(counts, JobCounts { done: 1, ..JobCounts::default() }, "{errors:?}");
        let list = transfers::list(&self.services, actor, now()).await.unwrap();
        list.transfers.iter().find(|transfer| transfer.id == preview.id).unwrap().undo.unwrap()
    }

    /// Brings a file in, without its wrong lines, and shows what came: title, notes, due, priority and status.
    async fn brought(&self, actor: &Actor, preview: &ImportPreview) -> Vec<Brought> {
        transfers::import(&self.services, actor, preview.id, preview.problem_count, now()).await.unwrap();
        assert_eq!(self.carry(now()).await.done, 1);
        let mut found = Vec::new();
        for id in self.values::<uuid::Uuid>("SELECT id FROM tasks ORDER BY id").await {
            let task = domain::pages::task(&self.services, actor, model::TaskId(id), now()).await.unwrap();
            let due = format!("{} {}", task.due_date, task.due_time).trim().to_owned();
            found.push(Brought {
                title: task.title,
                notes: task.notes,
                due,
                priority: task.priority,
                status: task.status,
            });
        }
        found
    }

    /// Everything about a person's tasks that travels, but the ids.
    async fn content(&self, actor: &Actor) -> Vec<String> {
        let mut content = Vec::new();
        for task in self.values::<uuid::Uuid>("SELECT id FROM tasks ORDER BY created_at, title").await {
            let id = model::TaskId(task);
            let Ok(task) = domain::pages::task(&self.services, actor, id, now()).await else { continue };
            let nobody = uuid::Uuid::nil();
            let (id, list) = (model::TaskId(nobody), model::ListId(nobody));
            let task = model::TaskDetail { id, list, version: 0, family: model::Family::default(), ..task };
            let rules: Vec<_> = task.reminders.iter().map(|reminder| (&reminder.rule, &reminder.state)).collect();
            content.push(format!("{rules:?} {:?}", model::TaskDetail { reminders: Vec::new(), ..task.clone() }));
        }
        content
    }

    /// Tasks by the hundreds, straight into the table.
    async fn many(&self, actor: &Actor, count: u32) {
        let lines: Vec<String> =
            (0..count).map(|n| format!("{{\"title\":\"Task {n}\",\"notes\":\"Line {n}\"}}")).collect();
        let file = format!("{{\"taskbell\":1,\"tasks\":[{}]}}", lines.join(",\n"));
        self.imported(actor, &file).await;
        self.execute("DELETE FROM transfers").await;
        self.execute("DELETE FROM jobs").await;
    }
}
