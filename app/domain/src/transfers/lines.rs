/// Counts the lines of a text up to places further and further on.
pub(super) struct Lines<'a> {
    text: &'a str,
    place: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        Lines { text, place: 0, line: 1 }
    }

    /// The line of what stands at a place or, where lines end there, after them.
    pub fn at(&mut self, place: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let ends = bytes.iter().skip(place).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let place = (place + ends).min(bytes.len());
        let passed = bytes.get(self.place..place).unwrap_or_default();
        let line_feeds = passed.iter().filter(|byte| **byte == b'\n').count();
        // A carriage return ends a line of its own only where no line feed follows.
        let returns = passed.iter().filter(|byte| **byte == b'\r').count();
        let both = if returns == 0 { 0 } else { passed.windows(2).filter(|pair| pair == b"\r\n").count() };
        self.line += (line_feeds + returns - both) as u64;
        self.place = place.max(self.place);
        self.line
    }
}
