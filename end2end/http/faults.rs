//! The database or Redis is away: people are told within five seconds, and everything goes on by itself afterwards.

use std::{
    fs,
    os::unix::net::UnixStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement, TransactionTrait};
use tokio::time::sleep;

use crate::{
    browser::Browser,
    program::pid_of_redis,
    relay::{Relay, State, Target},
    reply::Reply,
    taskbell::{Folder, Taskbell, new_database, signal},
};

/// The promise is five seconds. The rest is for a machine whose processors others have; what does not give up takes for
/// ever.
const AT_MOST: Duration = Duration::from_secs(20);

/// A Redis of the test's own, behind a relay.
pub struct Redis {
    process: Child,
    relay: Relay,
    _folder: Arc<Folder>,
}

impl Redis {
    pub async fn start() -> Redis {
        let folder = Folder::new();
        let socket: PathBuf = folder.0.join("redis.sock");
        let process = Command::new("redis-server")
            .args(["--port", "0", "--save", "", "--unixsocket"])
            .arg(&socket)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // It is there a moment before anybody listens.
        while UnixStream::connect(&socket).is_err() {
            sleep(Duration::from_millis(10)).await;
        }
        let relay = Relay::to(Target::Unix(socket)).await;
        Redis { process, relay, _folder: folder }
    }

    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.relay.port)
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn timed(answer: impl Future<Output = Reply>) -> Reply {
    let start = Instant::now();
    let reply = answer.await;
    assert!(start.elapsed() < AT_MOST, "an answer took {:?}", start.elapsed());
    reply
}

fn assert_away(reply: &Reply, place: &str) {
    assert_eq!(reply.status, 503, "{place}: {}", reply.text());
    assert_eq!(reply.expect_header("retry-after"), "5", "{place}");
    assert_eq!(reply.header("set-cookie"), None, "{place}: nobody is signed out by an outage");
    if place.starts_with("/api/") {
        assert_eq!(reply.json(), "Unavailable", "{place}");
    } else {
        let page = reply.text();
        assert!(page.contains("</html>") && page.contains("try again"), "{place}: {page}");
    }
}

/// Every kind of request says that the server is away.
async fn everything_is_away(person: &mut Browser) {
    for path in ["/today", "/dashboard", "/settings"] {
        assert_away(&timed(person.get(path)).await, path);
    }
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", "Lost"), ("task[list]", "all")];
    assert_away(&timed(person.submit("/all", "add_task", &fields)).await, "/all");
    assert_away(&timed(person.call("add_task", &fields)).await, "/api/add_task");
}

/// Waits until one of them is said to be away and the other to be there: on a busy machine that one may be late, too.
/// The process lives in any case.
async fn until_away(taskbell: &Taskbell, away: &str, there: &str) {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        assert_eq!(timed(taskbell.browser().get("/healthz")).await.status, 200);
        let reply = timed(taskbell.browser().get("/readyz")).await;
        let health = reply.json();
        assert_eq!((reply.status, &health[away]), (503, &"down".into()), "{health}");
        if health[there] == "ok" {
            return;
        }
        assert!(Instant::now() < end, "{there} is never there: {health}");
        sleep(Duration::from_millis(100)).await;
    }
}

/// Whether everything answers as it should.
pub async fn is_well(taskbell: &Taskbell, person: &mut Browser) -> bool {
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", "Works again"), ("task[list]", "all")];
    taskbell.browser().get("/readyz").await.status == 200
        && person.get("/today").await.status == 200
        && person.submit("/all", "add_task", &fields).await.status == 303
        && person.get("/dashboard").await.status == 200
}

/// Waits until everything works again, without anybody's help.
pub async fn recovers(taskbell: &Taskbell, person: &mut Browser) {
    let (end, mut well) = (Instant::now() + Duration::from_secs(120), 0);
    // Each connection finds its way by itself, so one answer does not tell.
    while well < 6 {
        assert!(Instant::now() < end, "it does not recover: {}", taskbell.log());
        well = if is_well(taskbell, person).await { well + 1 } else { 0 };
        sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn redis_goes_away_and_comes_back() {
    let redis = Redis::start().await;
    let taskbell = Taskbell::start_with(&[("REDIS_URL", &redis.url())]).await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for state in [State::Cut, State::Stuck] {
        redis.relay.set(state);
        everything_is_away(&mut ada).await;
        let reply = timed(taskbell.browser().sign_in("ada@example.org", "whatever it may be")).await;
        assert_away(&reply, "/sign-in");
        until_away(&taskbell, "redis", "database").await;
        redis.relay.set(State::Open);
        recovers(&taskbell, &mut ada).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_database_goes_away_and_comes_back() {
    let Some(database) = new_database().await else { return };
    let address = format!("{}:{}", database.host_str().unwrap_or("127.0.0.1"), database.port().unwrap_or(5432));
    let relay = Relay::to(Target::Tcp(address)).await;
    let mut behind = database.clone();
    behind.set_host(Some("127.0.0.1")).unwrap();
    behind.set_port(Some(relay.port)).unwrap();
    let taskbell = Taskbell::start_on(Folder::new(), Some(behind), &[]);
    let mut ada = taskbell.signed_up("ada@example.org").await;
    for state in [State::Cut, State::Stuck] {
        relay.set(state);
        for path in ["/today", "/all"] {
            assert_away(&timed(ada.get(path)).await, path);
        }
        let id = uuid::Uuid::new_v4().to_string();
        let fields = [("task[id]", id.as_str()), ("task[title]", "Lost"), ("task[list]", "all")];
        assert_away(&timed(ada.submit("/all", "add_task", &fields)).await, "/all");
        assert_away(&timed(ada.call("add_task", &fields)).await, "/api/add_task");
        until_away(&taskbell, "database", "redis").await;
        relay.set(State::Open);
        recovers(&taskbell, &mut ada).await;
    }
}

/// How many statements wait for a lock.
async fn waiting(database: &DatabaseConnection) -> i64 {
    let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let row = database.query_one_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

/// Statements that do not end hold all connections that a server may open. Who comes then waits for one, but not long.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_are_used_up_and_come_back() {
    let Some(database) = new_database().await else { return };
    let settings = [("DATABASE_CONNECTIONS", "2"), ("DATABASE_WAIT", "2")];
    let taskbell = Taskbell::start_on(Folder::new(), Some(database.clone()), &settings);
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let other = Box::pin(Database::connect(database.as_str())).await.unwrap();
    let mut sooner = false;
    for _ in 0..5 {
        let lock = other.begin().await.unwrap();
        lock.execute_unprepared("LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE").await.unwrap();
        let holders = [ada.another(), ada.another()].map(|mut person| {
            tokio::spawn(async move {
                assert_away(&timed(person.get("/today")).await, "/today");
            })
        });
        while waiting(&other).await < 2 && holders.iter().all(|holder| !holder.is_finished()) {
            sleep(Duration::from_millis(20)).await;
        }
        assert_away(&ada.get("/all").await, "/all");
        sooner = holders.iter().all(|holder| !holder.is_finished());
        for holder in holders {
            holder.await.unwrap();
        }
        lock.rollback().await.unwrap();
        recovers(&taskbell, &mut ada).await;
        // On a machine that stands still for seconds all of them are told at once.
        if sooner {
            break;
        }
    }
    assert!(sooner, "it waited for as long as an answer may take");
}

/// SQLite has one writer. When that one does not let go, writing fails in time and reading goes on.
#[tokio::test]
async fn a_database_that_cannot_be_written_is_away() {
    if std::env::var_os("TEST_DATABASE_URL").is_some() {
        return;
    }
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let file = format!("sqlite://{}", taskbell.folder.0.join("taskbell.db").display());
    let mut options = sea_orm_migration::sea_orm::ConnectOptions::new(file);
    options.max_connections(1);
    let other = Box::pin(Database::connect(options)).await.unwrap();
    other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("task[id]", id.as_str()), ("task[title]", "Late"), ("task[list]", "all")];
    let reply = timed(ada.submit("/all", "add_task", &fields)).await;
    assert_eq!(reply.status, 503);
    assert_eq!(reply.expect_header("retry-after"), "5");
    assert_eq!(ada.get("/all").await.status, 200);
    other.execute_unprepared("ROLLBACK").await.unwrap();
    recovers(&taskbell, &mut ada).await;
    ada.submit("/all", "add_task", &fields).await.location();
}

#[tokio::test]
async fn the_private_redis_is_started_again() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    // The append-only file is written every second.
    sleep(Duration::from_millis(2_200)).await;
    signal("KILL", pid_of_redis(&taskbell.folder.0));
    recovers(&taskbell, &mut ada).await;
    assert!(fs::read_dir(taskbell.folder.0.join("redis")).unwrap().count() > 0);
}
