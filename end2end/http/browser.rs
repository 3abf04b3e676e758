//! Somebody who visits Taskbell without scripts: keeps the session's cookie, sends forms as browsers do.

use std::{
    io,
    time::{Duration, Instant},
};

use tokio::time::sleep;
use url::form_urlencoded;

use crate::reply::{Connection, Reply};

pub const PASSWORD: &str = "correct horse battery staple";

/// For how long a server that says that it is busy is asked again by what only prepares a test.
const PATIENCE: Duration = Duration::from_secs(60);

/// Names and values of a form.
pub type Fields<'a> = &'a [(&'a str, &'a str)];

pub struct Browser {
    address: String,
    /// `name=value` of the session's cookie.
    pub cookie: Option<String>,
    /// What is sent with every request.
    pub headers: Vec<(String, String)>,
    /// For how long a request is sent again that was answered with 503: not at all, unless a test says so.
    pub patience: Duration,
}

impl Browser {
    pub fn new(address: &str) -> Browser {
        let headers = [("accept", "text/html"), ("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")];
        Browser {
            address: address.to_owned(),
            cookie: None,
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            patience: Duration::ZERO,
        }
    }

    /// The same person in another window.
    pub fn another(&self) -> Browser {
        let (address, cookie, headers) = (self.address.clone(), self.cookie.clone(), self.headers.clone());
        Browser { address, cookie, headers, patience: self.patience }
    }

    pub async fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, &[], b"").await
    }

    /// Sends a form to the page it is on.
    pub async fn submit(&mut self, path: &str, action: &str, fields: Fields<'_>) -> Reply {
        let body = encode(&[&[("do", action)], fields].concat());
        self.post(path, &body).await
    }

    /// Calls a server function as scripts do.
    pub async fn call(&mut self, name: &str, fields: Fields<'_>) -> Reply {
        self.post(&format!("/api/{name}"), &encode(fields)).await
    }

    pub async fn post(&mut self, path: &str, body: &str) -> Reply {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        self.send("POST", path, &headers, body.as_bytes()).await
    }

    /// Sends any request; the answer's cookie is kept.
    pub async fn send(&mut self, method: &str, path: &str, headers: Fields<'_>, body: &[u8]) -> Reply {
        let reply = self.try_send(method, path, headers, body).await;
        reply.unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    pub async fn try_send(&mut self, method: &str, path: &str, headers: Fields<'_>, body: &[u8]) -> io::Result<Reply> {
        let begun = Instant::now();
        loop {
            let reply = self.send_once(method, path, headers, body).await?;
            if reply.status != 503 || begun.elapsed() >= self.patience {
                return Ok(reply);
            }
            reply.expect_header("retry-after");
            sleep(Duration::from_secs(1)).await;
        }
    }

    async fn send_once(&mut self, method: &str, path: &str, headers: Fields<'_>, body: &[u8]) -> io::Result<Reply> {
        let mut connection = Connection::open(&self.address).await?;
        let request = self.request(method, path, &[headers, &[("connection", "close")]].concat(), body);
        let reply = connection.exchange(&request, method == "HEAD").await?;
        if let Some((name, value, attributes)) = reply.set_cookie() {
            let ended = attributes.get("max-age").is_some_and(|age| age == "0");
            self.cookie = (!ended).then(|| format!("{name}={value}"));
        }
        Ok(reply)
    }

    /// The bytes of a request.
    pub fn request(&self, method: &str, path: &str, headers: Fields<'_>, body: &[u8]) -> Vec<u8> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.address);
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in own.chain(headers.iter().copied()) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(cookie) = &self.cookie {
            head.push_str(&format!("cookie: {cookie}\r\n"));
        }
        if method != "GET" && method != "HEAD" {
            head.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        [head.as_bytes(), body].concat()
    }

    /// Asks for an account.
    pub async fn ask_to_sign_up(&mut self, email: &str) -> Reply {
        let fields = [
            ("account[name]", "Ada"),
            ("account[email]", email),
            ("account[password]", PASSWORD),
            ("account[zone]", "Europe/Berlin"),
        ];
        self.submit("/sign-up", "sign_up", &fields).await
    }

    /// Has an account and is signed in to it, however long a busy machine takes for that: what a test is about comes after it.
    pub async fn sign_up(&mut self, email: &str) -> Reply {
        let patience = std::mem::replace(&mut self.patience, PATIENCE);
        let reply = self.ask_to_sign_up(email).await;
        self.patience = patience;
        assert!(reply.location().starts_with("/today"), "{reply:?}");
        assert!(self.cookie.is_some());
        reply
    }

    pub async fn sign_in(&mut self, email: &str, password: &str) -> Reply {
        let fields = [("credentials[email]", email), ("credentials[password]", password), ("credentials[next]", "")];
        self.submit("/sign-in", "sign_in", &fields).await
    }

    /// Adds a task and returns its id. Sent twice, it is added once.
    pub async fn add_task(&mut self, title: &str) -> String {
        let id = uuid::Uuid::new_v4().to_string();
        let fields = [("task[id]", id.as_str()), ("task[title]", title), ("task[list]", "all")];
        let patience = std::mem::replace(&mut self.patience, PATIENCE);
        let reply = self.submit("/all", "add_task", &fields).await;
        self.patience = patience;
        assert!(reply.location().starts_with("/all?did=added"), "{reply:?}");
        id
    }

    /// The version a task's form would send.
    pub async fn version(&mut self, id: &str) -> String {
        let page = self.get(&format!("/tasks/{id}")).await;
        assert_eq!(page.status, 200);
        field_value(&page.text(), "task[version]").unwrap()
    }
}

pub fn encode(fields: Fields<'_>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The value of the first field of this name on a page.
pub fn field_value(page: &str, name: &str) -> Option<String> {
    let tag = page.split('<').find(|tag| tag.contains(&format!("name=\"{name}\"")))?;
    let value = tag.split("value=\"").nth(1)?.split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}
