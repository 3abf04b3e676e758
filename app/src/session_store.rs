//! Sessions are stored under a hash of their id: whoever reads the store cannot sign in with what stands there.

use std::fmt;

use async_trait::async_trait;
use domain::{Commands, Services, accounts::sessions};
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};
use tower_sessions_redis_store::{
    RedisStore,
    fred::error::{Error as RedisError, ErrorKind},
};

/// The sessions in Redis.
#[derive(Clone)]
pub struct StoredSessions(pub Services);

impl fmt::Debug for StoredSessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoredSessions")
    }
}

/// What stands in Redis in place of an id.
pub(crate) fn hashed(id: Id) -> Id {
    Id(i128::from_le_bytes(sessions::hidden(&id.0.to_le_bytes())))
}

fn hidden(record: &Record) -> Record {
    Record { id: hashed(record.id), ..record.clone() }
}

fn away(error: domain::Error) -> Error {
    Error::Backend(error.to_string())
}

/// The error that the store made words of: whether a command is sent again depends on its kind.
fn as_redis(words: &str) -> RedisError {
    let (kind, details) = words.split_once(": ").unwrap_or_default();
    let known = [ErrorKind::Routing, ErrorKind::Timeout, ErrorKind::IO];
    let kind = known.into_iter().find(|known| known.to_str() == kind).unwrap_or(ErrorKind::Unknown);
    RedisError::new(kind, details.to_owned())
}

impl StoredSessions {
    /// Asks the store as everything else asks Redis, through failovers and moves of a cluster.
    async fn ask<T, F>(&self, command: &'static str, ask: impl Fn(RedisStore<Commands>) -> F) -> Result<T>
    where
        F: Future<Output = Result<T>>,
    {
        let asked = |redis| {
            let asked = ask(RedisStore::new(redis));
            async move {
                match asked.await {
                    Err(Error::Backend(words)) => Err(as_redis(&words)),
                    answer => Ok(answer),
                }
            }
        };
        self.0.redis(command, asked).await.map_err(away)?
    }
}

#[async_trait]
impl SessionStore for StoredSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // An id that is taken is as unlikely as one that is guessed.
        let hidden = &hidden(record);
        self.ask("SET", |store| async move { store.create(&mut hidden.clone()).await }).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let hidden = &hidden(record);
        self.ask("SET", |store| async move { store.save(hidden).await }).await
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let hashed = &hashed(*id);
        let record = self.ask("GET", |store| async move { store.load(hashed).await }).await?;
        Ok(record.map(|record| Record { id: *id, ..record }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sessions::remove(&self.0, &[hashed(*id).to_string()]).await.map_err(away)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_redis_keeps_its_kind() {
        for kind in [ErrorKind::Routing, ErrorKind::Timeout, ErrorKind::IO] {
            let error = RedisError::new(kind, "TRYAGAIN: later");
            let again = as_redis(&error.to_string());
            assert_eq!((again.kind(), again.details()), (error.kind(), error.details()));
        }
        assert_eq!(as_redis("Auth Error: no").kind(), &ErrorKind::Unknown);
    }
}
