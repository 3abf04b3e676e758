//! A connection between Taskbell and one of its parts that a test can cut.

use std::{
    path::PathBuf,
    pin::pin,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, copy_bidirectional},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
};

/// Where it leads.
#[derive(Clone)]
pub enum Target {
    Unix(PathBuf),
    Tcp(String),
}

/// What becomes of connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// They work.
    Open,
    /// They end, and new ones end at once.
    Cut,
    /// They stay, but nothing gets through.
    Stuck,
}

pub struct Relay {
    pub port: u16,
    way: Arc<Mutex<Way>>,
    /// The ways it led before.
    left: Mutex<Vec<Way>>,
}

/// Where new connections lead, and what becomes of them.
struct Way {
    target: Target,
    state: watch::Sender<State>,
}

impl Relay {
    pub async fn to(target: Target) -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let way = Arc::new(Mutex::new(Way { target, state: watch::Sender::new(State::Open) }));
        let ways = way.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let way = ways.lock().unwrap();
                tokio::spawn(carry(stream, way.target.clone(), way.state.subscribe()));
            }
        });
        Relay { port, way, left: Mutex::default() }
    }

    pub fn set(&self, state: State) {
        self.way.lock().unwrap().state.send_replace(state);
    }

    /// Moves the address to another machine, as when the one before lost its power: connections to that one hear nothing
    /// any more, not even that they ended.
    pub fn move_to(&self, target: Target) {
        let way = Way { target, state: watch::Sender::new(State::Open) };
        let before = std::mem::replace(&mut *self.way.lock().unwrap(), way);
        before.state.send_replace(State::Stuck);
        self.left.lock().unwrap().push(before);
    }
}

async fn carry(stream: TcpStream, target: Target, mut state: watch::Receiver<State>) {
    let mut copying = pin!(connect(stream, target));
    loop {
        let now = *state.borrow_and_update();
        match now {
            State::Cut => return,
            // Held, but not polled: the connection stays and nothing moves.
            State::Stuck => drop(state.changed().await),
            State::Open => tokio::select! {
                () = &mut copying => return,
                _ = state.changed() => {}
            },
        }
    }
}

async fn connect(stream: TcpStream, target: Target) {
    match target {
        Target::Unix(path) => {
            if let Ok(other) = UnixStream::connect(path).await {
                copy(stream, other).await;
            }
        }
        Target::Tcp(address) => {
            if let Ok(other) = TcpStream::connect(address).await {
                copy(stream, other).await;
            }
        }
    }
}

async fn copy(mut left: TcpStream, mut right: impl AsyncRead + AsyncWrite + Unpin) {
    let _ = copy_bidirectional(&mut left, &mut right).await;
}
