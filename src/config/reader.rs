use url::Url;

/// Reads variables and remembers what it read, for messages and for `taskbell check`.
pub struct Reader<V> {
    variables: V,
    lines: Vec<Line>,
}

/// What goes wrong with passwords in addresses.
const ENCODE: &str = ". In a name or password write / as %2F, ? as %3F, # as %23, @ as %40, : as %3A and % as %25";

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
        // Where nobody expects a password somebody may have put one.
        let shown =
            |value: &str| if value.contains("://") && value.contains(['@', '?']) { "***" } else { value }.to_owned();
        let parsed = |value: &str| parse(value).ok_or_else(|| format!("is \"{}\". Expected: {expected}", shown(value)));
        self.read(name, default, expected, parsed, |value| value.to_owned())
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
        self.read(name, default, expected, |value| parse(value).ok_or_else(|| refused.clone()), without_password)
    }

    /// A secret, of which nothing is ever shown.
    pub fn hidden<T>(&mut self, name: &'static str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let refused = format!("is not valid; it is not shown. Expected: {expected}");
        self.read(name, None, expected, |value| parse(value).ok_or_else(|| refused.clone()), |_| "***".to_owned())
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
        parse: impl Fn(&str) -> Result<T, String>,
        show: impl Fn(&str) -> String,
    ) -> Option<T> {
        let typed = self.value(name);
        let Some(value) = typed.as_deref().or(default) else {
            self.lines.push(Line { name, result: Err(format!("is not set. Expected: {expected}")) });
            return None;
        };
        let (parsed, result) = match (parse(value), &typed) {
            (Ok(parsed), Some(_)) => (Some(parsed), Ok(show(value))),
            (Ok(parsed), None) => (Some(parsed), Ok(format!("{} (default)", show(value)))),
            (Err(problem), _) => (None, Err(problem)),
        };
        self.lines.push(Line { name, result });
        parsed
    }

    fn value(&self, name: &str) -> Option<String> {
        (self.variables)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }
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
