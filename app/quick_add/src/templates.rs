//! What a language pack writes down, made ready for comparing: `EVERY {n} {unit} [on {wds}]`.
//!
//! A space is white space and `~` may be; what is written together must be. `[a b]` may be missing, `a|b` is one of both. `?`
//! in front: words that mean something else in many a title, so that only what stands around them makes them a date; `??`
//! even behind the words that lead to one.

use std::collections::HashMap;

use crate::captures::{Captures, Slot};
use crate::packs::{Meaning, Pack};
use crate::tokens::{Kind, Token, tokens};

#[derive(Clone, Debug)]
enum Piece {
    Exactly(Kind),
    Slot(Slot),
}

/// What may stand between a piece and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Any,
}

#[derive(Debug)]
struct Template {
    pieces: Vec<(Gap, Piece)>,
    meaning: Meaning,
    careful: bool,
    after_completion: bool,
}

/// What stands somewhere in a line.
pub(crate) struct Match {
    /// The token behind it.
    pub end: usize,
    pub meaning: Meaning,
    pub captures: Captures,
    pub careful: bool,
}

/// The templates of a language, by what they begin with.
#[derive(Debug, Default)]
pub(crate) struct Templates {
    all: Vec<Template>,
    by_word: HashMap<String, Vec<usize>>,
    others: Vec<usize>,
}

impl Templates {
    pub fn of(pack: &Pack) -> Templates {
        let mut templates = Templates::default();
        for (text, meaning) in pack.templates.iter().chain(crate::packs::SIGNS) {
            templates.add(pack, text, *meaning);
            let leads = match meaning {
                Meaning::Date(_) => pack.date_leads,
                Meaning::Time(_) => pack.time_leads,
                _ => &[],
            };
            for lead in leads {
                let careful = if text.starts_with("??") { "?" } else { "" };
                let mut text = text.trim_start_matches('?').to_owned();
                if lead.ends_with('+') {
                    text = text.replace("{wd}", "{wd+}").replace("{month}", "{month+}");
                }
                templates.add(pack, &format!("{careful}{} {text}", lead.trim_end_matches('+')), *meaning);
            }
        }
        for text in pack.no_dates {
            templates.add(pack, text, Meaning::Words);
        }
        templates
    }

    fn add(&mut self, pack: &Pack, text: &str, meaning: Meaning) {
        let careful = text.starts_with('?');
        for text in expanded(text.trim_start_matches('?')) {
            if !text.contains("EVERY") {
                self.push(&text, meaning, careful, false);
                continue;
            }
            for every in pack.every {
                self.push(&text.replace("EVERY", every), meaning, careful, false);
                self.push(&text.replace("EVERY", &format!("{every}!")), meaning, careful, true);
            }
        }
    }

    fn push(&mut self, text: &str, meaning: Meaning, careful: bool, after_completion: bool) {
        let pieces = pieces(text);
        let number = self.all.len();
        match &pieces.first() {
            Some((_, Piece::Exactly(Kind::Word(word)))) => self.by_word.entry(word.clone()).or_default().push(number),
            _ => self.others.push(number),
        }
        self.all.push(Template { pieces, meaning, careful, after_completion });
    }

    /// The longest that stands at a token, of those that are wanted.
    pub fn longest(&self, line: &Line<'_>, at: usize, wanted: impl Fn(Meaning) -> bool) -> Option<Match> {
        let token = line.tokens.get(at)?;
        let by_word = token.word().and_then(|word| self.by_word.get(word)).map_or(&[][..], Vec::as_slice);
        let mut best: Option<Match> = None;
        for template in by_word.iter().chain(&self.others).map(|number| &self.all[*number]) {
            if !wanted(template.meaning) {
                continue;
            }
            let mut captures = Captures { after_completion: template.after_completion, ..Captures::default() };
            let Some(end) = self.end(template, line, at, &mut captures) else { continue };
            let rank = (end, template.meaning.depends(), !template.careful);
            let longer = best.as_ref().is_none_or(|best| rank > (best.end, best.meaning.depends(), !best.careful));
            if longer && line.ends_at(end) && template.meaning.is_possible(line, &captures) {
                best = Some(Match { end, meaning: template.meaning, captures, careful: template.careful });
            }
        }
        best
    }

    fn end(&self, template: &Template, line: &Line<'_>, start: usize, captures: &mut Captures) -> Option<usize> {
        let mut at = start;
        for (gap, piece) in &template.pieces {
            let token = line.tokens.get(at).filter(|token| !token.opaque)?;
            if at > start && *gap != Gap::Any && token.spaced != (*gap == Gap::Space) {
                return None;
            }
            at = match piece {
                Piece::Exactly(kind) => (token.kind == *kind).then_some(at + 1)?,
                Piece::Slot(slot) => slot.take(self, line, at, captures)?,
            };
        }
        Some(at)
    }
}

/// A line that is read, by whom and when.
pub(crate) struct Line<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    pub pack: &'a Pack,
    pub now: chrono::NaiveDateTime,
    pub month_first: bool,
}

impl Line<'_> {
    /// Whether something may begin at a token: not within a word, nor behind a hyphen or apostrophe.
    pub fn starts_at(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let opens =
            |token: &Token| matches!(token.kind, Kind::Sign('(' | '[' | '"' | '\'' | '«' | '“' | '„' | '¿' | '¡'));
        !token.opaque
            && (token.spaced || (at > 0 && opens(&self.tokens[at - 1]) && (at < 2 || self.tokens[at - 1].spaced)))
    }

    /// Whether something may end before a token: so that what follows is no part of the same word.
    pub fn ends_at(&self, end: usize) -> bool {
        let Some(next) = self.tokens.get(end).filter(|next| !next.spaced) else { return true };
        is_end(next) && self.tokens.get(end + 1).is_none_or(|after| after.spaced || is_end(after))
    }

    /// Whether a sentence or a line ends before a token.
    pub fn pauses_at(&self, end: usize) -> bool {
        self.tokens.get(end).is_none_or(|token| {
            is_end(token) || matches!(token.kind, Kind::Sign('#' | '@' | '!' | '{' | '/' | '-' | '('))
        })
    }
}

fn is_end(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Sign('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '"' | '\'' | '»' | '”' | '“' | '…')
    )
}

/// What a template with parts that may be missing, or are one of several, stands for.
fn expanded(text: &str) -> Vec<String> {
    if let Some((before, rest)) = text.split_once('[')
        && let Some((part, after)) = rest.split_once(']')
    {
        let without = format!("{} {}", before.trim_end(), after.trim_start());
        return [expanded(&format!("{before}{part}{after}")), expanded(without.trim())].concat();
    }
    let mut lines = vec![String::new()];
    for chunk in text.split_whitespace() {
        let start = |line: &String| if line.is_empty() { String::new() } else { format!("{line} ") };
        lines = lines.iter().flat_map(|line| chunk.split('|').map(move |one| start(line) + one)).collect();
    }
    lines
}

fn pieces(text: &str) -> Vec<(Gap, Piece)> {
    let mut pieces = Vec::new();
    for chunk in text.split(' ') {
        for (number, part) in chunk.split('~').enumerate() {
            let first = if number == 0 { Gap::Space } else { Gap::Any };
            let (mut gap, mut rest) = (first, part);
            while !rest.is_empty() {
                let (literal, after) = rest.split_once('{').unwrap_or((rest, ""));
                for token in tokens(literal) {
                    pieces.push((gap, Piece::Exactly(token.kind)));
                    gap = Gap::None;
                }
                let Some((slot, after)) = after.split_once('}') else { break };
                pieces.push((gap, Piece::Slot(Slot::of(slot))));
                (gap, rest) = (Gap::None, after);
            }
        }
    }
    pieces
}
