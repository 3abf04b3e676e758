//! The names of the files that the browser fetches: those the build made, and those the program has in itself.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
    sync::{Arc, LazyLock, OnceLock},
};

use leptos::config::LeptosOptions;
use words::Language;

/// The origin that the files are fetched from; empty for the page's own.
#[derive(Clone)]
pub struct AssetOrigin(pub Arc<str>);

/// Addresses on this site; each name holds the content's hash.
pub struct BuiltFiles {
    pub style: String,
    pub script: String,
    pub program: String,
}

/// The names, read once: a page costs too little to read a file for it. While a developer works they are read each
/// time, since a new style sheet arrives without a new server.
pub fn built_files(options: &LeptosOptions) -> Arc<BuiltFiles> {
    static READ: OnceLock<Arc<BuiltFiles>> = OnceLock::new();
    if cfg!(debug_assertions) { Arc::new(read(options)) } else { READ.get_or_init(|| Arc::new(read(options))).clone() }
}

fn read(options: &LeptosOptions) -> BuiltFiles {
    let hashes =
        if options.hash_files { fs::read_to_string(hash_file(options)).unwrap_or_default() } else { String::new() };
    let name = |kind: &str, plain: &str| {
        let hash = hashes.lines().filter_map(|line| line.split_once(':')).find(|(of, _)| *of == kind);
        let name = &options.output_name;
        let middle = hash.map_or(plain.to_owned(), |(_, hash)| format!(".{}", hash.trim()));
        format!("/{}/{name}{middle}.{kind}", options.site_pkg_dir)
    };
    BuiltFiles { style: name("css", ""), script: name("js", ""), program: name("wasm", "_bg") }
}

/// cargo-leptos writes it beside the program.
fn hash_file(options: &LeptosOptions) -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    program.with_file_name(options.hash_file.as_ref())
}

/// What tells a version of a file from the others.
pub fn fingerprint(file: &str) -> String {
    let mut hasher = DefaultHasher::new();
    file.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// The file of what the board says in a language: not a part of its pages, which would be a sixth larger for it.
pub fn words_address(language: Language) -> &'static str {
    let words = words_files().iter().find(|(of, _)| *of == language);
    words.map_or("", |(_, address)| address)
}

/// What such a file says, by the address it has as long as it says that.
pub fn words_file(address: &str) -> Option<&'static str> {
    let words = words_files().iter().find(|(_, known)| known == address);
    words.map(|(language, _)| language.ready_made())
}

fn words_files() -> &'static [(Language, String)] {
    static FILES: LazyLock<Vec<(Language, String)>> = LazyLock::new(|| {
        let address = |language: Language| {
            let (slug, fingerprint) = (language.slug(), fingerprint(language.ready_made()));
            format!("/pkg/words/{slug}.{fingerprint}.json")
        };
        Language::every().map(|language| (language, address(language))).collect()
    });
    &FILES
}
