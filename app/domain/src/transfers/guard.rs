//! Cells that a spreadsheet must not take for formulas. One more apostrophe before what could be one, and one less when
//! it is read again, so that every text comes back as it was.

use std::borrow::Cow;

/// A cell as it is written.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if could_be_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// A cell as it was meant.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| could_be_formula(text)).unwrap_or(cell)
}

fn could_be_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_guarded() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "milk", "'tis", "a=b", "1-2", " =1"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn every_text_comes_back() {
        for text in ["=1+1", "'=1", "''=1", "'", "'milk", "''", "-", "'-", "milk", "", "'\t"] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
