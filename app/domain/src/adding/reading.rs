//! A line as the person's language and place have it.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use model::{Anchor, ListKind, ListState, Lists, NewTask, SectionId};
use quick_add::{Context, Kind, Pack, Parsed, Part, Repetition, parse, without};

use crate::time::local;
use crate::{Actor, recurrence};

/// A line, with what becomes of its parts.
pub(super) struct Reading {
    /// What is left.
    pub title: String,
    /// What becomes something of the task.
    pub parts: Vec<Part>,
    pub parsed: Parsed,
    /// The section that is named, of the list that is named or that it is added in.
    pub section: Option<SectionId>,
    pub repeats: Option<Repeats>,
    pub here: NaiveDateTime,
}

/// How a task is to recur.
#[derive(Clone)]
pub(super) struct Repeats {
    pub rule: String,
    pub anchor: Anchor,
    /// The earliest day.
    pub from: Option<NaiveDate>,
    /// That in the reader's words.
    pub words: String,
}

impl Reading {
    pub fn of(actor: &Actor, lists: &Lists, form: &NewTask, now: DateTime<Utc>) -> Reading {
        let names: Vec<&str> = lists.of(ListState::Open).map(|list| list.name.as_str()).collect();
        let plain: Vec<&str> = form.plain.lines().collect();
        let here = local(actor.zone, now);
        let context = Context {
            pack: Pack::of(actor.language.slug()),
            now: here,
            month_first: month_first(actor),
            lists: &names,
            plain: &plain,
        };
        let parsed = parse(&form.title, &context);
        let section = parsed.section().and_then(|name| section(lists, form, parsed.list(), name));
        let repeats = parsed.repetition().and_then(|repetition| repeats(actor, repetition));
        let taken = |part: &&Part| match part.kind {
            Kind::Section(_) => section.is_some(),
            Kind::Rule { .. } | Kind::Start(_) | Kind::Until(_) | Kind::Times(_) => repeats.is_some(),
            _ => true,
        };
        let parts: Vec<Part> = parsed.parts.iter().filter(taken).cloned().collect();
        Reading { title: without(&form.title, &parts), parts, parsed, section, repeats, here }
    }

    /// The same of a line that makes a part: that it names a list or a section says nothing of it.
    pub fn of_part(mut self, form: &NewTask) -> Reading {
        self.parts.retain(|part| !matches!(part.kind, Kind::List(_) | Kind::Section(_)));
        Reading { title: without(&form.title, &self.parts), section: None, ..self }
    }
}

/// A section by its name, however it is written. One that is not there stays words.
fn section(lists: &Lists, form: &NewTask, list: Option<&str>, name: &str) -> Option<SectionId> {
    let list = match (list, form.list) {
        (Some(list), _) => lists.of(ListState::Open).find(|other| other.name == list)?.id,
        (None, ListKind::Own(list)) => list,
        (None, _) => lists.inbox,
    };
    let name = name.to_lowercase();
    lists.sections(list).find(|section| section.name.to_lowercase() == name).map(|section| section.id)
}

/// What makes no rule stays words.
fn repeats(actor: &Actor, repetition: Repetition) -> Option<Repeats> {
    let anchor = match repetition.anchor {
        quick_add::Anchor::Schedule => Anchor::Schedule,
        quick_add::Anchor::Completion => Anchor::Completion,
    };
    let words = recurrence::said(actor.language, &repetition.rule, anchor)?;
    Some(Repeats { rule: repetition.rule, anchor, from: repetition.start, words })
}

/// Whether people write the month first where this one is: by English in the United States.
fn month_first(actor: &Actor) -> bool {
    const AMERICAN: [&str; 12] = [
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Phoenix",
        "America/Anchorage",
        "America/Detroit",
        "America/Boise",
        "America/Juneau",
        "America/Adak",
        "Pacific/Honolulu",
        "America/Menominee",
    ];
    const REGIONS: [&str; 4] = ["US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/"];
    let zone = actor.zone.name();
    let american = AMERICAN.contains(&zone) || REGIONS.iter().any(|region| zone.starts_with(region));
    american && actor.language.slug() == "en"
}
