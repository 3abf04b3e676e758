//! A Taskbell of a test's own: the program with its data folder, database and private Redis, stopped at the end.

use std::{
    collections::HashSet,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DbBackend, Statement};
use url::Url;
use uuid::Uuid;

use crate::browser::Browser;

static STARTED: AtomicU32 = AtomicU32::new(0);

/// A running server.
pub struct Taskbell {
    process: Child,
    printed: BufReader<ChildStdout>,
    pub address: String,
    pub folder: Arc<Folder>,
    /// The database, where it is PostgreSQL.
    pub postgres: Option<Url>,
}

impl Taskbell {
    /// Starts one with the defaults.
    pub async fn start() -> Taskbell {
        Taskbell::start_with(&[]).await
    }

    /// Starts one with settings besides the defaults.
    pub async fn start_with(settings: &[(&str, &str)]) -> Taskbell {
        let postgres = new_database().await;
        Taskbell::start_on(Folder::new(), postgres, settings)
    }

    /// Starts one on data that is there already.
    pub fn start_on(folder: Arc<Folder>, postgres: Option<Url>, settings: &[(&str, &str)]) -> Taskbell {
        let mut command = program(&folder.0, postgres.as_ref());
        command.envs(settings.iter().copied());
        Taskbell::serve(command, folder, postgres)
    }

    /// Starts one that may open so many files, connections included.
    pub async fn start_with_open_files(files: u32) -> Taskbell {
        let (folder, postgres) = (Folder::new(), new_database().await);
        let program = program(&folder.0, postgres.as_ref());
        let mut command = Command::new("prlimit");
        command.arg(format!("--nofile={files}")).arg(program.get_program()).env_clear();
        command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Taskbell::serve(command, folder, postgres)
    }

    fn serve(mut command: Command, folder: Arc<Folder>, postgres: Option<Url>) -> Taskbell {
        command.arg("serve").stdout(Stdio::piped());
        let log = fs::File::create(folder.0.join("log")).unwrap();
        let mut process = command.stderr(log).spawn().unwrap();
        let (mut line, mut printed) = (String::new(), BufReader::new(process.stdout.take().unwrap()));
        printed.read_line(&mut line).unwrap();
        let address = line.strip_prefix("Taskbell listens on http://").and_then(|rest| rest.split([',', '\n']).next());
        let Some(address) = address.map(str::to_owned) else {
            let _ = process.wait();
            panic!("it did not start: {}", fs::read_to_string(folder.0.join("log")).unwrap());
        };
        Taskbell { process, printed, address, folder, postgres }
    }

    /// The next line that it prints; nothing once it has ended.
    pub fn next_line(&mut self) -> String {
        let mut line = String::new();
        self.printed.read_line(&mut line).unwrap();
        line
    }

    /// Somebody who visits it.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.address)
    }

    /// Somebody who has just signed up.
    pub async fn signed_up(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        browser.sign_up(email).await;
        browser
    }

    /// The SQL statements sent so far.
    pub async fn statements(&self) -> u64 {
        self.browser().get("/dev/statements").await.text().parse().unwrap()
    }

    /// The log so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.0.join("log")).unwrap()
    }

    /// Runs another command on the same data.
    pub fn run(&self, arguments: &[&str]) -> std::process::Output {
        program(&self.folder.0, self.postgres.as_ref()).args(arguments).output().unwrap()
    }

    /// The id of its process.
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// Lets it stand still until it goes on.
    pub fn stand_still(&self) {
        signal("STOP", self.process.id());
    }

    /// Lets it go on.
    pub fn go_on(&self) {
        signal("CONT", self.process.id());
    }

    /// Asks it to end, and does not wait for that.
    pub fn ask_to_end(&self) {
        signal("TERM", self.process.id());
    }

    /// Waits for the end that was asked for; whether it ended well.
    pub fn ended(mut self) -> bool {
        self.process.wait().is_ok_and(|status| status.success())
    }

    /// Ends it as an operator would; whether it ended well.
    pub fn stop(mut self) -> bool {
        self.terminate()
    }

    /// Ends it as a power cut would.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    fn terminate(&mut self) -> bool {
        if let Ok(Some(status)) = self.process.try_wait() {
            return status.success();
        }
        signal("TERM", self.process.id());
        self.process.wait().is_ok_and(|status| status.success())
    }
}

impl Drop for Taskbell {
    fn drop(&mut self) {
        self.terminate();
    }
}

/// A data folder that goes with the last who uses it.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Arc<Folder> {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("taskbell-http-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Arc::new(Folder(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

/// The program on a data folder, with nothing of the surrounding environment but the search path.
pub fn program(data: &Path, postgres: Option<&Url>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taskbell"));
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("LISTEN", "127.0.0.1:0").env("DATA_DIR", data).env("LEPTOS_SITE_ROOT", data.join("site"));
    // The longest: other tests have the processors too.
    command.env("LEPTOS_HASH_FILES", "false").env("DATABASE_WAIT", "4");
    if let Some(url) = postgres {
        command.env("DATABASE_URL", url.as_str());
    }
    command
}

/// Sends a signal to a process this test started.
pub fn signal(name: &str, process: u32) {
    let sent = Command::new("kill").arg(format!("-{name}")).arg(process.to_string()).status().unwrap();
    assert!(sent.success(), "kill -{name} {process}");
}

/// A new database on the server that `TEST_DATABASE_URL` names; without it, tests run on SQLite.
pub async fn new_database() -> Option<Url> {
    let server = Url::parse(&std::env::var("TEST_DATABASE_URL").ok()?).unwrap();
    let name = format!("taskbell_http_{}_{}", std::process::id(), STARTED.fetch_add(1, Ordering::Relaxed));
    let connection = Box::pin(Database::connect(server.as_str())).await.unwrap();
    connection.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    connection.close().await.unwrap();
    let mut url = server;
    url.set_path(&name);
    Some(url)
}

/// The tasks in a database.
pub async fn task_ids(database: &Url) -> HashSet<String> {
    let connection = Box::pin(Database::connect(database.as_str())).await.unwrap();
    let backend = connection.get_database_backend();
    let id = if backend == DbBackend::Sqlite { "HEX(id)" } else { "CAST(id AS TEXT)" };
    let ids = Statement::from_string(backend, format!("SELECT {id} AS id FROM tasks"));
    let rows = connection.query_all_raw(ids).await.unwrap();
    connection.close().await.unwrap();
    let id = |text: String| text.parse::<Uuid>().unwrap().to_string();
    rows.into_iter().map(|row| id(row.try_get("", "id").unwrap())).collect()
}
