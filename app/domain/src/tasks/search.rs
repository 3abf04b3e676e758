//! Searching in title and notes, however the same words are written.

use model::{Field, Problem};
use sea_orm::sea_query::{Expr, LikeExpr};
use sea_orm::{Condition, ExprTrait};

use super::fold::{fold, fold_before};
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
    let conditions = typed.split_whitespace().map(|typed| {
        let (now, before) = (fold(typed), fold_before(typed));
        let contained = all_contained(&now);
        // Until every task was folded anew, those that were not are found as before.
        if now.trim().is_empty() || now == before {
            contained
        } else {
            Condition::any().add(contained).add(all_contained(&before))
        }
    });
    Ok(conditions.fold(Condition::all(), Condition::add))
}

/// Folding may have made several words of one.
fn all_contained(folded: &str) -> Condition {
    let words = folded.split_whitespace().map(|word| Expr::col(Column::Search).like(pattern(word)));
    words.fold(Condition::all(), Condition::add)
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
