//! Files that were read and not yet imported: what is in them, what is wrong with them, which column is what.

use chrono::{DateTime, TimeDelta, Utc};
use model::{
    Column, ColumnChoice, Did, FILE_MAX, Field, FileFormat, ImportPreview, Outcome, Problem, Rejection, TransferId,
    UndoId,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::read::{self, Plan, wrong};
use super::report::{Report, report};
use super::{parts, store};
use crate::entities::transfer::{self, Direction, State};
use crate::{Actor, Error, Result, Services};

/// How long a file waits to be imported.
const WAITS: TimeDelta = TimeDelta::days(1);
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
