//! The floors of the crate: whatever stands on one uses only what stands below it. Two on the same floor do not use each
//! other, so there are no circles either.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, File, ItemMod, ItemUse, Macro, Meta, UseTree};

/// From the bottom to the top. `lib.rs` stands above them all.
const FLOORS: [&[&str]; 11] = [
    &["error", "fold", "time"],
    &["entities"],
    &["platform"],
    &["cache", "mail", "queue"],
    &["audit", "changes", "deliveries"],
    &["accounts"],
    &["lists", "recurrence"],
    &["tasks"],
    &["reminders"],
    &["adding", "dashboard", "pages", "transfers"],
    &["console", "duplicate", "jobs", "seed", "undo"],
];

#[test]
fn nothing_uses_what_stands_above_it_or_beside_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let root = fs::read_to_string(source.join("lib.rs")).unwrap();
    let exports = exports(&root);
    let mut wrong = Vec::new();
    for file in files(&source) {
        let name = file.strip_prefix(&source).unwrap().to_str().unwrap();
        if name != "lib.rs" {
            wrong.extend(wrong_arrows(name, &fs::read_to_string(&file).unwrap(), &exports));
        }
    }
    assert!(wrong.is_empty(), "{} wrong arrows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_arrow_up_is_seen_wherever_it_is_written() {
    let exports = exports("mod accounts; pub use accounts::{Actor, UserId as Id};");
    let of_tasks = |source: &str| wrong_arrows("tasks/add.rs", source, &exports);
    let up = ["tasks/add.rs:1: tasks uses reminders, which stands above it"];
    for source in [
        "use crate::reminders;",
        "use crate::{Actor, reminders::{self as above, set}};",
        "use super::super::reminders::set;",
        "fn f() { crate::reminders::set() }",
        "fn f(set: &crate::reminders::Set) {}",
        "mod inner { use super::super::super::reminders::set; }",
        "fn f() { println!(\"{}\", [crate::reminders::set()]) }",
        "#[derive(A)] struct S { #[a(b = crate::reminders::set)] field: u8 }",
        "pub(in crate::reminders) fn f() {}",
    ] {
        assert_eq!(of_tasks(source), up, "{source}");
    }
    for source in ["use crate::{Actor, accounts::usage};", "use super::edit;", "fn f() { self::reminders::set() }"] {
        assert_eq!(of_tasks(source), [""; 0], "{source}");
    }
    let beside = wrong_arrows("mail/mod.rs", "\nuse crate::queue::CHUNK;", &exports);
    assert_eq!(beside, ["mail/mod.rs:2: mail uses queue, which stands beside it"]);
    let exported = wrong_arrows("queue/store.rs", "use crate::Id;", &exports);
    assert_eq!(exported, ["queue/store.rs:1: queue uses accounts, which stands above it"]);
    assert_eq!(wrong_arrows("news.rs", "", &exports), ["news.rs: news stands on no floor"]);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What the root of the crate exports, and of what folder or file each is.
fn exports(root: &str) -> HashMap<String, String> {
    let mut exports = HashMap::new();
    for item in syn::parse_file(root).unwrap().items {
        if let syn::Item::Use(item) = item {
            for (path, name) in paths(&item.tree) {
                exports.insert(name.to_string(), path[0].to_string());
            }
        }
    }
    exports
}

fn floor(unit: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&unit))
}

/// The arrows of a file that lead up or to a neighbour.
fn wrong_arrows(name: &str, source: &str, exports: &HashMap<String, String>) -> Vec<String> {
    let mut module: Vec<String> = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    module.pop_if(|last| last == "mod");
    let unit = module[0].clone();
    let Some(own) = floor(&unit) else { return vec![format!("{name}: {unit} stands on no floor")] };
    let file: File = syn::parse_file(source).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut arrows = Arrows { module, found: Vec::new() };
    arrows.visit_file(&file);
    let mut wrong = Vec::new();
    for (line, to) in arrows.found {
        let to = exports.get(&to).unwrap_or(&to);
        match floor(to) {
            _ if *to == unit => {}
            Some(floor) if floor < own => {}
            Some(floor) if floor == own => {
                wrong.push(format!("{name}:{line}: {unit} uses {to}, which stands beside it"));
            }
            Some(_) => wrong.push(format!("{name}:{line}: {unit} uses {to}, which stands above it")),
            None => wrong.push(format!("{name}:{line}: {unit} uses {to}, which stands on no floor")),
        }
    }
    wrong.dedup();
    wrong
}

/// Collects what of the crate's root a file names.
struct Arrows {
    /// Where the code stands that is looked at.
    module: Vec<String>,
    /// The line, and the name in the root.
    found: Vec<(usize, String)>,
}

impl Arrows {
    fn path(&mut self, path: &[&Ident]) {
        let Some(first) = path.first() else { return };
        let mut place = match first.to_string().as_str() {
            "crate" => Vec::new(),
            "super" | "self" => self.module.clone(),
            _ => return,
        };
        for segment in path {
            match segment.to_string().as_str() {
                "crate" | "self" => {}
                "super" => drop(place.pop()),
                name => place.push(name.to_owned()),
            }
        }
        if let Some(name) = place.into_iter().next() {
            self.found.push((first.span().start().line, name));
        }
    }

    /// Paths in what is handed to a macro, which may be no Rust.
    fn tokens(&mut self, tokens: &TokenStream) {
        let mut path: Vec<Ident> = Vec::new();
        let mut colons = 0;
        for token in tokens.clone() {
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) if colons == 2 && !path.is_empty() => {
                    path.push(ident.clone());
                    colons = 0;
                }
                _ => {
                    self.path(&path.iter().collect::<Vec<_>>());
                    path.clear();
                    colons = 0;
                    if let TokenTree::Ident(ident) = &token {
                        path.push(ident.clone());
                    }
                }
            }
            if let TokenTree::Group(group) = &token {
                self.tokens(&group.stream());
            }
        }
        self.path(&path.iter().collect::<Vec<_>>());
    }
}

impl<'a> Visit<'a> for Arrows {
    fn visit_item_mod(&mut self, item: &'a ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        for (path, _) in paths(&item.tree) {
            self.path(&path);
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.path(&path.segments.iter().map(|segment| &segment.ident).collect::<Vec<_>>());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'a Macro) {
        self.tokens(&item.tokens);
        visit::visit_macro(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'a Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.tokens(&list.tokens);
        }
        visit::visit_attribute(self, attribute);
    }
}

/// Every path that a `use` names, and under which name.
fn paths(tree: &UseTree) -> Vec<(Vec<&Ident>, &Ident)> {
    let under = |ident, tree| {
        let paths = paths(tree).into_iter();
        paths.map(move |(path, name)| ([vec![ident], path].concat(), name)).collect()
    };
    match tree {
        UseTree::Path(path) if matches!(&*path.tree, UseTree::Glob(_)) => vec![(vec![&path.ident], &path.ident)],
        UseTree::Path(path) => under(&path.ident, &path.tree),
        UseTree::Name(name) => vec![(vec![&name.ident], &name.ident)],
        UseTree::Rename(rename) => vec![(vec![&rename.ident], &rename.rename)],
        UseTree::Group(group) => group.items.iter().flat_map(paths).collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}
