//! Why something was not done.

mod redaction;

use model::{Field, FieldErrors, Problem, Rejection};
use sea_orm::{DbErr, RuntimeErr, SqlErr, SqlxError};

use redaction::Source;
pub use redaction::{RedactedError, redacted};

/// The result of everything the domain does.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The request was turned down; its sender can mend it.
    #[error("rejected: {0:?}")]
    Rejected(Rejection),
    /// The database, Redis or the mail server is away; trying again later helps.
    #[error("unavailable: {0}")]
    Unavailable(#[source] RedactedError),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(#[source] RedactedError),
}

impl Error {
    /// One field that needs another value.
    pub(crate) fn invalid(field: Field, problem: Problem) -> Self {
        Error::Rejected(FieldErrors::one(field, problem).into())
    }

    pub(crate) fn not_found() -> Self {
        Error::Rejected(Rejection::NotFound)
    }

    pub(crate) fn internal(source: impl Into<Source>) -> Self {
        Error::Internal(RedactedError::new(source))
    }
}

impl From<Rejection> for Error {
    fn from(rejection: Rejection) -> Self {
        Error::Rejected(rejection)
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        // What a row belongs to was deleted meanwhile: a task, or the account.
        if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) {
            return Error::not_found();
        }
        let is_away = is_away(&error);
        let cause = RedactedError::of_database(error);
        if is_away { Error::Unavailable(cause) } else { Error::Internal(cause) }
    }
}

impl From<fred::error::Error> for Error {
    fn from(error: fred::error::Error) -> Self {
        Error::Unavailable(RedactedError::new(error))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::internal(error)
    }
}

impl From<tokio::task::JoinError> for Error {
    fn from(error: tokio::task::JoinError) -> Self {
        Error::internal(error)
    }
}

/// The error of a search: one that the database ended, since it took too long, is the searcher's to mend.
pub(crate) fn of_search(error: DbErr) -> Error {
    let ended = matches!(
        &error,
        DbErr::Exec(RuntimeErr::SqlxError(source)) | DbErr::Query(RuntimeErr::SqlxError(source))
            if matches!(source.as_ref(), SqlxError::Database(error) if matches!(error.code().as_deref(), Some("57014" | "9")))
    );
    if ended { Rejection::TookTooLong.into() } else { error.into() }
}

/// Whether the database could not be reached, is stopping, or is too busy: the statement itself is not at fault.
fn is_away(error: &DbErr) -> bool {
    let source = match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => return true,
        DbErr::Exec(RuntimeErr::SqlxError(source)) | DbErr::Query(RuntimeErr::SqlxError(source)) => source,
        _ => return false,
    };
    match source.as_ref() {
        SqlxError::Io(_) | SqlxError::Tls(_) | SqlxError::PoolTimedOut | SqlxError::PoolClosed => true,
        SqlxError::WorkerCrashed | SqlxError::Protocol(_) => true,
        // PostgreSQL: class 08 connection, 53 resources, 57P shutting down, 40 serialisation, 25006 not yet
        // the primary, 25P03 stood still in a transaction, 57014 took too long. SQLite: busy, locked, interrupted.
        SqlxError::Database(error) => error.code().is_some_and(|code| {
            ["08", "53", "57P", "57014", "40", "25006", "25P03"]
                .iter()
                .any(|class| code.len() == 5 && code.starts_with(class))
                || ["5", "6", "9", "261", "517"].contains(&code.as_ref())
        }),
        _ => false,
    }
}
