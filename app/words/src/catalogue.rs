//! What the catalogues hold. Most messages are the same whenever they are said: those are made ready when they are first
//! needed, and saying one costs no more than finding it.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

use crate::{Language, Value};

/// What stands for an argument while a message is made ready.
const GAP: &str = "\u{1}";

/// A language's messages.
pub(crate) struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// By id: the catalogue it stands in, and how it is said.
    messages: HashMap<String, (&'static str, Message)>,
}

pub(crate) enum Message {
    Plain(String),
    /// What stands before and after its one argument, which nothing else in it depends on.
    Around(String, String),
    /// Said by Fluent every time.
    Pattern,
}

impl Catalogue {
    pub fn of(language: Language) -> &'static Catalogue {
        static CATALOGUES: OnceLock<Vec<(Language, Catalogue)>> = OnceLock::new();
        let all = CATALOGUES.get_or_init(|| Language::every().map(|language| (language, load(language))).collect());
        let found = all.iter().find(|(known, _)| *known == language).or(all.first());
        // There is always English.
        found.map(|(_, catalogue)| catalogue).unwrap_or_else(|| unreachable!())
    }

    pub fn message(&self, id: &str) -> Option<&Message> {
        self.messages.get(id).map(|(_, message)| message)
    }

    /// The messages of one catalogue.
    pub fn of_file(&self, file: &str) -> impl Iterator<Item = (&str, &Message)> {
        self.messages.iter().filter(move |(_, (of, _))| *of == file).map(|(id, (_, message))| (id.as_str(), message))
    }

    pub fn ids(&self, of: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
        self.messages.iter().filter(move |(_, (file, _))| of(file)).map(|(id, _)| id.as_str())
    }

    /// Says a message by Fluent.
    pub fn format(&self, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        Some(self.bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
    }
}

fn load(language: Language) -> Catalogue {
    let tag: LanguageIdentifier = language.slug().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Texts of people are isolated where it matters (`isolated`).
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(language.formatter()));
    if language == Language::Pseudo {
        bundle.set_transform(Some(|text| fluent_pseudo::transform(text, false, true)));
    }
    let mut found = Vec::new();
    for (file, source) in language.sources() {
        // What cannot be read is missing then, and a test says so.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.entries() {
            if let Entry::Message(message) = entry
                && let Some(pattern) = &message.value
            {
                found.push((message.id.name.to_owned(), *file, arguments(pattern)));
            }
        }
        bundle.add_resource_overriding(resource);
    }
    let mut catalogue = Catalogue { bundle, messages: HashMap::new() };
    for (id, file, arguments) in found {
        let message = made_ready(&catalogue, &id, arguments);
        catalogue.messages.insert(id, (file, message));
    }
    catalogue
}

fn made_ready(catalogue: &Catalogue, id: &str, arguments: Option<Vec<String>>) -> Message {
    match arguments.as_deref() {
        Some([]) => Message::Plain(catalogue.format(id, &FluentArgs::new()).unwrap_or_default()),
        Some([name]) => {
            let arguments = FluentArgs::from_iter([(name.clone(), Value::from(GAP))]);
            let text = catalogue.format(id, &arguments).unwrap_or_default();
            match text.split_once(GAP) {
                Some((before, after)) if !after.contains(GAP) => Message::Around(before.to_owned(), after.to_owned()),
                _ => Message::Pattern,
            }
        }
        _ => Message::Pattern,
    }
}

/// The arguments that stand in a message as they are; `None` where something is chosen or computed by one.
fn arguments(pattern: &Pattern<&str>) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                names.push(id.name.to_owned());
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { .. }) } => {}
            PatternElement::Placeable { .. } => return None,
        }
    }
    names.dedup();
    Some(names)
}
