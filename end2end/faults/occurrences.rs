//! Tasks that recur: their occurrences are ended from two sides at once, while those who remind of them die.

use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Stdio},
    time::Duration,
};

use chrono::{Days, NaiveDateTime, TimeDelta, Timelike, Utc};
use tokio::time::sleep;
use uuid::Uuid;

use crate::{browser::Browser, site::Site, smtp::Mood};

const EMAIL: &str = "user2@example.org";
/// That of all who are seeded.
const PASSWORD: &str = "a bell for every task";
/// When their occurrences are ended: before they are reminded of, while they are, and after that.
const KINDS: [&str; 3] = ["early", "racing", "late"];
/// Tasks of each kind.
const EACH: i64 = 4;
/// Between those that are ended while workers die: as long as a worker lives.
const BETWEEN: Duration = Duration::from_millis(350);
const FORMAT: &str = "%Y-%m-%dT%H:%M:%S+00:00";

/// What goes wrong while workers are killed.
#[derive(Clone, Copy, Debug)]
enum Trouble {
    NothingMore,
    RedisEmptied,
    MailServerAway,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_occurrence_counts_once_and_is_reminded_of_once_unless_it_is_done_before() {
    let site = with_recurring_tasks().await;
    let servers = [Server::start(&site, &[]), Server::start(&site, &[])];
    let mut sides = servers.each_ref().map(Server::browser);
    let first = Utc::now().date_naive() + Days::new(1);
    for (round, trouble) in [Trouble::NothingMore, Trouble::RedisEmptied, Trouble::MailServerAway].iter().enumerate() {
        let minutes = TimeDelta::minutes(round as i64);
        let now = Utc::now().naive_utc().with_second(0).unwrap().with_nanosecond(0).unwrap();
        remind_at(&site, "title <> 'early'", now - TimeDelta::hours(3) + minutes).await;
        remind_at(&site, "title = 'early'", now + TimeDelta::hours(2) + minutes).await;
        end(&site, &mut sides, "early", Duration::ZERO).await;
        tokio::join!(kill_workers(&site, *trouble, round as u64), end(&site, &mut sides, "racing", BETWEEN));
        site.smtp.set(Mood::Well);
        // Who plans daily reminders has planned those of tasks before.
        site.execute("UPDATE users SET next_reminder_at = created_at").await;
        site.heal().await;
        end(&site, &mut sides, "late", Duration::ZERO).await;
        check(&site, round as i64 + 1, &format!("{trouble:?}")).await;
        let next = (first + Days::new(round as u64 + 1)).and_hms_opt(8, 0, 0).unwrap();
        let planned = format!(
            "SELECT COUNT(*) FROM task_reminders JOIN tasks ON tasks.id = task_id WHERE tasks.status = 0 \
             AND due_on = '{}' AND remind_at = '{}'",
            next.date(),
            next.format(FORMAT)
        );
        assert_eq!(site.value::<i64>(&planned).await, 3 * EACH, "{trouble:?}: each is the next one\n{}", site.log());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_dies_while_it_completes_one_leaves_it_as_it_was() {
    let site = with_recurring_tasks().await;
    let (dying, well) = (Server::start(&site, &[("TASKBELL_CRASH_AT", "rolled")]), Server::start(&site, &[]));
    let mut side = well.browser();
    sign_in(&mut side).await;
    let mut unlucky = dying.browser();
    unlucky.cookie.clone_from(&side.cookie);
    let act = act(&site, ids(&site, "late").await[0], "complete").await;
    let body = crate::browser::encode(&[("do", "change_tasks"), ("request[act]", &act)]);
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    assert!(unlucky.try_send("POST", "/inbox", &headers, body.as_bytes()).await.is_err(), "it did not crash");
    let over = "SELECT COUNT(*) FROM occurrences";
    assert_eq!(site.value::<i64>(over).await, 0);
    press(&mut side, &act).await;
    assert_eq!(site.value::<i64>(over).await, 1);
}

/// Somebody with tasks of each kind, due every day from tomorrow on and reminded of an hour before.
async fn with_recurring_tasks() -> Site {
    let site = Site::with_people(1).await;
    let number = (3 * EACH).to_string();
    let mut seed = site.command(&["seed", "--users", "2", "--tasks", &number]);
    assert!(crate::site::aside(|| seed.status()).unwrap().success(), "{}", site.log());
    site.make_due().await;
    site.execute("UPDATE users SET reminders_on = FALSE").await;
    // What seeded tasks have besides: here each has the series and the reminder that follow, and stands alone.
    for what in ["UPDATE tasks SET series_id = NULL, parent_id = NULL, section_id = NULL", "DELETE FROM series"] {
        site.execute(what).await;
    }
    for kind in KINDS {
        site.execute(&format!(
            "UPDATE tasks SET title = '{kind}', deadline_on = NULL WHERE id IN (SELECT tasks.id FROM tasks \
             JOIN users ON users.id = user_id WHERE email = '{EMAIL}' AND title LIKE 'Task %' ORDER BY tasks.id LIMIT {EACH})"
        ))
        .await;
    }
    let id = if site.database_url.starts_with("sqlite:") { "randomblob(16)" } else { "gen_random_uuid()" };
    let (first, kinds) = (Utc::now().date_naive() + Days::new(1), "title IN ('early', 'racing', 'late')");
    site.execute(&format!(
        "INSERT INTO series (id, user_id, task_id, rule, dtstart, first_on, due_time, anchor, counted, created_at) \
         SELECT {id}, user_id, id, 'FREQ=DAILY', '{first}', '{first}', '09:00:00', 'schedule', 0, created_at \
         FROM tasks WHERE {kinds}"
    ))
    .await;
    site.execute("UPDATE tasks SET series_id = (SELECT series.id FROM series WHERE task_id = tasks.id)").await;
    site.execute(&format!(
        "INSERT INTO task_reminders (id, user_id, task_id, rule, created_at) \
         SELECT {id}, user_id, id, 'before:60', created_at FROM tasks WHERE {kinds}"
    ))
    .await;
    site
}

/// Moves the current occurrences of some tasks, and nothing of their series, to an hour after they are reminded of.
async fn remind_at(site: &Site, which: &str, at: NaiveDateTime) {
    let due = at + TimeDelta::hours(1);
    let days = (due.date() - chrono::NaiveDate::default()).num_days();
    let sort = days * 10_000 + i64::from(due.hour() * 60 + due.minute());
    let which = format!("{which} AND series_id IS NOT NULL");
    site.execute(&format!(
        "UPDATE tasks SET due_on = '{}', due_time = '{}', due_sort = {sort} WHERE {which}",
        due.date(),
        due.time()
    ))
    .await;
    site.execute(&format!(
        "UPDATE task_reminders SET remind_at = '{}' WHERE task_id IN (SELECT id FROM tasks WHERE {which})",
        at.format(FORMAT)
    ))
    .await;
}

/// Kills workers at times that look random, while something else is wrong as well.
async fn kill_workers(site: &Site, trouble: Trouble, round: u64) {
    if let Trouble::MailServerAway = trouble {
        site.smtp.set(Mood::Closing);
    }
    let mut number = round.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x1234_5678_9ABC_DEF1);
    // What loses three workers is given up, and is not sent.
    for _ in 0..2 {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        let mut worker = site.worker(&[]);
        sleep(Duration::from_millis(40 + number % 500)).await;
        if let Trouble::RedisEmptied = trouble {
            site.redis.empty();
        }
        worker.kill().unwrap();
        worker.wait().unwrap();
        site.end_leases().await;
    }
}

/// Ends the current occurrences of a kind of tasks: two who see the same complete or skip them at once.
async fn end(site: &Site, sides: &mut [Browser; 2], kind: &str, pause: Duration) {
    for id in ids(site, kind).await {
        sleep(pause).await;
        let [complete, skip] = [act(site, id, "complete").await, act(site, id, "skip").await];
        let [one, other] = sides;
        // Who comes first is another one each time.
        if id.as_u128() % 2 == 0 {
            tokio::join!(press(one, &complete), press(other, &skip));
        } else {
            tokio::join!(press(one, &complete), press(other, &complete));
        }
    }
}

async fn ids(site: &Site, kind: &str) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for place in 0..EACH {
        let id = format!("SELECT id FROM tasks WHERE title = '{kind}' ORDER BY id LIMIT 1 OFFSET {place}");
        ids.push(site.value(&id).await);
    }
    ids
}

/// What the button of a page sends that shows the task as it is.
async fn act(site: &Site, id: Uuid, act: &str) -> String {
    let hex = id.simple();
    let literal = match site.database_url.starts_with("sqlite:") {
        true => format!("X'{hex}'"),
        false => format!("'{id}'"),
    };
    let version: i64 = site.value(&format!("SELECT version FROM tasks WHERE id = {literal}")).await;
    format!("{act}:{hex}:{version}")
}

/// Presses it; who was signed out by an emptied Redis signs in and presses it again.
async fn press(side: &mut Browser, act: &str) {
    loop {
        let reply = side.submit("/inbox", "change_tasks", &[("request[act]", act)]).await;
        assert_eq!(reply.status, 303, "{reply:?}");
        if reply.location().starts_with("/inbox?did=") {
            return;
        }
        sign_in(side).await;
    }
}

async fn sign_in(side: &mut Browser) {
    let reply = side.sign_in(EMAIL, PASSWORD).await;
    assert!(reply.location().starts_with("/today"), "{reply:?}");
}

/// After so many rounds: one occurrence of each task is over in each; what was done before its time was not reminded of,
/// what was done after it was reminded of once, and what was done meanwhile was or was not.
async fn check(site: &Site, rounds: i64, trouble: &str) {
    let over: i64 = site.value("SELECT COUNT(*) FROM occurrences").await;
    assert_eq!(over, 3 * EACH * rounds, "{trouble}: each counts once");
    let lines = async |kind: &str, state: &str| {
        let lines = format!(
            "SELECT COUNT(*) FROM reminder_deliveries JOIN tasks ON tasks.id = subject WHERE title = '{kind}' AND state {state}"
        );
        site.value::<i64>(&lines).await
    };
    assert_eq!(lines("early", "<> ''").await, 0, "{trouble}");
    assert_eq!(lines("late", "= 'sent'").await, EACH * rounds, "{trouble}\n{}", site.log());
    assert_eq!(lines("late", "<> 'sent'").await, 0, "{trouble}");
    assert!(lines("racing", "<> ''").await <= EACH * rounds, "{trouble}");
    assert_eq!(lines("racing", "NOT IN ('sent', 'cancelled', 'skipped')").await, 0, "{trouble}");
    let mut accepted = site.smtp.accepted();
    for line in site.ledger().await {
        let copies = accepted.remove(&line.message_id).unwrap_or(0);
        assert!(line.state != "sent" || copies >= 1, "{trouble}: {line:?} was not\n{}", site.log());
        assert!(copies <= 1 + line.ambiguous.unsigned_abs(), "{trouble}: {copies} copies of {line:?}\n{}", site.log());
    }
    assert!(accepted.is_empty(), "mails that are not in the ledger: {accepted:?}");
}

/// A server that does no work but answering.
struct Server {
    process: Child,
    /// What it prints, which it may not find closed.
    _printed: BufReader<ChildStdout>,
    address: String,
}

impl Server {
    fn start(site: &Site, settings: &[(&str, &str)]) -> Server {
        let mut command = site.command(&["serve", "--no-work"]);
        let mut process = command.envs(settings.iter().copied()).stdout(Stdio::piped()).spawn().unwrap();
        let (mut line, mut printed) = (String::new(), BufReader::new(process.stdout.take().unwrap()));
        printed.read_line(&mut line).unwrap();
        let address = line.strip_prefix("Taskbell listens on http://").and_then(|rest| rest.split([',', '\n']).next());
        Server {
            process,
            _printed: printed,
            address: address.unwrap_or_else(|| panic!("{line}\n{}", site.log())).to_owned(),
        }
    }

    /// Somebody who visits it, and waits while the database is busy.
    fn browser(&self) -> Browser {
        let mut browser = Browser::new(&self.address);
        browser.patience = Duration::from_secs(60);
        browser
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
