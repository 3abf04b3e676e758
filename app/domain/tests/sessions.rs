//! Where one is signed in.

use chrono::TimeDelta;
use domain::accounts::{Proof, sessions};
use domain::{Actor, pages};
use fred::interfaces::KeysInterface;
use model::{Did, Rejection, SessionView};
use uuid::Uuid;

use crate::support::{App, now, rejection};

impl App {
    /// A session as the session layer keeps it, registered; its key.
    pub async fn open_session(&self, actor: &Actor, device: &str) -> String {
        let key = Uuid::new_v4().to_string();
        let _: () = self.services.redis.set(key.as_str(), "session", None, None, false).await.unwrap();
        sessions::register(&self.services, actor.user_id(), &key, device, now()).await.unwrap();
        key
    }

    pub async fn session_lives(&self, key: &str) -> bool {
        self.services.redis.exists(key).await.unwrap()
    }

    pub async fn session_views(&self, actor: &Actor, current: &str) -> Vec<SessionView> {
        pages::security(&self.services, actor, current, Proof { at: now() }, now()).await.unwrap().sessions
    }
}

#[tokio::test]
async fn sessions_are_listed_the_current_one_first() {
    let app = App::new().await;
    let me = app.person().await;
    let (first, second) =
        (app.open_session(&me, "Firefox on Linux").await, app.open_session(&me, "Safari\r\n on iPhone").await);
    let views = app.session_views(&me, &second).await;
    let told: Vec<_> = views.iter().map(|view| (view.device.as_str(), view.last_seen.as_str(), view.current)).collect();
    assert_eq!(told, [("Safari on iPhone", "Today 10:00", true), ("Firefox on Linux", "Today 10:00", false)]);
    // Pages never see what the cookies say.
    assert!(views.iter().all(|view| !first.contains(&view.handle) && !second.contains(&view.handle)));
}

#[tokio::test]
async fn one_session_is_ended() {
    let app = App::new().await;
    let me = app.person().await;
    let (mine, lost) = (app.open_session(&me, "a").await, app.open_session(&me, "b").await);
    let handle = app.session_views(&me, &mine).await.into_iter().find(|view| !view.current).unwrap().handle;
    let outcome = sessions::end(&app.services, &me, &handle, now()).await.unwrap();
    assert_eq!((outcome.did, outcome.count), (Did::SessionsEnded, 1));
    assert!(app.session_lives(&mine).await && !app.session_lives(&lost).await);
    assert_eq!(rejection(sessions::end(&app.services, &me, &handle, now()).await), Rejection::NotFound);
}

#[tokio::test]
async fn the_others_or_all_are_ended() {
    let app = App::new().await;
    let me = app.person().await;
    let mine = app.open_session(&me, "a").await;
    let (b, c) = (app.open_session(&me, "b").await, app.open_session(&me, "c").await);
    assert_eq!(sessions::end_all_others(&app.services, &me, &mine, now()).await.unwrap().count, 2);
    assert!(app.session_lives(&mine).await && !app.session_lives(&b).await && !app.session_lives(&c).await);
    assert_eq!(sessions::end_all_others(&app.services, &me, &mine, now()).await.unwrap().count, 0);
    assert_eq!(sessions::end_all(&app.services, me.user_id()).await.unwrap().count, 1);
    assert!(!app.session_lives(&mine).await);
}

#[tokio::test]
async fn what_signed_out_or_expired_is_not_listed() {
    let app = App::new().await;
    let me = app.person().await;
    let (mine, out, expired) =
        (app.open_session(&me, "a").await, app.open_session(&me, "b").await, app.open_session(&me, "c").await);
    sessions::forget(&app.services, me.user_id(), &out).await.unwrap();
    let _: () = app.services.redis.del(expired.as_str()).await.unwrap();
    assert_eq!(app.session_views(&me, &mine).await.len(), 1);
}

#[tokio::test]
async fn the_last_visit_is_remembered_to_five_minutes() {
    let app = App::new().await;
    let me = app.person().await;
    let key = app.open_session(&me, "a").await;
    let seen = async || app.session_views(&me, &key).await[0].last_seen.clone();
    sessions::touch(&app.services, &me, &key, now() - TimeDelta::hours(1)).await.unwrap();
    assert_eq!(seen().await, "Today 09:00");
    sessions::touch(&app.services, &me, &key, now()).await.unwrap();
    assert_eq!(seen().await, "Today 09:00");
    // A visit does not bring back what was ended.
    sessions::end_all(&app.services, me.user_id()).await.unwrap();
    let other = Uuid::new_v4().to_string();
    sessions::touch(&app.services, &me, &other, now()).await.unwrap();
    assert!(app.session_views(&me, &other).await.is_empty());
}

/// Who signs in again and again does not make the settings slow: what was not visited for longest ends.
#[tokio::test]
async fn one_has_a_hundred_sessions_at_most() {
    let app = App::new().await;
    let me = app.person().await;
    let mut keys = Vec::new();
    for number in 0..103 {
        let key = Uuid::new_v4().to_string();
        let _: () = app.services.redis.set(key.as_str(), "session", None, None, false).await.unwrap();
        let at = now() + TimeDelta::minutes(number);
        sessions::register(&app.services, me.user_id(), &key, "a", at).await.unwrap();
        keys.push(key);
    }
    assert_eq!(app.session_views(&me, &keys[102]).await.len(), 100);
    for key in &keys[..3] {
        assert!(!app.session_lives(key).await);
    }
    assert!(app.session_lives(&keys[3]).await);
}
