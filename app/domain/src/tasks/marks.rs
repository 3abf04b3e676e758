//! Where texts contain what was looked for, however they are written.

use std::ops::Range;

use model::Marked;

use crate::fold::fold;

/// How much of a text stands before the first place that is shown of it, and after it, in letters.
const BEFORE: usize = 40;
const AFTER: usize = 140;

/// A text with every place of these folded words marked.
pub(super) fn marked(text: String, words: &[String]) -> Marked {
    let place = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
    let marks = places(&text, words).into_iter().map(|range| (place(range.start), place(range.end))).collect();
    Marked { text, marks }
}

/// The part of a text around the first place of one of these words, in one line; none where there is none.
pub(super) fn passage(text: &str, words: &[String]) -> Option<Marked> {
    let first = places(text, words).into_iter().next()?;
    let start = text[..first.start].char_indices().rev().take(BEFORE).last().map_or(first.start, |(at, _)| at);
    let end = text[first.start..].char_indices().nth(AFTER).map_or(text.len(), |(at, _)| first.start + at);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    let line = text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    Some(marked([before, &line, after].concat(), words))
}

/// The places of words in the order of the text, those together that touch.
fn places(text: &str, words: &[String]) -> Vec<Range<usize>> {
    // Letter by letter, so that each of the folded text knows the one that it came from.
    let (mut folded, mut origins) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, letter) in text.char_indices() {
        let piece = fold(letter.encode_utf8(&mut [0; 4]));
        origins.extend(std::iter::repeat_n(at..at + letter.len_utf8(), piece.len()));
        folded.push_str(&piece);
    }
    let found =
        |word: &String| folded.match_indices(word.as_str()).map(|(at, word)| at..at + word.len()).collect::<Vec<_>>();
    let mut found: Vec<Range<usize>> = words.iter().flat_map(found).collect();
    found.sort_by_key(|range| range.start);
    let mut places: Vec<Range<usize>> = Vec::new();
    for range in found {
        let (Some(first), Some(last)) = (origins.get(range.start), origins.get(range.end.saturating_sub(1))) else {
            continue;
        };
        match places.last_mut() {
            Some(before) if first.start <= before.end => before.end = before.end.max(last.end),
            _ => places.push(first.start..last.end),
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(marked: &Marked) -> String {
        let mut text = marked.text.clone();
        for (from, to) in marked.marks.iter().rev() {
            text.insert(*to as usize, ']');
            text.insert(*from as usize, '[');
        }
        text
    }

    #[test]
    fn what_was_looked_for_is_marked_however_it_is_written() {
        for (text, words, expected) in [
            ("Call the caller", &["call"][..], "[Call] the [call]er"),
            ("Straße kehren", &["strasse"], "[Straße] kehren"),
            ("Straße", &["as"], "Str[aß]e"),
            ("Cafe\u{301} Café", &["cafe"], "[Cafe]\u{301} [Café]"),
            ("ﬁnish", &["fi", "in"], "[ﬁn]ish"),
            ("abab", &["ab", "ba"], "[abab]"),
            ("買い物に行く", &["買い"], "[買い]物に行く"),
            ("nothing", &["else"], "nothing"),
            ("", &["x"], ""),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(shown(&marked(text.to_owned(), &words)), expected);
        }
    }

    #[test]
    fn a_passage_is_one_line_around_the_first_place() {
        let word = ["needle".to_owned()];
        assert_eq!(passage("hay", &word), None);
        assert_eq!(shown(&passage("a\n\n needle  b", &word).unwrap()), "a [needle] b");
        let long = format!("{} Needle {}", "hay ".repeat(50), "hay ".repeat(50));
        let shown = shown(&passage(&long, &word).unwrap());
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("hay [Needle] hay"), "{shown}");
        assert!(shown.chars().count() < BEFORE + AFTER + 10);
    }
}
