//! What reads for too long, or for nobody.

use std::time::{Duration, Instant};

use domain::{Error, tasks};
use futures_util::future::join_all;
use model::{Field, ListKind, ListQuery, Problem, Rejection};
use sea_orm::DbBackend;
use tokio::time::sleep;

use crate::support::{App, NewTaskRow, no_lists, now, problem};

/// No answer may take longer, whatever is broken.
const PATIENCE: Duration = Duration::from_secs(60);

fn search(words: &str) -> ListQuery {
    ListQuery { search: words.to_owned(), ..ListQuery::of(ListKind::All) }
}

/// Ninety-nine letters that every task has and one that none has.
fn slow() -> ListQuery {
    search(&format!("{}b", "a".repeat(99)))
}

impl App {
    /// Gives each of so many tasks notes in which searching is slow.
    async fn repetitive(&self, tasks: usize) {
        let (numbers, id) = match self.services.db.get_database_backend() {
            DbBackend::Postgres => (
                format!("SELECT n FROM generate_series(1, {tasks}) AS numbers(n)"),
                "CAST(md5(CAST(n AS TEXT)) AS UUID)".to_owned(),
            ),
            _ => (
                format!(
                    "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT {tasks}) SELECT n FROM c"
                ),
                "randomblob(16)".to_owned(),
            ),
        };
        let columns = "user_id, version, title, notes, status, priority, due_sort, created_at, updated_at";
        // Indexes know groups of three letters: all those of the search are here.
        let text = format!("{} aab", "a".repeat(20_000));
        self.execute(&format!(
            "INSERT INTO tasks (id, search, {columns})
             SELECT {id}, '{text}', {columns} FROM tasks, ({numbers}) AS numbered"
        ))
        .await;
    }

    /// The statements PostgreSQL works on, but for this one.
    async fn active(&self, like: &str) -> i64 {
        self.value(&format!(
            "SELECT COUNT(*) FROM pg_stat_activity
             WHERE datname = current_database() AND backend_type = 'client backend' AND state = 'active'
             AND pid <> pg_backend_pid() AND query LIKE '{like}'"
        ))
        .await
    }

    async fn none_is_active(&self, like: &str) {
        let end = Instant::now() + PATIENCE;
        while self.active(like).await > 0 {
            assert!(Instant::now() < end, "it works on");
            sleep(Duration::from_millis(100)).await;
        }
    }
}

#[tokio::test]
async fn a_search_that_takes_too_long_ends() {
    let app = App::new().await;
    let me = app.person().await;
    NewTaskRow::titled("Call the plumber").add(&app, &me).await;
    app.repetitive(4_000).await;
    let begun = Instant::now();
    let found = tasks::page(&app.services, &me, &no_lists(&me), &slow(), now()).await;
    assert!(matches!(found, Err(Error::Rejected(Rejection::TookTooLong))), "{found:?} after {:?}", begun.elapsed());
    if app.services.db.get_database_backend() == DbBackend::Postgres {
        app.none_is_active("%LIKE%").await;
    }
    // Connections are as good as before.
    for _ in 0..20 {
        assert_eq!(app.list(&me, ListKind::Trash).await, Vec::<String>::new());
    }
    let other = app.person().await;
    app.task(&other, "Other").await;
    assert_eq!(app.search(&other, "other").await, ["Other"]);
}

#[tokio::test]
async fn one_person_searches_little_at_once_and_others_go_on() {
    let app = App::new().await;
    let (me, other) = (app.person().await, app.person().await);
    NewTaskRow::titled("Call the plumber").add(&app, &me).await;
    app.repetitive(4_000).await;
    app.task(&other, "Other").await;
    let slow = slow();
    let lists = no_lists(&me);
    let many = join_all((0..12).map(|_| tasks::page(&app.services, &me, &lists, &slow, now())));
    let meanwhile = async {
        sleep(Duration::from_millis(200)).await;
        let begun = Instant::now();
        assert_eq!(app.search(&other, "other").await, ["Other"]);
        begun.elapsed()
    };
    let (found, waited) = tokio::join!(many, meanwhile);
    let refused = found.iter().filter(|found| matches!(found, Err(Error::Rejected(Rejection::TooMany { .. }))));
    assert_eq!(refused.count(), 10);
    assert!(waited < PATIENCE / 2, "{waited:?}");
    // Who does not wait for the answer has no more of them.
    for _ in 0..12 {
        let left = tokio::time::timeout(
            Duration::from_millis(50),
            tasks::page(&app.services, &me, &no_lists(&me), &slow, now()),
        )
        .await;
        // On a busy machine it is refused before that.
        assert!(!matches!(left, Ok(Ok(_))), "{left:?}");
    }
    if app.services.db.get_database_backend() == DbBackend::Postgres {
        assert!(app.active("%LIKE%").await <= 2);
    }
}

#[tokio::test]
async fn words_are_bounded_in_length_and_number() {
    let app = App::new().await;
    let me = app.person().await;
    let long = Some(Problem::LongSearch { words: 60, letters: 100 });
    // One letter of these becomes eighteen, and four words.
    let folded = ["\u{fdfa}".repeat(90), "\u{fdfa} ".repeat(60)];
    for words in [vec!["a".repeat(101), "x ".repeat(90)], folded.to_vec()].concat() {
        let found = tasks::page(&app.services, &me, &no_lists(&me), &search(&words), now()).await;
        assert_eq!(problem(found, Field::Search), long, "{words}");
    }
    for words in ["a".repeat(100), "x ".repeat(60)] {
        assert!(app.search(&me, &words).await.is_empty());
    }
    // A title as it stands.
    let title = "We are to do one more thing on it if he or she is not at it by ".repeat(3);
    app.task(&me, title.trim()).await;
    assert_eq!(app.search(&me, title.trim()).await, [title.trim()]);
}

/// What is searched by stays as large as what was typed.
#[tokio::test]
async fn letters_that_become_many_do_not_fill_the_database() {
    let app = App::new().await;
    let me = app.person().await;
    NewTaskRow::titled("Blessing").notes(&"\u{fdfa}".repeat(20_000)).add(&app, &me).await;
    assert!(app.value::<i32>("SELECT CAST(LENGTH(search) AS INTEGER) FROM tasks").await < 130_000);
    assert_eq!(app.search(&me, "blessing").await, ["Blessing"]);
}

/// PostgreSQL notices that the connection is gone, and would not by itself.
#[tokio::test]
async fn a_statement_ends_that_nobody_waits_for_any_more() {
    let app = App::new().await;
    if app.services.db.get_database_backend() != DbBackend::Postgres {
        return;
    }
    let left = tokio::time::timeout(Duration::from_millis(500), app.execute("SELECT pg_sleep(3600)")).await;
    assert!(left.is_err());
    app.none_is_active("SELECT pg_sleep%").await;
}

#[tokio::test]
async fn a_place_in_a_list_that_no_time_has_is_the_start() {
    let app = App::new().await;
    let me = app.person().await;
    app.task(&me, "A").await;
    for first in [i64::MIN, -1_000_000_000_000_000_000, -1, 0, 1, i64::MAX / 1_000, i64::MAX] {
        for list in ListKind::ALL {
            for sort in model::Sort::ALL {
                let after = Some(format!("{first}.{first}.{}", uuid::Uuid::nil().simple()));
                let query = ListQuery { after, sort, ..ListQuery::of(list) };
                tasks::page(&app.services, &me, &no_lists(&me), &query, now()).await.unwrap();
            }
        }
    }
}
