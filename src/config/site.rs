use std::path::{Path, PathBuf};

use super::Reader;

/// The built front end. `cargo leptos` says where it is; without that, it lies beside the program or one folder up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    pub root: PathBuf,
    /// Whether file names carry a hash of their content, so that browsers may keep them for ever.
    pub hashed: bool,
    /// The port of `cargo leptos watch`, which tells the page to reload.
    pub reload_port: Option<u32>,
}

impl Site {
    pub(super) fn read<V: Fn(&str) -> Option<String>>(reader: &mut Reader<V>) -> Option<Site> {
        let program = std::env::current_exe().ok();
        let folder = program.as_deref().and_then(Path::parent);
        let beside = folder.and_then(|folder| {
            [folder.join("site"), folder.join("../site")].into_iter().find(|candidate| candidate.is_dir())
        });
        let root = match reader.optional("LEPTOS_SITE_ROOT") {
            Some(root) => PathBuf::from(root),
            None => beside.unwrap_or_else(|| PathBuf::from("target/site")),
        };
        let has_hashes = folder.is_some_and(|folder| folder.join("hash.txt").is_file());
        let hashed = match reader.is_set("LEPTOS_HASH_FILES") {
            true => reader.setting("LEPTOS_HASH_FILES", None, "true or false", |value| value.parse().ok())?,
            false => has_hashes,
        };
        let watched = reader.is_set("LEPTOS_WATCH");
        let reload_port = match watched {
            true => Some(reader.setting("LEPTOS_RELOAD_PORT", Some("3001"), "a port", |value| value.parse().ok())?),
            false => None,
        };
        Some(Site { root, hashed, reload_port })
    }
}
