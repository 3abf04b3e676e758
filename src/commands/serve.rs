use std::{
    net::{Shutdown, SocketAddr, TcpListener},
    time::Duration,
};

use axum::Router;
use axum_server::Handle;
use domain::{accounts::first_operator_link, jobs::Queue};
use hyper_util::rt::TokioTimer;
#[cfg(target_os = "linux")]
use socket2::SockFilter;
use socket2::SockRef;
use tokio::{
    signal::unix::{Signal, SignalKind, signal},
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;

use crate::{
    command_line::Serve, config::Config, connection_limit::ConnectionLimit, connections::Connections, metrics_page,
    schema, server, stdout, worker,
};

/// How long requests and jobs in flight may take to finish once the server stops.
pub(super) const DRAIN: Duration = Duration::from_secs(15);
/// How long a client may take to send the head of a request, and how long a connection is kept that sends none. Proxies
/// have to drop idle connections earlier, or they will now and then use one that is just being closed.
const HEAD_TIME: Duration = Duration::from_secs(30);
/// How long connections that were just accepted have to get to their first request, once no more are.
const LAST_CALL: Duration = Duration::from_millis(200);
/// How many connections may wait until they are accepted; the system may allow fewer. The standard library asks for 128,
/// which one stumble of a busy machine fills: what comes then is sent again after a second or more, and sometimes reset.
const WAITING_MAX: i32 = 4_096;
/// Longest head of a request, in bytes.
const HEAD_MAX: usize = 64 * 1024;

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(config: &Config, options: &Serve) -> Result<(), String> {
    let end = End::watch(config.drain_delay).map_err(|error| format!("cannot watch for signals: {error}"))?;
    let cannot_listen = |error| format!("LISTEN: cannot listen on {}: {error}", config.listen);
    let listener = TcpListener::bind(config.listen).map_err(cannot_listen)?;
    SockRef::from(&listener).listen(WAITING_MAX).map_err(cannot_listen)?;
    let bound = listener.local_addr().map_err(cannot_listen)?;
    let connections = Connections::open(config, bound).await?;
    let result = run(config, options, &connections, listener, bound, &end).await;
    connections.close().await;
    result
}

async fn run(
    config: &Config,
    options: &Serve,
    connections: &Connections,
    listener: TcpListener,
    bound: SocketAddr,
    end: &End,
) -> Result<(), String> {
    schema::prepare(config, &connections.services).await?;
    connections.fill_pool().await;
    if let Some(address) = config.metrics_listen {
        metrics_page::start(address, &connections.services).await?;
    }
    let router = server::router(config, &connections.services, &end.begun);
    let background = match options.no_work {
        true => JoinSet::new(),
        false => worker::start(
            &connections.services,
            Queue::ALL.map(|queue| (queue, queue.concurrency())).to_vec(),
            &end.begun,
        ),
    };
    match &config.public_url {
        Some(url) => stdout::line(format_args!("Taskbell listens on http://{bound}, public address {url}")),
        None => stdout::line(format_args!("Taskbell listens on {}", config.public_url(bound))),
    }

    match first_operator_link(&connections.services, connections.services.now()).await {
        Ok(Some(link)) => stdout::line(format_args!(
            "Nobody has an account yet. Whoever opens this link first is the operator: {link}"
        )),
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "no link for the first operator could be made"),
    }

    let served = answer(router, listener, ConnectionLimit::new(config), &end.now)
        .await
        .map_err(|error| format!("serving failed: {error}"));
    end.begun.cancel();
    if timeout(DRAIN, background.join_all()).await.is_err() {
        tracing::warn!("some background work did not finish in time");
    }
    served
}

/// Answers requests until `end`, and then those that are under way.
async fn answer(
    router: Router,
    listener: TcpListener,
    limit: ConnectionLimit,
    end: &CancellationToken,
) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let listening = listener.try_clone()?;
    let handle = Handle::new();
    // Proxies and browsers without TLS speak HTTP/1.1, and there an idle connection ends in time.
    let mut server = axum_server::from_tcp(listener)?.acceptor(limit).handle(handle.clone()).http1_only();
    let http = server.http_builder();
    http.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD_MAX);
    tokio::spawn({
        let end = end.clone();
        async move {
            end.cancelled().await;
            // The graceful end drops connections whose first request it has not seen yet. A proxy without health checks sends
            // them until it is refused, so that comes first.
            let socket = SockRef::from(&listening);
            if overlook_new(&socket).is_ok() {
                sleep(LAST_CALL / 2).await;
            }
            if socket.shutdown(Shutdown::Read).is_ok() {
                sleep(LAST_CALL).await;
            }
            handle.graceful_shutdown(Some(DRAIN));
        }
    });
    server.serve(router.into_make_service_with_connect_info::<SocketAddr>()).await
}

/// Makes the listener overlook who wants to begin a connection: TCP asks again a second later, and is refused by then. A
/// listener that is just closed resets the connections that were made but not yet accepted, with what was sent over them.
#[cfg(target_os = "linux")]
fn overlook_new(socket: &SockRef<'_>) -> std::io::Result<()> {
    // In the packet filter's own language (linux/filter.h): the TCP header's byte 13 holds its flags, the bit 2 begins a
    // connection; a packet is kept for as many bytes as are returned.
    let (load_byte, jump_if_any, back) = (0x30, 0x45, 0x06);
    socket.attach_filter(&[
        SockFilter::new(load_byte, 0, 0, 13),
        SockFilter::new(jump_if_any, 0, 1, 2),
        SockFilter::new(back, 0, 0, 0),
        SockFilter::new(back, 0, 0, u32::MAX),
    ])
}

#[cfg(not(target_os = "linux"))]
fn overlook_new(_: &SockRef<'_>) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// The end of a process that was asked to end.
pub(super) struct End {
    /// It was asked. Nothing new is begun in the background, and load balancers hear that they should look elsewhere.
    pub begun: CancellationToken,
    /// They have had the time to: no more connections are taken.
    pub now: CancellationToken,
}

impl End {
    /// The first signal begins an orderly end, the second ends at once.
    pub fn watch(delay: Duration) -> std::io::Result<End> {
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let (begun, now) = (CancellationToken::new(), CancellationToken::new());
        let end = End { begun: begun.clone(), now: now.clone() };
        tokio::spawn(async move {
            next(&mut terminate, &mut interrupt).await;
            tracing::info!("stopping");
            begun.cancel();
            if timeout(delay, next(&mut terminate, &mut interrupt)).await.is_ok() {
                std::process::exit(130);
            }
            now.cancel();
            next(&mut terminate, &mut interrupt).await;
            std::process::exit(130);
        });
        Ok(end)
    }
}

async fn next(terminate: &mut Signal, interrupt: &mut Signal) {
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
