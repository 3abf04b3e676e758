//! The languages, as data. `templates` says how they are written; words of the other fields stand without case and accents,
//! those that are one thing in one text.

mod de;
mod en;
mod es;
mod fr;
mod signs;

use std::sync::OnceLock;

use crate::captures::Unit;
use crate::templates::Templates;

pub(crate) use signs::SIGNS;

/// A language.
#[derive(Debug)]
pub struct Pack {
    /// Its tag by BCP 47.
    pub(crate) tag: &'static str,
    pub(crate) templates: &'static [(&'static str, Meaning)],
    /// What reads like a date and is none.
    pub(crate) no_dates: &'static [&'static str],
    /// What `EVERY` stands for.
    pub(crate) every: &'static [&'static str],
    /// What may stand before a date, and before a time. Behind a `+` words that are others as well are days and months.
    pub(crate) date_leads: &'static [&'static str],
    pub(crate) time_leads: &'static [&'static str],
    /// Monday first. `?` marks words that are others as well.
    pub(crate) weekdays: &'static [&'static str],
    pub(crate) months: &'static [&'static str],
    /// Days, weeks, months, quarters, years.
    pub(crate) units: &'static [&'static str],
    /// Minutes, hours.
    pub(crate) clock_units: &'static [&'static str],
    /// From nought on.
    pub(crate) numbers: &'static [&'static str],
    /// The last, the first, the second.
    pub(crate) ordinals: &'static [&'static str],
    /// What makes the first of 1; empty where any number may be one.
    pub(crate) nth_endings: &'static [&'static str],
    pub(crate) and: &'static [&'static str],
    pub(crate) until: &'static [&'static str],
    pub(crate) articles: &'static [&'static str],
    /// Words that go on after a time, as in 'at 9 with Anna'.
    pub(crate) follow: &'static [&'static str],
}

/// What a template says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Date(Date),
    Time(Time),
    /// A time, behind a day only.
    Daypart(Time),
    Rule(Rule),
    /// Behind a rule only.
    End(End),
    Deadline,
    /// Nothing.
    Words,
}

impl Meaning {
    /// Whether it means this only behind something else, where it means nothing else.
    pub fn depends(self) -> bool {
        matches!(self, Meaning::Daypart(_) | Meaning::End(_))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Date {
    In(u64),
    /// Today in the evening, at that hour.
    Evening(u32),
    /// After so many units.
    After,
    AfterMinutes,
    /// The first day of the next unit.
    Next,
    NextOf(Unit),
    Weekday,
    /// By a name that is another word as well, before a time only: 'sat 9:30'.
    WeekdayWithTime,
    Saturday,
    WeekdayOfNextWeek,
    /// The next day of that number.
    Day,
    Nth(u32),
    DayMonth,
    /// Two numbers, in the order of the person's place.
    Pair,
    /// A day with its time.
    Moment,
    /// The last day of this unit, and of the next one.
    EndOf,
    EndOfThis(Unit),
    Last,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    At(u32, u32),
    Clock,
    Am,
    Pm,
    /// Minutes after an hour and before it; those that are said, where none are given.
    Past(Option<u32>),
    To(Option<u32>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// By what was found.
    Every,
    EveryOther,
    /// Every third day.
    EveryNth,
    Daily(u32),
    DailyAt(u32),
    Weekly(u32),
    /// On a day of the week, counted from Monday.
    On(u8),
    Monthly(u32),
    Yearly,
    Workdays,
    Weekends,
    DayOfMonth(i8),
    LastWeekday,
    WorkdayOfMonth,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Until,
    Start,
    Times,
    Span,
}

/// What understands signs and digits only.
static SIGNS_ONLY: Pack = Pack {
    tag: "",
    templates: &[],
    no_dates: &[],
    every: &[],
    date_leads: &[],
    time_leads: &[],
    weekdays: &[],
    months: &[],
    units: &[],
    clock_units: &[],
    numbers: &[],
    ordinals: &[],
    nth_endings: &[],
    and: &[],
    until: &[],
    articles: &[],
    follow: &[],
};

const PACKS: [&Pack; 5] = [&SIGNS_ONLY, &en::PACK, &de::PACK, &fr::PACK, &es::PACK];

impl Pack {
    /// The language of a tag.
    pub fn of(tag: &str) -> &'static Pack {
        PACKS.into_iter().find(|pack| pack.tag == tag).unwrap_or(&SIGNS_ONLY)
    }

    /// Its templates, made ready once.
    pub(crate) fn ready(&self) -> &'static Templates {
        static READY: [OnceLock<Templates>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
        let number = PACKS.iter().position(|pack| pack.tag == self.tag).unwrap_or(0);
        READY[number].get_or_init(|| Templates::of(PACKS[number]))
    }
}
