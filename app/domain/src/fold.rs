//! One form for all the ways to write the same words. What a keyboard, a hand in a hurry or typesetting decides is
//! dropped: case, width, ligatures, accents, points and vowel marks, characters that do not show, curved quotes, long
//! dashes. What makes another word stays: the dots of й and が, the vowel signs of Indic scripts.

use model::text::is_invisible;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// The folded text. Folding it again changes nothing.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let visible = text.chars().filter(|c| !is_invisible(*c)).map(plain);
    for c in visible.nfkc().map(plain).filter(|c| !is_mark(*c)) {
        if takes_accents(c) {
            decompose_canonical(c, |part| {
                if !is_mark(part) {
                    push(&mut folded, part);
                }
            });
        } else {
            push(&mut folded, c);
        }
    }
    folded
}

/// As the version before folded: so the tasks are stored that were not folded anew yet.
pub(crate) fn fold_before(text: &str) -> String {
    text.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

/// The character of every keyboard for one of typesetting.
fn plain(c: char) -> char {
    match c {
        '\u{b4}'
        | '\u{2b9}'
        | '\u{2bb}'..='\u{2bd}'
        | '\u{384}'
        | '\u{5f3}'
        | '\u{1fbd}'
        | '\u{1fbf}'
        | '\u{1ffd}'
        | '\u{1ffe}' => '\'',
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2035}' | '\u{2039}' | '\u{203a}' => '\'',
        '\u{ab}' | '\u{bb}' | '\u{5f4}' | '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2036}' => '"',
        '\u{58a}'
        | '\u{5be}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}' => '-',
        '\u{2044}' | '\u{2215}' => '/',
        c => c,
    }
}

/// Latin and Greek: their accents are marks on a letter. Elsewhere what is composed is a letter of its own.
fn takes_accents(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}')
}

/// Accents, and the points and vowel marks that Semitic scripts may leave out.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        // Combining marks of no script, and Cyrillic ones.
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
            // Hebrew.
            | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
            // Arabic, the line that stretches words among them, and Syriac.
            | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
            | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{711}' | '\u{730}'..='\u{74a}'
            | '\u{8ca}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}'
    )
}

/// Adds a character in lower case, by way of upper case: every sigma is one, and `STRASSE` finds `Straße`.
fn push(folded: &mut String, c: char) {
    for c in c.to_uppercase().flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            c => folded.push(letter(c)),
        }
    }
}

/// The letter that is written where a keyboard lacks one, or writers do not tell them apart.
fn letter(c: char) -> char {
    match c {
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ŧ' => 't',
        'ѐ' | 'ё' => 'е',
        'ѝ' => 'и',
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        c => c,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_again_changes_nothing() {
        let every = ('\0'..=char::MAX).map(String::from);
        let wrong: Vec<String> = every.filter(|text| fold(&fold(text)) != fold(text)).collect();
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn capitals_and_small_letters_are_one() {
        let every = '\0'..=char::MAX;
        let differs = |c: &char| {
            let upper: String = c.to_uppercase().collect();
            let lower: String = c.to_lowercase().collect();
            fold(&upper) != fold(&lower)
        };
        // Greek letters with an iota below, which capitals write beside them.
        let wrong: Vec<char> =
            every.filter(differs).filter(|c| !('\u{1f80}'..='\u{1ffc}').contains(c) && *c != '\u{345}').collect();
        assert_eq!(wrong, Vec::<char>::new());
    }

    #[test]
    fn letters_of_their_own_stay() {
        for (one, other) in [
            ("май", "маи"),
            ("їжак", "іжак"),
            ("が", "か"),
            ("ガ", "カ"),
            ("ぱ", "は"),
            ("कि", "क"),
            ("का", "क"),
            ("क्ष", "कष"),
            ("한", "하"),
            ("ที่", "ท"),
            ("ދަ", "ދ"),
            ("בא", "באה"),
            ("ŋ", "n"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
            assert!(!fold(one).is_empty());
        }
    }
}
