//! What holds for every text.

use std::time::{Duration, Instant};

use crate::support::context;
use quick_add::{Context, parse, without};

const TAGS: [&str; 5] = ["en", "de", "fr", "es", "ar"];

/// Words of all languages, signs, and what breaks programs.
const PIECES: &[&str] = &[
    "every",
    "jeden",
    "chaque",
    "cada",
    "tous les",
    "Monday",
    "montag",
    "lundi",
    "lunes",
    "and",
    "und",
    "1st",
    "1.",
    "1er",
    "24",
    "12",
    "31.",
    "at",
    "um",
    "à",
    "a las",
    "9am",
    "9 Uhr",
    "9h30",
    "until",
    "bis",
    "jusqu'au",
    "hasta",
    "may",
    "Mai",
    "#",
    "#Home",
    "#\"a b\"",
    "#\"",
    "/Kitchen",
    "@",
    "@money",
    "p1",
    "p9",
    "!",
    "!30min",
    "!9am",
    "{",
    "{friday}",
    "}",
    "//",
    "// note",
    "https://a.b/c",
    "a@b.c",
    "24.12.",
    "12/24",
    "2026-12-24",
    "in 3 days",
    "next",
    "week",
    "month",
    "last day of",
    "e\u{301}",
    "\u{301}\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "👩‍👩‍👧",
    "\u{200f}",
    "\u{0}",
    "日本",
    "المنزل",
    "٣",
    ",",
    ".",
    "-",
    "'",
    "’",
    "\t",
    " ",
    "\u{a0}",
    "5 times",
    "0",
    "999999999999",
    "second",
    "2nd",
    "tomorrow",
    "morgen",
    "demain",
    "mañana",
    "tonight",
];

fn any(random: &mut fastrand::Rng) -> String {
    let mut text = String::new();
    for _ in 0..random.usize(0..14) {
        text.push_str(PIECES[random.usize(0..PIECES.len())]);
        text.push_str(if random.u8(0..6) == 0 { "" } else { " " });
    }
    text
}

#[test]
fn nothing_is_lost() {
    let mut random = fastrand::Rng::with_seed(15);
    for round in 0..40_000 {
        let text = any(&mut random);
        let lists = ["Home", "a b", "é", ""];
        let context = Context { lists: &lists, month_first: random.bool(), ..context(TAGS[round % TAGS.len()]) };
        let parsed = parse(&text, &context);
        let mut at = 0;
        let mut rebuilt = String::new();
        for part in &parsed.parts {
            assert!(at <= part.span.start && part.span.start < part.span.end, "{text:?}: {:?}", parsed.parts);
            rebuilt.push_str(&text[at..part.span.start]);
            rebuilt.push_str(&text[part.span.clone()]);
            at = part.span.end;
        }
        rebuilt.push_str(&text[at..]);
        assert_eq!(rebuilt, text);
        assert_eq!(parsed.title, without(&text, &parsed.parts), "{text:?}");
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let gaps = parsed.parts.iter().scan(0, |from, part| {
            let gap = &text[*from..part.span.start];
            *from = part.span.end;
            Some(gap.to_owned() + " ")
        });
        let gaps: String = gaps.chain([text[at..].to_owned()]).collect();
        let tight = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(tight(&squeezed(&gaps)), tight(&parsed.title), "{text:?}");
        assert_eq!(parsed.title.is_empty(), text.trim().is_empty(), "{text:?}");
    }
}

#[test]
fn turning_everything_off_leaves_the_words() {
    let mut random = fastrand::Rng::with_seed(16);
    for round in 0..4_000 {
        let text = any(&mut random);
        let mut plain: Vec<String> = Vec::new();
        loop {
            let off: Vec<&str> = plain.iter().map(String::as_str).collect();
            let parsed = parse(&text, &Context { plain: &off, ..context(TAGS[round % TAGS.len()]) });
            let Some(part) = parsed.parts.first() else {
                assert_eq!(parsed.title, text.trim());
                break;
            };
            let words = text[part.span.clone()].to_owned();
            assert!(!plain.contains(&words), "{text:?}: {words:?} stays");
            plain.push(words);
        }
    }
}

/// What grew faster would take minutes; the limit is for busy machines.
#[test]
fn time_grows_with_the_text() {
    let hostile: Vec<String> = vec![
        "a".repeat(200_000),
        "e\u{301}".repeat(70_000),
        "\u{301}".repeat(100_000),
        "#".repeat(200_000),
        "# ".repeat(100_000),
        "{".repeat(200_000),
        "{ ".repeat(100_000),
        "#\" ".repeat(66_000),
        "every ".repeat(33_000),
        "every Monday and ".repeat(12_000),
        "every Monday, ".repeat(14_000),
        format!("every {}", "Monday, ".repeat(25_000)),
        format!("every {}", "1st, ".repeat(40_000)),
        "until tomorrow ".repeat(13_000),
        "at 9 ".repeat(40_000),
        "!9 ".repeat(66_000),
        "1".repeat(200_000),
        "1 ".repeat(100_000),
        "1/".repeat(100_000),
        "@a".repeat(100_000),
        "@a ".repeat(66_000),
        "// ".repeat(66_000),
        "jeden ersten Montag im ".repeat(8_000),
        "\u{202e}".repeat(66_000),
    ];
    let names: Vec<String> = (0..500).map(|number| format!("{}{number}", "a".repeat(150))).collect();
    let lists: Vec<&str> = names.iter().map(String::as_str).collect();
    for text in hostile.iter().chain([&format!("#{} ", "a".repeat(149)).repeat(1_300)]) {
        for tag in TAGS {
            let start = Instant::now();
            parse(text, &Context { lists: &lists, ..context(tag) });
            let taken = start.elapsed();
            assert!(
                taken < Duration::from_secs(20),
                "{tag}: {:?}… took {taken:?}",
                text.chars().take(20).collect::<String>()
            );
        }
    }
}
