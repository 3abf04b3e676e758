//! Servers of the old and of the new version run side by side while one replaces the other, on the schema of the new one.
//! So a migration adds, and what it adds an old server need not know.

use std::collections::BTreeMap;

use migrations::Migrator;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use sea_orm_migration::MigratorTrait;

use crate::support::new_database;

#[derive(Debug, PartialEq, Eq)]
struct Column {
    kind: String,
    required: bool,
    has_default: bool,
}

type Schema = BTreeMap<(String, String), Column>;

async fn schema(db: &DatabaseConnection) -> Schema {
    let sql = "SELECT table_name, column_name, data_type, is_nullable, column_default IS NOT NULL AS has_default \
               FROM information_schema.columns WHERE table_schema = 'public'";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let text = |row: &sea_orm::QueryResult, name: &str| row.try_get::<String>("", name).unwrap();
    rows.iter()
        .map(|row| {
            let column = Column {
                kind: text(row, "data_type"),
                required: text(row, "is_nullable") == "NO",
                has_default: row.try_get("", "has_default").unwrap(),
            };
            ((text(row, "table_name"), text(row, "column_name")), column)
        })
        .collect()
}

/// What an old server would stumble over.
fn unsafe_changes(old: &Schema, new: &Schema) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, column) in old {
        match new.get(name) {
            None => problems.push(format!("{name:?} is gone")),
            Some(now) if now.kind != column.kind => problems.push(format!("{name:?} became {}", now.kind)),
            Some(now) if now.required && !column.required => problems.push(format!("{name:?} became required")),
            Some(_) => {}
        }
    }
    for (name, column) in new {
        let table_is_old = old.keys().any(|(table, _)| *table == name.0);
        if table_is_old && !old.contains_key(name) && column.required && !column.has_default {
            problems.push(format!("{name:?} is required, and old servers do not write it"));
        }
    }
    problems
}

#[tokio::test]
async fn every_migration_leaves_the_version_before_it_working() {
    let Some(url) = new_database().await else { return };
    let db = Box::pin(Database::connect(url)).await.unwrap();
    Migrator::up(&db, Some(1)).await.unwrap();
    for migration in Migrator::get_pending_migrations(&db).await.unwrap() {
        let before = schema(&db).await;
        Migrator::up(&db, Some(1)).await.unwrap();
        let problems = unsafe_changes(&before, &schema(&db).await);
        assert!(problems.is_empty(), "{}: {problems:#?}", migration.name());
    }
}

#[test]
fn what_an_old_server_stumbles_over_is_seen() {
    let column = |kind: &str, required, has_default| Column { kind: kind.into(), required, has_default };
    let name = |column: &str| ("tasks".to_owned(), column.to_owned());
    let old = Schema::from([(name("title"), column("text", true, false)), (name("due"), column("date", false, false))]);
    let fine = Schema::from([
        (name("title"), column("text", false, false)),
        (name("due"), column("date", false, false)),
        (name("added"), column("text", true, true)),
        (("other".to_owned(), "id".to_owned()), column("uuid", true, false)),
    ]);
    assert_eq!(unsafe_changes(&old, &fine), Vec::<String>::new());
    let broken =
        Schema::from([(name("due"), column("text", true, false)), (name("added"), column("text", true, false))]);
    assert_eq!(unsafe_changes(&old, &broken).len(), 3);
}
