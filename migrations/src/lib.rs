//! The schema's history. Each migration is frozen once released: it imports no entity and is never edited.

use sea_orm_migration::prelude::*;

mod m20261123_000001_first;
mod m20261123_000002_background_work;

/// Brings a database up to date.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261123_000001_first::Migration), Box::new(m20261123_000002_background_work::Migration)]
    }
}
