//! What `taskbell check` says about what leaves this machine, and about secrets from files.

use std::fs;

use crate::taskbell::{Folder, program};

/// What it prints, with these settings.
async fn printed(folder: &Folder, settings: &[(&str, &str)]) -> String {
    let mut check = program(&folder.0, None);
    check.arg("check").envs(settings.iter().copied());
    let output = tokio::task::spawn_blocking(move || check.output().unwrap()).await.unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn what_leaves_this_machine_in_clear_is_said() {
    let folder = Folder::new();
    let printed_here = printed(&folder, &[]).await;
    assert!(printed_here.contains("ok     database") && !printed_here.contains("note "), "{printed_here}");
    let settings = [("DATABASE_URL", "postgres://user:geheim@db.invalid/x"), ("REDIS_URL", "redis://redis.invalid")];
    let printed = printed(&folder, &settings).await;
    for note in [
        "note   DATABASE_URL       encrypted only if the server wants it, and no certificate is checked",
        "note   REDIS_URL          not encrypted",
    ] {
        assert!(printed.contains(note), "{note}: {printed}");
    }
    assert!(!printed.contains("geheim"), "{printed}");
}

#[tokio::test]
async fn secrets_come_from_files_too() {
    let folder = Folder::new();
    let file = folder.0.join("secret");
    let file = file.to_str().unwrap();
    fs::write(file, "G8r/8yq4JfEoX2y1n0Yq7aVb3xZt5w==geheim\n").unwrap();
    let printed_well = printed(&folder, &[("SECRET_KEY_FILE", file)]).await;
    let line = format!("ok     SECRET_KEY         *** (from {file})");
    assert!(printed_well.contains(&line) && !printed_well.contains("geheim"), "{printed_well}");
    let both = printed(&folder, &[("SECRET_KEY_FILE", file), ("SECRET_KEY", "geheim")]).await;
    let line = "FAILS  SECRET_KEY         and SECRET_KEY_FILE are both set. Expected: one of them";
    assert!(both.contains(line) && !both.contains("geheim"), "{both}");
}
