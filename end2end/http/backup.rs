//! The drill of `deploy/README.md`: everything is lost but last night's backup, Redis included.

use std::{env, fs, process::Command};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database};
use url::Url;

use crate::{
    browser::PASSWORD,
    taskbell::{Folder, Taskbell, new_database},
};

fn run(program: &str, arguments: &[&str]) {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The address to dump from and restore to. That changes its session, which a pooler would then give to others.
fn past_pooler(database: &Url) -> String {
    let Ok(server) = env::var("TEST_DATABASE_DIRECT_URL") else { return database.to_string() };
    let mut direct = Url::parse(&server).unwrap();
    direct.set_path(database.path());
    direct.to_string()
}

/// A server on what came out of the backup.
async fn restored(running: &Taskbell) -> Taskbell {
    let folder = Folder::new();
    let backup = folder.0.join("backup");
    let backup = backup.to_str().unwrap();
    match &running.postgres {
        Some(database) => {
            let file = format!("--file={backup}");
            run("pg_dump", &["--format=custom", &file, &past_pooler(database)]);
            let copy: Url = new_database().await.unwrap();
            run("pg_restore", &["--no-owner", &format!("--dbname={}", past_pooler(&copy)), backup]);
            Taskbell::start_on(folder, Some(copy), &[])
        }
        None => {
            let file = format!("sqlite://{}", running.folder.0.join("taskbell.db").display());
            let database = Box::pin(Database::connect(file)).await.unwrap();
            database.execute_unprepared(&format!("VACUUM INTO '{backup}'")).await.unwrap();
            database.close().await.unwrap();
            fs::rename(backup, folder.0.join("taskbell.db")).unwrap();
            Taskbell::start_on(folder, None, &[])
        }
    }
}

#[tokio::test]
async fn a_backup_brings_back_everything_but_who_was_signed_in() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Before the flood").await;
    // While people go on working.
    let restored = restored(&taskbell).await;
    ada.add_task("After the backup").await;
    taskbell.kill();

    let mut again = restored.browser();
    again.cookie = ada.cookie.clone();
    assert!(again.get("/all").await.location().starts_with("/sign-in"), "sessions are gone with Redis");
    assert_eq!(again.sign_in("ada@example.org", PASSWORD).await.status, 303);
    let page = again.get("/all").await.text();
    assert!(page.contains("Before the flood") && !page.contains("After the backup"));
    let version = again.version(&id).await;
    assert_eq!(version, "1");
    again.add_task("Life goes on").await;
    assert_eq!(again.get("/dashboard").await.status, 200);
}
