use std::borrow::Cow;

use fluent_bundle::FluentArgs;
use model::Message as Said;

use crate::catalogue::{Catalogue, Message};
use crate::{Language, Value, numbers};

impl Language {
    /// A message without arguments. One that no catalogue has is said by its id.
    pub fn say(self, id: &'static str) -> &'static str {
        match Catalogue::of(self).message(id) {
            Some(Message::Plain(text)) => text,
            _ => id,
        }
    }

    /// What stands before and after the one argument of a message.
    pub fn around(self, id: &'static str) -> (&'static str, &'static str) {
        match Catalogue::of(self).message(id) {
            Some(Message::Around(before, after)) => (before, after),
            _ => (id, ""),
        }
    }

    /// A message about one text.
    pub fn say_with(self, id: &'static str, text: &str) -> String {
        let (before, after) = self.around(id);
        let text = self.isolated(text);
        [before, text.as_ref(), after].concat()
    }

    /// A message about one number.
    pub fn say_number(self, id: &'static str, number: u64) -> String {
        match Catalogue::of(self).message(id) {
            Some(Message::Around(before, after)) => [before, self.number(number).as_str(), after].concat(),
            _ => self.format(id, [("number", number.into())]),
        }
    }

    /// What the model has to say.
    pub fn message(self, message: Said<'_>) -> String {
        match message {
            Said::Plain(id) => self.say(id).to_owned(),
            Said::Number(id, number) => self.say_number(id, number),
            Said::Text(id, text) => self.say_with(id, text),
            Said::Words(words) => words.to_owned(),
        }
    }

    /// A message with arguments by their names.
    pub fn format<const N: usize>(self, id: &'static str, arguments: [(&'static str, Value<'_>); N]) -> String {
        let arguments = arguments.into_iter().map(|(name, value)| match value {
            Value::String(text) => (name, self.isolated(&text).into_owned().into()),
            other => (name, other),
        });
        let arguments: FluentArgs<'_> = arguments.collect();
        Catalogue::of(self).format(id, &arguments).unwrap_or_else(|| id.to_owned())
    }

    /// `1,234,567`
    pub fn number(self, number: u64) -> String {
        numbers::write(self, number.try_into().unwrap_or(i64::MAX))
    }

    /// `1.2`, given in tenths.
    pub fn tenths(self, tenths: u64) -> String {
        numbers::write_tenths(self, tenths.try_into().unwrap_or(i64::MAX))
    }

    /// The ids of all messages.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        Catalogue::of(self).ids(|_| true)
    }

    /// The ids of the messages of one catalogue.
    pub fn ids_of(self, file: &'static str) -> impl Iterator<Item = &'static str> {
        Catalogue::of(self).ids(move |of| of == file)
    }

    fn isolated(self, text: &str) -> Cow<'_, str> {
        model::text::isolated(text, self.direction() == "rtl")
    }
}
