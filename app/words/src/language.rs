use std::sync::OnceLock;

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use intl_memoizer::concurrent::IntlLangMemoizer;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use crate::{Value, numbers};

// One line a language. Its catalogues are the files of the folder that is named like it; ICU's locale says how dates and
// numbers are written, always in the digits that input fields have.
macro_rules! languages {
    ($($language:ident $slug:literal $name:literal $locale:literal $direction:literal $folder:literal),+ $(,)?) => {
        /// A language that people can read Taskbell in.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Language {
            #[default]
            $(#[serde(rename = $slug)] $language),+
        }

        impl Language {
            const EVERY: &'static [Language] = &[$(Language::$language),+];

            /// Its tag by BCP 47, as it stands in forms, tables and `lang`.
            pub fn slug(self) -> &'static str {
                match self { $(Language::$language => $slug),+ }
            }

            /// What it calls itself.
            pub fn name(self) -> &'static str {
                match self { $(Language::$language => $name),+ }
            }

            pub(crate) fn locale(self) -> &'static str {
                match self { $(Language::$language => $locale),+ }
            }

            /// `ltr` or `rtl`
            pub fn direction(self) -> &'static str {
                match self { $(Language::$language => $direction),+ }
            }

            /// How Fluent writes what it is given: it takes a function, and no closure.
            pub(crate) fn formatter(self) -> fn(&Value<'_>, &IntlLangMemoizer) -> Option<String> {
                match self { $(Language::$language => |value, _| numbers::in_message(Language::$language, value)),+ }
            }

            /// Its catalogues as they are written: the name of each and its text.
            pub(crate) fn sources(self) -> &'static [(&'static str, &'static str)] {
                match self { $(Language::$language => catalogues!($folder)),+ }
            }
        }
    };
}

macro_rules! catalogues {
    ($folder:literal) => {
        catalogues!($folder: "accounts" "board" "console" "dates" "errors" "imports" "invitations" "lists" "mail" "pages" "panel" "passkeys" "people" "providers" "quick_add" "recurrence" "reminders" "tasks" "tokens" "transfers" "views")
    };
    ($folder:literal: $($file:literal)+) => {
        &[$(($file, include_str!(concat!("../languages/", $folder, "/", $file, ".ftl")))),+]
    };
}

languages! {
    English "en" "English" "en-GB" "ltr" "en",
    German "de" "Deutsch" "de" "ltr" "de",
    French "fr" "Français" "fr" "ltr" "fr",
    Spanish "es" "Español" "es" "ltr" "es",
    Arabic "ar" "العربية" "ar-u-nu-latn" "rtl" "ar",
    // English with accents, longer by a quarter: it shows what was forgotten and what overflows. Nobody is offered it.
    Pseudo "en-XA" "[Ƥşḗŭḓǿ]" "en-GB" "ltr" "en",
}

impl Language {
    /// All there are.
    pub fn every() -> impl Iterator<Item = Language> {
        Language::EVERY.iter().copied()
    }

    /// Those that people are offered.
    pub fn offered() -> impl Iterator<Item = Language> {
        Language::every().filter(|language| *language != Language::Pseudo)
    }

    /// The language of a tag that we wrote.
    pub fn from_slug(slug: &str) -> Option<Language> {
        Language::every().find(|language| language.slug() == slug)
    }

    /// The one that a browser asks for most, by its `Accept-Language` (RFC 9110, 12.5.4).
    pub fn accepted(header: &str) -> Language {
        static KNOWN: OnceLock<Vec<LanguageIdentifier>> = OnceLock::new();
        let known = KNOWN.get_or_init(|| Language::every().filter_map(|known| known.slug().parse().ok()).collect());
        // What no browser sends costs no more than what one does.
        let mut asked: Vec<(&str, f32)> = header[..header.floor_char_boundary(256)].split(',').map(weighted).collect();
        asked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let asked = asked.iter().filter(|(_, weight)| *weight > 0.0);
        let asked: Vec<LanguageIdentifier> = asked.filter_map(|(tag, _)| tag.parse().ok()).collect();
        let best = negotiate_languages(&asked, known, None, NegotiationStrategy::Filtering);
        best.first().and_then(|best| Language::from_slug(&best.to_string())).unwrap_or_default()
    }
}

/// A tag and how much it is wanted: `de;q=0.9`, with spaces wherever they are allowed.
fn weighted(range: &str) -> (&str, f32) {
    let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
    let weight = weight.trim().trim_start_matches(['q', 'Q', '=']);
    (tag.trim(), weight.parse().ok().filter(|weight| (0.0..=1.0).contains(weight)).unwrap_or(0.0))
}
