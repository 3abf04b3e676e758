//! What people do who want no more than their lists, and what they get.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use tokio::{
    task::JoinSet,
    time::{Instant, interval},
};
use uuid::Uuid;

use crate::{
    attacks::file,
    browser::{Browser, PASSWORD, encode},
};

pub const PEOPLE: usize = 20;
/// The slowest of a hundred still has its answer by then.
const SOON: Duration = Duration::from_secs(1);
/// Forty times a second, whatever became of what was asked before.
const PAUSE: Duration = Duration::from_millis(25);
const LOOKS: [&str; 6] = ["/today", "/all", "/dashboard", "/upcoming", "/all?search=milk", "/completed"];

pub fn email(number: usize) -> String {
    format!("person{number}@example.org")
}

pub struct Others {
    over: Arc<AtomicBool>,
    asking: JoinHandle<Got>,
}

/// How long each answer took, and why some were none.
#[derive(Default)]
pub struct Got {
    times: Vec<Duration>,
    refused: BTreeMap<String, u32>,
}

impl Others {
    pub fn begin(people: &[Browser]) -> Others {
        let over = Arc::new(AtomicBool::new(false));
        let (people, until) = (people.iter().map(Browser::another).collect(), over.clone());
        // On a thread of their own: what the attack has to do must not look as if the server were slow.
        let asking = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map(|runtime| runtime.block_on(ask(people, until))).unwrap_or_default()
        });
        Others { asking, over }
    }

    pub async fn end(self) -> Got {
        self.over.store(true, Ordering::Relaxed);
        tokio::task::spawn_blocking(|| self.asking.join().unwrap_or_default()).await.unwrap_or_default()
    }
}

async fn ask(people: Vec<Browser>, over: Arc<AtomicBool>) -> Got {
    let (mut clock, mut asked, mut number) = (interval(PAUSE), JoinSet::new(), 0);
    while !over.load(Ordering::Relaxed) {
        clock.tick().await;
        let who = number % people.len();
        let person = people[who].another();
        asked.spawn(async move {
            let begun = Instant::now();
            let (what, status) = one(person, who, number).await;
            (begun.elapsed(), what, status)
        });
        number += 1;
    }
    let mut got = Got::default();
    for (time, what, status) in asked.join_all().await {
        match status {
            Ok(200 | 303) => got.times.push(time),
            Ok(status) => *got.refused.entry(format!("{what}: {status}")).or_default() += 1,
            Err(error) => *got.refused.entry(format!("{what}: {error}")).or_default() += 1,
        }
    }
    got.times.sort_unstable();
    got
}

/// Every fifth adds a task; once in two seconds somebody signs in, and somebody else sends a file.
async fn one(mut person: Browser, who: usize, number: usize) -> (&'static str, std::io::Result<u16>) {
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let (what, reply) = match number % 81 {
        0 => {
            let email = email(who);
            let fields = [
                ("do", "sign_in"),
                ("credentials[email]", email.as_str()),
                ("credentials[password]", PASSWORD),
                ("credentials[next]", ""),
            ];
            person.cookie = None;
            ("signing in", person.try_send("POST", "/sign-in", &form, encode(&fields).as_bytes()).await)
        }
        40 => {
            let (headers, body) = file("tasks.csv", b"Title\nMilk\n");
            ("sending a file", person.try_send("POST", "/imports", &headers, &body).await)
        }
        rest if rest % 5 == 0 => {
            let id = Uuid::new_v4().to_string();
            let fields = [("task[id]", id.as_str()), ("task[title]", "Milk"), ("task[list]", "today")];
            ("adding", person.try_send("POST", "/api/add_task", &form, encode(&fields).as_bytes()).await)
        }
        _ => ("looking", person.try_send("GET", LOOKS[number % LOOKS.len()], &[], b"").await),
    };
    (what, reply.map(|reply| reply.status))
}

impl Got {
    fn at(&self, share: f64) -> Duration {
        let last = self.times.len().max(1) - 1;
        self.times.get((last as f64 * share).ceil() as usize).copied().unwrap_or_default()
    }

    fn refused(&self) -> u32 {
        self.refused.values().sum()
    }

    pub fn columns(&self) -> String {
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let asked = self.times.len() as u32 + self.refused();
        format!("{:>6} {:>7.1} {:>7.1} {:>8}", asked, ms(self.at(0.5)), ms(self.at(0.99)), self.refused())
    }

    pub fn refusals(&self) -> Vec<String> {
        self.refused.iter().map(|(what, times)| format!("  {times} refused, {what}")).collect()
    }

    pub fn is_well(&self) -> bool {
        self.refused.is_empty() && self.at(0.99) < SOON
    }
}
