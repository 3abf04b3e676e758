//! No statement reads on after the answer that it was for is late.

use std::time::{Duration, Instant};

use sea_orm::sqlx::SqliteConnection;
use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqlxError,
    TransactionTrait,
};
use tracing::Instrument;

/// How long one may read: less than people wait for an answer.
const READ_TIME: Duration = Duration::from_secs(4);
/// The same for a search.
const SET_SEARCH_TIME: &str = "SET LOCAL statement_timeout = '4s'";
/// Instructions of SQLite between two looks at the clock: those for some ten rows that are searched.
const LOOK_EVERY: i32 = 200;

/// Has SQLite end what it reads for too long, counted from when the connection was taken.
pub(crate) fn end_late_reads(options: &mut ConnectOptions) {
    options
        .map_sqlx_sqlite_pool_opts(|options| options.after_connect(|connection, _| Box::pin(set_end(connection))))
        .map_sqlx_sqlite_before_acquire(|connection, _| {
            Box::pin(async move { set_end(connection).await.map(|()| true) })
        });
}

async fn set_end(connection: &mut SqliteConnection) -> Result<(), SqlxError> {
    let end = Instant::now() + READ_TIME;
    connection.lock_handle().await?.set_progress_handler(LOOK_EVERY, move || Instant::now() < end);
    Ok(())
}

/// Begins a search, which may look at all that a person has. PostgreSQL ends it when it takes too long: it would work on
/// for nobody. The limit is the transaction's, since behind PgBouncer a session is everybody's.
///
/// It is begun in a task of its own for the reason that `Services::begin` has.
pub(crate) async fn begin_search(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let db = db.clone();
    let begin = async move { db.begin().await };
    let search = tokio::spawn(begin.in_current_span()).await.map_err(|error| DbErr::Custom(error.to_string()))??;
    if search.get_database_backend() == DbBackend::Postgres {
        search.execute_unprepared(SET_SEARCH_TIME).await?;
    }
    Ok(search)
}
