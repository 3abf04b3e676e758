/// Counts the lines of a text up to places further and further on.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// What ends a line. A carriage return does where there are no line feeds, as old programs write.
    end: u8,
    place: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        let end = if text.contains('\n') { b'\n' } else { b'\r' };
        Lines { text, end, place: 0, line: 1 }
    }

    /// The line of what stands at a place or, where lines end there, after them.
    pub fn at(&mut self, place: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let ends = bytes.iter().skip(place).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let place = (place + ends).min(bytes.len());
        let passed = bytes.get(self.place..place).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == self.end).count() as u64;
        self.place = place.max(self.place);
        self.line
    }
}
