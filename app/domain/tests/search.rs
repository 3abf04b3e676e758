//! Searching.

use domain::tasks;
use model::{Field, ListKind, ListQuery, Problem};

use crate::support::{App, NewTaskRow, no_lists, now, problem};

#[tokio::test]
async fn every_word_must_be_in_title_or_notes() {
    let app = App::new().await;
    let me = app.person().await;
    NewTaskRow::titled("Call the plumber").notes("about the kitchen tap").add(&app, &me).await;
    app.task(&me, "Call mother").await;
    assert_eq!(app.search(&me, "call tap").await, ["Call the plumber"]);
    assert_eq!(app.search(&me, "  CALL  ").await.len(), 2);
    assert!(app.search(&me, "call father").await.is_empty());
    assert_eq!(app.search(&me, " ").await.len(), 2);
}

#[tokio::test]
async fn case_does_not_matter_in_any_script() {
    let app = App::new().await;
    let me = app.person().await;
    let pairs = [
        ("Straße kehren", "STRASSE"),
        ("ÄRGER mit Öl", "ärger öl"),
        ("Заметка о доме", "ДОМ"),
        ("ΟΔΟΣ", "οδός".trim_end_matches('ς')),
        ("Cafe\u{301} besuchen", "café"),
        ("İzmir", "i\u{307}zmir"),
        ("ﬁnish", "FINISH"),
    ];
    for (title, search) in pairs {
        app.task(&me, title).await;
        if title != "ΟΔΟΣ" {
            assert_eq!(app.search(&me, search).await, [title], "{search}");
        }
    }
    assert_eq!(app.search(&me, "οδοσ").await, ["ΟΔΟΣ"]);
    assert_eq!(app.search(&me, "οδος").await, ["ΟΔΟΣ"]);
}

/// What stands in the title, and what people type.
const SPELLINGS: &[(&str, &[&str])] = &[
    // Turkish, with its two letters i.
    ("İstanbul uçuşu", &["istanbul", "ISTANBUL", "İSTANBUL", "ıstanbul", "ucusu", "UÇUŞU"]),
    ("Diyarbakır ığdır", &["diyarbakir", "IĞDIR", "igdir"]),
    // Accents of Latin letters, composed or not.
    ("Café Zoë", &["cafe", "CAFÉ", "cafe\u{301}", "zoe"]),
    ("Příliš žluťoučký", &["prilis", "ZLUTOUCKY"]),
    ("Tiếng Việt phở", &["tieng viet", "pho", "TIẾNG"]),
    ("Đà Nẵng", &["da nang", "đà"]),
    ("Łódź Żółw", &["lodz", "zolw", "łódź"]),
    ("Smørrebrød på Ærø", &["smorrebrod", "aero", "ÆRØ", "pa"]),
    ("Ångström", &["angstrom", "A\u{30a}ngstro\u{308}m", "\u{212b}ngström"]),
    ("Þórður Reykjavík", &["thordur", "þórður"]),
    ("Straße STRAẞE", &["strasse", "STRASSE", "straße"]),
    ("Œuvre naïve", &["oeuvre", "naive"]),
    ("Señor São José", &["senor", "sao jose"]),
    // Greek.
    ("ΟΔΟΣ Αθηνών", &["οδός", "οδος", "αθηνων", "ΑΘΗΝΏΝ"]),
    ("προϊόν Ἑλλάς", &["προιον", "ελλασ"]),
    // Cyrillic.
    ("Ёлка всё", &["елка", "ЁЛКА", "е\u{308}лка", "все"]),
    ("за\u{301}мок", &["замок"]),
    // Hebrew points, Arabic marks and letters that are written in more than one way.
    ("שָׁלוֹם עֲלֵיכֶם", &["שלום", "שָׁלוֹם", "עליכם"]),
    ("\u{fb2a}מור", &["שמור"]),
    ("ג׳ירפה צה״ל", &["ג'ירפה", "צה\"ל"]),
    ("مُحَمَّد أحمد", &["محمد", "احمد", "مـحـمـد", "أَحْمَد"]),
    ("مدرسة على", &["مدرسه", "علي", "على"]),
    ("می\u{200c}خواهم کتاب", &["میخواهم", "مي\u{200c}خواهم", "كتاب"]),
    ("رقم ١٢٣ و ۴۵۶", &["123", "456", "١٢٣"]),
    // Characters that do not show.
    ("Donau\u{ad}dampf\u{ad}schiff", &["donaudampfschiff", "dampf\u{ad}schiff"]),
    ("zero\u{200b}width\u{2060}joined\u{feff}", &["zerowidthjoined", "zero\u{200d}width"]),
    ("\u{202b}direction\u{202c}", &["direction", "\u{2067}direction\u{2069}"]),
    ("❤\u{fe0f} love ✔", &["❤", "❤\u{fe0f}", "✔\u{fe0f}"]),
    ("👩\u{200d}💻 works 1\u{fe0f}\u{20e3}", &["👩💻", "👩", "1"]),
    // Typesetting.
    ("don’t ‘quote’ O´Neil", &["don't", "don’t", "'quote'", "o'neil", "donʼt"]),
    ("“double” „low“ «angle»", &["\"double\"", "\"low\"", "\"angle\"", "”double”"]),
    ("re–read well‑known − minus—dash", &["re-read", "well-known", "minus-dash", "re—read"]),
    ("ﬁnal ﬀ Ｆｕｌｌ ｶﾞｽ ½ №5", &["final", "full", "ガス", "1/2", "no5"]),
    ("wait… more", &["wait..."]),
    // Scripts whose marks are part of the word.
    ("हिन्दी किताब", &["हिन्दी", "किताब"]),
    ("ภาษาไทย ที่นี่", &["ภาษาไทย", "ที่"]),
    ("한국어", &["한국어", "\u{1112}\u{1161}\u{11ab}국어"]),
    ("ガラス ぱん", &["ガラス", "カ\u{3099}ラス", "ぱん"]),
];

#[tokio::test]
async fn the_same_word_is_found_however_it_is_written() {
    let app = App::new().await;
    let me = app.person().await;
    for (title, _) in SPELLINGS {
        app.task(&me, title).await;
    }
    for (title, typed) in SPELLINGS {
        for typed in typed.iter() {
            let found = app.search(&me, typed).await;
            assert!(found.contains(&(*title).to_owned()), "{typed} does not find {title}: {found:?}");
        }
    }
}

#[tokio::test]
async fn other_words_stay_others() {
    let app = App::new().await;
    let me = app.person().await;
    for title in ["май", "がく", "कि", "한글", "ที่", "well-known", "їжа"] {
        app.task(&me, title).await;
    }
    for typed in ["маи", "かく", "का", "하", "ทู", "wellknown", "іжа"] {
        assert_eq!(app.search(&me, typed).await, Vec::<String>::new(), "{typed}");
    }
    // What shows nothing asks for nothing.
    assert_eq!(app.search(&me, "\u{200b} \u{ad}\u{301}").await.len(), 7);
}

#[tokio::test]
async fn wildcards_mean_themselves() {
    let app = App::new().await;
    let me = app.person().await;
    for title in ["100% sure", "100 sure", "snake_case", "snakeXcase", r"back\slash", "back/slash", "it's"] {
        app.task(&me, title).await;
    }
    assert_eq!(app.search(&me, "%").await, ["100% sure"]);
    assert_eq!(app.search(&me, "snake_case").await, ["snake_case"]);
    assert_eq!(app.search(&me, r"\").await, [r"back\slash"]);
    assert_eq!(app.search(&me, "'").await, ["it's"]);
    assert!(app.search(&me, r"\%").await.is_empty());
}

#[tokio::test]
async fn a_search_that_no_database_takes_is_refused() {
    let app = App::new().await;
    let me = app.person().await;
    let search = async |text: &str| {
        let query = ListQuery { search: text.to_owned(), ..ListQuery::of(ListKind::All) };
        problem(tasks::page(&app.services, &me, &no_lists(&me), &query, now()).await, Field::Search)
    };
    assert_eq!(search("a\0b").await, Some(Problem::ControlCharacter));
    assert_eq!(search(&"x".repeat(201)).await, Some(Problem::TooLong { max: 200 }));
}

#[tokio::test]
async fn an_edit_is_found_by_its_new_words_only() {
    let app = App::new().await;
    let me = app.person().await;
    let id = app.task(&me, "Apples").await;
    let edit = model::TaskEdit { title: "Pears".into(), ..app.form(&me, id).await };
    tasks::edit(&app.services, &me, edit, now()).await.unwrap();
    assert!(app.search(&me, "apples").await.is_empty());
    assert_eq!(app.search(&me, "pears").await, ["Pears"]);
}
