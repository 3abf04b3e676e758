//! Files that were read and not yet imported: what is in them, what is wrong with them, which column is what.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use model::{
    Colour, Column, ColumnChoice, DateOrder, Did, FILE_MAX, Field, FileFormat, ImportPreview, Outcome, Problem,
    Rejection, TransferId, UndoId,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use words::Language;

use super::check::Reading;
use super::memory::{self, size};
use super::read::{Plan, ending_fits, wrong};
use super::report::{Found, Report, look_through, titled};
use super::{parts, store};
use crate::accounts::usage::{self, Room};
use crate::entities::transfer::{self, Direction, State};
use crate::{Actor, Error, Result, Services};

/// How long a file waits to be imported.
pub(super) const WAITS: TimeDelta = TimeDelta::days(1);

/// What is remembered about an import. Servers of the version before read it too: what has a new name is stored under
/// the old one.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub name: String,
    pub headings: Vec<String>,
    pub chosen: Vec<(Column, usize)>,
    /// Which part of a date such as 04/05/2026 comes first, as far as that is known.
    pub order: Option<DateOrder>,
    /// The name of its encoding, where the file does not say it.
    pub encoding: Option<String>,
    pub report: Report,
    /// The tag of the language it was read in, which its tasks' notes are to have too.
    pub language: String,
    /// How many wrong lines are left out knowingly.
    pub left_out: u64,
    /// Undoes the import, once it is done.
    pub undo: Option<UndoId>,
    /// How many tasks went again when it was undone.
    #[serde(rename = "taken_back")]
    pub undone: Option<u32>,
    /// Why its job did not import it: there was no room left.
    pub refused: Option<Rejection>,
    /// Whether a job undoes it.
    #[serde(rename = "being_taken_back")]
    pub being_undone: bool,
    /// The labels that it chose something for.
    pub labels: Vec<(String, Colour)>,
    /// When and in which zone it was started: whoever goes on after a crash reads the same.
    pub started: Option<(DateTime<Utc>, Tz)>,
}

impl Draft {
    pub fn plan(&self, format: FileFormat) -> Plan {
        Plan {
            format,
            chosen: self.chosen.clone(),
            order: self.order,
            encoding: self.encoding.clone(),
            language: Language::from_slug(&self.language).unwrap_or_default(),
        }
    }

    fn take(&mut self, found: Found) {
        let Plan { chosen, order, encoding, language, .. } = found.plan;
        (self.headings, self.report) = (found.headings, found.report);
        (self.chosen, self.order, self.encoding) = (chosen, order, encoding);
        self.language = language.slug().to_owned();
    }
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
    let memory = memory::for_request(services, actor, file.len()).await?;
    let (found, file) = look_through(file, memory, None, reading(actor, now)).await?;
    if !ending_fits(name, found.plan.format) {
        return Err(wrong(Problem::FileEnding));
    }
    let id = TransferId(Uuid::now_v7());
    let name: String = name.chars().filter(|c| !c.is_control()).take(100).collect();
    let format = found.plan.format;
    let mut draft = Draft { name, ..Draft::default() };
    draft.take(found);
    let new = store::New {
        direction: Direction::Import,
        format,
        state: State::Draft,
        detail: serde_json::to_string(&draft)?,
        job: None,
        bytes: file.len() as i64,
        kept: WAITS,
    };
    let room = Room { bytes: new.bytes, ..Room::default() };
    let transaction = services.begin().await?;
    usage::lock(&transaction, actor).await?;
    store::insert(&transaction, actor, id, new, now).await?;
    parts::append(&transaction, id.0, 0, &file).await?;
    usage::add(services, &transaction, actor, room, now).await?;
    transaction.commit().await?;
    Ok(Outcome { next: Some(format!("/transfers/{}", id.0)), ..Outcome::of(Did::FileRead) })
}

/// Says which column of a file is what, and what the file does not say itself.
pub async fn match_columns(
    services: &Services,
    actor: &Actor,
    id: TransferId,
    choice: ColumnChoice,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let (row, mut draft) = own_draft(services, actor, id, now).await?;
    let memory = memory::for_request(services, actor, size(&row)).await?;
    let file = parts::whole(services, id.0, size(&row)).await?;
    let (found, _) = look_through(file, memory, Some(choice), reading(actor, now)).await?;
    let format = found.plan.format;
    draft.take(found);
    transfer::Entity::update_many()
        .col_expr(transfer::Column::Detail, Expr::value(serde_json::to_string(&draft)?))
        .col_expr(transfer::Column::Format, Expr::value(format.slug()))
        .filter(transfer::Column::Id.eq(id.0))
        .filter(transfer::Column::State.eq(State::Draft))
        .exec(&services.db)
        .await?;
    Ok(Outcome::of(Did::ColumnsMatched))
}

fn reading(actor: &Actor, now: DateTime<Utc>) -> Reading {
    Reading { language: actor.language, zone: actor.zone, now, order: None }
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
        ambiguous_date: report.ambiguous_date,
        date_order: draft.order,
        encoding: draft.encoding,
        notes: report.notes,
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

/// What a draft's tasks need: their texts, and as much again to search them. The file itself goes when they are there.
pub(super) fn room(row: &transfer::Model, draft: &Draft) -> Room {
    let Report { tasks, reminders, bytes, .. } = &draft.report;
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let bytes = number(bytes.saturating_mul(2)).saturating_sub(row.bytes);
    Room { tasks: number(*tasks), reminders: number(*reminders), bytes }
}

/// Whether a draft can be imported as it is, without so many lines that are wrong.
pub(super) fn importable(row: &transfer::Model, draft: &Draft, leave_out: u64) -> Result<()> {
    if row.format == FileFormat::Csv.slug() && !titled(&draft.chosen) {
        return Err(Error::invalid(Field::Columns, Problem::Required));
    }
    if draft.report.ambiguous_date.is_some() && draft.order.is_none() {
        return Err(Error::invalid(Field::DateOrder, Problem::Required));
    }
    // Who leaves lines out has seen how many.
    if draft.report.problem_count != leave_out || draft.report.tasks == 0 {
        return Err(wrong(Problem::LinesWrong));
    }
    Ok(())
}
