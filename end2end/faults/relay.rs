//! A wire to Redis or PostgreSQL that breaks at the worst moment: when a request has arrived and its answer has not.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream, UnixStream},
};

/// Where the wire leads.
#[derive(Clone)]
pub enum Target {
    Unix(PathBuf),
    Tcp(String),
}

pub struct Relay {
    pub port: u16,
    cuts: Arc<AtomicU32>,
}

impl Relay {
    /// Hangs up on every third request, beginning with the first, with this word in it. The other end gets to see it and answers to nobody.
    pub async fn cutting(word: &'static str, target: Target) -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (seen, cuts) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let counter = cuts.clone();
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let wire = Wire { word, seen: seen.clone(), cuts: counter.clone() };
                let target = target.clone();
                tokio::spawn(async move {
                    match target {
                        Target::Unix(path) => wire.carry(near, UnixStream::connect(path).await.ok()?).await,
                        Target::Tcp(address) => wire.carry(near, TcpStream::connect(address).await.ok()?).await,
                    }
                });
            }
        });
        Relay { port, cuts }
    }

    /// How often it hung up.
    pub fn cuts(&self) -> u32 {
        self.cuts.load(Ordering::Relaxed)
    }
}

struct Wire {
    word: &'static str,
    seen: Arc<AtomicU32>,
    cuts: Arc<AtomicU32>,
}

impl Wire {
    async fn carry(self, mut near: TcpStream, mut far: impl AsyncRead + AsyncWrite + Unpin) -> Option<()> {
        let (mut asked, mut answered) = (vec![0; 64 * 1024], vec![0; 64 * 1024]);
        loop {
            tokio::select! {
                length = near.read(&mut asked) => {
                    let request = &asked[..length.ok().filter(|length| *length > 0)?];
                    far.write_all(request).await.ok()?;
                    let named = request.windows(self.word.len()).any(|part| part == self.word.as_bytes());
                    if named && self.seen.fetch_add(1, Ordering::Relaxed).is_multiple_of(3) {
                        far.read(&mut answered).await.ok().filter(|length| *length > 0)?;
                        self.cuts.fetch_add(1, Ordering::Relaxed);
                        return None;
                    }
                }
                length = far.read(&mut answered) => {
                    let answer = &answered[..length.ok().filter(|length| *length > 0)?];
                    near.write_all(answer).await.ok()?;
                }
            }
        }
    }
}
