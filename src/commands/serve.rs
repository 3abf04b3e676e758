use std::{net::SocketAddr, time::Duration};

use axum::serve::ListenerExt;
use domain::jobs::Queue;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    task::JoinSet,
    time::timeout,
};
use tokio_util::sync::CancellationToken;

use crate::{command_line::Serve, config::Config, connections::Connections, say, schema, server, worker};

/// How long requests and jobs in flight may take to finish once the server stops.
pub(super) const DRAIN: Duration = Duration::from_secs(15);

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(config: &Config, options: &Serve) -> Result<(), String> {
    let shutdown = CancellationToken::new();
    watch_signals(&shutdown).map_err(|error| format!("cannot watch for signals: {error}"))?;
    let cannot_listen = |error| format!("LISTEN: cannot listen on {}: {error}", config.listen);
    let listener = TcpListener::bind(config.listen).await.map_err(cannot_listen)?;
    let bound = listener.local_addr().map_err(cannot_listen)?;
    let connections = Connections::open(config, bound).await?;
    let result = run(config, options, &connections, listener, bound, &shutdown).await;
    connections.close().await;
    result
}

async fn run(
    config: &Config,
    options: &Serve,
    connections: &Connections,
    listener: TcpListener,
    bound: SocketAddr,
    shutdown: &CancellationToken,
) -> Result<(), String> {
    schema::prepare(config, &connections.services).await?;
    let router = server::router(config, &connections.services);
    let background = match options.no_work {
        true => JoinSet::new(),
        false => worker::start(
            &connections.services,
            Queue::ALL.map(|queue| (queue, queue.concurrency())).to_vec(),
            shutdown,
        ),
    };
    match &config.public_url {
        Some(url) => say::line(format_args!("Taskbell listens on http://{bound}, public address {url}")),
        None => say::line(format_args!("Taskbell listens on {}", config.public_url(bound))),
    }

    // Without this every streamed page waits 40 ms for an acknowledgement.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(shutdown.clone().cancelled_owned());
    let deadline = async {
        shutdown.cancelled().await;
        tokio::time::sleep(DRAIN).await;
    };
    let served = tokio::select! {
        served = serving => served.map_err(|error| format!("serving failed: {error}")),
        () = deadline => {
            tracing::warn!("some requests did not finish in time");
            Ok(())
        }
    };
    shutdown.cancel();
    if timeout(DRAIN, background.join_all()).await.is_err() {
        tracing::warn!("some background work did not finish in time");
    }
    served
}

/// The first signal begins an orderly end, the second ends at once.
pub(super) fn watch_signals(shutdown: &CancellationToken) -> std::io::Result<()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let shutdown = shutdown.clone();
    tokio::spawn(async move {
        next(&mut terminate, &mut interrupt).await;
        tracing::info!("stopping");
        shutdown.cancel();
        next(&mut terminate, &mut interrupt).await;
        std::process::exit(130);
    });
    Ok(())
}

async fn next(terminate: &mut Signal, interrupt: &mut Signal) {
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
