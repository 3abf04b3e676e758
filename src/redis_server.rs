//! The private Redis: without `REDIS_URL`, Taskbell runs a `redis-server` of its own under the data folder. It listens
//! on a Unix socket only, keeps an append-only file, is started again when it dies, and is stopped by the last Taskbell
//! that uses it. A server left behind by a Taskbell that was killed is simply used again.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::UnixStream,
    process::{Child, Command},
    task::JoinHandle,
    time::{Instant, sleep, timeout},
};
use tokio_util::sync::CancellationToken;

/// Longest path of a Unix socket on Linux and macOS, less the byte that ends it.
const SOCKET_PATH_MAX: usize = 103;
/// Reading a large append-only file takes a while.
const START_TIME: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A private Redis in use by this process.
pub struct RedisServer {
    folder: Folder,
    /// Locked, shared, by every Taskbell that uses the server: who gets it alone is the last one.
    users: File,
    stop: CancellationToken,
    supervisor: JoinHandle<Option<Child>>,
}

impl RedisServer {
    /// Uses the server of this data folder and starts it when it does not run.
    pub async fn start(data_dir: &Path) -> Result<RedisServer, String> {
        let folder = Folder(data_dir.join("redis"));
        if folder.socket().as_os_str().len() > SOCKET_PATH_MAX {
            return Err(format!(
                "DATA_DIR: the path {} is too long for the socket of the private Redis. Choose a shorter one or set REDIS_URL",
                data_dir.display()
            ));
        }
        let users =
            prepare(&folder).map_err(|error| format!("DATA_DIR: cannot write to {}: {error}", folder.0.display()))?;
        let child = ensure_running(&folder).await?;
        let stop = CancellationToken::new();
        let supervisor = tokio::spawn(supervise(folder.clone(), child, stop.clone()));
        Ok(RedisServer { folder, users, stop, supervisor })
    }

    /// The address in the form of `REDIS_URL`.
    pub fn url(&self) -> String {
        format!("redis+unix://{}", self.folder.socket().display())
    }

    /// Stops the server, unless another Taskbell uses it.
    pub async fn stop(self) {
        self.stop.cancel();
        let child = self.supervisor.await.ok().flatten();
        let last = self.users.unlock().is_ok() && self.users.try_lock().is_ok();
        if !last {
            return;
        }
        // The answer to SHUTDOWN is the end of the connection, once the file is on disk.
        let _ = timeout(Duration::from_secs(5), command(&self.folder.socket(), "SHUTDOWN")).await;
        if let Some(mut child) = child
            && timeout(Duration::from_secs(5), child.wait()).await.is_err()
        {
            let _ = child.kill().await;
        }
    }
}

#[derive(Clone)]
struct Folder(PathBuf);

impl Folder {
    fn socket(&self) -> PathBuf {
        self.0.join("redis.sock")
    }

    fn log(&self) -> PathBuf {
        self.0.join("redis.log")
    }
}

fn prepare(folder: &Folder) -> io::Result<File> {
    fs::create_dir_all(&folder.0)?;
    let users = File::create(folder.0.join("users.lock"))?;
    users.lock_shared()?;
    Ok(users)
}

/// Looks after the server until told to stop; returns it when this process started it.
async fn supervise(folder: Folder, mut child: Option<Child>, stop: CancellationToken) -> Option<Child> {
    loop {
        let ended = async {
            match &mut child {
                Some(child) => drop(child.wait().await),
                None => sleep(LOOK_EVERY).await,
            }
        };
        tokio::select! {
            () = stop.cancelled() => return child,
            () = ended => {}
        }
        if child.take().is_some() {
            tracing::warn!("the private redis-server ended and is started again");
            sleep(Duration::from_millis(100)).await;
        }
        match ensure_running(&folder).await {
            Ok(started) => child = started,
            Err(problem) => tracing::error!("{problem}"),
        }
    }
}

/// The process when it had to be started. A lock keeps two Taskbells from starting one each.
async fn ensure_running(folder: &Folder) -> Result<Option<Child>, String> {
    let lock = File::create(folder.0.join("start.lock"))
        .map_err(|error| format!("cannot write to {}: {error}", folder.0.display()))?;
    let deadline = Instant::now() + START_TIME;
    while lock.try_lock().is_err() {
        if Instant::now() > deadline {
            return Err("another Taskbell is starting the private redis-server and does not finish".to_owned());
        }
        sleep(Duration::from_millis(50)).await;
    }
    if answers(folder).await {
        return Ok(None);
    }
    let mut child = spawn(folder).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "REDIS_URL is not set, and the program redis-server for a private Redis was not \
                                    found. Install it (Debian: apt install redis-server) or set REDIS_URL"
            .to_owned(),
        _ => format!("the private redis-server cannot be started: {error}"),
    })?;
    while !answers(folder).await {
        let ended = child.try_wait().ok().flatten().is_some();
        if ended || Instant::now() > deadline {
            let _ = child.start_kill();
            return Err(format!("the private redis-server did not start. Its log is {}", folder.log().display()));
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok(Some(child))
}

fn spawn(folder: &Folder) -> io::Result<Child> {
    Command::new("redis-server")
        .args(["--port", "0", "--daemonize", "no", "--unixsocketperm", "700"])
        .args(["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""])
        .arg("--unixsocket")
        .arg(folder.socket())
        .arg("--dir")
        .arg(&folder.0)
        .arg("--logfile")
        .arg(folder.log())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Ctrl-C in a terminal reaches the whole group: Redis must outlast the requests in flight.
        .process_group(0)
        .spawn()
}

async fn answers(folder: &Folder) -> bool {
    let ping = timeout(LOOK_EVERY, command(&folder.socket(), "PING")).await;
    matches!(ping, Ok(Ok(reply)) if reply.starts_with(b"+PONG"))
}

/// Sends one command on a connection of its own and returns the start of the reply.
async fn command(socket: &Path, name: &str) -> io::Result<Vec<u8>> {
    let mut stream = UnixStream::connect(socket).await?;
    stream.write_all(format!("{name}\r\n").as_bytes()).await?;
    let mut reply = vec![0; 64];
    let length = stream.read(&mut reply).await?;
    reply.truncate(length);
    Ok(reply)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("taskbell-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[tokio::test]
    async fn it_is_shared_and_stopped_by_the_last_user() {
        let data = folder("redis-shared");
        let first = RedisServer::start(&data).await.unwrap();
        let second = RedisServer::start(&data).await.unwrap();
        let socket = first.folder.socket();
        first.stop().await;
        assert!(command(&socket, "PING").await.unwrap().starts_with(b"+PONG"));
        second.stop().await;
        assert!(command(&socket, "PING").await.is_err());
        fs::remove_dir_all(data).unwrap();
    }

    #[tokio::test]
    async fn it_is_started_again_and_keeps_its_data() {
        let data = folder("redis-again");
        let server = RedisServer::start(&data).await.unwrap();
        let socket = server.folder.socket();
        command(&socket, "SET bell 1").await.unwrap();
        command(&socket, "SHUTDOWN").await.unwrap();
        let deadline = Instant::now() + Duration::from_secs(10);
        let reply = loop {
            match command(&socket, "GET bell").await {
                Ok(reply) if reply.starts_with(b"$") => break reply,
                _ => assert!(Instant::now() < deadline, "it does not come back"),
            }
            sleep(Duration::from_millis(20)).await;
        };
        assert!(reply.starts_with(b"$1\r\n1"));
        server.stop().await;
        fs::remove_dir_all(data).unwrap();
    }

    #[tokio::test]
    async fn a_path_that_is_too_long_is_named() {
        let problem = RedisServer::start(Path::new(&format!("/tmp/{}", "x".repeat(200)))).await.err().unwrap();
        assert!(problem.starts_with("DATA_DIR: "), "{problem}");
    }
}
