//! CSV, whatever program wrote it: which separator it has, in which line its headings stand, and its lines.

use csv::{Reader, ReaderBuilder, StringRecord};
use model::Problem;

use super::lines::Lines;
use super::read::wrong;
use super::read_csv::guess;
use crate::Result;

/// More than any table people make.
const COLUMNS: usize = 200;
/// How far headings are looked for, in bytes and in lines.
const SAMPLE: usize = 64 * 1024;
const ROWS: usize = 20;

/// A table with headings.
pub(super) struct Table<'a> {
    text: &'a str,
    separator: u8,
    /// Where the table begins: after a line that names the separator.
    begin: usize,
    /// Where its headings are.
    start: usize,
    pub headings: Vec<String>,
}

impl<'a> Table<'a> {
    pub fn of(text: &'a str) -> Result<Self> {
        let named = named_separator(text);
        let begin = named.map_or(0, |(_, begin)| begin);
        let candidates = named.map_or_else(|| vec![b'\t', b';', b','], |(separator, _)| vec![separator]);
        let sample = &text[begin..text.floor_char_boundary(begin + SAMPLE)];
        let rows = candidates.into_iter().filter_map(|separator| Some((heading_row(sample, separator)?, separator)));
        let best = rows.max_by_key(|(row, _)| (row.known, row.headings.len()));
        let (row, separator) = best.ok_or_else(|| wrong(Problem::FileUnknown))?;
        let control = |c: char| c.is_control() && !c.is_whitespace();
        if row.headings.len() > COLUMNS || row.headings.iter().any(|heading| heading.contains(control)) {
            return Err(wrong(Problem::FileUnknown));
        }
        Ok(Table { text, separator, begin, start: begin + row.start, headings: row.headings })
    }

    /// The first and last line of what stands before the headings.
    pub fn before(&self) -> Option<(u64, u64)> {
        let mut lines = Lines::of(self.text);
        let (first, headings) = (lines.at(self.begin), lines.at(self.start));
        (first < headings).then_some((first, headings - 1))
    }

    /// What is wrong with a line that says more than there are headings.
    pub fn too_wide(&self, cells: &StringRecord) -> Option<String> {
        let (found, columns) = (cells.len(), self.headings.len());
        let wide = found > columns && cells.iter().skip(columns).any(|cell| !cell.trim().is_empty());
        wide.then(|| format!("The number of cells is {found}, that of headings {columns}."))
    }

    /// Every line below the headings that is not empty, with its number.
    pub fn for_each_line(&self, mut each: impl FnMut(u64, &StringRecord) -> Result<()>) -> Result<()> {
        let mut reader = reader(&self.text[self.start..], self.separator);
        let mut lines = Lines::of(self.text);
        let broken = |line: u64| wrong(Problem::FileBroken { line: u32::try_from(line).unwrap_or(u32::MAX) });
        let mut cells = StringRecord::new();
        reader.read_record(&mut cells).map_err(|_| broken(1))?;
        loop {
            let place = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            let line = lines.at(self.start.saturating_add(place));
            if !reader.read_record(&mut cells).map_err(|_| broken(line))? {
                return Ok(());
            }
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                each(line, &cells)?;
            }
        }
    }
}

/// A reader that takes lines of any length.
fn reader(text: &str, separator: u8) -> Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The separator that spreadsheets are told in a line of its own, `sep=;`, and where the table begins then.
fn named_separator(text: &str) -> Option<(u8, usize)> {
    let end = text.find(['\r', '\n'])?;
    let line = text[..end].trim_matches('"');
    let separator = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and(line.as_bytes().get(4..))?;
    let [separator] = separator else { return None };
    let ends = if text[end..].starts_with("\r\n") { 2 } else { 1 };
    separator.is_ascii().then_some((*separator, end + ends))
}

struct Row {
    start: usize,
    /// How many headings say which column they are.
    known: usize,
    headings: Vec<String>,
}

/// The line of the headings: the first, unless what stands there is no table yet.
fn heading_row(sample: &str, separator: u8) -> Option<Row> {
    let mut reader = reader(sample, separator);
    let mut rows: Vec<Row> = Vec::new();
    let mut cells = StringRecord::new();
    while rows.len() < ROWS {
        let start = usize::try_from(reader.position().byte()).ok()?;
        if !reader.read_record(&mut cells).ok()? {
            break;
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let word = |cell: &str| {
            let words: Vec<&str> = cell.split_whitespace().collect();
            words.join(" ").chars().take(100).collect::<String>()
        };
        let headings: Vec<String> = cells.iter().map(word).collect();
        let guessed = guess(&headings);
        let titled = guessed.iter().any(|(column, _)| *column == model::Column::Title);
        rows.push(Row { start, known: if titled { guessed.len() } else { 0 }, headings });
    }
    let filled = |row: &Row| row.headings.iter().filter(|heading| !heading.is_empty()).count();
    let widest_so_far = |at: usize| rows[..at].iter().all(|before| filled(before) < filled(&rows[at]));
    let named = (0..rows.len()).find(|at| rows[*at].known > 1 && widest_so_far(*at));
    // Without known words, a table begins where lines get as wide as the ones after them.
    let wide = rows.iter().position(|row| filled(row) > 1);
    let as_wide = |at: &usize| rows.get(at + 1).is_some_and(|next| next.headings.len() == rows[*at].headings.len());
    let first_known = rows.first().is_some_and(|row| row.known > 0);
    let at = if first_known { Some(0) } else { named.or(wide.filter(as_wide)) };
    rows.into_iter().nth(at.unwrap_or(0))
}
