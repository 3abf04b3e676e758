//! Sessions are stored under a hash of their id: whoever reads the store cannot sign in with what stands there.

use std::fmt;

use async_trait::async_trait;
use domain::{
    Services,
    accounts::{sessions, stored_sessions},
};
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
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

fn away(error: domain::Error) -> Error {
    Error::Backend(error.to_string())
}

impl StoredSessions {
    async fn write(&self, record: &Record, new: bool) -> Result<()> {
        let hidden = Record { id: hashed(record.id), ..record.clone() };
        let bytes = rmp_serde::to_vec(&hidden).map_err(|error| Error::Encode(error.to_string()))?;
        let (key, end) = (hidden.id.to_string(), record.expiry_date.unix_timestamp());
        stored_sessions::save(&self.0, &key, &bytes, end, new).await.map_err(away)
    }
}

#[async_trait]
impl SessionStore for StoredSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // An id that is taken is as unlikely as one that is guessed.
        self.write(record, true).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.write(record, false).await
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(bytes) = stored_sessions::load(&self.0, &hashed(*id).to_string()).await.map_err(away)? else {
            return Ok(None);
        };
        let record: Record = rmp_serde::from_slice(&bytes).map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, ..record }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        stored_sessions::remove(&self.0, &[hashed(*id).to_string()]).await.map_err(away)
    }
}
