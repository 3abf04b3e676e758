//! The proxies of `deploy`, with their configuration from there: started on free ports of the loopback, without root.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::time::sleep;

use crate::{
    ports::free_port,
    reply::Connection,
    taskbell::{Folder, signal},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Haproxy,
    Nginx,
    Caddy,
}

/// A running one, in front of two servers.
pub struct Proxy {
    process: Child,
    pub address: String,
    name: String,
    pub kind: Kind,
    folder: Arc<Folder>,
}

impl Proxy {
    pub fn start(kind: Kind, servers: &[String; 2]) -> Proxy {
        Proxy::named(kind, &free_address(), servers)
    }

    /// One that people reach at a name and port, which is on the loopback.
    pub fn named(kind: Kind, name: &str, servers: &[String; 2]) -> Proxy {
        let folder = Folder::new();
        let address = format!("127.0.0.1:{}", name.rsplit(':').next().unwrap());
        let mut command = match kind {
            Kind::Haproxy => haproxy(&address, servers),
            Kind::Nginx => nginx(&address, servers, &folder.0, ""),
            Kind::Caddy => caddy(name, servers, &folder.0),
        };
        let errors = File::create(folder.0.join("errors")).unwrap();
        let process = command.stdout(Stdio::null()).stderr(errors).spawn().unwrap();
        Proxy { process, address, name: name.to_owned(), kind, folder }
    }

    /// An nginx with more in its configuration, where it says what it sends on.
    pub fn nginx_with(servers: &[String; 2], more: &str) -> Proxy {
        let (folder, address) = (Folder::new(), free_address());
        let errors = File::create(folder.0.join("errors")).unwrap();
        let mut command = nginx(&address, servers, &folder.0, more);
        let process = command.stdout(Stdio::null()).stderr(errors).spawn().unwrap();
        Proxy { process, name: address.clone(), address, kind: Kind::Nginx, folder }
    }

    /// Waits until it sends requests on.
    pub async fn until_it_answers(&self) {
        let end = Instant::now() + Duration::from_secs(60);
        let asked = format!("GET /sign-in HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.name);
        loop {
            if let Ok(mut connection) = Connection::open(&self.address).await
                && let Ok(reply) = connection.exchange(asked.as_bytes(), false).await
                && reply.status == 200
            {
                return;
            }
            assert!(Instant::now() < end, "{:?} does not answer\n{}", self.kind, self.errors());
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// What it noted of requests, if it does that.
    pub fn access_log(&self) -> String {
        fs::read_to_string(self.folder.0.join("access.log")).unwrap_or_default()
    }

    /// What it says went wrong.
    pub fn errors(&self) -> String {
        fs::read_to_string(self.folder.0.join("errors")).unwrap()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // All of them end at once when they are told so; nginx would leave its children behind if it were killed.
        signal("TERM", self.process.id());
        let _ = self.process.wait();
    }
}

fn haproxy(address: &str, [first, second]: &[String; 2]) -> Command {
    let mut command = Command::new("haproxy");
    command.arg("-db").arg("-f").arg(deployed("haproxy.cfg"));
    command.env("LISTEN", address).env("SERVER_1", first).env("SERVER_2", second);
    command
}

fn nginx(address: &str, [first, second]: &[String; 2], folder: &Path, more: &str) -> Command {
    let own = folder.display();
    // Where a package's nginx keeps bodies belongs to root.
    let bodies = ["client_body", "proxy", "fastcgi", "scgi", "uwsgi"]
        .map(|name| format!("{name}_temp_path {own}/{name};"))
        .join(" ");
    let changes = [
        ("http {", format!("http {{ {bodies}")),
        ("/var/log/nginx", own.to_string()),
        ("/var/cache/nginx", format!("{own}/cache")),
        ("listen 80;", format!("listen {address}; {more}")),
        ("10.0.0.11:3000", first.clone()),
        ("10.0.0.12:3000", second.clone()),
    ];
    fs::create_dir(folder.join("cache")).unwrap();
    let mut command = Command::new("nginx");
    command.arg("-c").arg(changed("nginx.conf", &changes, folder)).arg("-e").arg("stderr");
    command.arg("-g").arg(format!("daemon off; pid {own}/pid;"));
    command
}

fn caddy(name: &str, [first, second]: &[String; 2], folder: &Path) -> Command {
    let changes = [
        // Without a name there is no certificate to be had; Caddy takes orders at a fixed address.
        ("tasks.example.org {", format!("{{\n\tadmin off\n}}\nhttp://{name} {{\n\tbind 127.0.0.1")),
        ("10.0.0.11:3000", first.clone()),
        ("10.0.0.12:3000", second.clone()),
    ];
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(changed("Caddyfile", &changes, folder));
    command.env("HOME", folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    command
}

/// A configuration with the places of this test instead of those it names.
fn changed(name: &str, changes: &[(&str, String)], folder: &Path) -> PathBuf {
    let mut text = fs::read_to_string(deployed(name)).unwrap();
    for (there, here) in changes {
        assert!(text.contains(there), "{name} does not say {there}");
        text = text.replace(there, here);
    }
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file
}

fn deployed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(name)
}

pub fn free_address() -> String {
    format!("127.0.0.1:{}", free_port())
}
