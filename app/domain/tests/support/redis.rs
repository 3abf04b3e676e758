use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A `redis-server` of a test's own on a Unix socket. It ends with this value, and with the test process whatever
/// becomes of that: the shell around it waits for its standard input to close.
pub struct RedisServer {
    shell: Child,
    folder: TempDir,
}

impl RedisServer {
    pub fn start() -> RedisServer {
        let folder = TempDir::new().unwrap();
        let mut server = RedisServer { shell: launch(&folder), folder };
        server.wait();
        server
    }

    pub fn url(&self) -> String {
        format!("redis+unix://{}", self.folder.path().join("socket").display())
    }

    pub fn stop(&mut self) {
        drop(self.shell.stdin.take());
        self.shell.wait().unwrap();
    }

    /// Starts again on the same socket, empty.
    pub fn restart(&mut self) {
        self.shell = launch(&self.folder);
        self.wait();
    }

    fn wait(&mut self) {
        let end = Instant::now() + Duration::from_secs(60);
        while std::os::unix::net::UnixStream::connect(self.folder.path().join("socket")).is_err() {
            assert!(Instant::now() < end, "redis-server does not start");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

fn launch(folder: &TempDir) -> Child {
    let script = "redis-server --port 0 --unixsocket \"$0/socket\" --dir \"$0\" --save '' --appendonly no >/dev/null &
        cat; kill -9 $!; rm -f \"$0/socket\"";
    let mut shell = Command::new("sh").args(["-c", script]).arg(folder.path()).stdin(Stdio::piped()).spawn().unwrap();
    shell.stdin.as_mut().unwrap().flush().unwrap();
    shell
}

/// The Redis that tests share; random user ids keep them apart.
pub fn shared_url() -> String {
    static SERVER: OnceLock<RedisServer> = OnceLock::new();
    match std::env::var("TEST_REDIS_URL") {
        Ok(url) if !url.is_empty() => url,
        _ => SERVER.get_or_init(RedisServer::start).url(),
    }
}
