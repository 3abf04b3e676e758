//! Searching in title and notes, however the same words are written.

use std::time::Duration;

use model::{Field, Problem};
use sea_orm::sea_query::{Expr, LikeExpr};
use sea_orm::{Condition, ExprTrait};

use crate::entities::task::Column;
use crate::entities::task_label::escaped;
use crate::fold::{fold, fold_before};
use crate::{Actor, Error, Permit, Result, Services};

const SEARCH_MAX: usize = 200;
/// How many bytes folding may make of one, and how many more of a short text.
const GROWTH: usize = 2;
const ROOM: usize = 1_000;
/// Each word is looked for everywhere, and where texts repeat themselves, each letter of it.
const WORDS: usize = 60;
const LETTERS: usize = 100;
/// How long a search waits for others of its person.
const WAIT: Duration = Duration::from_secs(1);

/// Waits until a person may search.
pub(super) async fn permit(services: &Services, actor: &Actor) -> Result<Permit> {
    services.searches.take(actor.user, 1, WAIT).await
}

/// What the `search` column holds. Folding makes eighteen letters of some: of a text of these only the beginning is found.
pub(crate) fn searchable(title: &str, notes: &str) -> String {
    let text = format!("{title}\n{notes}");
    let mut folded = fold(&text);
    folded.truncate(folded.floor_char_boundary(GROWTH * text.len() + ROOM));
    folded
}

/// The words that are looked for, folded.
pub(super) fn folded_words(typed: &str) -> Vec<String> {
    typed
        .split_whitespace()
        .flat_map(|typed| fold(typed).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect()
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
    // Folding may make many letters of one.
    let folded: Vec<(String, String)> =
        typed.split_whitespace().map(|typed| (fold(typed), fold_before(typed))).collect();
    let words = || folded.iter().flat_map(|(now, before)| now.split_whitespace().chain(before.split_whitespace()));
    // Most words are the same in both.
    if words().count() > 2 * WORDS || words().any(|word| word.chars().count() > LETTERS) {
        return Err(Error::invalid(
            Field::Search,
            Problem::LongSearch { words: WORDS as u32, letters: LETTERS as u32 },
        ));
    }
    let conditions = folded.into_iter().map(|(now, before)| {
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

/// A word anywhere in a text.
pub(super) fn pattern(word: &str) -> LikeExpr {
    LikeExpr::new(["%", &escaped(word), "%"].concat()).escape('\\')
}
