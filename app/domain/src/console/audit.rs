//! The audit trail as operators see it, on a page and as a file.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use futures_util::{Stream, stream};
use model::{AUDIT_PAGE, AuditLine, AuditPage, AuditPerson, AuditQuery, DoneBy, Rejection};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::words;
use crate::accounts::{Operator, person_with, readable};
use crate::audit::{Wanted, lines};
use crate::entities::{audit, user};
use crate::transfers::csv_line;
use crate::{Error, Result, Services, UserId};
use ::words::Language;

/// Lines of a file that are read at once.
const CHUNK: u64 = 500;

/// A page of the audit trail.
pub async fn audit(
    services: &Services,
    operator: &Operator,
    query: &AuditQuery,
    language: Language,
    now: DateTime<Utc>,
) -> Result<AuditPage> {
    let Some(wanted) = wanted(services, operator, query).await? else {
        return Ok(AuditPage { lines: Vec::new(), next: None });
    };
    let mut rows = lines(services, &wanted, AUDIT_PAGE + 1).await?;
    let more = rows.len() as u64 > AUDIT_PAGE;
    rows.truncate(AUDIT_PAGE as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id);
    Ok(AuditPage { lines: shown(services, rows, language, now).await?, next })
}

/// The latest of what happened to somebody's account.
pub(super) async fn of_person(
    services: &Services,
    _operator: &Operator,
    person: Uuid,
    language: Language,
    now: DateTime<Utc>,
) -> Result<Vec<AuditLine>> {
    let wanted = Wanted { person: Some(person), ..Wanted::default() };
    shown(services, lines(services, &wanted, AUDIT_PAGE).await?, language, now).await
}

/// The formats of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditFormat {
    Csv,
    /// A JSON object a line.
    JsonLines,
}

/// What is still to be written of a file.
enum Rest {
    Head(AuditQuery),
    Lines(AuditQuery),
    Nothing,
}

/// The audit trail as a file, written as it is read.
pub fn audit_file(
    services: Services,
    operator: Operator,
    query: AuditQuery,
    format: AuditFormat,
) -> impl Stream<Item = Result<Vec<u8>>> {
    stream::try_unfold((services, operator, Rest::Head(query)), move |(services, operator, rest)| async move {
        Ok(match rest {
            Rest::Nothing => None,
            Rest::Head(query) => Some((head(format)?, (services, operator, Rest::Lines(query)))),
            Rest::Lines(query) => {
                let (piece, next) = piece(&services, &operator, &query, format).await?;
                let rest = next.map_or(Rest::Nothing, |after| Rest::Lines(AuditQuery { after: Some(after), ..query }));
                Some((piece, (services, operator, rest)))
            }
        })
    })
}

fn head(format: AuditFormat) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    if format == AuditFormat::Csv {
        csv_line(&mut head, COLUMNS.map(str::to_owned))?;
    }
    Ok(head)
}

const COLUMNS: [&str; 12] = [
    "at",
    "event",
    "outcome",
    "user_id",
    "email",
    "account",
    "by",
    "by_id",
    "detail",
    "address",
    "device",
    "request_id",
];

/// A piece of a file, and after which line the next one begins.
async fn piece(
    services: &Services,
    operator: &Operator,
    query: &AuditQuery,
    format: AuditFormat,
) -> Result<(Vec<u8>, Option<Uuid>)> {
    let Some(wanted) = wanted(services, operator, query).await? else { return Ok((Vec::new(), None)) };
    let rows = lines(services, &wanted, CHUNK).await?;
    let next = rows.last().filter(|_| rows.len() as u64 == CHUNK).map(|row| row.id);
    let emails = emails(services, &rows).await?;
    let mut piece = Vec::new();
    for row in rows {
        let at = row.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        let id = |id: Option<Uuid>| id.map(|id| id.to_string());
        let email = row.user_id.and_then(|id| emails.get(&id)).cloned();
        let cells = [
            Some(at),
            Some(row.event),
            Some(row.outcome),
            id(row.user_id),
            email,
            row.account,
            Some(row.by),
            id(row.by_id),
            row.detail,
            row.address,
            row.device,
            row.request_id,
        ];
        match format {
            AuditFormat::Csv => csv_line(&mut piece, cells.map(Option::unwrap_or_default))?,
            AuditFormat::JsonLines => {
                let fields: serde_json::Map<_, _> =
                    COLUMNS.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), json!(cell))).collect();
                serde_json::to_writer(&mut piece, &fields)?;
                piece.push(b'\n');
            }
        }
    }
    Ok((piece, next))
}

/// What is asked for; nothing where nobody has the e-mail address.
async fn wanted(services: &Services, operator: &Operator, query: &AuditQuery) -> Result<Option<Wanted>> {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let person = match some(&query.person) {
        None => None,
        // Of an account that is gone only the id is known.
        Some(id) if id.parse::<Uuid>().is_ok() => id.parse().ok(),
        Some(email) => match person_with(services, operator, &email).await {
            Ok(UserId(id)) => Some(id),
            Err(Error::Rejected(Rejection::NotFound)) => return Ok(None),
            Err(error) => return Err(error),
        },
    };
    Ok(Some(Wanted { person, event: some(&query.event), outcome: some(&query.outcome), before: query.after }))
}

async fn emails(services: &Services, rows: &[audit::Model]) -> Result<HashMap<Uuid, String>> {
    let ids: BTreeSet<Uuid> = rows.iter().flat_map(|row| [row.user_id, row.by_id]).flatten().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let people: Vec<(Uuid, String)> = user::Entity::find()
        .select_only()
        .columns([user::Column::Id, user::Column::Email])
        .filter(user::Column::Id.is_in(ids))
        .filter(user::Column::DeletedAt.is_null())
        .into_tuple()
        .all(&services.reads)
        .await?;
    Ok(people.into_iter().map(|(id, email)| (id, readable(&email))).collect())
}

async fn shown(
    services: &Services,
    rows: Vec<audit::Model>,
    language: Language,
    now: DateTime<Utc>,
) -> Result<Vec<AuditLine>> {
    let emails = emails(services, &rows).await?;
    let line = |row: audit::Model| AuditLine {
        id: row.id,
        at: words::moment(language, row.at, now),
        person: row.user_id.and_then(|id| Some(AuditPerson { id, email: emails.get(&id)?.clone() })),
        by: DoneBy::from_slug(&row.by).unwrap_or(DoneBy::Nobody),
        by_email: row.by_id.filter(|by| row.user_id != Some(*by)).and_then(|id| emails.get(&id).cloned()),
        event: row.event,
        outcome: row.outcome,
        detail: row.detail,
        address: row.address,
        device: row.device,
    };
    Ok(rows.into_iter().map(line).collect())
}
