//! What Redis keeps can be kept by a cluster, which refuses whatever touches keys of several slots in one go.
//! `TEST_REDIS_URL=redis-cluster://…` runs every other test on one.

use std::net::{IpAddr, Ipv4Addr};

use domain::accounts::{self, sessions};
use domain::dashboard::dashboard;
use fred::interfaces::KeysInterface;
use model::SignIn;

use crate::support::{App, PASSWORD, now, rejection};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cache_sessions_and_throttles_live_in_a_cluster() {
    let (app, _redis) = App::in_cluster().await;
    let (services, me) = (&app.services, app.person().await);
    let cold = app.statements(dashboard(services, &me, now())).await.0;
    let warm = app.statements(dashboard(services, &me, now())).await.0;
    assert_eq!((cold, warm), (2, 0));

    let keys: Vec<String> = (0..8).map(|number| format!("session {number}")).collect();
    for key in &keys {
        services.redis.set::<(), _, _>(key, "session", None, None, false).await.unwrap();
        sessions::register(services, me.user_id(), key, "Firefox on Linux", now()).await.unwrap();
    }
    assert_eq!(app.session_views(&me, &keys[0]).await.len(), 8);
    assert_eq!(sessions::end_all_others(services, &me, &keys[0], now()).await.unwrap().count, 7);
    for key in &keys {
        assert_eq!(services.redis.exists::<bool, _>(key).await.unwrap(), *key == keys[0]);
    }

    let stranger = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 9));
    let form = SignIn { email: "nobody@example.org".into(), password: PASSWORD.into(), next: String::new() };
    rejection(accounts::sign_in(services, form, stranger, now()).await);
}
