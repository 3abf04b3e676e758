//! The lines in Redis: one a queue, with everybody whose jobs are due, once each, in the order they came. Standing there
//! for nothing is harmless.

use std::collections::BTreeSet;
use std::time::Duration;

use fred::clients::Client;
use fred::error::ErrorKind;
use fred::interfaces::{ClientLike, SortedSetsInterface};
use fred::types::SetOptions;
use fred::types::config::Options;
use fred::types::sorted_sets::ZCmp;

use super::turns::Turn;
use super::work::Queue;
use crate::{Result, Services, measures};

/// How long one blocking pop waits.
const POP: Duration = Duration::from_secs(5);
/// Turns in one command.
const CHUNK: usize = 1_000;

/// The line, and who stood in it at which place.
type Heard = (String, Vec<(String, f64)>);

pub(super) fn line(queue: Queue) -> String {
    format!("taskbell:jobs:{}:line", queue.slug())
}

/// Rings for jobs that were just committed: whoever does not stand in the line goes to its end. When Redis is away the
/// workers find them in SQL.
pub(crate) async fn ring(services: &Services, queue: Queue, turns: impl IntoIterator<Item = Turn>) {
    let turns: BTreeSet<Turn> = turns.into_iter().collect();
    let turns: Vec<Turn> = turns.into_iter().collect();
    let place = services.now().timestamp_micros() as f64;
    for chunk in turns.chunks(CHUNK) {
        let chunk: Vec<(f64, String)> = chunk.iter().map(|turn| (place, turn.member())).collect();
        let add = async { services.redis().zadd(line(queue), Some(SetOptions::NX), None, false, false, chunk).await };
        let rung: std::result::Result<(), _> = measures::redis("ZADD", add).await;
        if let Err(error) = rung {
            tracing::warn!(%error, "cannot ring for new jobs; the sweep will");
            return;
        }
    }
}

/// How many stand in the line.
pub(super) async fn ringing(services: &Services, queue: Queue) -> Result<u64> {
    Ok(services.redis().zcard(line(queue)).await?)
}

/// A client of its own: one that blocks would hold up everybody's commands.
pub(super) async fn listener(services: &Services) -> Result<Client> {
    let client = services.redis.next().clone_new();
    client.init().await?;
    Ok(client)
}

/// Waits for whoever is first in the line, up to `most` of them; none when nothing rang for a while.
pub(super) async fn hear(client: &Client, queue: Queue, most: usize) -> Result<Vec<Turn>> {
    let options = Options { timeout: Some(POP * 2), fail_fast: true, ..Options::default() };
    let heard: std::result::Result<Option<Heard>, _> =
        client.with_options(&options).bzmpop(POP.as_secs_f64(), line(queue), ZCmp::Min, Some(most as i64)).await;
    match heard {
        Ok(heard) => {
            let turns = heard.map(|(_, turns)| turns).unwrap_or_default();
            Ok(turns.iter().filter_map(|(member, _)| Turn::parse(member)).collect())
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
