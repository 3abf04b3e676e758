//! What somebody does who wants everything, each for a while.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpSocket, TcpStream},
    task::JoinSet,
    time::{Instant, sleep, sleep_until, timeout_at},
};
use uuid::Uuid;

use crate::{
    Result, Stage, WHILE,
    browser::{Browser, Fields, PASSWORD, encode},
    used::Used,
};

const FORM: Fields<'static> =
    &[("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
const FILE: [(&str, &str); 2] =
    [("content-type", "multipart/form-data; boundary=edge"), ("sec-fetch-site", "same-origin")];
/// Another address than the proxy's.
const NOBODY: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));
/// As much as a file may have.
const LARGE: usize = 19_000_000;
/// Reminders that a change of the zone moves.
const MOVED: usize = 30_000;
const LETTERS: usize = 20_000;

#[derive(Clone, Copy, Debug)]
pub enum Attack {
    Nothing,
    Commas,
    Rules,
    Searches,
    SignUps,
    SignIns,
    HalfBodies,
    HalfHeads,
    Readers,
    SlowUploads,
    Edits,
    Import,
    Zones,
}

/// What was made ready: who does it, and where.
pub struct Prepared {
    person: Browser,
    place: String,
}

impl Attack {
    pub const ALL: [Attack; 13] = [
        Attack::Nothing,
        Attack::Commas,
        Attack::Rules,
        Attack::Searches,
        Attack::SignUps,
        Attack::SignIns,
        Attack::HalfBodies,
        Attack::HalfHeads,
        Attack::Readers,
        Attack::SlowUploads,
        Attack::Edits,
        Attack::Import,
        Attack::Zones,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Attack::Nothing => "nothing",
            Attack::Commas => "3 a row of 19 MB of commas, twelve at once",
            Attack::Rules => "4 an import of 100,000 rules, four at once",
            Attack::Searches => "4 searches in 6 MB of notes, 32 at once",
            Attack::SignUps => "5 passwords of 100 letters, 64 at once",
            Attack::SignIns => "5 right passwords, 64 at once",
            Attack::HalfBodies => "6 1,200 bodies that never end",
            Attack::HalfHeads => "6 1,200 half-written heads",
            Attack::Readers => "6 300 readers that do not read",
            Attack::SlowUploads => "7 twelve slow uploads",
            Attack::Edits => "8 notes of 60 kB, sixteen at once",
            Attack::Import => "9 an import of 30,000 tasks",
            Attack::Zones => "9 another zone for 30,000 reminders, again",
        }
    }

    pub async fn prepare(self, stage: &Stage) -> Result<Prepared> {
        let email = format!("{self:?}@example.org").to_lowercase();
        let mut person = stage.signed_up(&email, &format!("203.0.113.{}", 1 + self as u8)).await;
        let place = match self {
            Attack::Commas => {
                upload(&mut person, "commas.csv", format!("Title\nA{}\n", ",".repeat(LARGE)).as_bytes()).await?
            }
            Attack::Searches => {
                let task = format!(r#"{{"title":"A","notes":"{}"}}"#, "a".repeat(LETTERS));
                stage.import(&mut person, &vec![task; 300].join(",")).await?;
                String::new()
            }
            Attack::Zones => {
                stage.import(&mut person, &reminded(MOVED)).await?;
                String::new()
            }
            Attack::SignIns => email,
            _ => String::new(),
        };
        Ok(Prepared { person, place })
    }

    pub async fn run(self, stage: &Stage, prepared: Prepared, used: &Used) {
        let until = Instant::now() + WHILE;
        let Prepared { person, place } = prepared;
        match self {
            Attack::Nothing => {}
            Attack::Commas => {
                let id = place.rsplit('/').next().unwrap_or_default().to_owned();
                let body = encode(&[("do", "match_columns"), ("id", &id), ("columns[title]", "0")]);
                flood(&person, 12, used, until, move |_| Ask::form(&place, body.clone())).await;
            }
            Attack::Rules => {
                let rules = vec![r#""before:1""#; 100_000].join(",");
                let (_, body) = file(
                    "rules.json",
                    format!(r#"{{"taskbell":1,"tasks":[{{"title":"A","reminders":[{rules}]}}]}}"#).as_bytes(),
                );
                flood(&person, 4, used, until, move |_| Ask::file(body.clone())).await;
            }
            Attack::Searches => {
                let path = format!("/all?search={}b", "a".repeat(99));
                flood(&person, 32, used, until, move |_| Ask {
                    method: "GET",
                    path: path.clone(),
                    headers: &[],
                    body: Vec::new(),
                })
                .await;
            }
            Attack::SignUps => {
                let stranger = stage.visitor("203.0.113.99");
                flood(&stranger, 64, used, until, |number| {
                    let email = format!("stranger{number}-{}@example.org", Uuid::new_v4());
                    let password: String = Uuid::new_v4().to_string().repeat(3).chars().take(100).collect();
                    Ask::form(
                        "/sign-up",
                        encode(&[
                            ("do", "sign_up"),
                            ("account[name]", "A"),
                            ("account[email]", &email),
                            ("account[password]", &password),
                            ("account[zone]", "UTC"),
                        ]),
                    )
                })
                .await;
            }
            Attack::SignIns => {
                let body = encode(&[
                    ("do", "sign_in"),
                    ("credentials[email]", &place),
                    ("credentials[password]", PASSWORD),
                    ("credentials[next]", ""),
                ]);
                let mut stranger = person.another();
                stranger.cookie = None;
                flood(&stranger, 64, used, until, move |_| Ask::form("/sign-in", body.clone())).await;
            }
            Attack::HalfBodies => {
                let whole = person.request("POST", "/sign-in", FORM, &vec![b'a'; 250_000]);
                hold(stage, 1_200, used, until, whole[..whole.len() - 1].to_vec()).await;
            }
            Attack::HalfHeads => hold(stage, 1_200, used, until, b"GET /sign-in HTTP/1.1\r\nhost: half".to_vec()).await,
            Attack::Readers => {
                let request = Browser::new(&stage.address).request("GET", "/sign-up", &[], b"");
                hold(stage, 300, used, until, request.repeat(2_000)).await;
            }
            Attack::SlowUploads => {
                let whole = person.request("POST", "/imports", &FILE, &vec![b'a'; LARGE]);
                let begun = whole[..whole.len() - LARGE + 1].to_vec();
                let mut slow = JoinSet::new();
                for _ in 0..12 {
                    let (address, begun, used) = (stage.address.clone(), begun.clone(), used.clone());
                    slow.spawn(async move {
                        let Ok(mut connection) = crate::reply::Connection::open(&address).await else { return };
                        let reply = timeout_at(until, connection.exchange(&begun, false)).await;
                        used.count(reply.ok().and_then(|reply| reply.ok()).map(|reply| reply.status), begun.len());
                    });
                }
                slow.join_all().await;
                sleep_until(until).await;
            }
            Attack::Edits => edits(&person, used, until).await,
            Attack::Import => {
                let mut person = person.another();
                let _ = stage.start_import(&mut person, &reminded(MOVED)).await;
                used.count(Some(303), MOVED * 90);
                sleep_until(until).await;
            }
            Attack::Zones => {
                flood(&person, 2, used, until, |number| {
                    let zone = ["Asia/Tokyo", "America/Lima", "Europe/Berlin"][number % 3];
                    Ask::form(
                        "/settings",
                        encode(&[
                            ("do", "save_profile"),
                            ("profile[name]", "A"),
                            ("profile[zone]", zone),
                            ("profile[reminder_hour]", "9"),
                            ("profile[theme]", "system"),
                        ]),
                    )
                })
                .await;
            }
        }
        if matches!(self, Attack::Nothing) {
            sleep_until(until).await;
        }
    }
}

/// So many tasks with a reminder each, far from now.
fn reminded(many: usize) -> String {
    vec![r#"{"title":"A","due_date":"2040-03-01","due_time":"09:00","reminders":["before:60"]}"#; many].join(",")
}

/// A file, as a form sends it.
pub fn file(name: &str, content: &[u8]) -> ([(&'static str, &'static str); 2], Vec<u8>) {
    let head = format!("--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    (FILE, [head.as_bytes(), content, b"\r\n--edge--\r\n"].concat())
}

/// Sends a file; the page it is on then.
pub async fn upload(person: &mut Browser, name: &str, content: &[u8]) -> Result<String> {
    let (headers, body) = file(name, content);
    let reply = person.send("POST", "/imports", &headers, &body).await;
    match reply.header("location") {
        Some(place) => Ok(place.split('?').next().unwrap_or_default().to_owned()),
        None => Err(format!("{name} was not taken: {}", reply.status).into()),
    }
}

struct Ask {
    method: &'static str,
    path: String,
    headers: Fields<'static>,
    body: Vec<u8>,
}

impl Ask {
    fn form(path: &str, body: String) -> Ask {
        Ask { method: "POST", path: path.to_owned(), headers: FORM, body: body.into_bytes() }
    }

    fn file(body: Vec<u8>) -> Ask {
        Ask { method: "POST", path: "/imports".to_owned(), headers: &FILE, body }
    }
}

/// Asks again as soon as there is an answer, so many times at once.
async fn flood(
    person: &Browser,
    at_once: usize,
    used: &Used,
    until: Instant,
    ask: impl Fn(usize) -> Ask + Send + Sync + 'static,
) {
    let ask = Arc::new(ask);
    let mut lanes = JoinSet::new();
    for lane in 0..at_once {
        let (mut person, used, ask) = (person.another(), used.clone(), ask.clone());
        lanes.spawn(async move {
            let mut number = lane;
            while Instant::now() < until {
                let Ask { method, path, headers, body } = ask(number);
                let reply = timeout_at(until, person.try_send(method, &path, headers, &body)).await;
                let Ok(reply) = reply else { return };
                used.count(reply.ok().map(|reply| reply.status), body.len());
                number += at_once;
            }
        });
    }
    lanes.join_all().await;
}

/// Connects so many times from one address, sends this on each connection and waits; again where it is closed.
async fn hold(stage: &Stage, many: usize, used: &Used, until: Instant, bytes: Vec<u8>) {
    let bytes = Arc::new(bytes);
    let mut lanes = JoinSet::new();
    for _ in 0..many {
        let (address, bytes, used) = (stage.address.clone(), bytes.clone(), used.clone());
        lanes.spawn(async move {
            while Instant::now() < until {
                let held = timeout_at(until, async {
                    let mut stream = connect(&address).await?;
                    stream.write_all(&bytes).await?;
                    // Until it is answered or closed.
                    stream.readable().await
                });
                // What is held to the end was granted.
                used.count(held.await.is_err().then_some(200), bytes.len());
                sleep(Duration::from_secs(1)).await;
            }
        });
    }
    lanes.join_all().await;
}

/// A connection of somebody whom no proxy brings, and who takes in little at once.
async fn connect(address: &str) -> io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::new(NOBODY, 0))?;
    socket.set_recv_buffer_size(4_096)?;
    socket.connect(address.parse().map_err(io::Error::other)?).await
}

/// Adds a task, and gives it other notes again and again.
async fn edits(person: &Browser, used: &Used, until: Instant) {
    let mut lanes = JoinSet::new();
    for _ in 0..16 {
        let (mut person, used) = (person.another(), used.clone());
        lanes.spawn(async move {
            let id = person.add_task("A").await;
            let (mut version, mut mark) = (1, '\u{fdfa}');
            while Instant::now() < until {
                let (number, notes) = (version.to_string(), mark.to_string().repeat(LETTERS));
                let body = encode(&[
                    ("task[id]", &id),
                    ("task[version]", &number),
                    ("task[title]", "A"),
                    ("task[notes]", &notes),
                    ("task[status]", "pending"),
                    ("task[priority]", "low"),
                ]);
                let reply = person.try_send("POST", "/api/save_task", FORM, body.as_bytes()).await;
                let status = reply.ok().map(|reply| reply.status);
                used.count(status, body.len());
                if status.is_some_and(|status| status < 400) {
                    version += 1;
                    mark = if mark == '\u{fdfa}' { '\u{fdfb}' } else { '\u{fdfa}' };
                }
            }
        });
    }
    lanes.join_all().await;
}
