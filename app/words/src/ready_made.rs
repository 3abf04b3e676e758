use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::FluentArgs;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::catalogue::{Catalogue, Message};
use crate::{Language, numbers};

/// What the browser says by itself stands in this catalogue.
const FILE: &str = "board";
/// What stands for the argument of a message.
const GAP: &str = "{}";
/// Each plural form of each language has one of these numbers.
const SAMPLES: [i64; 9] = [0, 1, 2, 3, 5, 11, 20, 100, 1_000_000];

impl Language {
    /// The messages that the browser needs, as JSON by their ids: `{}` stands where the one argument of a message goes. One
    /// whose words depend on its number is there for each plural form: `id.one`, `id.other`.
    pub fn ready_made(self) -> &'static str {
        static READY: OnceLock<Vec<(Language, String)>> = OnceLock::new();
        let ready = READY.get_or_init(|| Language::every().map(|language| (language, write(language))).collect());
        ready.iter().find(|(language, _)| *language == self).map_or("{}", |(_, json)| json)
    }
}

impl Language {
    /// Its plural forms, by the names that `Intl.PluralRules` has for them, each with a number that takes it.
    pub(crate) fn plural_forms(self) -> BTreeMap<&'static str, i64> {
        let language = self
            .slug()
            .parse::<LanguageIdentifier>()
            .map(|tag| LanguageIdentifier::from_parts(tag.language, None, None, &[]));
        let rules = language.ok().and_then(|language| PluralRules::create(language, PluralRuleType::CARDINAL).ok());
        let form = |number: &i64| rules.as_ref().and_then(|rules| rules.select(*number).ok()).map_or("other", name);
        SAMPLES.iter().map(|number| (form(number), *number)).collect()
    }
}

fn write(language: Language) -> String {
    let catalogue = Catalogue::of(language);
    let mut said = BTreeMap::new();
    for (id, message) in catalogue.of_file(FILE) {
        match message {
            Message::Plain(text) => drop(said.insert(id.to_owned(), text.clone())),
            Message::Around(before, after) => drop(said.insert(id.to_owned(), [before, GAP, after].concat())),
            Message::Pattern => {
                for (form, number) in language.plural_forms() {
                    let arguments = FluentArgs::from_iter([("number", numbers::gap(number, GAP))]);
                    said.insert(format!("{id}.{form}"), catalogue.format(id, &arguments).unwrap_or_default());
                }
            }
        }
    }
    serde_json::to_string(&said).unwrap_or_default()
}

fn name(form: PluralCategory) -> &'static str {
    match form {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}
