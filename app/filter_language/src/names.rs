/// The name of something as a filter has it. Where there are stars, anything may stand in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(Vec<String>);

impl Name {
    /// Reads a name: in quotation marks or as it is, with a backslash before signs that are part of it. None if there is none.
    pub(crate) fn read(typed: &str) -> Option<Name> {
        let typed = typed.trim();
        let quoted = typed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|name| !name.contains('"'));
        if let Some(name) = quoted {
            return (!name.trim().is_empty()).then(|| Name(vec![name.trim().to_owned()]));
        }
        let (mut parts, mut escaped) = (vec![String::new()], false);
        for letter in typed.chars() {
            match letter {
                '\\' if !escaped => escaped = true,
                '*' if !escaped => parts.push(String::new()),
                letter => {
                    parts.last_mut()?.push(letter);
                    escaped = false;
                }
            }
        }
        (!typed.is_empty()).then_some(Name(parts))
    }

    /// What stands between the stars: one part is a whole name.
    pub fn parts(&self) -> &[String] {
        &self.0
    }

    /// Whether it is the name of one thing.
    pub fn is_exact(&self) -> bool {
        self.0.len() == 1
    }

    /// Whether a name is meant, both written in `form`.
    pub fn fits(&self, name: &str, form: impl Fn(&str) -> String) -> bool {
        let (name, parts) = (form(name), self.0.iter().map(|part| form(part)).collect::<Vec<_>>());
        let [first, middle @ .., last] = parts.as_slice() else {
            return parts.first().is_some_and(|part| *part == name);
        };
        let Some(rest) = name.strip_prefix(first.as_str()) else { return false };
        let Some(mut rest) = rest.strip_suffix(last.as_str()) else { return false };
        middle.iter().all(|part| match rest.find(part.as_str()) {
            Some(at) => {
                rest = &rest[at + part.len()..];
                true
            }
            None => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_anything() {
        for (typed, name, fits) in [
            ("work", "Work", true),
            ("work", "Workshop", false),
            ("work*", "Workshop", true),
            ("*shop", "Workshop", true),
            ("w*k*p", "Workshop", true),
            ("w*x*p", "Workshop", false),
            ("*", "", true),
            ("ab*ba", "aba", false),
            ("\"a*b\"", "a*b", true),
            ("\"a*b\"", "axb", false),
            ("a\\*b", "a*b", true),
            ("a\\*b", "axb", false),
            ("R\\&D", "R&D", true),
        ] {
            assert_eq!(Name::read(typed).unwrap().fits(name, str::to_lowercase), fits, "{typed} {name}");
        }
        for typed in ["", "  ", "\"\"", "\" \""] {
            assert_eq!(Name::read(typed), None, "{typed}");
        }
    }
}
