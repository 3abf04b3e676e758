//! Messages in the language of whoever asks. The server has the catalogues; the browser has the messages of the board, from a
//! file of its own for each language.

use model::Message;

#[cfg(feature = "ssr")]
mod spoken {
    use words::Language;

    tokio::task_local! {
        // Not a context: a page asks some two hundred times, and each would be looked for through all owners.
        static LANGUAGE: Language;
    }

    /// Does work that says everything in a language.
    pub async fn speaking<T>(language: Language, work: impl Future<Output = T>) -> T {
        LANGUAGE.scope(language, work).await
    }

    /// The language of the page that is written.
    pub fn language() -> Language {
        LANGUAGE.try_with(|language| *language).unwrap_or_default()
    }

    pub fn say(id: &'static str) -> &'static str {
        language().say(id)
    }

    pub fn around(id: &'static str) -> (&'static str, &'static str) {
        language().around(id)
    }

    pub fn say_with(id: &'static str, text: &str) -> String {
        language().say_with(id, text)
    }

    pub fn say_number(id: &'static str, number: u64) -> String {
        language().say_number(id, number)
    }
}

#[cfg(not(feature = "ssr"))]
mod spoken {
    use std::{cell::OnceCell, collections::BTreeMap};

    use js_sys::{Array, Intl::PluralRules, Number, Object};
    use model::text::isolated;

    use crate::browser;

    /// What stands for the argument of a message.
    const GAP: &str = "{}";

    thread_local! {
        static MESSAGES: OnceCell<&'static BTreeMap<String, String>> = const { OnceCell::new() };
    }

    /// Takes the messages as their file has them; whether it is one.
    pub fn load(file: &str) -> bool {
        let messages = serde_json::from_str(file).ok().map(|messages| &*Box::leak(Box::new(messages)));
        messages.is_some_and(|read| MESSAGES.with(|messages| messages.set(read)).is_ok())
    }

    fn find(id: &str) -> Option<&'static str> {
        MESSAGES.with(|messages| messages.get()?.get(id).map(String::as_str))
    }

    /// A message without arguments.
    pub fn say(id: &'static str) -> &'static str {
        find(id).unwrap_or(id)
    }

    /// What stands before and after the one argument of a message.
    pub fn around(id: &'static str) -> (&'static str, &'static str) {
        say(id).split_once(GAP).unwrap_or((id, ""))
    }

    /// A message about one text.
    pub fn say_with(id: &'static str, text: &str) -> String {
        let right_to_left = browser::document_attribute("dir").as_deref() == Some("rtl");
        say(id).replace(GAP, &isolated(text, right_to_left))
    }

    /// A message about one number.
    pub fn say_number(id: &'static str, number: u64) -> String {
        let language = browser::document_attribute("lang").unwrap_or_default();
        let form = PluralRules::new(&Array::of1(&language.as_str().into()), &Object::new()).select(number as f64);
        let form = form.as_string().unwrap_or_default();
        let message =
            [&form, "other"].into_iter().find_map(|form| find(&[id, ".", form].concat())).unwrap_or_else(|| say(id));
        // In the digits of input fields, as the server writes them.
        let number = Number::from(number as f64).to_locale_string(&[&language, "-u-nu-latn"].concat());
        message.replace(GAP, &String::from(number))
    }
}

#[cfg(not(feature = "ssr"))]
pub use spoken::load;
pub use spoken::{around, say, say_number, say_with};
#[cfg(feature = "ssr")]
pub use spoken::{language, speaking};

/// What the model has to say.
pub fn said(message: Message<'_>) -> String {
    match message {
        Message::Plain(id) => say(id).to_owned(),
        Message::Number(id, number) => say_number(id, number),
        Message::Text(id, text) => say_with(id, text),
        Message::Words(words) => words.to_owned(),
    }
}
