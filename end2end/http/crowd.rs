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

/// What happened to the people.
#[derive(Default)]
pub struct Story {
    pub answered: u32,
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
    let read = person.try_send("GET", "/today", &[], b"").await.map(|reply| reply.status);
    let id = uuid::Uuid::new_v4().to_string();
    let fields = encode(&[("task[id]", id.as_str()), ("task[title]", "Under load"), ("task[list]", "all")]);
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let added = person.try_send("POST", "/api/add_task", &form, fields.as_bytes()).await.map(|reply| reply.status);
    let mut story = story.lock().unwrap();
    for (doing, result) in [(Doing::Reading, &read), (Doing::Adding, &added)] {
        match result {
            Ok(200) => story.answered += 1,
            other => story.failed.push(Failure { when: Instant::now(), doing, answer: format!("{other:?}") }),
        }
    }
    if matches!(added, Ok(200)) {
        story.added.push(id);
    }
}

/// Nobody was signed out, and nothing that was acknowledged is lost.
pub async fn assert_whole(database: &Url, people: Vec<Browser>, story: &Story) {
    for mut person in people {
        assert_eq!(person.get("/today").await.status, 200, "signed out");
    }
    let kept = task_ids(database).await;
    let lost: Vec<_> = story.added.iter().filter(|id| !kept.contains(*id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}
