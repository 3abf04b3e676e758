use chrono::{DateTime, TimeDelta, Utc};
use domain::{Actor, jobs, jobs::JobCounts, jobs::Queue};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Query, SimpleExpr};
use uuid::Uuid;

use super::{App, date, now};

/// Rows of one statement.
const ROWS: usize = 1_000;

impl App {
    /// Tasks straight into the table, due on 1 December 2026 at 16:00, each with so many reminders: one minute before,
    /// two minutes before, and so on. Their ids.
    pub async fn many_tasks(&self, actor: &Actor, tasks: usize, reminders: usize) -> Vec<Uuid> {
        let user = actor.user_id().0;
        let due = date("2026-12-01").and_hms_opt(16, 0, 0).unwrap();
        let due_sort = (due.date() - chrono::NaiveDate::default()).num_days() * 10_000 + 960;
        let ids: Vec<Uuid> = (0..tasks).map(|_| Uuid::now_v7()).collect();
        let columns =
            ["id", "user_id", "version", "title", "notes", "search", "status", "priority", "due_on", "due_time"];
        let columns = columns.into_iter().chain(["due_sort", "created_at", "updated_at"]);
        let task = |id: &Uuid| -> Vec<SimpleExpr> {
            let place = (due.date().into(), due.time().into(), due_sort.into(), now().into(), now().into());
            let texts = ("Task".into(), "".into(), "task".into());
            let (on, time, sort, created, updated) = place;
            let (title, notes, search) = texts;
            let (status, priority) = (0_i16.into(), 0_i16.into());
            vec![
                (*id).into(),
                user.into(),
                1_i64.into(),
                title,
                notes,
                search,
                status,
                priority,
                on,
                time,
                sort,
                created,
                updated,
            ]
        };
        self.insert("tasks", columns.collect(), ids.iter().map(task)).await;
        let at = |minutes: i64| (due - TimeDelta::minutes(minutes)).and_local_timezone(actor.zone()).unwrap().to_utc();
        let rules = ids.iter().flat_map(|id| (1..=reminders as i64).map(move |minutes| (*id, minutes)));
        let rule = |(task, minutes): (Uuid, i64)| -> Vec<SimpleExpr> {
            let (rule, at) = (format!("before:{minutes}").into(), at(minutes).into());
            vec![Uuid::now_v7().into(), user.into(), task.into(), rule, at, now().into()]
        };
        let columns = vec!["id", "user_id", "task_id", "rule", "remind_at", "created_at"];
        self.insert("task_reminders", columns, rules.map(rule)).await;
        ids
    }

    /// So many lists straight into the table.
    pub async fn more_lists(&self, actor: &Actor, lists: i64) {
        let list = |position: i64| -> Vec<SimpleExpr> {
            let (id, user) = (Uuid::now_v7().into(), actor.user_id().0.into());
            let name = format!("List {position}").into();
            vec![id, user, 0_i64.into(), 0_i64.into(), now().into(), name, (position + 100).into()]
        };
        let columns = vec!["id", "user_id", "seq", "journal_bytes", "created_at", "name", "position"];
        self.insert("lists", columns, (0..lists).map(list)).await;
    }

    async fn insert(
        &self,
        table: &'static str,
        columns: Vec<&'static str>,
        rows: impl Iterator<Item = Vec<SimpleExpr>>,
    ) {
        let rows: Vec<_> = rows.collect();
        for rows in rows.chunks(ROWS) {
            let mut insert = Query::insert();
            insert.into_table(table).columns(columns.clone());
            for row in rows {
                insert.values_panic(row.clone());
            }
            self.services.db.execute(&insert).await.unwrap();
        }
    }

    /// What the workers of transfers do at an instant. On a busy machine a job may give others their turn before it ends:
    /// then it goes on a minute later.
    pub async fn carry(&self, mut now: DateTime<Utc>) -> JobCounts {
        let mut total = JobCounts::default();
        loop {
            let counts = jobs::drain_queue(&self.services, Queue::Transfers, now).await.unwrap();
            total.done += counts.done;
            total.failed += counts.failed;
            total.held_back += counts.held_back;
            let gave_way =
                "SELECT COUNT(*) FROM jobs WHERE state = 'waiting' AND error IS NULL AND started_at IS NOT NULL";
            let gave_way = self.value::<i64>(gave_way).await as u32;
            total.retried += counts.retried.saturating_sub(gave_way);
            if gave_way == 0 || counts.retried == 0 {
                return total;
            }
            now += TimeDelta::minutes(1);
        }
    }
}
