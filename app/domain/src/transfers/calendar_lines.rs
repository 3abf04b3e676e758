//! The lines of iCalendar, as RFC 5545 folds them.

use super::rows::CELL_MAX;
use crate::Result;
use crate::platform::blocking::Wanted;

/// A name with parameters and a value.
pub(super) struct Property {
    /// Where it begins.
    pub line: u64,
    /// In upper case.
    pub name: String,
    parameters: Vec<(String, String)>,
    /// As it is written; cut short where that is longer than any text of a task.
    pub value: String,
    pub too_long: bool,
}

impl Property {
    /// Of a line that is whole; nothing of one that has no value.
    fn of(line: u64, text: &str, too_long: bool) -> Option<Property> {
        let end = text.find([';', ':'])?;
        let (name, mut rest) = text.split_at(end);
        let mut parameters = Vec::new();
        while let Some(parameter) = rest.strip_prefix(';') {
            let (key, value) = parameter.split_once('=')?;
            let (value, after) = match value.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"')?,
                None => value.split_at(value.find([';', ':'])?),
            };
            parameters.push((key.to_ascii_uppercase(), value.to_owned()));
            rest = after;
        }
        let value = rest.strip_prefix(':')?.to_owned();
        Some(Property { line, name: name.trim().to_ascii_uppercase(), parameters, value, too_long })
    }

    pub fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    pub fn text(&self) -> String {
        unescaped(&self.value)
    }

    /// Texts between commas.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut characters = self.value.chars();
        while let Some(c) = characters.next() {
            match (c, texts.last_mut()) {
                (',', _) => texts.push(String::new()),
                ('\\', Some(text)) => text.extend([Some(c), characters.next()].into_iter().flatten()),
                (c, Some(text)) => text.push(c),
                _ => {}
            }
        }
        texts.iter().map(|text| unescaped(text)).collect()
    }
}

fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => text.extend(characters.next().map(|c| if matches!(c, 'n' | 'N') { '\n' } else { c })),
            c => text.push(c),
        }
    }
    text
}

/// Calls `each` with every property. What is none is passed over.
pub(super) fn for_each_property(
    text: &str,
    wanted: &Wanted,
    mut each: impl FnMut(Property) -> Result<()>,
) -> Result<()> {
    let (mut whole, mut begin, mut too_long) = (String::new(), 1, false);
    for (number, line) in (1..).zip(text.split('\n')) {
        wanted.check()?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        if let Some(more) = line.strip_prefix([' ', '\t']) {
            too_long |= whole.len() + more.len() > CELL_MAX;
            if !too_long {
                whole.push_str(more);
            }
            continue;
        }
        if let Some(property) = Property::of(begin, &whole, too_long) {
            each(property)?;
        }
        too_long = line.len() > CELL_MAX;
        whole.clear();
        whole.push_str(&line[..line.floor_char_boundary(CELL_MAX)]);
        begin = number;
    }
    Property::of(begin, &whole, too_long).map_or(Ok(()), each)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_parameters_and_texts_are_told_apart() {
        let property = Property::of(1, "due;tzid=\"A:B;C\";X=1:2026", false).unwrap();
        assert_eq!(
            (property.name.as_str(), property.parameter("TZID"), property.parameter("X")),
            ("DUE", "A:B;C", "1")
        );
        assert_eq!((property.value.as_str(), property.parameter("Y")), ("2026", ""));
        let texts = Property::of(1, r"C:a\,b,\\,c\nd\;e,\", false).unwrap();
        assert_eq!(texts.texts(), ["a,b", "\\", "c\nd;e", ""]);
        for none in ["", "A", "A;B", "A;B=", "A;B=\"c:d", "A;B=c"] {
            assert!(Property::of(1, none, false).is_none(), "{none}");
        }
    }
}
