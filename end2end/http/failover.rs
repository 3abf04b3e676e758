//! PostgreSQL is restarted, or its machine dies and a replica takes its place, under load: people are told to try again,
//! nothing they were told was done is lost, and everything goes on by itself. PostgreSQL only; the servers are the
//! test's own.

use std::time::{Duration, Instant};

use sea_orm_migration::sea_orm::{ConnectionTrait, Database, Statement};
use tokio::time::sleep;
use url::Url;

use crate::{
    browser::Browser,
    crowd::{CHANGES, Crowd, Story, assert_whole},
    faults::recovers,
    postgres::Postgres,
    relay::{Relay, Target},
    taskbell::{Folder, Taskbell},
};

/// Whether tests of PostgreSQL are asked for.
pub fn wanted() -> bool {
    std::env::var_os("TEST_DATABASE_URL").is_some()
}

/// How long people may be told to try again once the database is back, on a machine whose processors others have. What
/// does not find it again does so for ever.
const AT_MOST: Duration = Duration::from_secs(60);
/// So many requests are answered before people leave.
const ANSWERED: u32 = 100;

fn assert_only_told_to_try_again(story: &Story, back: Instant) {
    let other: Vec<_> = story.failed.iter().filter(|failure| failure.answer != "Ok(503)").collect();
    assert!(other.is_empty(), "{other:?}");
    let longest = story.failed.iter().map(|failure| failure.when.saturating_duration_since(back)).max();
    assert!(longest.unwrap_or_default() < AT_MOST, "they fail for {longest:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_of_postgresql_is_an_interruption_and_no_more() {
    if !wanted() {
        return;
    }
    let postgres = Postgres::start();
    let database: Url = postgres.url().parse().unwrap();
    let taskbell = Taskbell::start_on(Folder::new(), Some(database.clone()), &[CHANGES]);
    let crowd = Crowd::gather(&taskbell.address).await;
    sleep(Duration::from_secs(1)).await;
    let mut back = Instant::now();
    for _ in 0..2 {
        tokio::task::block_in_place(|| postgres.restart());
        back = Instant::now();
        sleep(Duration::from_secs(2)).await;
    }
    crowd.until_answered(ANSWERED).await;
    let (mut people, story) = crowd.leave().await;
    recovers(&taskbell, &mut people[0]).await;
    assert_only_told_to_try_again(&story, back);
    assert_whole(&database, people, &story).await;
}

/// What a commit waits for: that a replica has it on its disk.
async fn replicate_synchronously(primary: &Postgres) {
    let db = Box::pin(Database::connect(primary.url())).await.unwrap();
    db.execute_unprepared("ALTER SYSTEM SET synchronous_standby_names = '*'").await.unwrap();
    db.execute_unprepared("SELECT pg_reload_conf()").await.unwrap();
    let replicas = "SELECT COUNT(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), replicas)).await.unwrap();
        if row.unwrap().try_get_by_index::<i64>(0).unwrap() == 1 {
            break;
        }
        assert!(Instant::now() < end, "nothing is replicated synchronously");
        sleep(Duration::from_millis(50)).await;
    }
    db.close().await.unwrap();
}

/// A worker that was asking the dead machine finds that out by itself.
async fn background_work_goes_on(person: &mut Browser) {
    person.submit("/transfers", "start_export", &[("format", "csv")]).await.location();
    let end = Instant::now() + Duration::from_secs(180);
    while !person.get("/transfers").await.text().contains("/file\"") {
        assert!(Instant::now() < end, "nothing is exported");
        sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_replica_takes_the_place_of_a_dead_primary_and_has_everything() {
    if !wanted() {
        return;
    }
    let primary = Postgres::start();
    let replica = Postgres::replica_of(&primary);
    replicate_synchronously(&primary).await;
    let at = |postgres: &Postgres| Target::Tcp(format!("127.0.0.1:{}", postgres.port()));
    let relay = Relay::to(at(&primary)).await;
    let address: Url = format!("postgres://taskbell@127.0.0.1:{}/postgres", relay.port).parse().unwrap();
    let taskbell = Taskbell::start_on(Folder::new(), Some(address), &[CHANGES]);
    let crowd = Crowd::gather(&taskbell.address).await;
    sleep(Duration::from_secs(2)).await;

    // Nobody hears that its machine died, and its address moves before the replica may write: long enough for those who
    // waited for the dead one to find that out.
    relay.move_to(at(&replica));
    tokio::task::block_in_place(|| primary.kill());
    sleep(Duration::from_secs(7)).await;
    tokio::task::block_in_place(|| replica.promote());
    let back = Instant::now();

    sleep(Duration::from_secs(10)).await;
    crowd.until_answered(ANSWERED).await;
    let (mut people, story) = crowd.leave().await;
    recovers(&taskbell, &mut people[0]).await;
    assert_only_told_to_try_again(&story, back);
    background_work_goes_on(&mut people[0]).await;
    assert_whole(&replica.url().parse().unwrap(), people, &story).await;
    let asked = Instant::now();
    assert!(tokio::task::block_in_place(|| taskbell.stop()), "it does not end well");
    assert!(asked.elapsed() < Duration::from_secs(60), "it took {:?} to end", asked.elapsed());
}
