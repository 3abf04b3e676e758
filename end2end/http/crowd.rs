//! People who click all the time, and what happened to them.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::sleep};
use url::Url;

use crate::{
    browser::{Browser, encode},
    taskbell::task_ids,
};

pub const PEOPLE: usize = 4;
/// A setting of the servers they use: more than they can make in a minute, on the quickest machine.
pub const CHANGES: (&str, &str) = ("CHANGES_PER_MINUTE", "1000000");
/// The least that Taskbell waits for anything before it answers that it is too late.
const LATE: Duration = Duration::from_secs(2);

/// What happened to the people.
#[derive(Default)]
pub struct Story {
    pub answered: u32,
    /// The longest that one of those took.
    pub slowest: Duration,
    pub failed: Vec<Failure>,
    /// The tasks whose adding was acknowledged.
    added: Vec<String>,
}

/// A click that was not answered as it should be.
#[derive(Debug)]
pub struct Failure {
    pub when: Instant,
    pub doing: Doing,
    /// A status or an error.
    pub answer: String,
    /// Whether Taskbell itself had waited for something before it answered so: the machine had other things to do.
    pub late: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doing {
    Reading,
    Adding,
}

pub struct Crowd {
    over: Arc<AtomicBool>,
    story: Arc<Mutex<Story>>,
    people: JoinSet<Browser>,
}

impl Crowd {
    /// People who read their list and add tasks until it is over.
    pub async fn gather(address: &str) -> Crowd {
        let mut crowd = Crowd { over: Arc::default(), story: Arc::default(), people: JoinSet::new() };
        for number in 0..PEOPLE {
            let mut person = Browser::new(address);
            person.sign_up(&format!("person{number}@example.org")).await;
            let (over, story) = (crowd.over.clone(), crowd.story.clone());
            crowd.people.spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    click(&mut person, &story).await;
                    sleep(Duration::from_millis(20)).await;
                }
                person
            });
        }
        crowd
    }

    /// Waits until so many requests were answered.
    pub async fn until_answered(&self, least: u32) {
        let end = Instant::now() + Duration::from_secs(180);
        loop {
            let answered = self.story.lock().unwrap().answered;
            if answered >= least {
                return;
            }
            assert!(Instant::now() < end, "only {answered} requests were answered");
            sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn leave(mut self) -> (Vec<Browser>, Story) {
        self.over.store(true, Ordering::Relaxed);
        let mut people = Vec::new();
        while let Some(person) = self.people.join_next().await {
            people.push(person.unwrap());
        }
        (people, std::mem::take(&mut self.story.lock().unwrap()))
    }
}

async fn click(person: &mut Browser, story: &Mutex<Story>) {
    ask(person, story, Doing::Reading, "").await;
    let id = uuid::Uuid::new_v4().to_string();
    let fields = encode(&[("task[id]", id.as_str()), ("task[title]", "Under load"), ("task[list]", "all")]);
    if ask(person, story, Doing::Adding, &fields).await {
        story.lock().unwrap().added.push(id);
    }
}

/// Asks, and notes at once what came of it. Whether it was answered as it should be.
async fn ask(person: &mut Browser, story: &Mutex<Story>, doing: Doing, fields: &str) -> bool {
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let begun = Instant::now();
    let reply = match doing {
        Doing::Reading => person.try_send("GET", "/today", &[], b"").await,
        Doing::Adding => person.try_send("POST", "/api/add_task", &form, fields.as_bytes()).await,
    };
    let (when, took) = (Instant::now(), begun.elapsed());
    // Proxies give their own answers no id.
    let own = matches!(&reply, Ok(reply) if reply.status == 503 && reply.header("x-request-id").is_some());
    let mut story = story.lock().unwrap();
    match reply.map(|reply| reply.status) {
        Ok(200) => {
            story.answered += 1;
            story.slowest = story.slowest.max(took);
            true
        }
        other => {
            story.failed.push(Failure { when, doing, answer: format!("{other:?}"), late: own && took >= LATE });
            false
        }
    }
}

/// Nobody was signed out, and nothing that was acknowledged is lost.
pub async fn assert_whole(database: &Url, people: Vec<Browser>, story: &Story) {
    for mut person in people {
        person.patience = Duration::from_secs(60);
        assert_eq!(person.get("/today").await.status, 200, "signed out");
    }
    let kept = task_ids(database).await;
    let lost: Vec<_> = story.added.iter().filter(|id| !kept.contains(*id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}
