//! CSV, whatever program wrote it: which separator it has, in which line its headings stand, and its lines.

use model::Problem;
use words::Language;

use super::lines::Lines;
use super::read::wrong;
use super::read_csv::guess;
use super::rows::{Row, Rows};
use crate::Result;
use crate::platform::blocking::Wanted;

/// More than any table people make.
const COLUMNS: usize = 200;
/// How far headings are looked for, in bytes and in lines.
const SAMPLE: usize = 64 * 1024;
const ROWS: usize = 20;

/// A table with headings.
pub(super) struct Table<'a> {
    text: &'a str,
    wanted: &'a Wanted,
    separator: u8,
    /// Where the table begins: after a line that names the separator.
    begin: usize,
    /// Where its headings are.
    start: usize,
    pub headings: Vec<String>,
}

impl<'a> Table<'a> {
    pub fn of(text: &'a str, wanted: &'a Wanted) -> Result<Self> {
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
        Ok(Table { text, wanted, separator, begin, start: begin + row.start, headings: row.headings })
    }

    /// The first and last line of what stands before the headings.
    pub fn before(&self) -> Option<(u64, u64)> {
        let mut lines = Lines::of(self.text);
        let (first, headings) = (lines.at(self.begin), lines.at(self.start));
        (first < headings).then_some((first, headings - 1))
    }

    /// What is wrong with a line that says more than there are headings, or more than a task can hold.
    pub fn problem(&self, language: Language, row: &Row) -> Option<String> {
        row.problem(language, self.headings.len())
    }

    /// Every line below the headings that is not empty, with its number.
    pub fn for_each_line(&self, mut each: impl FnMut(u64, &Row) -> Result<()>) -> Result<()> {
        let mut rows = Rows::of(&self.text[self.start..], self.separator, self.headings.len());
        let mut lines = Lines::of(self.text);
        let mut row = Row::default();
        rows.read(&mut row);
        loop {
            self.wanted.check()?;
            let line = lines.at(self.start + rows.place());
            if !rows.read(&mut row) {
                return Ok(());
            }
            if !row.is_blank() {
                each(line, &row)?;
            }
        }
    }
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

struct Candidate {
    start: usize,
    /// How many headings say which column they are.
    known: usize,
    headings: Vec<String>,
}

/// The line of the headings: the first, unless what stands there is no table yet.
fn heading_row(sample: &str, separator: u8) -> Option<Candidate> {
    // One more than there may be says that there are too many.
    let mut reader = Rows::of(sample, separator, COLUMNS + 1);
    let mut rows: Vec<Candidate> = Vec::new();
    let mut cells = Row::default();
    while rows.len() < ROWS {
        let start = reader.place();
        if !reader.read(&mut cells) {
            break;
        }
        if cells.is_blank() {
            continue;
        }
        let word = |cell: &str| {
            let words: Vec<&str> = cell.split_whitespace().collect();
            words.join(" ").chars().take(100).collect::<String>()
        };
        let headings: Vec<String> = cells.iter().map(word).collect();
        let guessed = guess(&headings);
        let titled = guessed.iter().any(|(column, _)| *column == model::Column::Title);
        rows.push(Candidate { start, known: if titled { guessed.len() } else { 0 }, headings });
    }
    let filled = |row: &Candidate| row.headings.iter().filter(|heading| !heading.is_empty()).count();
    let widest_so_far = |at: usize| rows[..at].iter().all(|before| filled(before) < filled(&rows[at]));
    let named = (0..rows.len()).find(|at| rows[*at].known > 1 && widest_so_far(*at));
    // Without known words, a table begins where lines get as wide as the ones after them.
    let wide = rows.iter().position(|row| filled(row) > 1);
    let as_wide = |at: &usize| rows.get(at + 1).is_some_and(|next| next.headings.len() == rows[*at].headings.len());
    let first_known = rows.first().is_some_and(|row| row.known > 0);
    let at = if first_known { Some(0) } else { named.or(wide.filter(as_wide)) };
    rows.into_iter().nth(at.unwrap_or(0))
}
