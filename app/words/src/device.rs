use crate::Language;

impl Language {
    /// A browser and its system, which are stored in English: `Firefox on Linux`.
    pub fn device(self, stored: &str) -> String {
        match stored.split_once(" on ") {
            Some(("A browser", system)) => self.say_with("device-unknown-browser", system),
            Some((browser, system)) => self.format("device", [("browser", browser.into()), ("system", system.into())]),
            None if ["", "An unknown browser"].contains(&stored) => self.say("device-unknown").to_owned(),
            None => stored.to_owned(),
        }
    }
}
