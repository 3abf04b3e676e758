//! Searching in title and notes, whatever the case.

use model::{Field, Problem};
use sea_orm::sea_query::{Expr, LikeExpr};
use sea_orm::{Condition, ExprTrait};
use unicode_normalization::UnicodeNormalization;

use crate::entities::task::Column;
use crate::{Error, Result};

const SEARCH_MAX: usize = 200;

/// What the `search` column holds.
pub(crate) fn searchable(title: &str, notes: &str) -> String {
    fold(&format!("{title}\n{notes}"))
}

/// Every word must be contained.
pub(super) fn containing(typed: &str) -> Result<Condition> {
    let typed = typed.trim();
    if typed.chars().count() > SEARCH_MAX {
        return Err(Error::invalid(Field::Search, Problem::TooLong { max: SEARCH_MAX as u32 }));
    }
    if typed.chars().any(char::is_control) {
        return Err(Error::invalid(Field::Search, Problem::ControlCharacter));
    }
    let folded = fold(typed);
    let words = folded.split_whitespace().map(|word| Expr::col(Column::Search).like(pattern(word)));
    Ok(words.fold(Condition::all(), Condition::add))
}

fn pattern(word: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}

/// One form for all ways to write the same letters: composed, and lower-cased by way of upper case, so that `STRASSE`
/// finds `Straße` and every sigma is one.
fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}
