//! Whatever Taskbell keeps in files is for the user alone that it runs as.

use std::{
    fs, io,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use rustix::{fs::Mode, process::umask};

/// What Taskbell keeps under its data folder, by the beginnings of the names.
const OURS: [&str; 5] = ["taskbell.db", "redis", "mail", "secret-key", "demo-account.txt"];

/// Lets nothing that is created from here on be anybody else's.
pub fn by_default() {
    umask(Mode::RWXG | Mode::RWXO);
}

/// Makes the data folder, or takes from others what an earlier version left open to them. A folder with other things in it
/// stays as it is, but for what is ours.
pub fn data_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
    let (ours, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(|path| is_ours(path));
    for path in ours.iter().map(PathBuf::as_path).chain(others.is_empty().then_some(folder)) {
        close(path);
    }
    Ok(())
}

fn is_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    OURS.iter().any(|beginning| name.starts_with(beginning))
}

/// What belongs to somebody else, as a volume may, cannot be changed and need not be.
fn close(path: &Path) {
    let Ok(found) = fs::symlink_metadata(path).map(|found| found.permissions().mode()) else { return };
    if found & 0o077 != 0 && !path.is_symlink() {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(found & 0o7700));
    }
}
