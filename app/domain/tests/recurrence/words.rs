//! Rules in words.

use ::words::Language;
use domain::recurrence::rules::{Rule, words};
use model::Anchor;

fn says(language: Language, rule: &str) -> String {
    words(language, &rule.parse::<Rule>().unwrap(), Anchor::Schedule)
}

#[test]
fn rules_are_said_in_words() {
    for (rule, english) in [
        ("FREQ=DAILY", "Every day"),
        ("FREQ=DAILY;INTERVAL=3", "Every 3 days"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every weekday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20270303", "Every 2 weeks on Monday and Friday, until 3 March 2027"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=1", "Every week on Monday, Wednesday and Friday, once"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "Every month on the 1st and the 15th"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "Every month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=31,-1;BYSETPOS=1", "Every month on the 31st or the last day"),
        ("FREQ=MONTHLY;BYDAY=2TU", "Every month on the second Tuesday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;COUNT=4", "Every 3 months on the last Friday, 4 times"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "Every month on the last weekday"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3", "Every year on 3 March"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29,-1;BYSETPOS=1", "Every year on 29 February or the last day"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR", "Every year on the last Friday of November"),
        ("FREQ=YEARLY;BYWEEKNO=20", "Every year by the rule FREQ=YEARLY;BYWEEKNO=20"),
    ] {
        let english = english.replace("Every year by the rule", "By the rule");
        assert_eq!(says(Language::English, rule), english);
    }
    let rule: Rule = "FREQ=WEEKLY".parse().unwrap();
    let words = words(Language::English, &rule, Anchor::Completion);
    assert_eq!(words, "Every week, counted from when it is done");
}

#[test]
fn every_language_says_them() {
    let rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20270303";
    for (language, said) in [
        (Language::German, "Alle 2 Wochen am Montag und am Freitag, bis 3. März 2027"),
        (Language::French, "Toutes les 2 semaines le lundi et le vendredi, jusqu’au 3 mars 2027"),
        (Language::Spanish, "Cada 2 semanas el lunes y el viernes, hasta el 3 de marzo de 2027"),
    ] {
        assert_eq!(says(language, rule), said);
    }
    let arabic = says(Language::Arabic, rule);
    assert!(arabic.starts_with("كل أسبوعين") && arabic.contains("يوم الاثنين") && arabic.contains("2027"), "{arabic}");
    assert_eq!(says(Language::French, "FREQ=YEARLY;BYMONTH=4;BYDAY=-1FR"), "Tous les ans le dernier vendredi d’avril");
    assert_eq!(says(Language::German, "FREQ=MONTHLY;BYDAY=2TU"), "Jeden Monat am zweiten Dienstag");
    assert_eq!(says(Language::Spanish, "FREQ=MONTHLY;BYMONTHDAY=-1"), "Cada mes el último día");
}
