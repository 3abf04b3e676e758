//! Many browsers at once, at ADDRESS (host:port), with the session ids in the file SESSIONS, in turn.
//!
//!   crowd at-once N TARGET    all connect, then all ask in the same moment; prints what they were answered and when
//!   crowd idle N TARGET       all ask once and keep their connection; prints a line when they have it, and stays
//!   crowd mail                a mail server that takes everything; prints its address, and stays

use std::{
    env,
    error::Error,
    future::pending,
    io::Write,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Barrier,
    task::JoinSet,
    time::timeout,
};

#[path = "../faults/smtp.rs"]
#[allow(dead_code, clippy::unwrap_used)]
mod smtp;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["at-once", many, target] => at_once(many.parse()?, target).await,
        ["idle", many, target] => idle(many.parse()?, target).await,
        ["mail"] => {
            let server = smtp::Smtp::start().await;
            say(&server.url)?;
            pending().await
        }
        _ => Err("usage: crowd at-once N TARGET | crowd idle N TARGET | crowd mail".into()),
    }
}

fn say(line: &str) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

/// What each of them sends.
fn requests(target: &str, connection: &str) -> Result<impl Iterator<Item = String>> {
    let sessions: Vec<String> = std::fs::read_to_string(env::var("SESSIONS")?)?.lines().map(str::to_owned).collect();
    let head =
        format!("GET {target} HTTP/1.1\r\nhost: taskbell\r\nconnection: {connection}\r\naccept-encoding: br\r\n");
    Ok(sessions.into_iter().cycle().map(move |session| format!("{head}cookie: taskbell={session}\r\n\r\n")))
}

async fn at_once(many: usize, target: &str) -> Result<()> {
    let address = env::var("ADDRESS")?;
    let start = Arc::new(Barrier::new(many));
    let mut crowd = JoinSet::new();
    for request in requests(target, "close")?.take(many) {
        let (address, start) = (address.clone(), start.clone());
        crowd.spawn(async move {
            let stream = TcpStream::connect(address).await;
            start.wait().await;
            let asked = Instant::now();
            let mut answer = Vec::new();
            if let Ok(mut stream) = stream
                && stream.write_all(request.as_bytes()).await.is_ok()
            {
                let _ = stream.read_to_end(&mut answer).await;
            }
            (asked.elapsed(), answer.starts_with(b"HTTP/1.1 200"))
        });
    }
    let answers = crowd.join_all().await;
    let mut times: Vec<Duration> = answers.iter().filter(|(_, well)| *well).map(|(time, _)| *time).collect();
    times.sort_unstable();
    let at = |share: f64| times.get(((times.len().max(1) - 1) as f64 * share) as usize).map_or(0, Duration::as_millis);
    say(&format!("{} {} {} {} {}", times.len(), many - times.len(), at(0.5), at(0.99), at(1.0)))
}

async fn idle(many: usize, target: &str) -> Result<()> {
    let address = env::var("ADDRESS")?;
    let mut connections = Vec::with_capacity(many);
    let mut answer = vec![0; 64 * 1024];
    for request in requests(target, "keep-alive")?.take(many) {
        let mut stream = TcpStream::connect(&address).await?;
        stream.write_all(request.as_bytes()).await?;
        let length = stream.read(&mut answer).await?;
        if !answer[..length].starts_with(b"HTTP/1.1 200") {
            return Err(String::from_utf8_lossy(&answer[..length]).into());
        }
        connections.push(stream);
    }
    // The rest of the pages.
    for stream in &mut connections {
        while let Ok(Ok(1..)) = timeout(Duration::from_micros(100), stream.read(&mut answer)).await {}
    }
    say("all there")?;
    pending().await
}
