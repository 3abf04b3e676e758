use words::Language;

/// Lines that no task is made of.
#[derive(Default)]
pub(super) struct Lost {
    count: u64,
    first: u64,
}

impl Lost {
    pub fn add(&mut self, line: Option<u64>) {
        if let Some(line) = line {
            self.first = if self.count == 0 { line } else { self.first.min(line) };
            self.count += 1;
        }
    }

    pub fn said(&self, language: Language) -> Option<String> {
        let arguments = [("number", self.count.into()), ("first", self.first.into())];
        (self.count > 0).then(|| language.format("lines-without-task", arguments))
    }
}
