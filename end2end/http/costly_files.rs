//! Files of one person that would take what everybody needs.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::{
    browser::{Browser, Fields},
    reply::Connection,
    taskbell::Taskbell,
};

const HEADERS: Fields<'static> =
    &[("content-type", "multipart/form-data; boundary=edge"), ("sec-fetch-site", "same-origin")];

/// The most memory the process ever had, in kilobytes.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// The bytes of an upload that says it is this long and sends no more than its beginning.
fn begun(browser: &Browser, length: usize) -> Vec<u8> {
    let whole = browser.request("POST", "/imports", HEADERS, &vec![b'x'; length]);
    whole[..whole.len() - length + 1].to_vec()
}

/// It was 90 MB for each, and stayed.
#[tokio::test]
async fn a_row_of_commas_takes_no_memory_however_often_it_is_looked_at() {
    let taskbell = Taskbell::start().await;
    let mut ada = taskbell.signed_up("ada@example.org").await;
    let file = format!("Title,Notes\nA{}\n", ",".repeat(2_000_000));
    let place = ada.upload("commas.csv", file.as_bytes()).await.location().split('?').next().unwrap().to_owned();
    let id = place.rsplit('/').next().unwrap().to_owned();
    let look = |mut browser: Browser| {
        let (place, id) = (place.clone(), id.clone());
        async move {
            let fields = [("id", id.as_str()), ("columns[title]", "0"), ("columns[notes]", "1")];
            browser.submit(&place, "match_columns", &fields).await.status
        }
    };
    let statuses = JoinSet::from_iter((0..12).map(|_| look(ada.another()))).join_all().await;
    assert!(statuses.iter().all(|status| matches!(status, 303 | 429 | 503)), "{statuses:?}");
    // What nobody waits for any more ends by itself.
    let end = Instant::now() + Duration::from_secs(180);
    while look(ada.another()).await != 303 {
        assert!(Instant::now() < end, "it is never read; {} kB", peak(taskbell.process()));
    }
    assert!(peak(taskbell.process()) < 350_000, "{} kB", peak(taskbell.process()));
}

#[tokio::test]
async fn slow_uploads_of_one_person_are_few_and_end_and_others_go_on() {
    let taskbell = Taskbell::start().await;
    let ada = taskbell.signed_up("ada@example.org").await;
    let mut bob = taskbell.signed_up("bob@example.org").await;
    let upload = begun(&ada, 20 * 1024 * 1024);
    let slow = || {
        let (address, upload) = (taskbell.address.clone(), upload.clone());
        async move { Connection::open(&address).await.unwrap().exchange(&upload, false).await.unwrap().status }
    };
    let start = Instant::now();
    let slow = JoinSet::from_iter((0..12).map(|_| slow()));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(bob.upload("tasks.csv", b"Title\nA\n").await.status, 303);
    let statuses = slow.join_all().await;
    assert!(statuses.iter().all(|status| matches!(status, 408 | 429)), "{statuses:?}");
    // Two at once, each for ten seconds or more: on a busy machine others come when the first have ended.
    let (took, ended) = (start.elapsed(), statuses.iter().filter(|status| **status == 408).count() as u64);
    assert!((2..=took.as_secs() / 10 * 2).contains(&ended), "{statuses:?} in {took:?}");
    assert!(taskbell.log().contains("slow-upload") && taskbell.log().contains("uploads"), "{}", taskbell.log());
}
