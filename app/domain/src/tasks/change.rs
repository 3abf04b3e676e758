use chrono::{DateTime, Utc};
use model::{Change, ChangeRequest, Outcome, SectionId, TaskId};

use super::nesting::{fold, indent, outdent};
use super::{
    add_labels, change_labels, complete, delete, end, move_into, place, prioritise, remove_labels, reopen, reschedule,
    restore, shift, skip, start,
};
use crate::lists::sections;
use crate::{Actor, Error, Result, Services};

/// Does what a form around a list asks for.
pub async fn change(services: &Services, actor: &Actor, form: ChangeRequest, now: DateTime<Utc>) -> Result<Outcome> {
    let seen = form.seen()?;
    let (ids, change) = form.validated()?;
    match change {
        Change::Start => start(services, actor, &ids, now).await,
        Change::Complete => complete(services, actor, &ids, seen, now).await,
        Change::Skip => skip(services, actor, &ids, seen, now).await,
        Change::End => end(services, actor, &ids, now).await,
        Change::Reopen => reopen(services, actor, &ids, &seen, now).await,
        Change::Prioritise(priority) => prioritise(services, actor, &ids, priority, now).await,
        Change::Reschedule(date) => reschedule(services, actor, &ids, date, now).await,
        Change::Move(list, section) => move_into(services, actor, &ids, (list, section), now).await,
        Change::Label(words) => add_labels(services, actor, &ids, &words, now).await,
        Change::Unlabel(words) => remove_labels(services, actor, &ids, &words, now).await,
        Change::Relabel { without, with } => change_labels(services, actor, &ids, (&without, &with), now).await,
        Change::Up => shift(services, actor, one(&ids)?, true, now).await,
        Change::Down => shift(services, actor, one(&ids)?, false, now).await,
        Change::Place(to) => place(services, actor, one(&ids)?, to, now).await,
        Change::FoldSection(folded) => sections::fold(services, actor, SectionId(one(&ids)?.0), folded).await,
        Change::Delete => delete(services, actor, &ids, now).await,
        Change::Restore => restore(services, actor, &ids, now).await,
        Change::Indent(above) => indent(services, actor, &ids, above, now).await,
        Change::Outdent => outdent(services, actor, &ids, now).await,
        Change::Fold => fold(services, actor, &ids, true).await,
        Change::Unfold => fold(services, actor, &ids, false).await,
    }
}

/// The one that is meant: forms for one send no more.
fn one(ids: &[TaskId]) -> Result<TaskId> {
    ids.first().copied().ok_or_else(Error::not_found)
}
