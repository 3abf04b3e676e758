//! Ends connections whose other side does not read what it asked for, or hardly: each would keep its place, and what was
//! written for it, for as long as it likes.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep},
};

/// How long what was written may wait, and how much of it must have gone by then, in bytes: less than the slowest mobile
/// network takes.
const WINDOW: Duration = Duration::from_secs(30);
const LEAST: usize = 16 * 1024;

/// A connection with a least rate at which the other side reads.
pub struct WriteLimit {
    stream: TcpStream,
    /// Since when something waits to be written.
    waiting: Option<Waiting>,
}

struct Waiting {
    until: Pin<Box<Sleep>>,
    written: usize,
}

impl WriteLimit {
    pub fn new(stream: TcpStream) -> Self {
        WriteLimit { stream, waiting: None }
    }

    /// Looks at what came of a write: one that waits may do so until the window ends.
    fn limit(&mut self, context: &mut Context<'_>, result: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(result) = result {
            if let (Some(waiting), Ok(bytes)) = (&mut self.waiting, &result) {
                waiting.written += bytes;
            }
            return Poll::Ready(result);
        }
        let waiting = self.waiting.get_or_insert_with(|| Waiting { until: Box::pin(sleep(WINDOW)), written: 0 });
        ready!(waiting.until.as_mut().poll(context));
        if waiting.written < LEAST {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        waiting.written = 0;
        waiting.until.as_mut().reset(Instant::now() + WINDOW);
        waiting.until.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncWrite for WriteLimit {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.limit(context, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.limit(context, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// Everything that was to be written is with the system: nothing waits any more.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.waiting = None;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl AsyncRead for WriteLimit {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}
