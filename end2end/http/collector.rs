//! Somebody who takes what the program sends of itself, and keeps it.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A path and the body that was sent there.
pub type Post = (String, Vec<u8>);

#[derive(Clone)]
pub struct Collector {
    pub address: String,
    posts: Arc<Mutex<Vec<Post>>>,
}

impl Collector {
    pub async fn start() -> Collector {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let collector = Collector { address: listener.local_addr().unwrap().to_string(), posts: Arc::default() };
        let own = collector.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move { own.take(stream).await });
            }
        });
        collector
    }

    /// Everything that came so far.
    pub fn posts(&self) -> Vec<Post> {
        self.posts.lock().unwrap().clone()
    }

    /// Takes one request after another.
    async fn take(&self, stream: TcpStream) -> io::Result<()> {
        let mut stream = BufReader::new(stream);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
            let mut length = 0;
            while line.trim() != "" {
                line.clear();
                stream.read_line(&mut line).await?;
                if let Some(("content-length", value)) = line.to_lowercase().split_once(':') {
                    length = value.trim().parse().map_err(|_| io::ErrorKind::InvalidData)?;
                }
            }
            let mut body = vec![0; length];
            stream.read_exact(&mut body).await?;
            self.posts.lock().unwrap().push((path, body));
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await?;
        }
    }
}
