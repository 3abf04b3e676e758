//! Reads the sources: no word that people read stands outside of the catalogues, and no message is said that none has.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprCall, ExprMethodCall, ItemMod, LitStr, Macro};
use words::Language;

/// What writes for people. The rest of the program, its log and its command line speak English.
const FOLDERS: [&str; 3] = ["app/src", "app/model/src", "app/domain/src"];
const FILES: [&str; 6] = [
    "app/words/src/device.rs",
    "src/dev_pages.rs",
    "src/failure.rs",
    "src/mail_links.rs",
    "src/plain_page.rs",
    "src/transfers.rs",
];
/// What operators read in the log, in settings and in the errors of jobs; data for trying Taskbell out; and names in the
/// files of other programs.
const OTHER_WORDS: [&str; 8] = [
    "app/domain/src/platform/",
    "app/domain/src/seed/",
    "app/domain/src/error/",
    "app/domain/src/transfers/at_most.rs",
    "app/domain/src/transfers/read_csv.rs",
    "app/domain/src/transfers/read_json.rs",
    "app/domain/src/transfers/read_ticktick.rs",
    "app/domain/src/transfers/values.rs",
];
/// Texts that look like sentences and are none: verdicts and errors of jobs, causes of faults, values of attributes,
/// selectors, what is stored.
const NO_SENTENCES: [&str; 10] = [
    "failed for now",
    "refused for now",
    "nofollow noopener",
    "Its process died {LOSSES_MAX} times.",
    "the person has as many files read as they may",
    "import undone",
    "An unknown browser",
    ".select input",
    "row completed",
    "input:not([type=checkbox]), textarea, select, dialog",
];
/// Macros whose texts nobody but developers and operators sees.
const UNSEEN_MACROS: [&str; 12] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "debug",
    "debug_assert",
    "error",
    "event",
    "info",
    "panic",
    "trace",
    "unreachable",
    "warn",
];
/// Functions and methods of the same kind: SQL, causes of faults, errors of jobs.
const UNSEEN_CALLS: [&str; 10] =
    ["cust", "cust_with_values", "expect", "internal", "raw_sql", "Retry", "Fail", "Custom", "Away", "Wrong"];
/// Attributes of elements that are words.
const WORD_ATTRIBUTES: [&str; 7] = ["alt", "aria-label", "heading", "hint", "label", "placeholder", "title"];
/// SQL, scripts, style sheets, and names of keys that signatures are made with.
const CODE: [&str; 16] = [
    "SELECT ",
    "INSERT ",
    "UPDATE ",
    "DELETE ",
    "FROM ",
    "WHERE ",
    "CASE ",
    "LOCK TABLE ",
    "CAST(",
    " RETURNING ",
    " AND ",
    " IS ",
    "redis.call(",
    "await ",
    "{ color-scheme",
    "taskbell mail ",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files with their names.
fn sources() -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = FILES.iter().map(|file| root().join(file)).collect();
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { paths.push(path) }
        }
    }
    paths.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// Whether two words stand beside each other outside of tags, and it is no code.
fn is_sentence(text: &str) -> bool {
    let outside = |piece: &str| piece.split_once('>').map_or(piece, |(_, text)| text).to_owned();
    let text: String = text.split('<').map(outside).collect();
    let mut last = false;
    let sentence = text.split(' ').map(is_word).any(|word| std::mem::replace(&mut last, word) && word);
    sentence && !CODE.iter().any(|word| text.contains(word)) && !NO_SENTENCES.contains(&text.as_str())
}

fn is_word(text: &str) -> bool {
    let text = text.trim_matches(|c: char| matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | '(' | ')' | '"'));
    text.len() > 1 && text.chars().all(|c| c.is_ascii_alphabetic() || c == '\'')
}

/// What is read where it stands by itself: it begins as a word does.
fn is_label(text: &str) -> bool {
    let mut letters = text.trim().chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.next().is_some_and(|c| c.is_ascii_lowercase())
}

/// Texts of a file, with their lines.
#[derive(Default)]
struct Texts(Vec<(usize, String)>);

impl Texts {
    fn of(source: &str) -> Vec<(usize, String)> {
        let mut texts = Texts::default();
        texts.visit_file(&syn::parse_file(source).unwrap());
        texts.0
    }

    fn take(&mut self, literal: &LitStr, stands_alone: bool) {
        let text = literal.value();
        if is_sentence(&text) || stands_alone && is_label(&text) && text != "Taskbell" {
            self.0.push((literal.span().start().line, text));
        }
    }

    /// The literals of a template: text, and values of attributes that are words.
    fn template(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let name = attribute(&tokens[..at]);
            let is_other = name.is_some_and(|name| !WORD_ATTRIBUTES.contains(&name.as_str()));
            match token {
                TokenTree::Literal(_) if is_other => {}
                TokenTree::Group(group) if is_other && group.delimiter() == Delimiter::Brace => {}
                TokenTree::Literal(_) => self.literal(token, true),
                TokenTree::Group(group) => self.template(group.stream()),
                _ => {}
            }
        }
    }

    /// The literals of any other macro.
    fn literals(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Literal(_) if attribute(&tokens[..at]).is_some_and(|name| name == "doc") => {}
                TokenTree::Literal(_) => self.literal(token, false),
                TokenTree::Group(group) => self.literals(group.stream()),
                _ => {}
            }
        }
    }

    fn literal(&mut self, token: &TokenTree, stands_alone: bool) {
        if let Ok(literal) = syn::parse2::<LitStr>(token.clone().into()) {
            self.take(&literal, stands_alone);
        }
    }
}

/// The attribute that a value belongs to, by what stands before it: `aria-label=`.
fn attribute(before: &[TokenTree]) -> Option<String> {
    let is = |token: &TokenTree, sign| matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign);
    let (_, mut rest) = before.split_last().filter(|(last, _)| is(last, '='))?;
    let mut name = String::new();
    while let Some((TokenTree::Ident(part), before)) = rest.split_last() {
        name.insert_str(0, &part.to_string());
        match before.split_last() {
            Some((sign, before)) if is(sign, '-') => {
                name.insert(0, '-');
                rest = before;
            }
            _ => break,
        }
    }
    Some(name)
}

impl<'ast> Visit<'ast> for Texts {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        let name = item.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        match name.as_str() {
            name if UNSEEN_MACROS.contains(&name) => {}
            "view" | "html" => self.template(item.tokens.clone()),
            _ => self.literals(item.tokens.clone()),
        }
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        let Expr::Path(path) = &*call.func else { return visit::visit_expr_call(self, call) };
        let name = path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if !UNSEEN_CALLS.contains(&name.as_str()) {
            visit::visit_expr_call(self, call);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if UNSEEN_CALLS.contains(&call.method.to_string().as_str()) {
            self.visit_expr(&call.receiver);
        } else {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        self.take(literal, false);
    }
}

#[test]
fn words_are_found_where_people_read_them() {
    let found = |body: &str| {
        let texts = Texts::of(&format!("fn f() {{ {body} }}"));
        texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>()
    };
    assert_eq!(found(r#"g("All is well"); tracing::warn!("All is well");"#), ["All is well"]);
    assert_eq!(found(r#"format!("{n} tasks done")"#), ["{n} tasks done"]);
    assert_eq!(found(r#"view! { <p class="quiet text" title="Close">"Save"</p> }"#), ["Close", "Save"]);
    let template = r#"html! { p class={ "icon big" (x) } aria-label="Has notes" { "Due" (say("due")) } }"#;
    assert_eq!(found(template), ["Has notes", "Due"]);
    assert!(found(r#"cust("one or other"); q("SELECT one two FROM b"); say("task-added"); "Taskbell""#).is_empty());
}

#[test]
fn no_word_that_people_read_stands_outside_of_the_catalogues() {
    let mut found = Vec::new();
    for (name, source) in sources() {
        if !OTHER_WORDS.iter().any(|folder| name.starts_with(folder)) {
            found.extend(Texts::of(&source).into_iter().map(|(line, text)| format!("{name}:{line}: {text:?}")));
        }
    }
    assert!(found.is_empty(), "{} texts:\n{}", found.len(), found.join("\n"));
}

/// Ids are literals, wherever they are chosen.
#[test]
fn every_message_is_said_somewhere_and_every_id_is_one() {
    let sources: String = sources().into_iter().map(|(_, source)| source).collect();
    let literals: BTreeSet<&str> = sources.split('"').collect();
    let ids: BTreeSet<&str> = Language::default().ids().collect();
    let unsaid: Vec<_> = ids.iter().filter(|id| !literals.contains(*id)).collect();
    assert!(unsaid.is_empty(), "said nowhere: {unsaid:?}");
    let calls =
        ["say(\"", "say_with(\"", "say_number(\"", "around(\"", ".format(\"", "Plain(\"", "Number(\"", "Text(\""];
    let said = calls.iter().flat_map(|call| sources.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
    // Patterns of times are no ids.
    let unknown: Vec<_> = said.filter(|id| !id.contains('%') && !ids.contains(id)).collect();
    assert!(unknown.is_empty(), "in no catalogue: {unknown:?}");
}

/// What the browser says stands in the one catalogue that is sent to it.
#[test]
fn the_browser_has_what_it_says() {
    let sent: BTreeSet<&str> = Language::default().ids_of("board").collect();
    let ids: BTreeSet<&str> = Language::default().ids().collect();
    let on_the_server = [
        "chart.rs",
        "failure.rs",
        "fields.rs",
        "layout.rs",
        "list_options.rs",
        "row_more.rs",
        "section_form.rs",
        "section_heads.rs",
        "task_links.rs",
        "task_panel.rs",
        "task_parts.rs",
        "task_recurrence.rs",
        "task_reminders.rs",
        "understood.rs",
        "view_switch.rs",
    ]
    .map(|file| format!("app/src/components/{file}"));
    let bulk_bar = "app/src/board/bulk_bar.rs";
    let mut missing = Vec::new();
    for (name, source) in sources() {
        let folders = ["app/src/board/", "app/src/components/", "app/src/error.rs"];
        if folders.iter().any(|folder| name.starts_with(folder)) && !on_the_server.contains(&name) && name != bulk_bar {
            let said = source.split('"').filter(|text| text.contains('-') && ids.contains(text));
            missing.extend(said.filter(|id| !sent.contains(id)).map(|id| format!("{name}: {id}")));
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}
