use std::ops::Range;

/// A piece of a filter, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub is: Kind,
    pub at: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    And,
    Or,
    Not,
    Open,
    Close,
    /// A condition, without the space around it.
    Condition,
    /// One whose quotation mark is not closed.
    Unclosed,
    End,
}

/// The pieces of a filter. Within quotation marks, and after a backslash, signs are letters like others; so is an exclamation
/// mark inside a condition.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((from, letter)) = letters.next() {
        let kind = match letter {
            letter if letter.is_whitespace() => continue,
            '&' => Kind::And,
            '|' => Kind::Or,
            '!' => Kind::Not,
            '(' => Kind::Open,
            ')' => Kind::Close,
            _ => {
                let mut to = from + letter.len_utf8();
                let (mut quoted, mut escaped) = (letter == '"', letter == '\\');
                while let Some(&(at, next)) = letters.peek() {
                    if !quoted && !escaped && matches!(next, '&' | '|' | '(' | ')') {
                        break;
                    }
                    quoted ^= next == '"' && !escaped;
                    escaped = next == '\\' && !escaped;
                    letters.next();
                    if !next.is_whitespace() {
                        to = at + next.len_utf8();
                    }
                }
                let is = if quoted { Kind::Unclosed } else { Kind::Condition };
                tokens.push(Token { is, at: from..to });
                continue;
            }
        };
        tokens.push(Token { is: kind, at: from..from + letter.len_utf8() });
    }
    tokens.push(Token { is: Kind::End, at: text.len()..text.len() });
    tokens
}
