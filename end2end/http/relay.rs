//! A connection between Taskbell and one of its parts that a test can cut.

use std::{path::PathBuf, pin::pin, sync::Arc};

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
    state: Arc<watch::Sender<State>>,
}

impl Relay {
    pub async fn to(target: Target) -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(watch::Sender::new(State::Open));
        let states = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(carry(stream, target.clone(), states.subscribe()));
            }
        });
        Relay { port, state }
    }

    pub fn set(&self, state: State) {
        self.state.send_replace(state);
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
