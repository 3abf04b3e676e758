use model::{FilterMistake, Mistake};

use super::tokens::{Kind, Token, tokens};
use super::{CONDITIONS_MAX, Condition, DEPTH_MAX, Filter, mistake, words};

/// Reads a whole filter: `|` binds less than `&`, and `!` most.
pub(crate) fn read(text: &str) -> Result<Filter, Mistake> {
    let tokens = tokens(text);
    let mut reader = Reader { text, tokens: &tokens, conditions: 0 };
    let filter = reader.any(0)?;
    match reader.next() {
        Token { is: Kind::End, .. } => Ok(filter),
        Token { is: Kind::Close, at } => Err(mistake(at, FilterMistake::NotOpened)),
        Token { at, .. } => Err(mistake(at, FilterMistake::SignNeeded)),
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    conditions: usize,
}

impl Reader<'_> {
    fn any(&mut self, depth: usize) -> Result<Filter, Mistake> {
        let mut parts = vec![self.all(depth)?];
        while self.takes(Kind::Or) {
            parts.push(self.all(depth)?);
        }
        Ok(one_or(parts, Filter::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Filter, Mistake> {
        let mut parts = vec![self.one(depth)?];
        while self.takes(Kind::And) {
            parts.push(self.one(depth)?);
        }
        Ok(one_or(parts, Filter::All))
    }

    fn one(&mut self, depth: usize) -> Result<Filter, Mistake> {
        let Token { is, at } = self.next();
        if depth > DEPTH_MAX {
            return Err(mistake(at, FilterMistake::TooDeep { max: DEPTH_MAX as u32 }));
        }
        match is {
            Kind::Not => Ok(Filter::Not(Box::new(self.one(depth + 1)?))),
            Kind::Open => {
                let inner = self.any(depth + 1)?;
                match self.next() {
                    Token { is: Kind::Close, .. } => Ok(inner),
                    Token { is: Kind::End, .. } => Err(mistake(at, FilterMistake::NotClosed)),
                    Token { at, .. } => Err(mistake(at, FilterMistake::SignNeeded)),
                }
            }
            Kind::Condition => {
                self.conditions += 1;
                if self.conditions > CONDITIONS_MAX {
                    return Err(mistake(at, FilterMistake::TooMany { max: CONDITIONS_MAX as u32 }));
                }
                let read = words::condition(&self.text[at.clone()]).map_err(|is| mistake(at.clone(), is))?;
                let words::Read { is, not } = read;
                let condition = Filter::Is(Condition { is, at });
                Ok(if not { Filter::Not(Box::new(condition)) } else { condition })
            }
            Kind::Unclosed => {
                let quote = at.start + self.text[at.clone()].rfind('"').unwrap_or_default();
                Err(mistake(quote..at.end, FilterMistake::QuoteNotClosed))
            }
            Kind::And | Kind::Or | Kind::Close | Kind::End => Err(mistake(at, FilterMistake::ConditionNeeded)),
        }
    }

    /// The next piece; the end is never passed.
    fn next(&mut self) -> Token {
        let (first, rest) = self.tokens.split_first().expect("the end is never passed");
        if first.is != Kind::End {
            self.tokens = rest;
        }
        first.clone()
    }

    fn takes(&mut self, kind: Kind) -> bool {
        let taken = self.tokens.first().is_some_and(|token| token.is == kind);
        if taken {
            self.next();
        }
        taken
    }
}

fn one_or(mut parts: Vec<Filter>, many: fn(Vec<Filter>) -> Filter) -> Filter {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}
