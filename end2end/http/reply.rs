//! HTTP/1.1 by hand: exactly the bytes a test means, and exactly the bytes that came back.

use std::{collections::HashMap, io, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::timeout,
};

/// No answer may take longer, whatever is broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The header, which must be there.
    pub fn expect_header(&self, name: &str) -> &str {
        self.header(name).unwrap_or_else(|| panic!("no {name} in {:?}", self.headers))
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.text());
        self.expect_header("location")
    }

    /// Every `Set-Cookie`.
    pub fn cookies(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.as_str())
    }

    /// The `Set-Cookie` of a session: name, value and attributes in lower case.
    pub fn set_cookie(&self) -> Option<(String, String, HashMap<String, String>)> {
        let session = |value: &&str| ["taskbell=", "__Host-taskbell="].iter().any(|name| value.starts_with(name));
        let cookie = self.cookies().find(session)?;
        let mut parts = cookie.split("; ");
        let (name, value) = parts.next()?.split_once('=')?;
        let attribute = |part: &str| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (name.to_lowercase(), value.to_owned())
        };
        Some((name.to_owned(), value.to_owned(), parts.map(attribute).collect()))
    }
}

/// A connection that carries one request after another.
pub struct Connection {
    stream: BufReader<TcpStream>,
}

impl Connection {
    pub async fn open(address: &str) -> io::Result<Connection> {
        Ok(Connection::over(TcpStream::connect(address).await?))
    }

    pub fn over(stream: TcpStream) -> Connection {
        Connection { stream: BufReader::new(stream) }
    }

    /// Sends a request as it is.
    pub async fn send(&mut self, request: &[u8]) -> io::Result<()> {
        self.stream.write_all(request).await
    }

    /// Sends one request as it is and reads its answer whole.
    pub async fn exchange(&mut self, request: &[u8], head_only: bool) -> io::Result<Reply> {
        timeout(PATIENCE, async {
            self.send(request).await?;
            self.read(head_only).await
        })
        .await
        .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }

    async fn read(&mut self, head_only: bool) -> io::Result<Reply> {
        let status = self.line().await?.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or(io::ErrorKind::InvalidData)?;
        let mut headers = Vec::new();
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else { break };
            headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
        let mut reply = Reply { status, headers, body: Vec::new() };
        if head_only || status == 304 || status == 204 {
            return Ok(reply);
        }
        if let Some(length) = reply.header("content-length") {
            reply.body = vec![0; length.parse().map_err(|_| io::ErrorKind::InvalidData)?];
            self.stream.read_exact(&mut reply.body).await?;
        } else if reply.header("transfer-encoding") == Some("chunked") {
            reply.body = self.chunks().await?;
        } else {
            self.stream.read_to_end(&mut reply.body).await?;
        }
        Ok(reply)
    }

    async fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let size = usize::from_str_radix(&self.line().await?, 16).map_err(|_| io::ErrorKind::InvalidData)?;
            let start = body.len();
            body.resize(start + size, 0);
            self.stream.read_exact(&mut body[start..]).await?;
            self.line().await?;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    async fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}
