//! Files that were read and not yet imported: what is in them, what is wrong with them, which column is what.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use model::{
    Column, ColumnChoice, Did, FILE_MAX, Field, FileFormat, ImportPreview, LineNote, Outcome, PreviewRow, Problem,
    Rejection, TransferId, UndoId,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check::checked;
use super::read::{self, Line, Plan, wrong};
use super::{parts, store};
use crate::entities::transfer::{self, Direction, State};
use crate::{Actor, Error, Result, Services};

/// How long a file waits to be imported.
const WAITS: TimeDelta = TimeDelta::days(1);
/// Rows of a preview.
const ROWS: usize = 5;
/// Lines that are named; the rest is counted.
const NOTES: usize = 20;

/// What is remembered about an import.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Draft {
    pub name: String,
    pub headings: Vec<String>,
    pub chosen: Vec<(Column, usize)>,
    pub report: Report,
    /// Takes the import back, once it is done.
    pub undo: Option<UndoId>,
    /// How many tasks went again when it was taken back.
    pub taken_back: Option<u32>,
}

/// What reading the whole file showed.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Report {
    pub tasks: u64,
    rows: Vec<PreviewRow>,
    problems: Vec<LineNote>,
    problem_count: u64,
    remarks: Vec<LineNote>,
    remark_count: u64,
}

impl Report {
    fn take(&mut self, line: u64, task: Line, zone: Tz, now: DateTime<Utc>) {
        let (record, remark) = match task {
            Ok(task) => task,
            Err(problem) => return note(&mut self.problems, &mut self.problem_count, line, problem),
        };
        if let Some(remark) = remark {
            note(&mut self.remarks, &mut self.remark_count, line, remark);
        }
        match checked(record, zone, now) {
            Err(problem) => note(&mut self.problems, &mut self.problem_count, line, problem),
            Ok(task) => {
                self.tasks += 1;
                if self.rows.len() < ROWS {
                    let date = task.form.due_on.map(|date| date.to_string()).unwrap_or_default();
                    let time = task.form.due_time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
                    self.rows.push(PreviewRow {
                        title: task.form.title,
                        status: task.form.status.label().to_owned(),
                        priority: task.form.priority.label().to_owned(),
                        due: date + &time,
                        has_notes: !task.form.notes.is_empty(),
                    });
                }
            }
        }
    }
}

fn note(notes: &mut Vec<LineNote>, count: &mut u64, line: u64, text: String) {
    *count += 1;
    if notes.len() < NOTES {
        notes.push(LineNote { line, text });
    }
}

/// Reads a file whole, away from the threads that answer.
async fn report(file: Vec<u8>, plan: Plan, zone: Tz, now: DateTime<Utc>) -> Result<(Report, Vec<u8>)> {
    tokio::task::spawn_blocking(move || {
        let mut report = Report::default();
        read::read(read::text(&file)?, &plan, |line, task| report.take(line, task, zone, now))?;
        if report.tasks == 0 && report.problem_count == 0 {
            return Err(wrong(Problem::FileEmpty));
        }
        Ok((report, file))
    })
    .await?
}

/// Takes a file in, to be looked at before anything is imported.
pub async fn upload(
    services: &Services,
    actor: &Actor,
    name: &str,
    file: Vec<u8>,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    if file.len() > FILE_MAX {
        return Err(wrong(Problem::FileTooLarge { megabytes: (FILE_MAX / 1024 / 1024) as u32 }));
    }
    let (plan, headings) = read::recognise(read::text(&file)?)?;
    let (report, file) = match plan.format {
        // Nothing can be said about lines before it is known where the titles are.
        FileFormat::Csv if !titled(&plan.chosen) => (Report::default(), file),
        _ => report(file, plan.clone(), actor.zone, now).await?,
    };
    let id = TransferId(Uuid::now_v7());
    let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
    let draft = Draft { name, headings, chosen: plan.chosen, report, ..Draft::default() };
    let new = store::New {
        direction: Direction::Import,
        format: plan.format,
        state: State::Draft,
        detail: serde_json::to_string(&draft)?,
        job: None,
        kept: WAITS,
    };
    let transaction = services.begin().await?;
    store::insert(&transaction, actor, id, new, now).await?;
    parts::append(&transaction, id.0, 0, &file).await?;
    transaction.commit().await?;
    Ok(Outcome { next: Some(format!("/transfers/{}", id.0)), ..Outcome::of(Did::FileRead) })
}

/// Says which column of a CSV file is what.
pub async fn match_columns(
    services: &Services,
    actor: &Actor,
    id: TransferId,
    choice: ColumnChoice,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let (row, mut draft) = own_draft(services, actor, id, now).await?;
    if row.format != FileFormat::Csv.slug() {
        return Err(Rejection::Malformed.into());
    }
    draft.chosen = choice.validated(draft.headings.len())?;
    let plan = Plan { format: FileFormat::Csv, chosen: draft.chosen.clone() };
    let file = parts::whole(services, id.0).await?;
    (draft.report, _) = report(file, plan, actor.zone, now).await?;
    transfer::Entity::update_many()
        .col_expr(transfer::Column::Detail, Expr::value(serde_json::to_string(&draft)?))
        .filter(transfer::Column::Id.eq(id.0))
        .filter(transfer::Column::State.eq(State::Draft))
        .exec(&services.db)
        .await?;
    Ok(Outcome::of(Did::ColumnsMatched))
}

/// What one of one's files would bring.
pub async fn preview(services: &Services, actor: &Actor, id: TransferId, now: DateTime<Utc>) -> Result<ImportPreview> {
    let (row, draft) = own_draft(services, actor, id, now).await?;
    let report = draft.report;
    Ok(ImportPreview {
        id,
        name: draft.name,
        format: FileFormat::from_slug(&row.format).ok_or_else(Error::not_found)?,
        headings: draft.headings,
        chosen: draft.chosen,
        tasks: report.tasks,
        rows: report.rows,
        problems: report.problems,
        problem_count: report.problem_count,
        remarks: report.remarks,
        remark_count: report.remark_count,
    })
}

pub(super) async fn own_draft(
    services: &Services,
    actor: &Actor,
    id: TransferId,
    now: DateTime<Utc>,
) -> Result<(transfer::Model, Draft)> {
    let row = store::own(&services.db, actor, id, now).await?;
    if row.direction != Direction::Import || row.state != State::Draft {
        return Err(Error::not_found());
    }
    let draft = serde_json::from_str(&row.detail)?;
    Ok((row, draft))
}

/// Whether a draft can be imported as it is.
pub(super) fn importable(row: &transfer::Model, draft: &Draft) -> Result<()> {
    if row.format == FileFormat::Csv.slug() && !titled(&draft.chosen) {
        return Err(Error::invalid(Field::Columns, Problem::Required));
    }
    if draft.report.problem_count > 0 {
        return Err(wrong(Problem::LinesWrong));
    }
    Ok(())
}

fn titled(chosen: &[(Column, usize)]) -> bool {
    chosen.iter().any(|(column, _)| *column == Column::Title)
}
