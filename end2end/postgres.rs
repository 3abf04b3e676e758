//! A PostgreSQL of a test's own, to be killed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use super::ports::free_port;

static STARTED: AtomicU32 = AtomicU32::new(0);

pub struct Postgres {
    superuser: &'static str,
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Postgres {
    pub fn start() -> Postgres {
        Postgres::of("taskbell")
    }

    /// One whose superuser has this name.
    pub fn of(superuser: &'static str) -> Postgres {
        let postgres = Postgres::new(superuser);
        let user = format!("--username={superuser}");
        postgres.run("initdb", &[&user, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        postgres.go_on();
        postgres
    }

    /// A streaming replica of another.
    pub fn replica_of(primary: &Postgres) -> Postgres {
        let replica = Postgres::new(primary.superuser);
        let port = format!("--port={}", primary.port);
        let user = format!("--username={}", primary.superuser);
        let options = ["--host=127.0.0.1", &port, &user, "--write-recovery-conf", "--checkpoint=fast", "--no-sync"];
        replica.run("pg_basebackup", &options);
        replica.go_on();
        replica
    }

    fn new(superuser: &'static str) -> Postgres {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("taskbell-postgres-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let postgres = Postgres { superuser, programs: programs(), folder, port: free_port() };
        if is_root() {
            assert!(Command::new("chown").arg("postgres").arg(&postgres.folder).status().unwrap().success());
        }
        postgres
    }

    pub fn url(&self) -> String {
        format!("postgres://{}@127.0.0.1:{}/postgres", self.superuser, self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// As an operator does it: connections are ended.
    pub fn restart(&self) {
        self.run("pg_ctl", &["restart", "--mode=fast", "--wait", "--log=log"]);
    }

    /// Makes a replica a primary.
    pub fn promote(&self) {
        self.run("pg_ctl", &["promote", "--wait"]);
    }

    /// As a crash: nothing is finished, nothing is written that was not yet.
    pub fn kill(&self) {
        self.run("pg_ctl", &["stop", "--mode=immediate", "--wait"]);
    }

    pub fn go_on(&self) {
        // What the system was given outlives every process: only a machine that loses its power needs it on the disk.
        let options =
            format!("-c fsync=off -c listen_addresses=127.0.0.1 -c port={} -c unix_socket_directories=", self.port);
        self.run("pg_ctl", &["start", "--wait", "--log=log", &format!("--options={options}")]);
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        assert!(self.command(program, arguments).status().unwrap().success(), "{program} failed");
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        // PostgreSQL refuses to run as root.
        let mut command = Command::new(if is_root() { "setpriv" } else { "env" });
        if is_root() {
            command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
        }
        command.arg(self.programs.join(program)).arg("--pgdata=data").args(arguments).current_dir(&self.folder);
        command.stdout(Stdio::null());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = self.command("pg_ctl", &["stop", "--mode=immediate", "--wait"]).status();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout == b"0\n"
}

/// Debian keeps them out of the way of people with several versions.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions.map(|version| version.path().join("bin")).filter(|path| path.join("initdb").exists()).max();
    newest.unwrap_or_else(|| {
        let found = Command::new("sh").args(["-c", "command -v initdb"]).output().unwrap();
        Path::new(String::from_utf8(found.stdout).unwrap().trim()).parent().unwrap().to_owned()
    })
}
