use std::fs;

use url::Url;

/// Reads variables and remembers what it read, for messages and for `taskbell check`.
pub struct Reader<V> {
    variables: V,
    lines: Vec<Line>,
}

/// What goes wrong with passwords in addresses.
const ENCODE: &str = ". In a name or password write / as %2F, ? as %3F, # as %23, @ as %40, : as %3A and % as %25";

/// Settings that have a new name, and the old one, which works for this version.
const RENAMED: [(&str, &str); 1] = [("AMBIGUOUS_MAIL", "UNKNOWN_MAIL")];

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

    /// The settings that have a value under their old name: the new one and the old one.
    pub fn old_names(&self) -> Vec<(&'static str, &'static str)> {
        RENAMED.into_iter().filter(|(_, old)| self.value(old).is_some()).collect()
    }

    /// Whether a variable has a value; an empty one counts as none.
    pub fn is_set(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// Whether a secret has a value, or a file that holds it.
    pub fn is_secret_set(&self, name: &str) -> bool {
        self.is_set(name) || self.is_set(&in_file(name))
    }

    /// A setting with what is expected of it, in words. Without a default it must be set.
    pub fn setting<T>(
        &mut self,
        name: &'static str,
        default: Option<&str>,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        // Where nobody expects a password somebody may have put one.
        let shown =
            |value: &str| if value.contains("://") && value.contains(['@', '?']) { "***" } else { value }.to_owned();
        let parsed = |value: &str| parse(value).ok_or_else(|| format!("is \"{}\". Expected: {expected}", shown(value)));
        let typed = Ok(self.value(name).map(Typed::from));
        self.read(name, typed, default, expected, parsed, |value| value.to_owned())
    }

    /// An address that may hold a password. What was refused may be a password in any of its parts.
    pub fn secret<T>(
        &mut self,
        name: &'static str,
        default: Option<&str>,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let refused =
            format!("is not valid; it is not shown, for it may hold a password. Expected: {expected}{ENCODE}");
        let parsed = |value: &str| parse(value).ok_or_else(|| refused.clone());
        self.read(name, self.secret_value(name), default, expected, parsed, without_password)
    }

    /// A secret, of which nothing is ever shown.
    pub fn hidden<T>(&mut self, name: &'static str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let refused = format!("is not valid; it is not shown. Expected: {expected}");
        let parsed = |value: &str| parse(value).ok_or_else(|| refused.clone());
        self.read(name, self.secret_value(name), None, expected, parsed, |_| "***".to_owned())
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
        if self.is_secret_set(name) { self.secret(name, None, expected, parse).map(Some) } else { Some(None) }
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

    /// Notes a variable that looks like a setting and is none.
    pub fn unknown(&mut self, name: &'static str, expected: &str) {
        self.lines.push(Line { name, result: Err(format!("is no setting. Expected: {expected}")) });
    }

    fn read<T>(
        &mut self,
        name: &'static str,
        typed: Result<Option<Typed>, String>,
        default: Option<&str>,
        expected: &str,
        parse: impl Fn(&str) -> Result<T, String>,
        show: impl Fn(&str) -> String,
    ) -> Option<T> {
        let value = match (typed, default) {
            (Ok(Some(typed)), _) => Ok(typed),
            (Ok(None), Some(default)) => Ok(Typed { value: default.to_owned(), from: " (default)".to_owned() }),
            (Ok(None), None) => Err(format!("is not set. Expected: {expected}")),
            (Err(problem), _) => Err(problem),
        };
        let read = value.and_then(|Typed { value, from }| Ok((parse(&value)?, format!("{}{from}", show(&value)))));
        let (parsed, result) = match read {
            Ok((parsed, shown)) => (Some(parsed), Ok(shown)),
            Err(problem) => (None, Err(problem)),
        };
        self.lines.push(Line { name, result });
        parsed
    }

    /// A secret, or what is in the file that is named in its place: other programs of this machine may see the environment.
    fn secret_value(&self, name: &str) -> Result<Option<Typed>, String> {
        let named = in_file(name);
        let Some(file) = self.value(&named) else { return Ok(self.value(name).map(Typed::from)) };
        if self.is_set(name) {
            return Err(format!("and {named} are both set. Expected: one of them"));
        }
        let value = fs::read_to_string(&file).map_err(|error| format!("cannot be read: {named} {file}: {error}"))?;
        match value.trim() {
            "" => Err(format!("is missing: {named} {file} is empty")),
            value => Ok(Some(Typed { value: value.to_owned(), from: format!(" (from {file})") })),
        }
    }

    fn value(&self, name: &str) -> Option<String> {
        let value =
            |name| (self.variables)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        value(name).or_else(|| value(RENAMED.iter().find(|(new, _)| *new == name)?.1))
    }
}

/// A value, and where it is from, for whoever reads what was read.
struct Typed {
    value: String,
    from: String,
}

impl From<String> for Typed {
    fn from(value: String) -> Self {
        Typed { value, from: String::new() }
    }
}

/// The setting that names the file a secret is in.
fn in_file(name: &str) -> String {
    format!("{name}_FILE")
}

/// Where it leads: `postgres://***@host:5432/name?***`. A file has no password, and the path of a web address may be one.
fn without_password(value: &str) -> String {
    let Ok(url) = Url::parse(value) else { return value.to_owned() };
    if url.scheme() == "sqlite" {
        return value.to_owned();
    }
    let signed_in = if url.username().is_empty() && url.password().is_none() { "" } else { "***@" };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = if url.query().is_some() { "?***" } else { "" };
    let path = if url.scheme().starts_with("http") && url.path() != "/" { "/***" } else { url.path() };
    format!("{}://{signed_in}{}{port}{path}{query}", url.scheme(), url.host_str().unwrap_or_default())
}
