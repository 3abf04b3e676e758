//! What files say that has no place of its own at a task.

/// What goes to the end of a task's notes.
#[derive(Default)]
pub(super) struct Aside {
    lines: Vec<String>,
    names: Vec<&'static str>,
}

impl Aside {
    pub fn add(&mut self, name: &'static str, value: &str) {
        if !value.trim().is_empty() {
            self.lines.push(format!("- {name}: {}", value.trim()));
            self.names.push(name);
        }
    }

    /// Appends it to notes; the remark that says so.
    pub fn append_to(self, notes: &mut String) -> Option<String> {
        if self.lines.is_empty() {
            return None;
        }
        paragraph(notes, &self.lines.join("\n"));
        Some(format!("The notes have what has no place of its own: {}.", self.names.join(", ").to_lowercase()))
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

/// Says of columns or fields that they are left out.
pub(super) fn left_out<'a>(what: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const NAMED: usize = 20;
    let quoted = |name: &str| format!("“{}”", name.chars().take(NAME_MAX).collect::<String>());
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    let plural = if names.len() == 1 { "" } else { "s" };
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let named = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| format!("Left out: the {what}{plural} {named}{more}."))
}
