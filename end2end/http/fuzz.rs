//! Requests that no page of ours sends: every page and every server function, asked for a minute with names and values
//! from our own forms and with bad ones. Whatever comes in, it is answered, and never as a fault of ours.
//! `FUZZ_SEED` sends others, `FUZZ_SECONDS` sets for how long.

use std::{
    collections::BTreeSet,
    env, fs,
    path::Path,
    time::{Duration, Instant},
};

use fastrand::Rng;
use url::form_urlencoded::byte_serialize;

use crate::{browser::Browser, taskbell::Taskbell};

/// Values at the edges of what is read somewhere: numbers, dates, times, ids, words, Unicode.
const EDGES: [&str; 44] = [
    "",
    " ",
    "0",
    "-1",
    "1",
    "255",
    "65536",
    "2147483648",
    "-1000000000000000000",
    "9223372036854775807",
    "18446744073709551616",
    "1e308",
    "NaN",
    "true",
    "null",
    "2026-11-26",
    "2026-02-30",
    "0000-00-00",
    "-262144-01-01",
    "+262143-12-31",
    "9999-12-31",
    "2026-11-26T09:00:00Z",
    "+99999-01-01T00:00:00+23:59",
    "00:00",
    "23:59:60",
    "24:00",
    "Europe/Berlin",
    "Etc/GMT+12",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "../../../etc/passwd",
    "%",
    "_",
    "\\",
    "'; DROP TABLE tasks; --",
    "\0",
    "\u{202e}\u{2066}",
    "\u{200b}",
    "\u{fdfa}\u{fdfa}",
    "👩‍👩‍👧‍👧",
    "İstanbul",
    "[]",
    "{\"a\":[[[[",
    "a@b",
];

struct Fuzz {
    rng: Rng,
    functions: Vec<String>,
    /// Names of fields, values and addresses that our own pages use.
    names: BTreeSet<String>,
    values: BTreeSet<String>,
    addresses: BTreeSet<String>,
}

impl Fuzz {
    fn any(&mut self, of: impl Fn(&Fuzz) -> &BTreeSet<String>) -> String {
        let many = of(self).len().max(1);
        let at = self.rng.usize(..many);
        of(self).iter().nth(at).cloned().unwrap_or_default()
    }

    fn value(&mut self) -> Vec<u8> {
        match self.rng.u8(..10) {
            0..4 => self.any(|fuzz| &fuzz.values).into_bytes(),
            4..8 => EDGES[self.rng.usize(..EDGES.len())].as_bytes().to_vec(),
            8 => {
                let length = [255, 256, 5_000, 20_001][self.rng.usize(..4)];
                EDGES[self.rng.usize(1..EDGES.len())].repeat(length).into_bytes().into_iter().take(length).collect()
            }
            _ => (0..self.rng.usize(..40)).map(|_| self.rng.u8(..)).collect(),
        }
    }

    fn name(&mut self) -> String {
        let name = self.any(|fuzz| &fuzz.names);
        match self.rng.u8(..12) {
            0 => format!("{name}[]"),
            1 => format!("{name}[{}]", self.rng.u32(..)),
            2 => "[".repeat(self.rng.usize(..200)) + &name,
            _ => name,
        }
    }

    fn fields(&mut self) -> String {
        let some = |fuzz: &mut Fuzz| {
            let (name, value) = (fuzz.name(), fuzz.value());
            [byte_serialize(name.as_bytes()).collect::<String>(), byte_serialize(&value).collect()].join("=")
        };
        (0..self.rng.usize(..12)).map(|_| some(self)).collect::<Vec<_>>().join("&")
    }

    fn address(&mut self) -> String {
        let address = self.any(|fuzz| &fuzz.addresses);
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let mut segments: Vec<String> = path.split('/').map(str::to_owned).collect();
        if self.rng.bool() {
            let at = self.rng.usize(..segments.len());
            let value = self.value();
            segments[at] = byte_serialize(&value).collect();
        }
        let query = if self.rng.bool() { self.fields() } else { query.to_owned() };
        format!("/{}?{query}", segments.join("/").trim_start_matches('/'))
    }

    /// Remembers what a page of ours uses.
    fn learn(&mut self, page: &str) {
        let attribute = |name: &str| {
            let opening = format!("{name}=\"");
            let texts = page.split(&opening).skip(1).filter_map(|rest| rest.split('"').next());
            texts.map(|text| text.replace("&amp;", "&")).collect::<Vec<_>>()
        };
        self.names.extend(attribute(" name"));
        self.values.extend(attribute(" value"));
        let ours = |address: &String| address.starts_with('/') && !address.starts_with("/pkg/");
        self.addresses.extend(attribute(" href").into_iter().chain(attribute(" action")).filter(ours));
        // Not without end, whatever is shown.
        for learnt in [&mut self.names, &mut self.values, &mut self.addresses] {
            while learnt.len() > 2_000 {
                let at = self.rng.usize(..learnt.len());
                let gone = learnt.iter().nth(at).cloned().unwrap_or_default();
                learnt.remove(&gone);
            }
        }
    }

    /// A request, and what to call it when it fails.
    fn request(&mut self) -> (&'static str, String, String) {
        let function = self.functions[self.rng.usize(..self.functions.len())].clone();
        match self.rng.u8(..10) {
            0..4 => ("GET", self.address(), String::new()),
            4..7 => ("POST", format!("/api/{function}"), self.fields()),
            7..9 => ("POST", self.address(), format!("do={function}&{}", self.fields())),
            _ => (["PUT", "DELETE", "OPTIONS", "PATCH"][self.rng.usize(..4)], self.address(), self.fields()),
        }
    }
}

/// The server functions that there are, from their own lines, and the names of their arguments.
fn functions() -> (Vec<String>, BTreeSet<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("app/src/server_fns");
    let sources = fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let source = sources.collect::<Vec<_>>().join("\n");
    let endpoints = source.split("endpoint = \"").skip(1).filter_map(|rest| rest.split('"').next());
    let arguments = source.split("pub async fn ").skip(1).filter_map(|rest| rest.split(['(', ')']).nth(1));
    let names = arguments.flat_map(|list| list.split(',')).filter_map(|pair| pair.split(':').next());
    (endpoints.map(str::to_owned).collect(), names.map(|name| name.trim().to_owned()).collect())
}

async fn newcomer(taskbell: &Taskbell, number: usize) -> Browser {
    let mut browser = taskbell.browser();
    // Of thousands of requests in a row a busy machine is too late for one or the other.
    browser.patience = Duration::from_secs(60);
    let mut tries = 0;
    // Each time with another address: there may be an account although it was too late to say so.
    while browser.ask_to_sign_up(&format!("fuzz{number}.{tries}@example.org")).await.status != 303 {
        tries += 1;
        assert!(tries < 5, "nobody can sign up: {}", taskbell.log());
    }
    for title in ["Buy oat milk", "=1+1", "<b>bold</b>"] {
        browser.add_task(title).await;
    }
    browser
}

const PAGES: [&str; 10] = [
    "/today",
    "/upcoming",
    "/all",
    "/completed",
    "/trash",
    "/dashboard",
    "/settings",
    "/settings/security",
    "/transfers",
    "/all?q=milk",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_sent_is_a_fault_of_ours() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seed = number("FUZZ_SEED").unwrap_or(20_261_126);
    eprintln!("FUZZ_SEED={seed}");
    let taskbell = Taskbell::start_with(&[("DATABASE_WAIT", "4")]).await;
    let (functions, names) = functions();
    assert!(functions.len() > 30, "{functions:?}");
    let [values, addresses] = [BTreeSet::new(), PAGES.iter().map(|page| page.to_string()).collect()];
    let mut fuzz = Fuzz { rng: Rng::with_seed(seed), functions, names, values, addresses };
    let mut people = 1;
    let mut browser = newcomer(&taskbell, people).await;
    // What one database answers, the other nearly always does too.
    let usual = if env::var_os("TEST_DATABASE_URL").is_some() { 15 } else { 60 };
    let (end, mut asked) = (Instant::now() + Duration::from_secs(number("FUZZ_SECONDS").unwrap_or(usual)), 0);
    while Instant::now() < end {
        if asked % 50 == 0 {
            for page in PAGES {
                let reply = browser.get(page).await;
                if reply.status == 303 {
                    // Signed out, or the account was deleted.
                    people += 1;
                    browser = newcomer(&taskbell, people).await;
                }
                fuzz.learn(&reply.text());
            }
        }
        let (method, address, body) = fuzz.request();
        let kind = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=a", "x"];
        let kind = kind[if fuzz.rng.u8(..8) == 0 { fuzz.rng.usize(..4) } else { 0 }];
        let headers = [("content-type", kind), ("sec-fetch-site", "same-origin")];
        let reply = browser.try_send(method, &address, &headers, body.as_bytes()).await;
        let said = || format!("FUZZ_SEED={seed}: request {asked}: {method} {address}\n{body}\n{}", taskbell.log());
        match reply {
            Ok(reply) => assert!(reply.status < 500, "{} to {}", reply.status, said()),
            Err(error) => panic!("{error} after {}", said()),
        }
        asked += 1;
    }
    eprintln!("{asked} requests, {people} people");
    let log = taskbell.log();
    assert!(!log.contains("ERROR") && !log.contains("panicked"), "FUZZ_SEED={seed}: {log}");
}
