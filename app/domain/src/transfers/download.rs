use std::pin::Pin;

use chrono::{DateTime, Utc};
use futures_util::Stream;
use model::{FileFormat, TransferId};

use super::export::Progress;
use super::{parts, store};
use crate::entities::transfer::{Direction, State};
use crate::time::today;
use crate::{Actor, Error, Result, Services};

/// A file on its way to its owner.
pub struct Download {
    /// `taskbell-2026-11-23.json`
    pub name: String,
    pub content_type: &'static str,
    pub bytes: u64,
    pub pieces: Pin<Box<dyn Stream<Item = Result<Vec<u8>>> + Send>>,
}

/// The file of one of one's exports, while it is kept.
pub async fn download(services: &Services, actor: &Actor, id: TransferId, now: DateTime<Utc>) -> Result<Download> {
    let row = store::own(&services.reads, actor, id, now).await?;
    let format = FileFormat::from_slug(&row.format).ok_or_else(Error::not_found)?;
    if row.direction != Direction::Export || row.state != State::Done {
        return Err(Error::not_found());
    }
    let progress: Progress = serde_json::from_str(&row.detail)?;
    let (ending, content_type) = match format {
        FileFormat::Json => ("json", "application/json"),
        FileFormat::Csv | FileFormat::Todoist | FileFormat::TickTick => ("csv", "text/csv; charset=utf-8"),
        FileFormat::Calendar => ("ics", "text/calendar; charset=utf-8"),
    };
    Ok(Download {
        name: format!("taskbell-{}.{ending}", today(actor.zone, row.created_at)),
        content_type,
        bytes: row.bytes.unsigned_abs(),
        pieces: Box::pin(parts::stream(services, row.id, progress.pieces)),
    })
}
