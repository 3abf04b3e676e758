//! Signing in by services elsewhere: npm's `oidc-provider` as people run it, and one that does whatever a test says.

mod away;
mod first_use;
mod linked;
mod logout;
mod signing_in;
mod untrue;

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read},
    process::{Child, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};
use url::Url;

use crate::{
    accounts::{move_back, redis},
    browser::Browser,
    ports::free_port,
    reply::{Connection, Reply},
    taskbell::{Folder, Taskbell, new_database},
};

const SUPPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/end2end/support");
const SECRET: &str = "a secret of the tests: with / and %";

/// A provider that runs.
struct Provider {
    process: Child,
    // It would end if nobody could read what it says.
    _printed: BufReader<ChildStdout>,
    port: u16,
}

impl Provider {
    fn issuer(port: u16) -> String {
        format!("http://127.0.0.1:{port}")
    }

    fn start(script: &str, port: u16, argument: &str) -> Provider {
        let mut command = Command::new("node");
        command.arg(format!("{SUPPORT}/{script}")).arg(argument).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap_or_else(|error| panic!("node cannot be started: {error}"));
        let mut printed = BufReader::new(process.stdout.take().unwrap());
        let listens = printed.by_ref().lines().map_while(Result::ok).any(|line| line.starts_with("listens at"));
        assert!(listens, "{script} does not start: it needs Node 20.12 or later, and what bin/setup installs");
        Provider { process, _printed: printed, port }
    }

    /// The real one, at which a Taskbell is known.
    fn real(port: u16, taskbell: &Taskbell, options: Value) -> Provider {
        let ours = format!("http://{}/sign-in/with/staff", taskbell.address);
        let mut argument = json!({
            "port": port,
            "client": {
                "client_id": "taskbell",
                "client_secret": SECRET,
                "redirect_uris": [format!("{ours}/callback")],
                "backchannel_logout_uri": format!("{ours}/logout"),
                "backchannel_logout_session_required": true,
            },
            "people": people(),
        });
        argument.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
        Provider::start("provider.mjs", port, &argument.to_string())
    }

    /// The one that does what it is told.
    fn untrue() -> Provider {
        let port = free_port();
        Provider::start("untrue-provider.mjs", port, &port.to_string())
    }

    async fn tell(&self, path: &str, what: Value) -> Value {
        let mut teller = Browser::new(&format!("127.0.0.1:{}", self.port));
        let reply = teller.send("POST", path, &[], what.to_string().as_bytes()).await;
        assert_eq!(reply.status, 200);
        reply.json()
    }

    /// What its next answers are to be like.
    async fn change(&self, what: Value) {
        self.tell("/change", what).await;
    }

    /// How often it was asked for something.
    async fn asked(&self, path: &str) -> u64 {
        let mut teller = Browser::new(&format!("127.0.0.1:{}", self.port));
        teller.get("/asked").await.json()[path].as_u64().unwrap_or_default()
    }

    /// What is remembered of a visitor there, who is nobody yet.
    fn visitor(&self) -> Elsewhere {
        Elsewhere { origin: Provider::issuer(self.port), cookies: BTreeMap::new() }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Who the real one knows.
fn people() -> Value {
    let person = |email: &str, verified: Value| json!({ "claims": { "name": "Ada Lovelace", "email": email, "email_verified": verified, "zoneinfo": "Europe/London" } });
    let mut people = json!({
        "ada": person("ada@example.org", json!(true)),
        "bob": person("bob@example.org", json!("true")),
        "unverified": person("eve@example.org", json!(false)),
        "unsaid": person("una@example.org", Value::Null),
        "nameless": { "claims": { "email": "nameless@example.org", "email_verified": true } },
        "addressless": { "claims": { "name": "Nobody" } },
    });
    people["mfa"] = json!({ "claims": people["ada"]["claims"], "amr": ["pwd", "otp"] });
    people["gold"] = json!({ "claims": people["ada"]["claims"], "acr": "gold" });
    people
}

/// The settings of a provider.
fn settings(issuer: &str) -> Vec<(&str, &str)> {
    vec![("OIDC_STAFF_ISSUER", issuer), ("OIDC_STAFF_CLIENT_ID", "taskbell"), ("OIDC_STAFF_CLIENT_SECRET", SECRET)]
}

/// A Taskbell, and the real provider.
async fn with_real(more: &[(&str, &str)], options: Value) -> (Taskbell, Provider) {
    let port = free_port();
    let issuer = Provider::issuer(port);
    let taskbell = Taskbell::start_with(&[&settings(&issuer), more].concat()).await;
    let provider = Provider::real(port, &taskbell, options);
    (taskbell, provider)
}

/// A Taskbell, and the provider that does what it is told.
async fn with_untrue(more: &[(&str, &str)]) -> (Taskbell, Provider) {
    let provider = Provider::untrue();
    let issuer = Provider::issuer(provider.port);
    let all = [&settings(&issuer), more].concat();
    (Taskbell::start_on(Folder::new(), new_database().await, &all), provider)
}

/// Somebody's browser as the provider knows it.
struct Elsewhere {
    origin: String,
    cookies: BTreeMap<String, String>,
}

impl Elsewhere {
    /// Goes where a link leads and says who they are, until the provider sends them away: where to.
    async fn visit(&mut self, address: &str, who: &str) -> Url {
        let mut address = Url::parse(address).unwrap();
        for _ in 0..8 {
            if address.origin().ascii_serialization() != self.origin {
                return address;
            }
            if address.path().starts_with("/interaction/") {
                address.set_query(Some(who));
            }
            let reply = self.get(&address).await;
            let next = reply.header("location").unwrap_or_else(|| panic!("{address} leads nowhere: {reply:?}"));
            address = address.join(next).unwrap();
        }
        panic!("{address} leads round and round");
    }

    async fn get(&mut self, address: &Url) -> Reply {
        let host = format!("127.0.0.1:{}", address.port().unwrap());
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let path = &address[url::Position::BeforePath..];
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {}\r\nconnection: close\r\n\r\n",
            cookies.join("; ")
        );
        let reply = Connection::open(&host).await.unwrap().exchange(request.as_bytes(), false).await.unwrap();
        for cookie in reply.cookies() {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        reply
    }
}

/// Follows a link of ours there; where it leads.
async fn there(browser: &mut Browser, link: &str) -> String {
    let reply = browser.send("GET", link, &[("sec-fetch-site", "same-origin")], b"").await;
    assert_eq!(reply.expect_header("cache-control"), "no-store");
    reply.location().to_owned()
}

/// Comes back from there.
async fn back(browser: &mut Browser, address: &Url) -> Reply {
    let path = &address[url::Position::BeforePath..];
    browser.send("GET", path, &[("sec-fetch-site", "cross-site")], b"").await
}

/// There and back; where that leads.
async fn through(browser: &mut Browser, provider: &Provider, link: &str, who: &str) -> String {
    let mut elsewhere = provider.visitor();
    let away = there(browser, link).await;
    let returned = elsewhere.visit(&away, &format!("login={who}")).await;
    back(browser, &returned).await.location().to_owned()
}

const SIGN_IN: &str = "/sign-in/with/staff";
const SECURITY: &str = "/settings/security";

/// What the next page says.
async fn told(browser: &mut Browser, page: &str) -> String {
    let page = browser.get(page).await.text();
    let said =
        page.split("role=\"alert\" class=\"form-error\">").nth(1).unwrap_or_else(|| panic!("nothing said: {page}"));
    said.split('<').next().unwrap().to_owned()
}

/// Links whoever is signed in, who proved just now who they are.
async fn link(browser: &mut Browser, provider: &Provider, who: &str) {
    assert_eq!(through(browser, provider, "/sign-in/with/staff?for=link", who).await, SECURITY);
    let page = browser.get(SECURITY).await.text();
    assert!(page.contains("Linked. From now on it lets you in."), "{page}");
}

/// Lets what somebody proved be ten minutes old.
fn age_proof(taskbell: &Taskbell) {
    let keys = String::from_utf8(redis(taskbell, &["KEYS", "*"], b"")).unwrap();
    for key in keys.lines().filter(|key| !key.starts_with("taskbell:")) {
        move_back(taskbell, key, b"\xa6proven\xce", 600);
    }
}
