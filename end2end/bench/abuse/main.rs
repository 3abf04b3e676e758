//! One person, or nobody who is signed in, takes what everybody needs, each way for a while; others look at their lists, add
//! tasks, send files and sign in meanwhile. A line for each way: what it used, and what others got.
//!
//!   abuse TASKBELL [WORD]     the program to start, on the DATABASE_URL and REDIS_URL of the environment; with a word, only
//!                             the ways whose name has it

use std::{
    env,
    error::Error,
    fs,
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    time::Duration,
};

mod attacks;
#[path = "../../http/browser.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod browser;
mod mails;
mod others;
#[path = "../../http/reply.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod reply;
#[path = "../../faults/smtp.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod smtp;
mod used;

use attacks::Attack;
use browser::{Browser, field_value};
use used::Used;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// How long each way is tried.
const WHILE: Duration = Duration::from_secs(12);
/// A proxy of ours brings everybody but those who connect from another address.
const PROXY: &str = "127.0.0.1/32";

/// A server with people on it.
pub struct Stage {
    address: String,
    server: Child,
    smtp: smtp::Smtp,
    people: Vec<Browser>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let program = env::args().nth(1).ok_or("usage: abuse TASKBELL [WORD]")?;
    let word = env::args().nth(2).unwrap_or_default();
    let stage = Stage::set(&program).await?;
    let mut held = true;
    say(&format!(
        "{:<44} {:>8} {:>8} {:>7} {:>6} {:>8} | {:>6} {:>7} {:>7} {:>8}",
        "", "asked", "refused", "MB", "CPU s", "peak MB", "others", "p50 ms", "p99 ms", "refused"
    ))?;
    for attack in Attack::ALL.into_iter().filter(|attack| attack.name().contains(&word)) {
        held &= stage.measure(attack).await?;
    }
    if mails::NAME.contains(&word) {
        held &= mails::measure(&stage).await?;
    }
    if held { Ok(()) } else { Err("others had to wait, or were refused: see above".into()) }
}

pub fn say(line: &str) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

impl Stage {
    async fn set(program: &str) -> Result<Stage> {
        let smtp = smtp::Smtp::start().await;
        let mut server = Command::new(program)
            .arg("serve")
            .envs([
                ("LISTEN", "127.0.0.1:0"),
                ("SMTP_URL", &smtp.url),
                ("SMTP_TLS", "none"),
                ("VERIFY_EMAIL", "off"),
                ("TRUSTED_PROXIES", PROXY),
            ])
            .envs([("MAIL_RATE", "10"), ("MAIL_PER_HOUR", "100000"), ("MAIL_PER_DAY", "100000")])
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address = line.split("http://").nth(1).and_then(|rest| rest.split([',', '\n', ' ']).next());
        let address = address.ok_or_else(|| format!("it did not start: {line}"))?.to_owned();
        let mut stage = Stage { address, server, smtp, people: Vec::new() };
        for number in 0..others::PEOPLE {
            let person = stage.signed_up(&others::email(number), &format!("198.51.100.{}", 1 + number)).await;
            stage.people.push(person);
        }
        Ok(stage)
    }

    /// Somebody who comes by the proxy.
    fn visitor(&self, from: &str) -> Browser {
        let mut browser = Browser::new(&self.address);
        browser.headers.push(("x-forwarded-for".to_owned(), from.to_owned()));
        browser
    }

    async fn signed_up(&self, email: &str, from: &str) -> Browser {
        let mut person = self.visitor(from);
        person.sign_up(email).await;
        person
    }

    /// A line of the table; whether others got what they asked for, and soon.
    async fn measure(&self, attack: Attack) -> Result<bool> {
        let used = Used::default();
        let prepared = attack.prepare(self).await?;
        // From here on the kernel looks for the peak anew.
        fs::write(format!("/proc/{}/clear_refs", self.server.id()), "5")?;
        let processor = self.processor_seconds()?;
        let others = others::Others::begin(&self.people);
        attack.run(self, prepared, &used).await;
        let got = others.end().await;
        let asked = used.numbers();
        say(&format!(
            "{:<44} {:>8} {:>8} {:>7.1} {:>6.1} {:>8} | {}",
            attack.name(),
            asked.asked,
            asked.refused,
            asked.bytes as f64 / 1e6,
            self.processor_seconds()? - processor,
            self.peak_megabytes()?,
            got.columns(),
        ))?;
        got.refusals().into_iter().try_for_each(|line| say(&line))?;
        Ok(got.is_well())
    }

    fn processor_seconds(&self) -> Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.server.id()))?;
        let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
        // utime and stime, in hundredths.
        Ok(fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0)
    }

    fn peak_megabytes(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.server.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no peak")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? / 1_024)
    }

    /// Imports tasks that are written as Taskbell writes them, and waits for them.
    async fn import(&self, person: &mut Browser, tasks: &str) -> Result<()> {
        self.start_import(person, tasks).await?;
        while !person.get("/transfers").await.text().contains("Done: ") {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Ok(())
    }

    async fn start_import(&self, person: &mut Browser, tasks: &str) -> Result<()> {
        let file = format!("{{\"taskbell\":1,\"tasks\":[{tasks}]}}");
        let place = attacks::upload(person, "tasks.json", file.as_bytes()).await?;
        let page = person.get(&place).await.text();
        let id = field_value(&page, "id").ok_or("no file to import")?;
        let reply = person.submit(&place, "start_import", &[("id", &id)]).await;
        if reply.status == 303 { Ok(()) } else { Err(format!("not imported: {}", reply.status).into()) }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
