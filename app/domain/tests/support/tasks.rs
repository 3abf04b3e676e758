use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{Actor, lists, pages, tasks};
use model::{
    ChangeRequest, DueFilter, ListId, ListKind, ListQuery, Lists, NewTask, Outcome, Priority, Sort, Status, TaskDetail,
    TaskEdit, TaskId, TaskPage, Ticked,
};
use uuid::Uuid;

use super::{App, now};

/// Tasks that are ticked by their ids alone.
pub fn ticked(ids: &[TaskId]) -> Vec<Ticked> {
    ids.iter().copied().map(Ticked::from).collect()
}

/// A task as a test wants it: built through the domain, an addition and an edit.
#[derive(Clone)]
pub struct NewTaskRow {
    pub title: String,
    pub notes: String,
    pub status: Status,
    pub priority: Priority,
    pub due_date: String,
    pub due_time: String,
    pub added: DateTime<Utc>,
}

impl NewTaskRow {
    pub fn titled(title: &str) -> Self {
        NewTaskRow {
            title: title.to_owned(),
            notes: String::new(),
            status: Status::Pending,
            priority: Priority::None,
            due_date: String::new(),
            due_time: String::new(),
            added: now(),
        }
    }

    pub fn due(mut self, date: &str) -> Self {
        self.due_date = date.to_owned();
        self
    }

    pub fn time(mut self, time: &str) -> Self {
        self.due_time = time.to_owned();
        self
    }

    pub fn notes(mut self, notes: &str) -> Self {
        self.notes = notes.to_owned();
        self
    }

    pub fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    pub fn priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }

    pub fn added(mut self, added: DateTime<Utc>) -> Self {
        self.added = added;
        self
    }

    pub async fn add(self, app: &App, actor: &Actor) -> TaskId {
        let id = TaskId(Uuid::now_v7());
        let form = NewTask { id, title: self.title.clone(), list: ListKind::All, ..NewTask::default() };
        tasks::add(&app.services, actor, form, self.added).await.unwrap();
        let form = TaskEdit {
            id,
            version: 1,
            title: self.title,
            notes: self.notes,
            status: self.status,
            priority: self.priority,
            due_date: self.due_date,
            due_time: self.due_time,
            ..TaskEdit::default()
        };
        tasks::edit(&app.services, actor, form, self.added).await.unwrap();
        id
    }
}

impl App {
    pub async fn task(&self, actor: &Actor, title: &str) -> TaskId {
        NewTaskRow::titled(title).add(self, actor).await
    }

    pub async fn due(&self, actor: &Actor, title: &str, date: &str) -> TaskId {
        NewTaskRow::titled(title).due(date).add(self, actor).await
    }

    pub async fn detail(&self, actor: &Actor, id: TaskId) -> TaskDetail {
        pages::task(&self.services, actor, id, now()).await.unwrap()
    }

    /// The form that a task's page shows.
    pub async fn form(&self, actor: &Actor, id: TaskId) -> TaskEdit {
        let task = self.detail(actor, id).await;
        TaskEdit {
            id,
            version: task.version,
            title: task.title,
            notes: task.notes,
            status: task.status,
            priority: task.priority,
            due_date: task.due_date,
            due_time: task.due_time,
            ..TaskEdit::default()
        }
    }

    pub async fn page(&self, actor: &Actor, query: &ListQuery) -> TaskPage {
        let lists = self.lists(actor).await;
        pages::list(&self.services, actor, &lists, query, now()).await.unwrap()
    }

    /// The lists that every page of theirs shows.
    pub async fn lists(&self, actor: &Actor) -> Lists {
        lists::lists(&self.services, actor).await.unwrap()
    }

    /// The titles of a list's first page.
    pub async fn titles(&self, actor: &Actor, query: &ListQuery) -> Vec<String> {
        self.page(actor, query).await.rows.into_iter().map(|row| row.title).collect()
    }

    pub async fn list(&self, actor: &Actor, list: ListKind) -> Vec<String> {
        self.titles(actor, &ListQuery::of(list)).await
    }

    pub async fn search(&self, actor: &Actor, search: &str) -> Vec<String> {
        self.titles(actor, &ListQuery { search: search.to_owned(), ..ListQuery::of(ListKind::All) }).await
    }

    pub async fn filtered(&self, actor: &Actor, due: DueFilter) -> Vec<String> {
        self.titles(actor, &ListQuery { due: Some(due), sort: Sort::Due, ..ListQuery::of(ListKind::All) }).await
    }

    pub async fn change(&self, actor: &Actor, act: &str, ids: &[TaskId]) -> Outcome {
        self.change_at(actor, act, ids, now()).await
    }

    pub async fn change_at(&self, actor: &Actor, act: &str, ids: &[TaskId], now: DateTime<Utc>) -> Outcome {
        let form = ChangeRequest { act: act.to_owned(), ids: ticked(ids), ..ChangeRequest::default() };
        tasks::change(&self.services, actor, form, now).await.unwrap()
    }

    pub async fn reschedule(&self, actor: &Actor, ids: &[TaskId], date: Option<NaiveDate>) -> Outcome {
        tasks::reschedule(&self.services, actor, ids, date, now()).await.unwrap()
    }

    pub async fn due_of(&self, actor: &Actor, id: TaskId) -> (String, Option<NaiveTime>) {
        let task = self.detail(actor, id).await;
        (task.due_date, task.due_time.parse().ok())
    }
}

/// Of somebody who made none.
pub fn no_lists(actor: &Actor) -> Lists {
    Lists {
        inbox: ListId(actor.user_id().0),
        inbox_open: 0,
        own: Vec::new(),
        sections: Vec::new(),
        filters: Vec::new(),
        views: Vec::new(),
    }
}
