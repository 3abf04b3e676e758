//! A mail server that can be ill, and remembers every mail it took.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

/// How the server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Well,
    /// 554 for every recipient.
    Refusing,
    /// 421 in place of a greeting.
    Closing,
    /// Takes the mail and hangs up without a word.
    Dropping,
    /// Takes one mail in each conversation.
    Impatient,
    /// Takes its time over every mail.
    Slow,
    /// Keeps the connection and says nothing more from this verb on. Answers late, once it is well again.
    Silent(&'static str),
    /// Answers this verb so.
    Saying(&'static str, &'static str),
}

/// What the server offers.
#[derive(Clone, Default)]
pub struct Offer {
    /// How it encrypts; from the start, or when it is asked to.
    pub tls: Option<TlsAcceptor>,
    pub implicit: bool,
    /// The lines of its answer to EHLO, before it encrypts and after.
    pub plain: &'static [&'static str],
    pub encrypted: &'static [&'static str],
    /// The name and password that it wants to have, as AUTH PLAIN sends them.
    pub password: Option<&'static str>,
}

/// `user` and `secret`, as AUTH PLAIN sends them.
pub const SECRET: &str = "AHVzZXIAc2VjcmV0";

/// A running mail server.
#[derive(Clone)]
pub struct Smtp {
    pub url: String,
    state: Arc<Mutex<State>>,
}

struct State {
    mood: Mood,
    offer: Offer,
    accepted: HashMap<String, u32>,
    sessions: u32,
    /// Every line that came unencrypted, and the name in each EHLO.
    overheard: Vec<String>,
    names: Vec<String>,
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}
type Wire = BufReader<Box<dyn Stream>>;

impl Smtp {
    pub async fn start() -> Smtp {
        Self::offering(Offer::default()).await
    }

    pub async fn offering(offer: Offer) -> Smtp {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (accepted, overheard, names) = (HashMap::new(), Vec::new(), Vec::new());
        let state = State { mood: Mood::Well, offer, accepted, sessions: 0, overheard, names };
        let smtp = Smtp { url, state: Arc::new(Mutex::new(state)) };
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

    pub fn offer(&self, offer: Offer) {
        self.state.lock().unwrap().offer = offer;
    }

    /// How often each Message-ID was taken.
    pub fn accepted(&self) -> HashMap<String, u32> {
        self.state.lock().unwrap().accepted.clone()
    }

    /// How often somebody connected.
    pub fn sessions(&self) -> u32 {
        self.state.lock().unwrap().sessions
    }

    /// Every line that came unencrypted.
    pub fn overheard(&self) -> Vec<String> {
        self.state.lock().unwrap().overheard.clone()
    }

    /// What those who connected called themselves.
    pub fn names(&self) -> Vec<String> {
        self.state.lock().unwrap().names.clone()
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
        let offer = {
            let mut state = self.state.lock().unwrap();
            state.sessions += 1;
            state.offer.clone()
        };
        let mut stream: Wire = match &offer.tls {
            Some(tls) if offer.implicit => BufReader::new(Box::new(tls.accept(stream).await.ok()?)),
            _ => BufReader::new(Box::new(stream)),
        };
        if self.mood() == Mood::Closing {
            return stream.write_all(b"421 closing\r\n").await.ok();
        }
        self.fall_silent("greeting").await;
        stream.write_all(b"220 ready\r\n").await.ok()?;
        let mut mails = 0;
        let (mut line, mut encrypted, mut signed_in) = (String::new(), offer.implicit, offer.password.is_none());
        loop {
            line.clear();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            if !encrypted {
                self.state.lock().unwrap().overheard.push(line.clone());
            }
            let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
            self.fall_silent(&verb).await;
            let answer = match (verb.as_str(), self.mood()) {
                (_, Mood::Closing) => {
                    return stream.write_all(b"421 closing\r\n").await.ok();
                }
                (_, Mood::Saying(at, answer)) if at == verb => format!("{answer}\r\n"),
                ("EHLO", _) => {
                    self.state.lock().unwrap().names.push(line.get(5..).unwrap_or_default().trim().to_owned());
                    let offered = if encrypted { offer.encrypted } else { offer.plain };
                    let offered: String = offered.iter().map(|line| format!("250-{line}\r\n")).collect();
                    format!("250-here\r\n{offered}250 HELP\r\n")
                }
                ("STAR", _) => {
                    stream.write_all(b"220 go on\r\n").await.ok()?;
                    let tls = offer.tls.clone()?.accept(stream.into_inner()).await.ok()?;
                    stream = BufReader::new(Box::new(tls));
                    encrypted = true;
                    continue;
                }
                ("AUTH", _) => {
                    signed_in = offer.password.is_some_and(|password| line.trim() == format!("AUTH PLAIN {password}"));
                    if signed_in { "235 welcome\r\n" } else { "535 5.7.8 no\r\n" }.to_owned()
                }
                ("MAIL", Mood::Impatient) if mails > 0 => {
                    return stream.write_all(b"421 enough\r\n").await.ok();
                }
                ("MAIL", _) if !signed_in => "530 5.7.0 who is there?\r\n".to_owned(),
                ("RCPT", Mood::Refusing) => "554 no\r\n".to_owned(),
                ("RCPT", _) if line.contains("<unknown") => "550 5.1.1 unknown\r\n".to_owned(),
                ("RCPT", _) if line.contains("<greylisted") => "451 4.7.1 greylisted for 300 seconds\r\n".to_owned(),
                ("RCPT", _) if line.contains("<elsewhere") => "554 5.7.1 relaying denied\r\n".to_owned(),
                ("RCPT", _) if line.contains("<hangup") => return None,
                ("DATA", _) => {
                    stream.write_all(b"354 go on\r\n").await.ok()?;
                    let id = message_id(&mut stream).await?;
                    mails += 1;
                    *self.state.lock().unwrap().accepted.entry(id).or_default() += 1;
                    match self.mood() {
                        Mood::Dropping => return None,
                        Mood::Slow => tokio::time::sleep(Duration::from_millis(50)).await,
                        _ => self.fall_silent("end of mail").await,
                    }
                    "250 taken\r\n".to_owned()
                }
                ("QUIT", _) => {
                    return stream.write_all(b"221 bye\r\n").await.ok();
                }
                _ => "250 ok\r\n".to_owned(),
            };
            stream.write_all(answer.as_bytes()).await.ok()?;
        }
    }
}

/// Reads a mail to its end; its Message-ID. A mail that breaks off was not taken.
async fn message_id(stream: &mut Wire) -> Option<String> {
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
