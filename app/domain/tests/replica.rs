//! Lists are read from a replica, and nobody notices. PostgreSQL only; the servers are the test's own.

use std::time::{Duration, Instant};

use domain::{Actor, Services, accounts, tasks};
use model::{ListKind, ListQuery, NewTask, TaskId};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use tokio::time::sleep;
use uuid::Uuid;

use crate::support::{App, Postgres, no_lists};

/// Longer than who wrote is kept away from the replica.
const FORGOTTEN: Duration = Duration::from_millis(5_500);

struct Pair {
    app: App,
    primary: Postgres,
    replica: Postgres,
    me: Actor,
}

impl Pair {
    async fn start() -> Option<Pair> {
        std::env::var("TEST_DATABASE_URL").ok()?;
        let primary = Postgres::start();
        let replica = Postgres::replica_of(&primary);
        let app = App::on(&primary.url(), Some(replica.url())).await;
        let me = app.person().await;
        Some(Pair { app, primary, replica, me })
    }

    fn services(&self) -> &Services {
        &self.app.services
    }

    /// The person as the next request finds them.
    async fn me(&self) -> Actor {
        accounts::actor(self.services(), self.me.user_id(), 1).await.unwrap().unwrap()
    }

    async fn add(&self, title: &str) {
        let form =
            NewTask { id: TaskId(Uuid::new_v4()), title: title.to_owned(), list: ListKind::All, ..NewTask::default() };
        tasks::add(self.services(), &self.me().await, form, self.services().now()).await.unwrap();
    }

    async fn titles(&self) -> Result<Vec<String>, domain::Error> {
        let query = ListQuery::of(ListKind::All);
        let page =
            tasks::page(self.services(), &self.me().await, &no_lists(&self.me().await), &query, self.services().now())
                .await?;
        Ok(page.rows.into_iter().map(|row| row.title).collect())
    }

    /// Whether the replica is what answers, seen from there; to somebody who writes before each look, or only looks.
    async fn read_from_replica(&self, writes: bool) -> bool {
        let replica = Box::pin(Database::connect(self.replica.url())).await.unwrap();
        let before = transactions(&replica).await;
        for _ in 0..50 {
            if writes {
                self.add("One more").await;
            }
            self.titles().await.unwrap();
        }
        let answered = transactions(&replica).await - before;
        replica.close().await.unwrap();
        answered > 40
    }

    async fn until_read_from_replica(&self) {
        let end = Instant::now() + Duration::from_secs(120);
        while !self.read_from_replica(false).await {
            assert!(Instant::now() < end, "the replica is never used");
        }
    }

    async fn on_replica(&self, sql: &str) {
        let replica = Box::pin(Database::connect(self.replica.url())).await.unwrap();
        replica.execute_unprepared(sql).await.unwrap();
        replica.close().await.unwrap();
    }
}

/// How many transactions a server has counted. Connections tell it at most once a second.
async fn transactions(db: &DatabaseConnection) -> i64 {
    sleep(Duration::from_millis(1_200)).await;
    let sql = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn lists_come_from_the_replica_and_people_see_what_they_wrote() {
    let Some(pair) = Pair::start().await else { return };
    pair.add("Before").await;
    sleep(FORGOTTEN).await;
    pair.until_read_from_replica().await;
    for number in 0..100 {
        let title = format!("Number {number}");
        pair.add(&title).await;
        assert_eq!(pair.titles().await.unwrap().first(), Some(&title));
    }
    assert!(!pair.read_from_replica(true).await, "who wrote reads where it was written");
}

#[tokio::test]
async fn a_replica_that_lags_is_left_alone_until_it_has_caught_up() {
    let Some(pair) = Pair::start().await else { return };
    pair.add("Before").await;
    sleep(FORGOTTEN).await;
    pair.until_read_from_replica().await;
    pair.on_replica("SELECT pg_wal_replay_pause()").await;
    pair.add("While it stands still").await;
    // While the person is known to have written, and long after that.
    let written = Instant::now();
    while written.elapsed() < FORGOTTEN + Duration::from_secs(2) {
        assert_eq!(pair.titles().await.unwrap().len(), 2, "after {:?}", written.elapsed());
        sleep(Duration::from_millis(50)).await;
    }
    assert!(!pair.read_from_replica(false).await);
    pair.on_replica("SELECT pg_wal_replay_resume()").await;
    pair.until_read_from_replica().await;
    assert_eq!(pair.titles().await.unwrap().len(), 2);
}

#[tokio::test]
async fn nobody_misses_a_dead_replica() {
    let Some(pair) = Pair::start().await else { return };
    pair.add("Before").await;
    sleep(FORGOTTEN).await;
    pair.until_read_from_replica().await;
    pair.replica.kill();
    let killed = Instant::now();
    while killed.elapsed() < Duration::from_secs(4) {
        let asked = Instant::now();
        pair.titles().await.unwrap();
        // Who waited for a connection would wait for thirty seconds.
        assert!(asked.elapsed() < Duration::from_secs(20), "an answer took {:?}", asked.elapsed());
        sleep(Duration::from_millis(20)).await;
    }
    pair.replica.go_on();
    pair.until_read_from_replica().await;
}

#[tokio::test]
async fn a_server_started_without_its_replica_serves() {
    let Some(pair) = Pair::start().await else { return };
    pair.replica.kill();
    let app = App::on(&pair.primary.url(), Some(pair.replica.url())).await;
    let me = app.person().await;
    let page = tasks::page(&app.services, &me, &no_lists(&me), &ListQuery::of(ListKind::All), app.services.now())
        .await
        .unwrap();
    assert!(page.rows.is_empty());
}
