//! The rows of a table, read so that none takes more memory than its headings and the cells that people write.

use std::ops::Deref;

use csv::StringRecord;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use words::Language;

/// The longest cell that is kept, in bytes: longer than the longest notes in characters of four bytes.
pub(super) const CELL_MAX: usize = 128 * 1024;
/// Cells that are looked at together.
const ENDS: usize = 1_024;

/// The cells of a row, no more than a table is wide.
#[derive(Default)]
pub(super) struct Row {
    cells: StringRecord,
    /// How many there are, with those that were not kept.
    found: usize,
    /// Whether something stands in one of these.
    too_wide: bool,
    too_long: bool,
}

impl Row {
    fn add(&mut self, cell: &[u8], columns: usize) {
        self.found += 1;
        // It is text: separators, quotes and line ends are characters of one byte.
        let text = || std::str::from_utf8(cell).unwrap_or_default();
        if self.found <= columns {
            self.cells.push_field(text());
        } else if !cell.is_empty() && !self.too_wide {
            self.too_wide = !text().trim().is_empty();
        }
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        !self.too_wide && !self.too_long && self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// Why it cannot be read, for a table with so many headings.
    pub fn problem(&self, language: Language, columns: usize) -> Option<String> {
        if self.too_long {
            return Some(language.say("line-cell-too-long").to_owned());
        }
        self.too_wide
            .then(|| language.format("line-too-wide", [("cells", self.found.into()), ("headings", columns.into())]))
    }
}

impl Deref for Row {
    type Target = StringRecord;

    fn deref(&self) -> &StringRecord {
        &self.cells
    }
}

/// Reads a text row by row.
pub(super) struct Rows<'a> {
    text: &'a [u8],
    place: usize,
    columns: usize,
    reader: Reader,
    /// The beginning of a row, and where the cells in it end.
    buffer: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Rows<'a> {
    /// Rows of any length, of which so many cells are kept.
    pub fn of(text: &'a str, separator: u8, columns: usize) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).build();
        Rows { text: text.as_bytes(), place: 0, columns, reader, buffer: vec![0; CELL_MAX], ends: vec![0; ENDS] }
    }

    /// Where in the text the next row begins, or the end of the line before it.
    pub fn place(&self) -> usize {
        self.place
    }

    /// Reads the next row; whether there was one.
    pub fn read(&mut self, row: &mut Row) -> bool {
        row.cells.clear();
        (row.found, row.too_wide, row.too_long) = (0, false, false);
        // How much of the buffer is filled, and where in the row it begins.
        let (mut filled, mut begin) = (0, 0);
        loop {
            let (result, read, written, ended) =
                self.reader.read_record(&self.text[self.place..], &mut self.buffer[filled..], &mut self.ends);
            self.place += read;
            filled += written;
            let mut start = 0;
            for end in &self.ends[..ended] {
                row.add(&self.buffer[start..end - begin], self.columns);
                start = end - begin;
            }
            match result {
                ReadRecordResult::Record => return true,
                ReadRecordResult::End => return false,
                _ => {}
            }
            // The cell that goes on begins the buffer, unless it is longer than that.
            self.buffer.copy_within(start..filled, 0);
            (filled, begin) = (filled - start, begin + start);
            if filled == self.buffer.len() {
                row.too_long = true;
                (filled, begin) = (0, begin + filled);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_as_the_crate_for_tables_reads_it() {
        let texts = [
            "a,b\n1,2\n",
            "a,b\r\n1,2",
            "a,b\r1,\"2\r3\"\r",
            "\n\n a ,\"b \"\"c\"\"\"\n\n,\n\"\",\"\n\"\n",
            "a\n\"never closed,b\nc",
            "a,b,\n1,2,3,4\n,,,,,,\n",
            "é,\u{1f4a3}\n\"\u{feff}\",ü\n",
            "a,\"b\"c,d\n",
            "",
            "\n",
        ];
        for text in texts {
            let mut plain = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let (mut rows, mut row) = (Rows::of(text, b',', 9), Row::default());
            let mut cells = StringRecord::new();
            while plain.read_record(&mut cells).unwrap() {
                assert!(rows.read(&mut row), "{text:?}");
                assert_eq!(row.iter().collect::<Vec<_>>(), cells.iter().collect::<Vec<_>>(), "{text:?}");
                assert_eq!(rows.place() as u64, plain.position().byte(), "{text:?}");
                assert_eq!(row.problem(Language::default(), 9), None);
            }
            assert!(!rows.read(&mut row), "{text:?}");
        }
    }

    #[test]
    fn no_row_is_kept_that_is_wider_than_the_headings_or_longer_than_any_text() {
        let long = "é".repeat(CELL_MAX);
        let text = format!(
            "{}\n{}x\n{long},\"{long}\",b\nc\n{}",
            ",".repeat(9_999),
            ",".repeat(9_999),
            "d".repeat(CELL_MAX - 1)
        );
        let (mut rows, mut row) = (Rows::of(&text, b',', 2), Row::default());
        let problem = |row: &Row| row.problem(Language::default(), 2);
        assert!(rows.read(&mut row) && row.len() == 2 && row.is_blank());
        assert_eq!(problem(&row), None, "empty cells may follow");
        assert!(rows.read(&mut row) && row.len() == 2 && !row.is_blank());
        assert_eq!(problem(&row).as_deref(), Some("The number of cells is 10,000, that of headings 2."));
        assert!(rows.read(&mut row) && row.as_slice().len() < 2 * CELL_MAX);
        assert_eq!(problem(&row).as_deref(), Some("A cell is longer than any text of a task."));
        assert!(rows.read(&mut row) && problem(&row).is_none());
        assert_eq!(row.get(0), Some("c"));
        assert!(rows.read(&mut row) && problem(&row).is_none());
        assert_eq!(row.get(0).map(str::len), Some(CELL_MAX - 1));
    }
}
