//! Walks through a line and takes what it recognises.

use crate::packs::{Date, End, Meaning};
use crate::rules::Rule;
use crate::templates::{Line, Match, Templates};
use crate::tokens::tokens;
use crate::{Anchor, Context, Kind, Part, signs};

pub(crate) fn read(text: &str, context: &Context<'_>) -> Vec<Part> {
    let pack = context.pack;
    let line = Line { text, tokens: tokens(text), pack, now: context.now, month_first: context.month_first };
    let mut reader = Reader { line, templates: pack.ready(), context, parts: Vec::new(), end: None, repeats: false };
    reader.walk();
    chosen(reader.parts)
}

struct Reader<'a> {
    line: Line<'a>,
    templates: &'static Templates,
    context: &'a Context<'a>,
    parts: Vec<Part>,
    /// The token behind the last part.
    end: Option<usize>,
    /// Whether the parts that end there say how something repeats.
    repeats: bool,
}

impl Reader<'_> {
    fn walk(&mut self) {
        let mut at = 0;
        while at < self.line.tokens.len() {
            at = self.step(at);
        }
    }

    /// Goes on from a token to the next one to look at.
    fn step(&mut self, at: usize) -> usize {
        let in_list = matches!(self.parts.last(), Some(Part { kind: Kind::List(_), .. })) && self.end == Some(at);
        // '#Home/Kitchen'
        let section = in_list && self.line.tokens[at].is_sign('/');
        if section {
            self.line.tokens[at].spaced = true;
        }
        if let Some((kind, end)) = signs::at(&self.line, self.templates, self.context, at, in_list) {
            let rest = &self.line.tokens[at..];
            return self.take(at, at + rest.partition_point(|token| token.span.start < end), kind);
        }
        if !self.line.starts_at(at) {
            return at + 1;
        }
        let follows = self.end == Some(at);
        let wanted = |meaning: Meaning| match meaning {
            Meaning::End(_) => follows && self.repeats,
            Meaning::Daypart(_) => follows && self.is_day(),
            _ => true,
        };
        let Some(found) = self.templates.longest(&self.line, at, wanted) else { return at + 1 };
        if found.careful && !(follows && self.repeats_or_day()) && !self.is_apart(found.end) {
            return at + 1;
        }
        if found.meaning == Meaning::Date(Date::WeekdayWithTime) && !self.time_follows(found.end) {
            return at + 1;
        }
        let end = found.end;
        let Some(kind) = self.kind(found) else { return end };
        self.take(at, end, kind)
    }

    /// Takes a part, unless it is to stay plain words.
    fn take(&mut self, at: usize, end: usize, kind: Kind) -> usize {
        let span = self.line.tokens[at].span.start..self.line.tokens[end - 1].span.end;
        if self.context.plain.contains(&&self.line.text[span.clone()]) {
            return end;
        }
        let goes_on = matches!(kind, Kind::Time(_) | Kind::Start(_) | Kind::Until(_) | Kind::Times(_) | Kind::Date(..));
        self.repeats = matches!(kind, Kind::Rule { .. }) || (goes_on && self.repeats && self.end == Some(at));
        self.end = Some(end);
        self.parts.push(Part { span, kind });
        end
    }

    fn is_day(&self) -> bool {
        matches!(self.parts.last().map(|part| &part.kind), Some(Kind::Date(_, None) | Kind::Rule { time: None, .. }))
    }

    fn repeats_or_day(&self) -> bool {
        let last = self.parts.last().map(|part| &part.kind);
        self.repeats || matches!(last, Some(Kind::Date(..) | Kind::Time(_) | Kind::Rule { .. }))
    }

    /// Whether what follows shows that what stands before is no part of a sentence.
    fn is_apart(&self, end: usize) -> bool {
        if self.line.pauses_at(end) {
            return true;
        }
        let follows = self.line.tokens[end].word().is_some_and(|word| self.line.pack.follow.contains(&word));
        let priority = signs::at(&self.line, self.templates, self.context, end, false).is_some();
        let another = |meaning: Meaning| !matches!(meaning, Meaning::Words);
        follows || priority || self.templates.longest(&self.line, end, another).is_some()
    }

    fn time_follows(&self, at: usize) -> bool {
        let time = self.templates.longest(&self.line, at, |meaning| matches!(meaning, Meaning::Time(_)));
        time.is_some_and(|time| !time.careful || self.is_apart(time.end))
    }

    /// What was found says; plain words say nothing.
    fn kind(&self, found: Match) -> Option<Kind> {
        let captures = &found.captures;
        Some(match found.meaning {
            Meaning::Date(_) => {
                let (date, time) = found.meaning.date(&self.line, captures)?;
                Kind::Date(date, time)
            }
            Meaning::Time(_) | Meaning::Daypart(_) => Kind::Time(found.meaning.time(captures)?),
            Meaning::Rule(rule) => {
                let rule = Rule::of(rule, captures)?;
                let anchor = if rule.after_completion { Anchor::Completion } else { Anchor::Schedule };
                Kind::Rule { rule: rule.text(), anchor, time: rule.time }
            }
            Meaning::Deadline => Kind::Deadline(captures.date?.0),
            Meaning::End(End::Until) => Kind::Until(captures.date?.0),
            Meaning::End(End::Start) => Kind::Start(captures.date?.0),
            Meaning::End(End::Times) => Kind::Times(captures.number?),
            Meaning::End(End::Span) => Kind::Until(found.meaning.last_day(&self.line, captures)?),
            Meaning::Words => return None,
        })
    }
}

/// Of several that say the same thing the last; what belongs to one that does not count goes with it.
fn chosen(parts: Vec<Part>) -> Vec<Part> {
    let last = |of: fn(&Kind) -> bool| parts.iter().rposition(|part| of(&part.kind));
    let rule = last(|kind| matches!(kind, Kind::Rule { .. }));
    let list = last(|kind| matches!(kind, Kind::List(_)));
    let date = last(|kind| matches!(kind, Kind::Date(..)));
    let time = last(|kind| matches!(kind, Kind::Time(_)));
    let priority = last(|kind| matches!(kind, Kind::Priority(_)));
    let deadline = last(|kind| matches!(kind, Kind::Deadline(_)));
    let section = last(|kind| matches!(kind, Kind::Section(_)));
    let start = last(|kind| matches!(kind, Kind::Start(_)));
    let end = last(|kind| matches!(kind, Kind::Until(_) | Kind::Times(_)));
    let counts = |number: usize, kind: &Kind| match kind {
        Kind::Rule { .. } => rule == Some(number),
        Kind::Start(_) => start == Some(number) && rule < Some(number),
        Kind::Until(_) | Kind::Times(_) => end == Some(number) && rule < Some(number),
        Kind::List(_) => list == Some(number),
        Kind::Section(_) => section == Some(number) && list < Some(number),
        Kind::Date(..) => date == Some(number),
        Kind::Time(_) => time == Some(number),
        Kind::Priority(_) => priority == Some(number),
        Kind::Deadline(_) => deadline == Some(number),
        Kind::Label(_) | Kind::Reminder(_) | Kind::Note(_) => true,
    };
    let mut number = 0;
    let mut parts = parts;
    parts.retain(|part| {
        number += 1;
        counts(number - 1, &part.kind)
    });
    parts
}
