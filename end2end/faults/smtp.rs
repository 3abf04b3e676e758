//! A mail server that can be ill, and remembers every mail it took.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// How the server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Well,
    /// 554 for every recipient.
    Refusing,
    /// 451 for every recipient.
    Busy,
    /// 421 in place of a greeting.
    Closing,
    /// Takes the mail and hangs up without a word.
    Dropping,
    /// Takes its time over every mail.
    Slow,
    /// Keeps the connection and says nothing more from this verb on. Answers late, once it is well again.
    Silent(&'static str),
}

/// A running mail server.
#[derive(Clone)]
pub struct Smtp {
    pub url: String,
    state: Arc<Mutex<State>>,
}

struct State {
    mood: Mood,
    accepted: HashMap<String, u32>,
    sessions: u32,
}

impl Smtp {
    pub async fn start() -> Smtp {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State { mood: Mood::Well, accepted: HashMap::new(), sessions: 0 }));
        let smtp = Smtp { url, state };
        let server = smtp.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { server.serve(stream).await });
            }
        });
        smtp
    }

    pub fn set(&self, mood: Mood) {
        self.state.lock().unwrap().mood = mood;
    }

    /// How often each Message-ID was taken.
    pub fn accepted(&self) -> HashMap<String, u32> {
        self.state.lock().unwrap().accepted.clone()
    }

    /// How often somebody connected.
    pub fn sessions(&self) -> u32 {
        self.state.lock().unwrap().sessions
    }

    fn mood(&self) -> Mood {
        self.state.lock().unwrap().mood
    }

    /// Whoever waits for an answer to this verb waits.
    async fn fall_silent(&self, verb: &str) {
        while matches!(self.mood(), Mood::Silent(at) if at == verb) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn serve(&self, stream: TcpStream) -> Option<()> {
        self.state.lock().unwrap().sessions += 1;
        let mut stream = BufReader::new(stream);
        if self.mood() == Mood::Closing {
            return stream.write_all(b"421 closing\r\n").await.ok();
        }
        self.fall_silent("greeting").await;
        stream.write_all(b"220 ready\r\n").await.ok()?;
        let mut line = String::new();
        loop {
            line.clear();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            self.fall_silent(&verb).await;
            let answer: &[u8] = match (verb.as_str(), self.mood()) {
                (_, Mood::Closing) => {
                    return stream.write_all(b"421 closing\r\n").await.ok();
                }
                ("RCPT", Mood::Refusing) => b"554 no\r\n",
                ("RCPT", Mood::Busy) => b"451 later\r\n",
                ("DATA", _) => {
                    stream.write_all(b"354 go on\r\n").await.ok()?;
                    let id = message_id(&mut stream).await?;
                    *self.state.lock().unwrap().accepted.entry(id).or_default() += 1;
                    match self.mood() {
                        Mood::Dropping => return None,
                        Mood::Slow => tokio::time::sleep(Duration::from_millis(50)).await,
                        _ => self.fall_silent("end of mail").await,
                    }
                    b"250 taken\r\n"
                }
                ("QUIT", _) => {
                    return stream.write_all(b"221 bye\r\n").await.ok();
                }
                _ => b"250 ok\r\n",
            };
            stream.write_all(answer).await.ok()?;
        }
    }
}

/// Reads a mail to its end; its Message-ID. A mail that breaks off was not taken.
async fn message_id(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let (mut id, mut line) = (String::new(), String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if let Some(value) = line.strip_prefix("Message-ID: <") {
            id = value.split('@').next().unwrap_or_default().to_owned();
        }
        if line == ".\r\n" {
            return Some(id);
        }
    }
}
