//! Sessions are stored under a hash of their id: whoever reads the store cannot sign in with what stands there.

use async_trait::async_trait;
use domain::accounts::sessions;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::Result,
};

/// A store that is told a hash of each id.
#[derive(Clone, Debug)]
pub struct HashedIds<S>(pub S);

/// What the store is told in place of an id.
pub(crate) fn hashed(id: Id) -> Id {
    Id(i128::from_le_bytes(sessions::hidden(&id.0.to_le_bytes())))
}

fn hidden(record: &Record) -> Record {
    Record { id: hashed(record.id), ..record.clone() }
}

#[async_trait]
impl<S: SessionStore> SessionStore for HashedIds<S> {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // An id that is taken is as unlikely as one that is guessed.
        self.0.create(&mut hidden(record)).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.0.save(&hidden(record)).await
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let record = self.0.load(&hashed(*id)).await?;
        Ok(record.map(|record| Record { id: *id, ..record }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.delete(&hashed(*id)).await
    }
}
