//! A database with people whose reminder is due, a Redis, a mail server, and workers that can be killed.

use std::{
    env, fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use chrono::{Days, NaiveDate, Timelike, Utc};
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement, TryGetable};
use url::Url;

use crate::{redis::Redis, relay::Relay, smtp::Smtp};

static SITES: AtomicU32 = AtomicU32::new(0);

pub struct Site {
    folder: PathBuf,
    pub database_url: String,
    pub redis: Redis,
    pub smtp: Smtp,
    db: DatabaseConnection,
}

/// A line of the ledger.
#[derive(Debug)]
pub struct Line {
    pub message_id: String,
    pub state: String,
    pub ambiguous: i32,
}

impl Site {
    /// Somewhere with so many people, each with one task that is due tomorrow, and their hour has come.
    pub async fn with_people(people: u32) -> Site {
        let number = SITES.fetch_add(1, Ordering::Relaxed);
        let folder = new_folder(number);
        let database_url = match env::var("TEST_DATABASE_URL") {
            Ok(server) => new_database(&server, number).await,
            Err(_) => format!("sqlite://{}?mode=rwc", folder.join("taskbell.db").display()),
        };
        Self::with(folder, database_url, people).await
    }

    /// The same on an empty database.
    pub async fn on(database_url: String, people: u32) -> Site {
        Self::with(new_folder(SITES.fetch_add(1, Ordering::Relaxed)), database_url, people).await
    }

    async fn with(folder: PathBuf, database_url: String, people: u32) -> Site {
        let redis = Redis::start(&folder).await;
        let smtp = Smtp::start().await;
        let db = Box::pin(Database::connect(&database_url)).await.unwrap();
        let site = Site { folder, database_url, redis, smtp, db };
        wait_out_the_end_of_a_day().await;
        for arguments in [&["migrate"][..], &["seed", "--users", &people.to_string(), "--tasks", "1"]] {
            assert!(aside(|| site.command(arguments).status()).unwrap().success(), "{arguments:?}\n{}", site.log());
        }
        site.make_due().await;
        site
    }

    /// Everybody's hour has come, once more if need be.
    pub async fn make_due(&self) {
        let now = Utc::now();
        let tomorrow = now.date_naive() + Days::new(1);
        let due_sort = (tomorrow - NaiveDate::default()).num_days() * 10_000 + 1_440;
        self.execute(&format!(
            "UPDATE tasks SET status = 0, deleted_at = NULL, completed_at = NULL, due_sort = {due_sort}, due_on = '{tomorrow}'"
        ))
        .await;
        let hour = now.hour();
        self.execute(&format!("UPDATE users SET next_reminder_at = created_at, reminder_hour = {hour}")).await;
    }

    /// The program on this site. What it says goes into the log.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let log = fs::OpenOptions::new().create(true).append(true).open(self.folder.join("log")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_taskbell"));
        command.args(arguments).stdout(Stdio::null()).stderr(log);
        command.env_clear().env("PATH", env::var_os("PATH").unwrap_or_default());
        command.env("DATA_DIR", &self.folder).env("LEPTOS_SITE_ROOT", self.folder.join("site"));
        command.env("DATABASE_URL", &self.database_url).env("SMTP_URL", &self.smtp.url);
        command.env("REDIS_URL", format!("redis+unix://{}", self.redis.socket.display()));
        command.env("LEPTOS_HASH_FILES", "false").env("LISTEN", "127.0.0.1:0").env("DATABASE_WAIT", "4");
        command
    }

    /// A worker, with settings that make it ill.
    pub fn worker(&self, settings: &[(&str, &str)]) -> Child {
        self.command(&["work", "--queue", "mail"]).envs(settings.iter().copied()).spawn().unwrap()
    }

    /// Asks a worker to end, and waits until it has.
    pub fn stop(&self, worker: &mut Child) {
        signal("TERM", worker.id());
        assert!(aside(|| worker.wait()).unwrap().success(), "{}", self.log());
    }

    /// Waits until a number is so large; far longer than it takes, for machines that have other things to do.
    pub async fn until(&self, sql: &str, least: i64) {
        let end = Instant::now() + Duration::from_secs(180);
        while self.value::<i64>(sql).await < least {
            assert!(Instant::now() < end, "never {least}: {sql}\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// How many mails the ledger says were sent.
    pub async fn sent(&self) -> i64 {
        self.value("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent'").await
    }

    pub async fn until_sent(&self, least: i64) {
        self.until("SELECT COUNT(*) FROM reminder_deliveries WHERE state = 'sent'", least).await;
    }

    pub async fn until_cut(&self, relay: &Relay) {
        let end = Instant::now() + Duration::from_secs(180);
        while relay.cuts() == 0 {
            assert!(Instant::now() < end, "nothing was ever cut\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Ends every lease, as time would.
    pub async fn end_leases(&self) {
        self.execute("UPDATE jobs SET lease_until = created_at WHERE state = 'running'").await;
        self.execute("UPDATE jobs SET run_at = created_at WHERE state = 'waiting'").await;
        self.execute("DELETE FROM leases").await;
    }

    /// Lets a healthy worker finish everything. Jobs that wait for their next try get it at once. Longer than a lease:
    /// the database may have executed the last claim of a process after that process was ended or stopped.
    pub async fn heal(&self) {
        self.heal_with(&[]).await;
    }

    /// The same with settings.
    pub async fn heal_with(&self, settings: &[(&str, &str)]) {
        self.end_leases().await;
        let mut worker = self.worker(settings);
        let end = Instant::now() + Duration::from_secs(180);
        // One that is asked to end before it has begun ends at once, and not well.
        let begun = format!("SELECT COUNT(*) FROM workers WHERE host LIKE '%, process {}'", worker.id());
        self.until(&begun, 1).await;
        loop {
            tokio::time::sleep(Duration::from_millis(150)).await;
            let unplanned: i64 = self.value("SELECT COUNT(*) FROM users WHERE next_reminder_at <= created_at").await;
            let open: i64 = self.value("SELECT COUNT(*) FROM jobs WHERE state IN ('waiting', 'running')").await;
            if open == 0 && unplanned == 0 {
                break;
            }
            assert!(Instant::now() < end, "{open} jobs are not finished: {}", self.log());
            self.execute("UPDATE jobs SET run_at = created_at WHERE state = 'waiting'").await;
        }
        self.stop(&mut worker);
    }

    /// The promise: every reminder was taken by the mail server or visibly failed, and a second copy went out only
    /// where the ledger says that the first one's fate was unknown.
    pub async fn check(&self, people: u32) -> Vec<Line> {
        let lines = self.ledger().await;
        assert_eq!(lines.len(), people as usize, "{}", self.log());
        let mut accepted = self.smtp.accepted();
        for line in &lines {
            let copies = accepted.remove(&line.message_id).unwrap_or(0);
            match line.state.as_str() {
                "sent" => assert!(copies >= 1, "said to be sent and was not: {line:?}\n{}", self.log()),
                "failed" => {}
                _ => panic!("neither sent nor visibly failed: {line:?}\n{}", self.log()),
            }
            let known = 1 + line.ambiguous.max(0) as u32;
            assert!(copies <= known, "{copies} copies of {line:?}\n{}", self.log());
        }
        assert!(accepted.is_empty(), "mails that are not in the ledger: {accepted:?}");
        lines
    }

    pub async fn ledger(&self) -> Vec<Line> {
        let sql = "SELECT message_id, state, ambiguous FROM reminder_deliveries ORDER BY id";
        let backend = self.db.get_database_backend();
        let rows = self.db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
        rows.into_iter()
            .map(|row| Line {
                message_id: row.try_get("", "message_id").unwrap(),
                state: row.try_get("", "state").unwrap(),
                ambiguous: row.try_get("", "ambiguous").unwrap(),
            })
            .collect()
    }

    /// Whether nobody holds up those who write.
    pub async fn can_write(&self) -> bool {
        self.db.execute_unprepared("DELETE FROM leases WHERE name = ''").await.is_ok()
    }

    pub async fn execute(&self, sql: &str) {
        // SQLite has one writer: somebody else may be writing, for long on a machine that has other things to do.
        let end = Instant::now() + Duration::from_secs(180);
        while Instant::now() < end {
            match self.db.execute_unprepared(sql).await {
                Ok(_) => return,
                Err(error) if error.to_string().contains("locked") => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) => panic!("{error}"),
            }
        }
        panic!("the database stays locked: {sql}");
    }

    pub async fn value<T: TryGetable>(&self, sql: &str) -> T {
        let backend = self.db.get_database_backend();
        let row = self.db.query_one_raw(Statement::from_string(backend, sql)).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// A file of the site.
    pub fn file(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A reminder that is planned before midnight is too late after it: nothing is begun in the last minutes.
async fn wait_out_the_end_of_a_day() {
    let left = 24 * 60 * 60 - Utc::now().num_seconds_from_midnight();
    if left < 5 * 60 {
        tokio::time::sleep(Duration::from_secs(u64::from(left) + 1)).await;
    }
}

fn new_folder(number: u32) -> PathBuf {
    let folder = env::temp_dir().join(format!("taskbell-faults-{}-{number}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

async fn new_database(server: &str, number: u32) -> String {
    let name = format!("faults_{}_{number}", std::process::id());
    let admin = Box::pin(Database::connect(server)).await.unwrap();
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    admin.close().await.unwrap();
    let mut url = Url::parse(server).unwrap();
    url.set_path(&name);
    url.to_string()
}

/// Waits for a process without holding up what else this one does, its mail servers among it.
pub fn aside<T>(wait: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(wait)
}

pub fn signal(name: &str, process: u32) {
    assert!(Command::new("kill").arg(format!("-{name}")).arg(process.to_string()).status().unwrap().success());
}
