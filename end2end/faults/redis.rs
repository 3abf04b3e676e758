//! A Redis of a test's own, to be killed, emptied and held.

use std::{
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Mutex,
    time::Duration,
};

use crate::site::signal;

pub struct Redis {
    pub socket: PathBuf,
    process: Mutex<Child>,
}

impl Redis {
    pub async fn start(folder: &Path) -> Redis {
        let socket = folder.join("redis");
        let process = Mutex::new(launch(&socket).await);
        Redis { socket, process }
    }

    /// Ends at once and comes back with nothing.
    pub async fn restart_empty(&self) {
        signal("KILL", self.id());
        self.process.lock().unwrap().wait().unwrap();
        std::fs::remove_file(&self.socket).unwrap();
        let process = launch(&self.socket).await;
        *self.process.lock().unwrap() = process;
    }

    pub fn empty(&self) {
        let mut command = Command::new("redis-cli");
        assert!(command.arg("-s").arg(&self.socket).arg("FLUSHALL").output().unwrap().status.success());
    }

    /// Takes connections and says nothing for a while.
    pub async fn stall(&self, time: Duration) {
        signal("STOP", self.id());
        tokio::time::sleep(time).await;
        signal("CONT", self.id());
    }

    fn id(&self) -> u32 {
        self.process.lock().unwrap().id()
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let mut process = self.process.lock().unwrap();
        let _ = process.kill();
        let _ = process.wait();
    }
}

async fn launch(socket: &Path) -> Child {
    let mut command = Command::new("redis-server");
    command.args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"]).arg(socket);
    let process = command.stdout(Stdio::null()).spawn().unwrap();
    // It is there a moment before anybody listens.
    while UnixStream::connect(socket).is_err() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    process
}
