//! The role that `compose.yaml` gives Taskbell: its owner of one database and no more. PostgreSQL only; the server is the
//! test's own.

use std::process::Command;

use sea_orm_migration::sea_orm::{ConnectionTrait, Database, Statement};

use crate::{
    failover::wanted,
    postgres::Postgres,
    taskbell::{Folder, Taskbell},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_role_of_compose_migrates_and_serves_and_is_no_superuser() {
    if !wanted() {
        return;
    }
    let postgres = Postgres::of("postgres");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/database.sql");
    let mut psql = Command::new("psql");
    psql.args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file", script, &postgres.url()]);
    assert!(psql.env("POSTGRES_PASSWORD", "it's 'quoted'").status().unwrap().success());

    let url = format!("postgres://taskbell:it's%20'quoted'@127.0.0.1:{}/taskbell", postgres.port());
    let taskbell = Taskbell::start_on(Folder::new(), Some(url.parse().unwrap()), &[]);
    taskbell.signed_up("ada@example.org").await.add_task("Water the plants").await;

    let db = Box::pin(Database::connect(postgres.url())).await.unwrap();
    let roles = "SELECT rolname FROM pg_authid WHERE rolname NOT LIKE 'pg\\_%' AND (rolpassword IS NULL) = rolsuper \
                 AND rolsuper = (rolname = 'postgres') AND NOT (rolname = 'taskbell' AND (rolcreatedb OR rolcreaterole)) \
                 ORDER BY rolname";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), roles)).await.unwrap();
    let names: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert_eq!(names, ["postgres", "taskbell"]);
}
