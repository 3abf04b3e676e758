use chrono::{DateTime, Utc};
use model::{Change, ChangeRequest, Outcome};

use super::{complete, delete, move_to, prioritise, reopen, reschedule, restore, start};
use crate::{Actor, Result, Services};

/// Does what a form around a list asks for.
pub async fn change(services: &Services, actor: &Actor, form: ChangeRequest, now: DateTime<Utc>) -> Result<Outcome> {
    let (ids, change) = form.validated()?;
    match change {
        Change::Start => start(services, actor, &ids, now).await,
        Change::Complete => complete(services, actor, &ids, now).await,
        Change::Reopen => reopen(services, actor, &ids, now).await,
        Change::Prioritise(priority) => prioritise(services, actor, &ids, priority, now).await,
        Change::Reschedule(date) => reschedule(services, actor, &ids, date, now).await,
        Change::Move(list) => move_to(services, actor, &ids, list, now).await,
        Change::Delete => delete(services, actor, &ids, now).await,
        Change::Restore => restore(services, actor, &ids, now).await,
    }
}
