//! What makes the codes, and how it is kept.

use super::*;

#[tokio::test]
async fn what_makes_codes_is_encrypted_for_its_owner() {
    let app = App::new().await;
    let (kim, thief) = (with_factor(&app).await, with_factor(&app).await);
    let seed: Vec<String> = app.values("SELECT seed FROM second_factors").await;
    let secret = kim.secret.replace(' ', "");
    let rows = app.everything().await.join("\n");
    assert!(seed.iter().all(|seed| !seed.contains(&secret)) && !rows.contains(&secret));
    assert_ne!(seed[0].split_once('.').unwrap().1[..16], seed[1].split_once('.').unwrap().1[..16], "another nonce");

    // Whoever can write to the database gives somebody an app of their own: that opens nothing.
    let of = |person: &Person| match app.services.db.get_database_backend() {
        DbBackend::Postgres => format!("user_id = '{}'", person.actor.user_id().0),
        _ => format!("user_id = X'{}'", person.actor.user_id().0.simple()),
    };
    let theirs = format!("(SELECT seed FROM second_factors WHERE {})", of(&thief));
    app.execute(&format!("UPDATE second_factors SET seed = {theirs} WHERE {}", of(&kim))).await;
    let taken = second(&app.services, &kim, &thief.code(now()), now()).await;
    assert!(matches!(taken, Err(Error::Internal(_))), "{taken:?}");
    second(&app.services, &thief, &thief.code(now()), now()).await.unwrap();
}

#[tokio::test]
async fn a_new_key_takes_the_place_of_the_old_one() {
    let app = App::new().await;
    let kim = with_factor(&app).await;
    let (old, new) = ("a key of the tests, 32 characters", "another key of the tests, also 32");
    let both = app.services_by_keys(&[new, old]).await;
    second(&both, &kim, &kim.code(now()), now()).await.unwrap();
    let seed = || app.value::<String>("SELECT seed FROM second_factors");
    let before = seed().await;
    assert!(!reseal(&both, now()).await.unwrap());
    let after = seed().await;
    assert_ne!(before, after);
    assert!(!reseal(&both, now()).await.unwrap());
    assert_eq!(after, seed().await, "once");

    // Then the old one may go.
    let alone = app.services_by_keys(&[new]).await;
    let later = now() + STEP;
    second(&alone, &kim, &kim.code(later), later).await.unwrap();
    let lost = app.services_by_keys(&["a third key of the tests, 32 long"]).await;
    let later = later + STEP;
    assert!(matches!(second(&lost, &kim, &kim.code(later), later).await, Err(Error::Internal(_))));
    assert!(!reseal(&lost, now()).await.unwrap());
    assert_eq!(after, seed().await, "what no key opens stays as it is");
    second(&lost, &kim, &kim.recovery_codes[0], later).await.unwrap();
}

#[tokio::test]
async fn the_picture_and_the_link_say_the_same() {
    let app = App::new().await;
    let (actor, email) = somebody(&app).await;
    assert_eq!(rejection(pending_totp(&app.services, &actor, proof(), now()).await.map(|_| ())), Rejection::NotFound);
    let first = begun(&app, &actor).await;
    begin_totp(&app.services, &actor, proof(), now()).await.unwrap();
    let setup = pending_totp(&app.services, &actor, proof(), now()).await.unwrap();
    assert_ne!(setup.secret, first, "begun anew");
    let (letters, name) = (setup.secret.replace(' ', ""), email.replace('@', "%40"));
    assert_eq!(letters.len(), 32);
    assert_eq!(setup.uri, format!("otpauth://totp/Taskbell:{name}?secret={letters}&issuer=Taskbell"));
    assert!(setup.picture.starts_with("<svg ") && setup.picture.ends_with("</svg>"), "{}", setup.picture);
    let (other, _) = somebody(&app).await;
    let theirs = pending_totp(&app.services, &other, proof(), now()).await;
    assert_eq!(rejection(theirs.map(|_| ())), Rejection::NotFound);
}
