//! Accounts whose address nobody ever confirmed.

use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::accounts;
use domain::{Actor, UserId};
use uuid::Uuid;

use crate::support::{App, now};

impl App {
    /// Somebody who gave their address so many days ago, and has not confirmed it.
    async fn unconfirmed(&self, days: i64) -> UserId {
        let (id, since) = (Uuid::now_v7(), now() - TimeDelta::days(days));
        let email = format!("{}@example.org", id.simple());
        self.insert_person(id, "Kim", &email, Tz::UTC).await;
        let since = since.format("%Y-%m-%d %H:%M:%S+00:00");
        let update =
            format!("UPDATE users SET unconfirmed_since = '{since}', created_at = '{since}' WHERE email = '{email}'");
        self.execute(&update).await;
        UserId(id)
    }

    async fn there(&self, person: UserId) -> bool {
        accounts::actor(&self.services, person, 1).await.unwrap().is_some()
    }

    async fn clean(&self) {
        assert!(!accounts::prune_unconfirmed(&self.services, now()).await.unwrap(), "all at once");
    }

    async fn confirmed(&self) -> Actor {
        let me = self.person().await;
        self.execute("UPDATE users SET created_at = '2020-01-01 00:00:00+00:00' WHERE unconfirmed_since IS NULL").await;
        me
    }
}

#[tokio::test]
async fn whoever_never_confirmed_an_address_is_forgotten() {
    let app = App::verifying().await;
    let me = app.confirmed().await;
    let (old, new) = (app.unconfirmed(31).await, app.unconfirmed(29).await);
    // Opened and used while nobody confirmed addresses.
    let used = app.unconfirmed(40).await;
    let actor = accounts::actor(&app.services, used, 1).await.unwrap().unwrap();
    app.task(&actor, "Water the plants").await;
    assert!(app.there(old).await, "in the cache too");
    app.clean().await;
    let there = [app.there(old).await, app.there(new).await, app.there(used).await, app.there(me.user_id()).await];
    assert_eq!(there, [false, true, true, true]);
    let lines = app.values::<String>("SELECT event FROM audit WHERE outcome = 'unconfirmed'").await;
    assert_eq!(lines, ["account-deletion"]);
}

#[tokio::test]
async fn where_nobody_confirms_addresses_nobody_is_forgotten() {
    let app = App::new().await;
    let old = app.unconfirmed(31).await;
    app.clean().await;
    assert!(app.there(old).await);
}
