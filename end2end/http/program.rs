//! The program itself: its commands, its messages, its end.

use std::{fs, net::TcpListener, os::unix::fs::PermissionsExt, path::Path, process::Output, time::Duration};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DbBackend, Statement, TransactionTrait};
use tokio::time::timeout;

use crate::{
    reply::Connection,
    taskbell::{Folder, Taskbell, new_database, program},
};

/// The private Redis of a data folder, by the process that listens on its socket.
pub fn pid_of_redis(data: &Path) -> u32 {
    let log = fs::read_to_string(data.join("redis/redis.log")).unwrap();
    let started = log.lines().rev().find(|line| line.contains("Redis is starting") || line.contains("oO0Oo")).unwrap();
    started.split(':').next().unwrap().trim().parse().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn help_names_every_command_and_setting() {
    let folder = Folder::new();
    let help = printed(&program(&folder.0, None).arg("--help").output().unwrap());
    for word in ["serve", "migrate", "seed", "remind", "check", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL"] {
        assert!(help.contains(word), "{word} is not in:\n{help}");
    }
    for command in ["serve", "migrate", "seed", "remind", "check", "jobs", "admin"] {
        let output = program(&folder.0, None).args([command, "--help"]).output().unwrap();
        assert!(output.status.success() && printed(&output).contains("Usage: taskbell"), "{command}");
    }
}

#[test]
fn a_wrong_setting_stops_the_start_with_one_line() {
    let folder = Folder::new();
    for (name, value) in [
        ("DATABASE_URL", "mysql://db/x"),
        ("LISTEN", "everywhere"),
        ("TASKBELL_ENV", "prod"),
        ("REDIS_URL", "x"),
        ("PASSWORD_SIGN_IN", "off"),
    ] {
        let output = program(&folder.0, None).arg("serve").env(name, value).output().unwrap();
        let message = complained(&output);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(message.lines().count(), 1, "{message}");
        assert!(message.starts_with(&format!("taskbell: {name} is ")) && message.contains("Expected: "), "{message}");
    }
    let output = program(&folder.0, None).arg("serve").env("TASKBELL_ENV", "production").output().unwrap();
    assert_eq!(complained(&output).lines().count(), 6, "{}", complained(&output));
}

#[test]
fn an_address_in_use_is_named() {
    let folder = Folder::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = program(&folder.0, None).arg("serve").env("LISTEN", &address).output().unwrap();
    assert!(complained(&output).contains(&format!("LISTEN: cannot listen on {address}")), "{}", complained(&output));
}

#[test]
fn a_part_that_is_away_stops_the_start_with_one_line() {
    let folder = Folder::new();
    for (name, value) in [("REDIS_URL", "redis://127.0.0.1:1"), ("DATABASE_URL", "postgres://x@127.0.0.1:1/x")] {
        let output = program(&folder.0, None).arg("serve").env(name, value).output().unwrap();
        let message = complained(&output);
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert_eq!(message.lines().filter(|line| line.starts_with("taskbell: ")).count(), 1, "{message}");
    }
}

#[tokio::test]
async fn check_says_what_is_well_and_what_is_not() {
    let folder = Folder::new();
    let fresh = program(&folder.0, None).arg("check").output().unwrap();
    assert_eq!(fresh.status.code(), Some(1));
    assert!(printed(&fresh).contains("FAILS  migrations"), "{}", printed(&fresh));
    assert!(program(&folder.0, None).arg("migrate").output().unwrap().status.success());
    let again = printed(&program(&folder.0, None).arg("migrate").output().unwrap());
    assert_eq!(again, "The database is up to date.\n");
    let well = program(&folder.0, None).arg("check").output().unwrap();
    assert!(well.status.success(), "{}", printed(&well));
    for name in ["LISTEN", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "database", "redis", "migrations", "mail"] {
        assert!(printed(&well).lines().any(|line| line.starts_with(&format!("ok     {name}"))), "{}", printed(&well));
    }
    let wrong = program(&folder.0, None).arg("check").env("LISTEN", "x").output().unwrap();
    assert_eq!(wrong.status.code(), Some(1));
    assert!(printed(&wrong).contains("FAILS  LISTEN"));
    let mail = program(&folder.0, None).arg("check").env("SMTP_URL", "smtp://127.0.0.1:1").output().unwrap();
    assert!(printed(&mail).contains("FAILS  mail"), "{}", printed(&mail));
}

#[tokio::test]
async fn of_many_who_migrate_at_once_one_does() {
    let Some(database) = new_database().await else { return };
    let folders: Vec<_> = (0..4).map(|_| Folder::new()).collect();
    let migrate = |folder: &std::sync::Arc<Folder>| program(&folder.0, Some(&database)).arg("migrate").spawn().unwrap();
    let running: Vec<_> = folders.iter().map(migrate).collect();
    for mut process in running {
        assert!(process.wait().unwrap().success());
    }
}

/// PostgreSQL and PgBouncer end what stands still inside a transaction: not the lock of a migration that takes its time.
#[tokio::test]
async fn a_migration_may_take_longer_than_a_transaction_may_stand_still() {
    let Some(database) = new_database().await else { return };
    let folder = Folder::new();
    let migrate = || program(&folder.0, Some(&database)).arg("migrate").spawn().unwrap();
    assert!(migrate().wait().unwrap().success());
    let other = Box::pin(Database::connect(database.as_str())).await.unwrap();
    let reader = other.begin().await.unwrap();
    reader.execute_unprepared("LOCK TABLE seaql_migrations IN ACCESS EXCLUSIVE MODE").await.unwrap();
    let mut waiting = migrate();
    for _ in 0..23 {
        tokio::time::sleep(Duration::from_secs(1)).await;
        reader.execute_unprepared("SELECT 1").await.unwrap();
    }
    assert!(waiting.try_wait().unwrap().is_none(), "it waits");
    reader.rollback().await.unwrap();
    assert!(waiting.wait().unwrap().success());
}

/// While a new version takes over, or is taken back, servers of the old one run and start beside it.
#[tokio::test]
async fn migrations_of_a_newer_version_keep_no_server_from_serving() {
    let taskbell = Taskbell::start().await;
    let later = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29991231_000001_later', 0)";
    let url = match &taskbell.postgres {
        Some(url) => url.to_string(),
        None => format!("sqlite://{}", taskbell.folder.0.join("taskbell.db").display()),
    };
    let database = Box::pin(Database::connect(url)).await.unwrap();
    database.execute_unprepared(later).await.unwrap();
    assert_eq!(taskbell.browser().get("/readyz").await.status, 200);
    let (folder, postgres) = (taskbell.folder.clone(), taskbell.postgres.clone());
    assert!(taskbell.stop());
    let taskbell = Taskbell::start_on(folder, postgres, &[]);
    assert_eq!(taskbell.browser().get("/readyz").await.status, 200);
    let migrate = taskbell.run(&["migrate"]);
    assert_eq!(printed(&migrate), "The database is up to date.\n", "{}", complained(&migrate));
}

/// Whoever waits for a table lets everybody wait who comes after: a dump that takes hours keeps a migration waiting, not pages.
#[tokio::test]
async fn a_migration_that_waits_for_a_table_keeps_nobody_from_reading() {
    let Some(database) = new_database().await else { return };
    let folder = Folder::new();
    let migrate = || program(&folder.0, Some(&database)).arg("migrate").spawn().unwrap();
    assert!(migrate().wait().unwrap().success());
    let other = Box::pin(Database::connect(database.as_str())).await.unwrap();
    let undo =
        "ALTER TABLE tasks DROP COLUMN list_id; DELETE FROM seaql_migrations WHERE version LIKE '%_list_of_tasks'";
    other.execute_unprepared(undo).await.unwrap();
    let dump = other.begin().await.unwrap();
    dump.execute_unprepared("SELECT FROM tasks").await.unwrap();
    let mut waiting = migrate();
    let waits = "SELECT FROM pg_locks WHERE relation = 'tasks'::regclass AND NOT granted";
    let found = async || other.query_all_raw(Statement::from_string(DbBackend::Postgres, waits)).await.unwrap();
    while found().await.is_empty() {
        assert!(waiting.try_wait().unwrap().is_none(), "it asks for the table");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let page = timeout(Duration::from_secs(30), other.execute_unprepared("SELECT FROM tasks"));
    page.await.expect("somebody reads while the migration waits").unwrap();
    assert!(waiting.try_wait().unwrap().is_none(), "it waits");
    dump.rollback().await.unwrap();
    assert!(waiting.wait().unwrap().success());
    other.execute_unprepared("SELECT list_id FROM tasks").await.unwrap();
}

/// A database that several servers share is brought up to date by one command, not by whichever server starts first.
#[tokio::test]
async fn in_production_a_shared_database_is_migrated_on_purpose() {
    let Some(database) = new_database().await else { return };
    let folder = Folder::new();
    let run = |command: &str| {
        let mut program = program(&folder.0, Some(&database));
        program.env("TASKBELL_ENV", "production").env("PUBLIC_URL", "https://tasks.example.org");
        program.env("REDIS_URL", "embedded").env("SMTP_URL", "files").env("MAIL_FROM", "bell@example.org");
        program.env("SECRET_KEY", "0123456789abcdef0123456789abcdef");
        program.arg(command).output().unwrap()
    };
    let refused = run("serve");
    assert_eq!(refused.status.code(), Some(1));
    assert!(complained(&refused).contains("not applied yet. Run: taskbell migrate"), "{}", complained(&refused));
    assert!(printed(&run("migrate")).ends_with("The database is up to date.\n"));
    assert!(run("check").status.success());
}

#[tokio::test]
async fn it_stops_when_told_and_takes_its_redis_along() {
    let taskbell = Taskbell::start().await;
    let process = format!("/proc/{}", pid_of_redis(&taskbell.folder.0));
    assert!(Path::new(&process).exists());
    assert!(taskbell.stop());
    assert!(!Path::new(&process).exists());
}

#[tokio::test]
async fn sessions_outlast_a_server_that_was_killed() {
    let first = Taskbell::start().await;
    let ada = first.signed_up("ada@example.org").await;
    let (folder, postgres, redis) = (first.folder.clone(), first.postgres.clone(), pid_of_redis(&first.folder.0));
    first.kill();
    let second = Taskbell::start_on(folder, postgres, &[]);
    assert_eq!(pid_of_redis(&second.folder.0), redis, "the Redis that was left behind is used again");
    let mut same = second.browser();
    same.cookie = ada.cookie;
    assert_eq!(same.get("/today").await.status, 200);
}

#[tokio::test]
async fn two_servers_share_a_data_folder() {
    let first = Taskbell::start().await;
    let ada = first.signed_up("ada@example.org").await;
    let second = Taskbell::start_on(first.folder.clone(), first.postgres.clone(), &[]);
    let mut there = second.browser();
    there.cookie = ada.cookie;
    assert_eq!(there.get("/today").await.status, 200);
    assert!(first.stop());
    there.add_task("Still here").await;
}

#[tokio::test]
async fn the_demo_can_be_signed_in_to() {
    let taskbell = Taskbell::start().await;
    let line = printed(&taskbell.run(&["seed", "--demo"]));
    let words: Vec<&str> = line.trim().splitn(7, ' ').collect();
    assert_eq!(words[..3], ["Sign", "in", "as"], "{line}");
    let mut browser = taskbell.browser();
    browser.sign_in(words[3], words.last().unwrap().trim_start_matches("password ")).await.location();
    assert_eq!(browser.get("/all").await.status, 200);
    let again = printed(&taskbell.run(&["seed", "--demo"]));
    assert!(again.contains("already") && !again.contains(words.last().unwrap()), "{again}");
    let other = printed(&Taskbell::start().await.run(&["seed", "--demo"]));
    assert_ne!(line, other, "each has a password of its own");
}

#[tokio::test]
async fn nobody_is_made_up_in_production() {
    let folder = Folder::new();
    for (name, value) in [("TASKBELL_ENV", "production"), ("PUBLIC_URL", "https://tasks.example.org")] {
        let mut seed = program(&folder.0, new_database().await.as_ref());
        seed.args(["seed", "--demo"]).env("PUBLIC_URL", "http://localhost:3000").env(name, value);
        seed.env("REDIS_URL", "embedded").env("SMTP_URL", "files").env("MAIL_FROM", "bell@example.org");
        let file = format!("sqlite://{}?mode=rwc", folder.0.join("taskbell.db").display());
        seed.env("DATABASE_URL", file).env("SECRET_KEY", "0123456789abcdef0123456789abcdef");
        let output = seed.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}: {}", printed(&output));
        assert!(complained(&output).contains("not for production"), "{}", complained(&output));
    }
}

/// Users of the same machine read nothing of what is kept, what an earlier version left included.
#[tokio::test]
async fn what_is_kept_in_files_is_nobody_elses() {
    let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
    let data = Folder::new().0.join("data");
    let output = program(&data, None).arg("migrate").output().unwrap();
    assert!(output.status.success(), "{}", complained(&output));
    for (name, expected) in [("", 0o700), ("taskbell.db", 0o600), ("redis", 0o700), ("secret-key", 0o600)] {
        assert_eq!(mode(&data.join(name)), expected, "{name}");
        fs::set_permissions(data.join(name), fs::Permissions::from_mode(expected | 0o055)).unwrap();
    }
    assert!(program(&data, None).arg("migrate").output().unwrap().status.success());
    for (name, expected) in [("", 0o700), ("taskbell.db", 0o600), ("redis", 0o700), ("secret-key", 0o600)] {
        assert_eq!(mode(&data.join(name)), expected, "{name}");
    }
    // A folder that has other things in it is not ours to close.
    fs::write(data.join("somebody's"), "").unwrap();
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(data.join("secret-key"), fs::Permissions::from_mode(0o644)).unwrap();
    assert!(program(&data, None).arg("migrate").output().unwrap().status.success());
    assert_eq!((mode(&data), mode(&data.join("secret-key"))), (0o755, 0o600));
}

#[tokio::test]
async fn developers_pages_are_for_this_machine_alone() {
    let taskbell = Taskbell::start().await;
    let ask = async |headers: &[(&str, &str)], host: &str| {
        let mut head = format!("GET /dev/mail HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
        headers.iter().for_each(|(name, value)| head.push_str(&format!("{name}: {value}\r\n")));
        let mut connection = Connection::open(&taskbell.address).await.unwrap();
        connection.exchange(format!("{head}\r\n").as_bytes(), false).await.unwrap().status
    };
    for host in ["localhost:3000", "127.0.0.1", &taskbell.address] {
        assert_eq!(ask(&[], host).await, 200, "{host}");
    }
    assert_eq!(ask(&[("x-forwarded-for", "203.0.113.7")], "localhost").await, 404);
    for host in ["tasks.example.org", "evil.example", "192.0.2.7:3000"] {
        assert_eq!(ask(&[], host).await, 404, "{host}");
    }
}

#[tokio::test]
async fn reminders_are_sent_and_can_be_read() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let id = ada.add_task("Call the <b>bank</b>").await;
    let today = chrono::Utc::now().date_naive();
    let due = (today + chrono::Days::new(3)).to_string();
    let fields = [
        ("task[id]", id.as_str()),
        ("task[version]", "1"),
        ("task[title]", "Call the <b>bank</b>"),
        ("task[status]", "pending"),
        ("task[priority]", "high"),
        ("task[due_date]", due.as_str()),
    ];
    ada.submit("/all", "save_task", &fields).await.location();
    let at = format!("{}T12:00:00Z", today + chrono::Days::new(2));
    let dry = printed(&taskbell.run(&["remind", "--at", &at, "--dry-run"]));
    assert!(dry.contains("ada@example.org") && dry.contains("Nothing was."), "{dry}");
    assert!(!taskbell.browser().get("/dev/mail").await.text().contains("/dev/mail/"));
    let sent = taskbell.run(&["remind", "--at", &at]);
    assert!(sent.status.success(), "{} {}", printed(&sent), complained(&sent));
    let list = taskbell.browser().get("/dev/mail").await.text();
    let link = list.split("href=\"").nth(1).expect("a mail").split('"').next().unwrap().to_owned();
    let mail = taskbell.browser().get(&link).await.text();
    assert!(mail.contains("Call the &lt;b&gt;bank&lt;/b&gt;") && mail.contains(&format!("/tasks/{id}\"")), "{mail}");
    let html = taskbell.browser().get(&format!("{link}/html")).await;
    assert!(html.expect_header("content-security-policy").starts_with("sandbox; default-src 'none'"));
    assert!(!html.text().contains("<b>bank</b>"));
    assert_eq!(taskbell.browser().get("/dev/mail/..%2flog").await.status, 404);
}

#[tokio::test]
async fn developers_pages_exist_in_development_only() {
    let settings = [
        ("TASKBELL_ENV", "production"),
        ("PUBLIC_URL", "http://localhost:3000"),
        ("REDIS_URL", "embedded"),
        ("SMTP_URL", "files"),
        ("MAIL_FROM", "Taskbell <bell@example.org>"),
        ("SECRET_KEY", "0123456789abcdef0123456789abcdef"),
    ];
    let folder = Folder::new();
    let database = format!("sqlite://{}?mode=rwc", folder.0.join("taskbell.db").display());
    let settings = [&settings[..], &[("DATABASE_URL", database.as_str())]].concat();
    let taskbell = Taskbell::start_on(folder, None, &settings);
    let mut browser = taskbell.browser();
    for path in ["/dev/mail", "/dev/statements"] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
}
