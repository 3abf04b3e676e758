//! What the kinds of jobs do. The queue knows none of them: they are registered on top.

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use sea_orm::DatabaseTransaction;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::claim::Claim;
use super::kind::{Kind, Verdict};
use crate::{Error, Result, Services};

/// Does a job.
type Run = for<'a> fn(&'a Services, &'a Claim, DateTime<Utc>) -> BoxFuture<'a, Result<Verdict>>;
/// Notes, in the transaction in which a job is given up without its own word, that it was, and why.
type GivenUp = for<'a> fn(&'a DatabaseTransaction, &'a Arguments, &'a str, DateTime<Utc>) -> BoxFuture<'a, Result<()>>;
/// Notes, in the transaction in which an operator has a job tried once more, that it will be.
type Retried = for<'a> fn(&'a DatabaseTransaction, &'a Arguments, Uuid, DateTime<Utc>) -> BoxFuture<'a, Result<()>>;
/// Deletes old rows, a little at a time; whether there may be more.
type Prune = for<'a> fn(&'a Services, DateTime<Utc>) -> BoxFuture<'a, Result<bool>>;

/// What a kind of job does.
pub(crate) struct Handler {
    pub(super) kind: Kind,
    /// The first version that is done in the same way.
    since: i32,
    pub(super) run: Run,
    pub(super) given_up: Option<GivenUp>,
    pub(super) retried: Option<Retried>,
}

impl Handler {
    pub const fn new(kind: Kind, run: Run) -> Handler {
        Handler { since: kind.version, kind, run, given_up: None, retried: None }
    }

    /// Does what earlier versions of the program wrote, too: the arguments of every version from this one on mean the same.
    pub const fn since_version(self, version: i32) -> Handler {
        Handler { since: version, ..self }
    }

    pub const fn given_up(self, given_up: GivenUp) -> Handler {
        Handler { given_up: Some(given_up), ..self }
    }

    pub const fn retried(self, retried: Retried) -> Handler {
        Handler { retried: Some(retried), ..self }
    }
}

/// Everything that this program can do.
pub(crate) struct Registry {
    pub handlers: &'static [Handler],
    /// What is tidied up from time to time.
    pub prune: &'static [Prune],
}

impl Registry {
    /// `None` when this program does not know such jobs; a newer one does.
    pub(super) fn handler(&self, name: &str, version: i32) -> Option<&'static Handler> {
        let known =
            |handler: &&Handler| handler.kind.name == name && (handler.since..=handler.kind.version).contains(&version);
        self.handlers.iter().find(known)
    }
}

/// The ids that a job is about.
pub(crate) struct Arguments(Map<String, Value>);

impl Arguments {
    pub(super) fn parse(text: &str) -> Arguments {
        Arguments(serde_json::from_str(text).unwrap_or_default())
    }

    pub fn id(&self, name: &str) -> Result<Uuid> {
        let id = self.0.get(name).and_then(Value::as_str).and_then(|id| id.parse().ok());
        id.ok_or_else(|| Error::internal(format!("a job has no argument {name}")))
    }

    pub fn text(&self, name: &str) -> Result<&str> {
        let text = self.0.get(name).and_then(Value::as_str);
        text.ok_or_else(|| Error::internal(format!("a job has no argument {name}")))
    }
}
