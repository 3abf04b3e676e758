//! What files say that has no place of its own at a task.

use words::Language;

/// What it is: as a line of the notes that has it, and within a sentence.
#[derive(Clone, Copy)]
pub(super) struct Name {
    line: &'static str,
    within: &'static str,
}

impl Name {
    pub const STATUS: Name = Name { line: "aside-status", within: "aside-status-within" };
    pub const LIST: Name = Name { line: "aside-list", within: "aside-list-within" };
    pub const KIND: Name = Name { line: "aside-kind", within: "aside-kind-within" };
    pub const START: Name = Name { line: "aside-start", within: "aside-start-within" };
    pub const REPEAT: Name = Name { line: "aside-repeat", within: "aside-repeat-within" };
    pub const REMINDER: Name = Name { line: "aside-reminder", within: "aside-reminder-within" };
    pub const INDENT: Name = Name { line: "aside-indent", within: "aside-indent-within" };
    pub const DATE: Name = Name { line: "aside-date", within: "aside-date-within" };
    pub const DEADLINE: Name = Name { line: "aside-deadline", within: "aside-deadline-within" };
    pub const DURATION: Name = Name { line: "aside-duration", within: "aside-duration-within" };
    pub const RESPONSIBLE: Name = Name { line: "aside-responsible", within: "aside-responsible-within" };
    pub const AUTHOR: Name = Name { line: "aside-author", within: "aside-author-within" };
}

/// What goes to the end of a task's notes.
#[derive(Default)]
pub(super) struct Aside(Vec<(Name, String)>);

impl Aside {
    pub fn add(&mut self, name: Name, value: &str) {
        if !value.trim().is_empty() {
            self.0.push((name, value.trim().to_owned()));
        }
    }

    /// Appends it to notes; the remark that says so.
    pub fn append_to(self, language: Language, notes: &mut String) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let line = |(name, value): &(Name, String)| {
            // The value stays as it is: notes are the person's.
            let (before, after) = language.around(name.line);
            format!("- {before}{value}{after}")
        };
        paragraph(notes, &self.0.iter().map(line).collect::<Vec<_>>().join("\n"));
        let names: Vec<&str> = self.0.iter().map(|(name, _)| language.say(name.within)).collect();
        Some(language.say_with("line-set-aside", &names.join(language.say("names-separator"))))
    }
}

/// Appends a paragraph.
pub(super) fn paragraph(notes: &mut String, text: &str) {
    if !notes.is_empty() {
        notes.push_str("\n\n");
    }
    notes.push_str(text);
}

/// How much of a name is shown, in characters.
pub(super) const NAME_MAX: usize = 40;

/// Says of columns or fields, as the message has it, that they are left out.
pub(super) fn left_out<'a>(
    language: Language,
    message: &'static str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    const NAMED: usize = 20;
    let quoted = |name: &str| language.say_with("name-quoted", &name.chars().take(NAME_MAX).collect::<String>());
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    let more = names.len().saturating_sub(NAMED);
    let named = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(language.say("names-separator"));
    let arguments = [("number", names.len().into()), ("more", more.into()), ("names", named.into())];
    (!names.is_empty()).then(|| language.format(message, arguments))
}
