use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

use crate::{DateForm, Language};

/// The messages of a language: by id, the catalogue and the arguments. Faults are said.
fn messages(language: Language, faults: &mut Vec<String>) -> BTreeMap<String, (&'static str, BTreeSet<String>)> {
    let mut messages = BTreeMap::new();
    for (file, source) in language.sources() {
        let place = format!("{}/{file}.ftl", language.slug());
        let resource = parse(*source).unwrap_or_else(|(resource, errors)| {
            faults.push(format!("{place}: {errors:?}"));
            resource
        });
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut arguments = BTreeSet::new();
                    match &message.value {
                        Some(pattern) => collect(pattern, &mut arguments),
                        None => faults.push(format!("{place}: {} says nothing", message.id.name)),
                    }
                    if messages.insert(message.id.name.to_owned(), (*file, arguments)).is_some() {
                        faults.push(format!("{place}: {} stands there twice", message.id.name));
                    }
                }
                Entry::Junk { content } => faults.push(format!("{place}: {content}")),
                _ => {}
            }
        }
    }
    messages
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                if let InlineExpression::VariableReference { id } = selector {
                    arguments.insert(id.name.to_owned());
                }
                variants.iter().for_each(|variant| collect(&variant.value, arguments));
            }
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                arguments.insert(id.name.to_owned());
            }
            _ => {}
        }
    }
}

#[test]
fn every_language_says_everything() {
    let mut faults = Vec::new();
    let english = messages(Language::English, &mut faults);
    for language in Language::offered() {
        let own = messages(language, &mut faults);
        for (id, (file, arguments)) in &english {
            match own.get(id) {
                None => faults.push(format!("{}: {id} is missing in {file}.ftl", language.slug())),
                Some((other, _)) if other != file => {
                    faults.push(format!("{}: {id} stands in {other}.ftl, not {file}.ftl", language.slug()));
                }
                // A plural form may leave its number out: all forms together name every argument.
                Some((_, own)) if own != arguments => {
                    faults.push(format!("{}: {id} has {own:?}, not {arguments:?}", language.slug()));
                }
                Some(_) => {}
            }
        }
        for id in own.keys().filter(|id| !english.contains_key(*id)) {
            faults.push(format!("{}: {id} is said nowhere", language.slug()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The browser fills one gap, and knows plural forms by one number.
#[test]
fn what_the_browser_says_has_one_argument_at_most() {
    let mut faults = Vec::new();
    for (id, (file, arguments)) in messages(Language::English, &mut faults) {
        if file == "board" && arguments.len() > 1 {
            faults.push(format!("{id} has {arguments:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults:?}");
    for language in Language::every() {
        let ready: BTreeMap<String, String> = serde_json::from_str(language.ready_made()).unwrap();
        assert!(ready.len() > 50);
        assert_eq!(ready.keys().filter(|id| id.starts_with("did-added.")).count(), language.plural_forms().len());
        let open = ready.iter().find(|(_, text)| text.matches("{}").count() > 1 || text.is_empty());
        assert_eq!(open, None, "{}", language.slug());
    }
    let ready: BTreeMap<String, String> = serde_json::from_str(Language::English.ready_made()).unwrap();
    assert_eq!(ready["did-added.one"], "Task added.");
    assert_eq!(ready["did-added.other"], "{} tasks added.");
}

#[test]
fn numbers_and_plurals_are_the_languages_own() {
    let english = Language::English;
    assert_eq!([0, 999, 1_000, 1_234_567].map(|number| english.number(number)), ["0", "999", "1,000", "1,234,567"]);
    assert_eq!(english.say_number("did-added", 1), "Task added.");
    assert_eq!(english.say_number("did-added", 2_200), "2,200 tasks added.");
    let numbers = [Language::German, Language::Spanish, Language::Arabic].map(|language| language.number(1_234_567));
    assert_eq!(numbers, ["1.234.567", "1.234.567", "1,234,567"]);
    assert_eq!(Language::French.number(1_234), "1\u{202f}234");
    assert_eq!([0, 4, 12, 12_345].map(|tenths| english.tenths(tenths)), ["0.0", "0.4", "1.2", "1,234.5"]);
    assert_eq!(Language::German.tenths(12), "1,2");
    // Arabic has six forms, and each is said in its own way.
    let said: BTreeSet<String> =
        [0, 1, 2, 3, 11, 100].map(|number| Language::Arabic.say_number("did-added", number)).into();
    assert_eq!(said.len(), 6, "{said:?}");
    assert_eq!(Language::Arabic.plural_forms().len(), 6);
}

#[test]
fn texts_of_people_keep_to_their_place() {
    let english = Language::English;
    assert_eq!(english.say_with("error-internal", "abc"), "Something went wrong on our side. Reference: abc");
    let said = english.say_with("error-internal", "שלום");
    assert_eq!(said, "Something went wrong on our side. Reference: \u{2068}שלום\u{2069}");
    // What looks like Fluent, or like a gap, is text.
    assert!(english.say_with("error-internal", "{ $number } {} \u{1}").ends_with("{ $number } {} \u{1}"));
}

#[test]
fn dates_are_written_by_language() {
    let date = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
    let written = |form| Language::English.date(form, date).to_string();
    assert_eq!(written(DateForm::Short), "Tue 3 Nov");
    assert_eq!(written(DateForm::ShortWithYear), "Tue, 3 Nov 2026");
    assert_eq!(written(DateForm::Long), "Tuesday 3 November");
    assert_eq!(written(DateForm::LongWithYear), "Tuesday, 3 November 2026");
    assert_eq!(written(DateForm::Day), "3 November");
    assert_eq!(written(DateForm::DayWithYear), "3 November 2026");
}

#[test]
fn browsers_get_the_language_they_ask_for() {
    let cases = [
        ("", Language::English),
        ("*", Language::English),
        ("xx-YY", Language::English),
        ("en-US,en;q=0.9", Language::English),
        ("en-XA", Language::Pseudo),
        ("de-AT,de;q=0.9,en;q=0.8", Language::German),
        ("pt-BR,fr-CA;q=0.8,en;q=0.5", Language::French),
        ("es-419", Language::Spanish),
        ("ar-EG,ar;q=0.9", Language::Arabic),
        ("en;q=0.1,de;q=0.9", Language::German),
        ("de; q=0.9, en; Q=0.8", Language::German),
        ("fr-CH, fr ;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", Language::French),
        ("de;q=0,ar;q=0.001", Language::Arabic),
        ("de;q=2,en;q=NaN,fr;level=1", Language::English),
        (";;;,q=,=,", Language::English),
        (&"ä".repeat(200), Language::English),
    ];
    for (header, language) in cases {
        assert_eq!(Language::accepted(header), language, "{header}");
    }
}
