use url::Url;

/// Reads variables and remembers what it read, for messages and for `taskbell check`.
pub struct Reader<V> {
    variables: V,
    lines: Vec<Line>,
}

/// What became of one setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub name: &'static str,
    /// The value without its password, or what is wrong and what is expected.
    pub result: Result<String, String>,
}

impl<V: Fn(&str) -> Option<String>> Reader<V> {
    /// Reads from these variables.
    pub fn new(variables: V) -> Self {
        Reader { variables, lines: Vec::new() }
    }

    /// What was read, in order.
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// Whether a variable has a value; an empty one counts as none.
    pub fn is_set(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// A setting with what is expected of it, in words. Without a default it must be set.
    pub fn setting<T>(
        &mut self,
        name: &'static str,
        default: Option<&str>,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(name, default, expected, parse, |value| value.to_owned())
    }

    /// A setting whose value may hold a password.
    pub fn secret<T>(
        &mut self,
        name: &'static str,
        default: Option<&str>,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(name, default, expected, parse, without_password)
    }

    /// A setting that may be absent: nothing, then.
    pub fn setting_if_any<T>(
        &mut self,
        name: &'static str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.is_set(name) { self.setting(name, None, expected, parse).map(Some) } else { Some(None) }
    }

    /// The same for one whose value may hold a password.
    pub fn secret_if_any<T>(
        &mut self,
        name: &'static str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.is_set(name) { self.secret(name, None, expected, parse).map(Some) } else { Some(None) }
    }

    /// Notes a default that depends on other settings.
    pub fn default_secret(&mut self, name: &'static str, value: String) -> Option<String> {
        self.lines.push(Line { name, result: Ok(format!("{value} (default)")) });
        Some(value)
    }

    /// A setting that is usually absent, and any text when it is there.
    pub fn optional(&mut self, name: &'static str) -> Option<String> {
        let value = self.value(name)?;
        self.lines.push(Line { name, result: Ok(value.clone()) });
        Some(value)
    }

    fn read<T>(
        &mut self,
        name: &'static str,
        default: Option<&str>,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
        show: impl Fn(&str) -> String,
    ) -> Option<T> {
        let typed = self.value(name);
        let Some(value) = typed.as_deref().or(default) else {
            self.lines.push(Line { name, result: Err(format!("is not set. Expected: {expected}")) });
            return None;
        };
        let parsed = parse(value);
        let shown = show(value);
        let result = match (&parsed, &typed) {
            (Some(_), Some(_)) => Ok(shown),
            (Some(_), None) => Ok(format!("{shown} (default)")),
            (None, _) => Err(format!("is \"{shown}\". Expected: {expected}")),
        };
        self.lines.push(Line { name, result });
        parsed
    }

    fn value(&self, name: &str) -> Option<String> {
        (self.variables)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }
}

/// The value as it may be shown: `postgres://taskbell:***@host/db`. What is no URL may be a password itself.
fn without_password(value: &str) -> String {
    if matches!(value, "embedded" | "files") {
        return value.to_owned();
    }
    match Url::parse(value) {
        Ok(mut url) => {
            if url.password().is_some() && url.set_password(Some("***")).is_err() {
                return "***".to_owned();
            }
            url.to_string()
        }
        Err(_) => "***".to_owned(),
    }
}
