//! Mails, lists, files and the dashboard in the language of the person.

use chrono_tz::Tz;
use domain::{Actor, accounts, dashboard, pages, transfers};
use model::{ListKind, ListQuery, Priority, Profile, Theme};
use words::Language;

use crate::support::{App, NewTaskRow, at, now};

const NINE: &str = "2026-11-23T09:00:00Z";

impl App {
    /// Somebody who reads Taskbell in a language.
    async fn reader(&self, language: Language) -> Actor {
        let me = self.person_at(Tz::UTC, 9, at(NINE)).await;
        self.learn(&me, language).await
    }

    pub async fn learn(&self, me: &Actor, language: Language) -> Actor {
        let form = Profile {
            name: "Kim".into(),
            zone: me.zone().name().into(),
            reminder_hour: "9".into(),
            theme: Theme::System,
            language: language.slug().into(),
        };
        accounts::update_profile(&self.services, me, form, at(NINE)).await.unwrap();
        let me = accounts::actor(&self.services, me.user_id(), 1).await.unwrap().unwrap();
        assert_eq!(me.language(), language);
        me
    }
}

#[tokio::test]
async fn mails_are_in_the_language_of_who_gets_them() {
    for (language, subject, day) in [
        (Language::German, "Morgen fällig: Tea", "Morgen, Dienstag, 24. November"),
        (Language::French, "Pour demain : Tea", "Demain, mardi 24 novembre"),
    ] {
        let app = App::new().await;
        let me = app.reader(language).await;
        NewTaskRow::titled("Tea").due("2026-11-24").time("14:30").priority(Priority::High).add(&app, &me).await;
        app.remind(at(NINE)).await;
        let mail = app.mails().pop().unwrap();
        assert_eq!(mail.subject.replace('\u{a0}', " "), subject);
        assert!(mail.text.contains(day) && mail.html.contains(day), "{}", mail.text);
        assert!(mail.html.contains(&format!("<html lang=\"{}\" dir=\"ltr\">", language.slug())), "{}", mail.html);
    }
}

/// In accents: what is still plain was forgotten.
#[tokio::test]
async fn no_mail_has_words_of_its_own() {
    let app = App::new().await;
    let me = app.reader(Language::Pseudo).await;
    NewTaskRow::titled("1").due("2026-11-24").time("14:30").priority(Priority::High).add(&app, &me).await;
    app.remind(at(NINE)).await;
    let mail = app.mails().pop().unwrap();
    let links_aside = mail.text.split_whitespace().filter(|word| !word.contains("://"));
    let plain = |word: &&str| {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        letters.len() > 1 && letters.chars().all(|c| c.is_ascii_alphabetic())
    };
    let known = ["Kim", "Tuesday", "November"];
    let forgotten: Vec<&str> =
        links_aside.filter(plain).filter(|word| !known.iter().any(|k| word.contains(k))).collect();
    let vowels = |word: &&&str| !word.to_lowercase().trim_matches(['a', 'e', 'i', 'o', 'u']).is_empty();
    assert!(forgotten.iter().find(vowels).is_none(), "{forgotten:?} in {}", mail.text);
}

/// A title of the other direction stays in its place, in the subject too.
#[tokio::test]
async fn mails_in_arabic_isolate_what_is_latin() {
    let app = App::new().await;
    let me = app.reader(Language::Arabic).await;
    app.due(&me, "Buy milk", "2026-11-24").await;
    app.remind(at(NINE)).await;
    let mail = app.mails().pop().unwrap();
    assert!(mail.subject.contains("\u{2068}Buy milk\u{2069}"), "{}", mail.subject);
    assert!(mail.html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", mail.html);
}

#[tokio::test]
async fn lists_and_the_dashboard_change_with_the_language() {
    let app = App::new().await;
    let me = app.reader(Language::English).await;
    let id = app.due(&me, "Tea", "2026-11-24").await;
    let done = app.task(&me, "Done").await;
    app.change(&me, "complete", &[done]).await;
    let look = async |me: &Actor| {
        let lists = app.lists(me).await;
        let first = async |list| {
            let page = pages::list(&app.services, me, &lists, &ListQuery::of(list), at(NINE)).await.unwrap();
            page.rows.into_iter().next().unwrap()
        };
        let (under_its_day, row) = (first(ListKind::Upcoming).await, first(ListKind::All).await);
        assert_eq!(under_its_day.due.unwrap().text, "");
        let dashboard = dashboard::dashboard(&app.services, me, at(NINE)).await.unwrap();
        let history = pages::task(&app.services, me, id, at(NINE)).await.unwrap().history;
        [under_its_day.group, row.due.unwrap().text, dashboard.days[13].label.clone(), history]
    };
    assert_eq!(look(&me).await[..3], ["Tomorrow, Tuesday 24 November", "Tomorrow", "Mon 23 Nov"]);
    let me = app.learn(&me, Language::German).await;
    assert_eq!(look(&me).await[..3], ["Morgen, Dienstag, 24. November", "Morgen", "Mo., 23. Nov."]);
    let me = app.learn(&me, Language::Spanish).await;
    let spanish = look(&me).await;
    assert_eq!(spanish[1], "Mañana");
    let me = app.learn(&me, Language::Arabic).await;
    let arabic = look(&me).await;
    assert_eq!(arabic[1], "غدًا");
    // Digits are those of input fields.
    assert!(arabic[0].contains("24") && arabic[2].contains("23"), "{arabic:?}");
}

/// A form of the version before says nothing of the language: it changes none, whatever was kept of the person.
#[tokio::test]
async fn a_form_without_a_language_changes_none() {
    let app = App::new().await;
    let stale = app.reader(Language::English).await;
    let me = app.learn(&stale, Language::Arabic).await;
    let form = Profile {
        name: "Kim".into(),
        zone: "UTC".into(),
        reminder_hour: "9".into(),
        theme: Theme::Dark,
        language: String::new(),
    };
    accounts::update_profile(&app.services, &stale, form, at(NINE)).await.unwrap();
    let after = accounts::actor(&app.services, me.user_id(), 1).await.unwrap().unwrap();
    assert_eq!((after.language(), after.viewer().theme), (Language::Arabic, Theme::Dark));
}

/// What is exported in one language comes in again in any other.
#[tokio::test]
async fn files_of_every_language_come_in_again() {
    for language in Language::offered() {
        let app = App::new().await;
        let me = app.reader(language).await;
        NewTaskRow::titled("Tea").due("2026-11-24").time("14:30").priority(Priority::High).add(&app, &me).await;
        transfers::export(&app.services, &me, "csv", now()).await.unwrap();
        assert_eq!(app.carry(now()).await.done, 1);
        let id = model::TransferId(app.value("SELECT id FROM transfers").await);
        let download = transfers::download(&app.services, &me, id, now()).await.unwrap();
        let pieces: Vec<Vec<u8>> = futures_util::TryStreamExt::try_collect(download.pieces).await.unwrap();
        let file = String::from_utf8(pieces.concat()).unwrap();
        assert!(file.contains(language.say("column-title")), "{file}");
        let other = app.reader(if language == Language::English { Language::German } else { Language::English }).await;
        transfers::upload(&app.services, &other, "tasks.csv", file.clone().into_bytes(), now()).await.unwrap();
        let id = model::TransferId(app.value("SELECT id FROM transfers WHERE direction = 'import'").await);
        let preview = transfers::preview(&app.services, &other, id, now()).await.unwrap();
        assert_eq!(preview.problems, [], "{file}");
        assert_eq!(preview.chosen.len(), model::Column::ALL.len(), "{}: {file}", language.slug());
        assert_eq!((preview.rows[0].title.as_str(), preview.rows[0].due.as_str()), ("Tea", "2026-11-24 14:30"));
    }
}

#[tokio::test]
async fn yes_and_no_are_understood_in_every_language() {
    let app = App::new().await;
    let me = app.reader(Language::German).await;
    for (file, done) in [
        ("Titel;Erledigt\nA;ja\nB;nein\n", 1),
        ("Titre;Terminée\nA;Oui\nB;non\n", 1),
        ("Título;Completada\nA;Sí\nB;no\n", 1),
        ("العنوان;تاريخ الإكمال\nA;نعم\nB;لا\n", 1),
    ] {
        transfers::upload(&app.services, &me, "tasks.csv", file.as_bytes().to_vec(), now()).await.unwrap();
        let latest = "SELECT id FROM transfers ORDER BY id DESC LIMIT 1";
        let id = model::TransferId(app.value(latest).await);
        let preview = transfers::preview(&app.services, &me, id, now()).await.unwrap();
        assert_eq!(preview.problems, [], "{file}");
        assert_eq!(
            preview.rows.iter().filter(|row| row.status == "Erledigt").count(),
            done,
            "{file}: {:?}",
            preview.rows
        );
    }
}
