//! The lists in Redis: one a queue, with the ids of jobs that are due. An id that stands there twice, or for a job that
//! is done, is harmless.

use std::time::Duration;

use fred::clients::Client;
use fred::error::ErrorKind;
use fred::interfaces::{ClientLike, ListInterface};
use fred::types::config::Options;
use fred::types::lists::LMoveDirection;
use uuid::Uuid;

use super::work::Queue;
use crate::{Result, Services, measures};

/// How long one blocking pop waits.
const POP: Duration = Duration::from_secs(5);
/// Ids in one command.
const CHUNK: usize = 1_000;

pub(super) fn list(queue: Queue) -> String {
    format!("taskbell:jobs:{}", queue.slug())
}

/// Rings for jobs that were just committed. When Redis is away the workers find them in SQL.
pub(crate) async fn ring(services: &Services, queue: Queue, ids: &[Uuid]) {
    for chunk in ids.chunks(CHUNK) {
        let chunk: Vec<String> = chunk.iter().map(|id| id.simple().to_string()).collect();
        let push = async { services.redis().lpush(list(queue), chunk).await };
        let rung: std::result::Result<(), _> = measures::redis("LPUSH", push).await;
        if let Err(error) = rung {
            tracing::warn!(%error, "cannot ring for new jobs; the sweep will");
            return;
        }
    }
}

/// How many ids wait to be heard.
pub(super) async fn ringing(services: &Services, queue: Queue) -> Result<u64> {
    Ok(services.redis().llen(list(queue)).await?)
}

/// A client of its own: one that blocks would hold up everybody's commands.
pub(super) async fn listener(services: &Services) -> Result<Client> {
    let client = services.redis.next().clone_new();
    client.init().await?;
    Ok(client)
}

/// Waits for ids, up to `most` of them; none when nothing rang for a while.
pub(super) async fn hear(client: &Client, queue: Queue, most: usize) -> Result<Vec<Uuid>> {
    let options = Options { timeout: Some(POP * 2), fail_fast: true, ..Options::default() };
    let heard: std::result::Result<Option<(String, Vec<String>)>, _> = client
        .with_options(&options)
        .blmpop(POP.as_secs_f64(), list(queue), LMoveDirection::Right, Some(most as i64))
        .await;
    match heard {
        Ok(heard) => {
            Ok(heard.map(|(_, ids)| ids).unwrap_or_default().iter().filter_map(|id| id.parse().ok()).collect())
        }
        // That nothing was rung in time reaches us as an error too.
        Err(error)
            if matches!(error.kind(), ErrorKind::Timeout | ErrorKind::NotFound | ErrorKind::Parse)
                && client.is_connected() =>
        {
            Ok(Vec::new())
        }
        Err(error) => Err(error.into()),
    }
}
