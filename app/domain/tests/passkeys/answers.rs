//! Answers that prove nothing.

use super::*;
use chrono::TimeDelta;

#[tokio::test]
async fn what_proves_nothing_lets_nobody_in() {
    let app = App::new().await;
    let (mut phone, mut other) = (phone(), phone());
    let kim = with_passkey(&app, &mut phone).await;
    with_passkey(&app, &mut other).await;
    let elsewhere = |origin: &str| Authenticator { origin: origin.into(), ..phone.clone() };
    for (what, mut authenticator) in [
        ("another site", elsewhere("https://evil.example")),
        ("a part of our name", elsewhere("https://taskbell.example.evil.example")),
        ("below our name", elsewhere("https://tasks.taskbell.example")),
        ("another port", elsewhere("https://taskbell.example:8443")),
        ("without encryption", elsewhere("http://taskbell.example")),
        ("asked as another", Authenticator { relying_party: Some("evil.example".into()), ..phone.clone() }),
        ("not checking who uses it", Authenticator { verifies: false, ..phone.clone() }),
    ] {
        assert!(is_wrong(enter_with(&app, &mut authenticator).await), "{what}");
    }

    let (question, asked) = asked(&app).await;
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut answer: Value = serde_json::from_str(&phone.clone().get(&question)).unwrap();
        change(&mut answer);
        answer.to_string()
    };
    let mut forgery = phone.clone();
    forgery.keys[0].id.clone_from(&other.keys[0].id);
    let mut of_another = phone.clone();
    of_another.keys[0].handle.clone_from(&other.keys[0].handle);
    let mut unknown = phone.clone();
    unknown.keys[0].id[0] ^= 1;
    let mut other_question = question.clone();
    other_question["challenge"] = self::asked(&app).await.0["challenge"].clone();
    let replayed = phone.clone().get(&other_question);
    for (what, answer) in [
        ("nothing", String::new()),
        ("no answer", "{}".to_owned()),
        ("what others were asked", replayed),
        ("another's key", forgery.get(&question)),
        ("another's name", of_another.get(&question)),
        ("an unknown key", unknown.get(&question)),
        ("no name", changed(&|answer| answer["response"]["userHandle"] = Value::Null)),
        ("another signature", changed(&|answer| answer["response"]["signature"] = "MAYCAQECAQE".into())),
        ("no signature", changed(&|answer| answer["response"]["signature"] = "".into())),
        ("a new key's answer", changed(&|answer| answer["response"]["clientDataJSON"] = made_for(&phone, &question))),
    ] {
        // What was asked is as good as new: each answer would be the first.
        let mut asked: Value = serde_json::to_value(&asked).unwrap();
        asked["id"] = Uuid::new_v4().to_string().into();
        let asked = serde_json::from_value(asked).unwrap();
        assert!(is_wrong(enter(&app, asked, &answer).await), "{what}");
    }
    assert_eq!(audited(&app, "sign-in").await, ["wrong"; 17]);
    let about = "SELECT COUNT(*) FROM audit WHERE event = 'sign-in' AND user_id IS NULL";
    assert_eq!(app.value::<i64>(about).await, 3, "nothing, no answer, and an unknown key");
    assert_eq!(enter(&app, asked, &phone.get(&question)).await.unwrap(), kim.user_id());
}

/// What a browser says that makes a passkey for the same question.
fn made_for(phone: &Authenticator, question: &Value) -> Value {
    let mut question = question.clone();
    question["rp"]["id"] = "taskbell.example".into();
    question["user"]["id"] = "AA".into();
    let answer: Value = serde_json::from_str(&phone.clone().create(&question)).unwrap();
    answer["response"]["clientDataJSON"].clone()
}

#[tokio::test]
async fn a_passkey_that_proves_nothing_is_not_added() {
    let app = App::new().await;
    let (kim, mut phone) = (app.person().await, phone());
    let refused = async |authenticator: &mut Authenticator| is_wrong(add(&app, &kim, authenticator).await);
    assert!(refused(&mut Authenticator { origin: "https://evil.example".into(), ..phone.clone() }).await);
    assert!(refused(&mut Authenticator { relying_party: Some("evil.example".into()), ..phone.clone() }).await);
    let (question, asked) = begin_passkey(&app.services, &kim, named("Phone", ""), proof(), now()).await.unwrap();
    let mut other = question.clone();
    other["challenge"] = "AAAA".into();
    let answer = phone.create(&other);
    assert!(is_wrong(add_passkey(&app.services, &kim, asked.clone(), named("Phone", &answer), now()).await));
    // What was asked once is over, even if the answer was wrong.
    let right = phone.create(&question);
    let again = add_passkey(&app.services, &kim, asked, named("Phone", &right), now()).await;
    assert_eq!(rejection(again), Rejection::SignInOver);
    assert_eq!(audited(&app, "second-factor").await, ["refused"; 3]);

    // One that is somebody's already is nobody else's, and of no id that is longer than any.
    add(&app, &kim, &mut phone).await.unwrap();
    let taken = phone.keys.last().unwrap().id.clone();
    for id in [taken, vec![7; 1024]] {
        let thief = app.person().await;
        let (question, asked) = begin_passkey(&app.services, &thief, named("Mine", ""), proof(), now()).await.unwrap();
        let answer = self::phone().create_with(id, &question);
        assert!(is_wrong(add_passkey(&app.services, &thief, asked, named("Mine", &answer), now()).await));
    }
    assert_eq!((app.count("passkeys").await, enter_with(&app, &mut phone).await.unwrap()), (1, kim.user_id()));
}

#[tokio::test]
async fn an_answer_is_taken_once_in_time_and_from_whom_it_was_asked() {
    let app = App::new().await;
    let mut phone = Authenticator { counts: false, ..phone() };
    let kim = with_passkey(&app, &mut phone).await;
    let (question, asked) = asked(&app).await;
    let answer = phone.get(&question);
    let tries = join_all((0..6).map(|_| enter(&app, asked.clone(), &answer))).await;
    assert_eq!(tries.iter().filter(|tried| tried.is_ok()).count(), 1, "{tries:?}");
    for refused in tries.into_iter().filter(Result::is_err) {
        assert_eq!(rejection(refused), Rejection::SignInOver);
    }
    let after = async |seconds| {
        let (question, asked) = self::asked(&app).await;
        let (answer, later) = (phone.clone().get(&question), now() + TimeDelta::seconds(seconds));
        sign_in_by_passkey(&app.services, asked, &answer, HOME, later).await.map(|(person, _)| person.user)
    };
    assert_eq!(after(299).await.unwrap(), kim.user_id());
    for seconds in [300, 86_400, -61] {
        assert_eq!(rejection(after(seconds).await), Rejection::SignInOver, "{seconds}");
    }

    let other = app.person().await;
    let (question, asked) = begin_passkey(&app.services, &kim, named("Phone", ""), proof(), now()).await.unwrap();
    let form = named("Phone", &phone.create(&question));
    assert_eq!(rejection(add_passkey(&app.services, &other, asked, form, now()).await), Rejection::SignInOver);
    let (question, asked) = begin_passkey_proof(&app.services, &kim, now()).await.unwrap();
    let answer = phone.get(&question);
    let proven = prove_by_passkey(&app.services, &other, asked.clone(), &answer, now()).await;
    assert_eq!(rejection(proven), Rejection::SignInOver);
    // What is asked to prove something signs nobody in.
    assert_eq!(rejection(enter(&app, asked, &answer).await), Rejection::SignInOver);
}

#[tokio::test]
async fn a_copy_is_noticed() {
    let app = App::new().await;
    let mut phone = phone();
    let kim = with_passkey(&app, &mut phone).await;
    let mut copy = phone.clone();
    enter_with(&app, &mut phone).await.unwrap();
    assert!(is_wrong(enter_with(&app, &mut copy).await), "as often as the other one");
    copy.keys[0].counter = 0;
    assert!(is_wrong(enter_with(&app, &mut copy).await), "less often");
    copy.counts = false;
    copy.keys[0].counter = 0;
    assert!(is_wrong(enter_with(&app, &mut copy).await), "counting no more");
    assert_eq!(audited(&app, "sign-in").await, ["done", "copied", "copied", "copied"]);
    assert_eq!(enter_with(&app, &mut phone).await.unwrap(), kim.user_id());

    // Both at once.
    let mut answers = Vec::new();
    for _ in 0..6 {
        let (question, asked) = asked(&app).await;
        answers.push((asked, phone.clone().get(&question)));
    }
    let tries = answers.iter().map(|(asked, answer)| enter(&app, asked.clone(), answer));
    let tries = join_all(tries).await;
    assert_eq!(tries.iter().filter(|tried| tried.is_ok()).count(), 1, "{tries:?}");
    assert!(tries.into_iter().filter(Result::is_err).all(is_wrong));
    // Passkeys that are kept in several places count nothing.
    let mut synced = Authenticator { counts: false, ..self::phone() };
    let somebody = with_passkey(&app, &mut synced).await;
    for _ in 0..3 {
        assert_eq!(enter_with(&app, &mut synced).await.unwrap(), somebody.user_id());
    }
}
