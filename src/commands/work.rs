use std::time::Duration;

use domain::jobs::Queue;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::serve::{DRAIN, End};
use crate::{command_line::Work, config::Config, connections::Connections, metrics_page, schema, stdout, worker};

/// Does background work, without serving pages, until SIGTERM or Ctrl-C.
pub async fn work(config: &Config, options: &Work) -> Result<(), String> {
    let end = End::watch(Duration::ZERO).map_err(|error| format!("cannot watch for signals: {error}"))?;
    let connections = Connections::open(config, config.listen).await?;
    let result = run(config, &connections, options, &end.begun).await;
    connections.close().await;
    result
}

async fn run(
    config: &Config,
    connections: &Connections,
    options: &Work,
    shutdown: &CancellationToken,
) -> Result<(), String> {
    schema::prepare(config, &connections.services).await?;
    connections.fill_pool().await;
    if let Some(address) = config.metrics_listen {
        metrics_page::start(address, &connections.services).await?;
    }
    let queues = if options.queue.is_empty() { Queue::ALL.to_vec() } else { options.queue.clone() };
    let queues: Vec<_> =
        queues.into_iter().map(|queue| (queue, options.concurrency.unwrap_or(queue.concurrency()))).collect();
    let names: Vec<_> = queues.iter().map(|(queue, concurrency)| format!("{} ({concurrency})", queue.slug())).collect();
    let background = worker::start(&connections.services, queues, shutdown);
    stdout::line(format_args!("Taskbell works on {}", names.join(", ")));
    shutdown.cancelled().await;
    if timeout(DRAIN, background.join_all()).await.is_err() {
        tracing::warn!("some background work did not finish in time");
    }
    Ok(())
}
