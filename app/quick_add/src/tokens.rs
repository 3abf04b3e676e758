//! Cutting a line into words, numbers and signs, each with where it stands.

use std::ops::Range;

/// Longer than any word that means something, in bytes.
const LONGEST: usize = 40;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters without case and accents.
    Word(String),
    Number {
        value: u32,
        digits: usize,
    },
    Sign(char),
}

#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub kind: Kind,
    pub span: Range<usize>,
    /// Whether white space or nothing stands before it.
    pub spaced: bool,
    /// Whether it is part of an address of the web or of mail.
    pub opaque: bool,
}

impl Token {
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn number(&self) -> Option<(u32, usize)> {
        match self.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }
}

/// The tokens of a line, in its order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let (mut tokens, mut chunk, mut spaced) = (Vec::new(), 0, true);
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if letter.is_whitespace() {
            if !spaced {
                mark_address(text, &mut tokens[chunk..]);
            }
            (spaced, chunk) = (true, tokens.len());
            continue;
        }
        let same: Option<fn(char) -> bool> = match letter {
            letter if digit(letter).is_some() => Some(|letter| digit(letter).is_some()),
            letter if is_of_word(letter) => Some(is_of_word),
            _ => None,
        };
        let mut end = start + letter.len_utf8();
        while let Some((at, next)) = same.and_then(|same| letters.next_if(|(_, next)| same(*next))) {
            end = at + next.len_utf8();
        }
        let part = &text[start..end];
        let kind = match same {
            None => Kind::Sign(plain_sign(letter)),
            Some(same) if same('0') => Kind::Number { value: value(part), digits: part.chars().count() },
            Some(_) => Kind::Word(folded(part)),
        };
        tokens.push(Token { kind, span: start..end, spaced, opaque: false });
        spaced = false;
    }
    mark_address(text, &mut tokens[chunk..]);
    tokens
}

/// Whether a letter belongs to a word; the marks that stand on letters do.
fn is_of_word(letter: char) -> bool {
    (letter.is_alphabetic() && digit(letter).is_none()) || is_mark(letter)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Of the digits that people of our languages type.
fn digit(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => letter.to_digit(10),
        '\u{660}'..='\u{669}' => Some(letter as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(letter as u32 - 0x6f0),
        _ => None,
    }
}

/// A number that is too large for anything is the largest.
fn value(digits: &str) -> u32 {
    digits.chars().filter_map(digit).fold(0, |value: u32, digit| value.saturating_mul(10).saturating_add(digit))
}

fn plain_sign(sign: char) -> char {
    match sign {
        '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2013}' | '\u{2014}' => '-',
        sign => sign,
    }
}

/// Marks what stands between two spaces as an address of the web or of mail, if it is one.
fn mark_address(text: &str, chunk: &mut [Token]) {
    let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else { return };
    let all = &text[first.span.start..last.span.end];
    let is_web = all.find("://").is_some_and(|at| at > 0) || folded(&all[..all.floor_char_boundary(4)]) == "www.";
    let is_mail = all.char_indices().any(|(at, letter)| letter == '@' && at > 0 && at + 1 < all.len());
    if is_web || is_mail {
        for token in chunk {
            token.opaque = true;
        }
    }
}

/// A word as it is compared: without case and accents. What is too long to be one of ours is cut and marked, so that it is
/// none.
pub(crate) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len().min(LONGEST));
    for letter in word.chars().flat_map(char::to_lowercase).filter(|letter| !is_mark(*letter)) {
        if folded.len() > LONGEST {
            folded.push('\0');
            break;
        }
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ª' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'º' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            letter => folded.push(letter),
        }
    }
    folded
}
