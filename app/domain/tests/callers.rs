//! Callers who go away in the middle: a browser that is closed, a time limit, a worker that is stopped.

use std::future::poll_fn;
use std::mem;
use std::pin::Pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use model::TaskId;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};

use crate::support::{App, new_database};

/// Lets a piece of work wake up so many times and drops it then; whether it had ended.
async fn dropped_after(wakes: u32, mut work: Pin<Box<dyn Future<Output = TaskId> + '_>>) -> bool {
    for _ in 0..wakes {
        let mut woken = false;
        let step = poll_fn(|context| match mem::replace(&mut woken, true) {
            true => Poll::Ready(false),
            false => work.as_mut().poll(context).map(|_| true),
        });
        if step.await {
            return true;
        }
    }
    false
}

/// Whoever gets such a connection next would write into a transaction that nobody commits.
async fn no_transaction_stays_open(watch: &DatabaseConnection, wakes: u32) {
    let others = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL
                  AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
    // A machine that stands still shows nothing, and PostgreSQL ends what is left open after twenty seconds.
    let (end, mut looks) = (Instant::now() + Duration::from_secs(10), 0);
    loop {
        let others = Statement::from_string(watch.get_database_backend(), others);
        let row = watch.query_one_raw(others).await.unwrap().unwrap();
        if row.try_get_by_index::<i64>(0).unwrap() == 0 {
            return;
        }
        looks += 1;
        assert!(Instant::now() < end || looks < 100, "a transaction is still open, {wakes} wakes after the start");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn whoever_goes_away_leaves_no_transaction_behind() {
    let Some(url) = new_database().await else { return };
    let app = App::on(&url, None).await;
    let watch = Box::pin(Database::connect(url)).await.unwrap();
    let me = app.person().await;
    for _ in 0..3 {
        let mut wakes = 0;
        while !dropped_after(wakes, Box::pin(app.task(&me, "Task"))).await {
            no_transaction_stays_open(&watch, wakes).await;
            wakes += 1;
        }
    }
}
