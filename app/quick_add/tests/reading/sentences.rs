//! Sentences and what they mean, by language. It is Wednesday, 25 November 2026, 10:30.

use crate::support::{context, said, said_in};
use quick_add::Context;

/// Each line is a sentence and what it says.
fn all(tag: &str, table: &str) {
    let rows: Vec<(&str, &str)> = table.lines().filter_map(|line| line.trim().split_once(" => ")).collect();
    assert!(rows.len() > 5, "the table of {tag} is empty");
    let wrong: Vec<String> = rows
        .iter()
        .map(|(line, means)| (line, means, said(tag, line.trim())))
        .filter(|(_, means, said)| said != means.trim())
        .map(|(line, means, said)| format!("{line}\n   wanted {means}\n   got    {said}"))
        .collect();
    assert!(wrong.is_empty(), "{tag}: {} of {} wrong\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn the_line_of_the_readme() {
    let line = "Pay rent every month on the 1st at 9am #Home @money p1 !30min //note";
    assert_eq!(
        said("en", line),
        "Pay rent | every FREQ=MONTHLY;BYMONTHDAY=1 | time 09:00 | #Home | @money | p1 | !30 | //note"
    );
}

#[test]
fn english_dates_and_times() {
    all("en", include_str!("sentences/en_dates.txt"));
}

#[test]
fn english_rules() {
    all("en", include_str!("sentences/en_rules.txt"));
}

#[test]
fn english_words_that_are_no_dates() {
    all("en", include_str!("sentences/en_traps.txt"));
}

#[test]
fn german() {
    all("de", include_str!("sentences/de.txt"));
}

#[test]
fn french() {
    all("fr", include_str!("sentences/fr.txt"));
}

#[test]
fn spanish() {
    all("es", include_str!("sentences/es.txt"));
}

#[test]
fn signs_mean_the_same_in_every_language() {
    for tag in ["en", "de", "fr", "es", "ar", "en-XA"] {
        all(tag, include_str!("sentences/signs.txt"));
    }
}

#[test]
fn numbers_are_in_the_order_of_the_place() {
    let american = Context { month_first: true, ..context("en") };
    assert_eq!(said_in("Party 12/1", &american), "Party | on 2026-12-01");
    assert_eq!(said("en", "Party 12/1"), "Party | on 2027-01-12");
    // Where only one order gives a date it is that.
    assert_eq!(said("en", "Party 12/24"), "Party | on 2026-12-24");
    assert_eq!(said_in("Party 24/12", &american), "Party | on 2026-12-24");
    assert_eq!(said_in("Party 4/7/2027", &american), "Party | on 2027-04-07");
}

#[test]
fn lists_are_known_by_their_names() {
    let lists = ["Home", "Home improvement", "École", "2026"];
    let known = Context { lists: &lists, ..context("en") };
    assert_eq!(said_in("Paint #home improvement tomorrow", &known), "Paint | #Home improvement | on 2026-11-26");
    assert_eq!(said_in("Paint #homes", &known), "Paint | #homes");
    assert_eq!(said_in("Cahiers #ecole /Rentrée", &known), "Cahiers | #École | /Rentrée");
    assert_eq!(said_in("Taxes #2026", &known), "Taxes | #2026");
    assert_eq!(said_in("Fix #42", &known), "Fix #42");
    assert_eq!(said_in("Paint #\"Summer house\"/Garden", &known), "Paint | #Summer house | /Garden");
}

#[test]
fn what_was_turned_off_stays_words() {
    let plain = ["every month on the 1st", "#Home"];
    let off = Context { plain: &plain, ..context("en") };
    assert_eq!(
        said_in("Pay rent every month on the 1st at 9am #Home @money", &off),
        "Pay rent every month on the 1st #Home | time 09:00 | @money"
    );
    // The one before counts then.
    let off = Context { plain: &["friday"], ..context("en") };
    assert_eq!(said_in("Call Monday about friday", &off), "Call about friday | on 2026-11-30");
}
