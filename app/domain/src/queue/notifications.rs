//! The lists in Redis: one a queue, with everybody whose jobs are due, once each, in the order they came. Standing there
//! for nothing is harmless.

use std::collections::BTreeSet;
use std::time::Duration;

use fred::clients::Client;
use fred::error::ErrorKind;
use fred::interfaces::{ClientLike, HashesInterface, ListInterface, LuaInterface};
use fred::types::config::Options;
use fred::types::lists::LMoveDirection;

use super::fair::Turn;
use super::kind::Queue;
use crate::platform::metrics;
use crate::{Result, Services};

/// How long one blocking pop waits.
const POP: Duration = Duration::from_secs(5);
/// Turns in one command.
const CHUNK: usize = 1_000;

/// Lets those join a list who are not marked as standing in it. Whoever took somebody from it and then died may have left
/// the mark there: one that is ten minutes old counts no more.
const JOIN: &str = "
    local now = tonumber(redis.call('TIME')[1])
    for _, turn in ipairs(ARGV) do
        local since = tonumber(redis.call('HGET', KEYS[2], turn) or 0)
        if since < now - 600 then
            redis.call('HSET', KEYS[2], turn, now)
            redis.call('LPUSH', KEYS[1], turn)
        end
    end";

/// The list, and since when each one stands in it, in seconds. The braces keep them together in a cluster.
fn keys(queue: Queue) -> [String; 2] {
    ["line", "since"].map(|part| format!("taskbell:jobs:{{{}}}:{part}", queue.slug()))
}

/// Rings for jobs that were just committed: whoever does not stand in the line goes to its end. When Redis is away the
/// workers find them in SQL.
pub(crate) async fn ring(services: &Services, queue: Queue, turns: impl IntoIterator<Item = Turn>) {
    let turns: BTreeSet<Turn> = turns.into_iter().collect();
    let members: Vec<String> = turns.iter().map(Turn::member).collect();
    for chunk in members.chunks(CHUNK) {
        let join = async { services.redis().eval(JOIN, keys(queue).to_vec(), chunk.to_vec()).await };
        let rung: std::result::Result<(), _> = metrics::redis("EVAL", join).await;
        if let Err(error) = rung {
            tracing::warn!(%error, "cannot ring for new jobs; the sweep will");
            return;
        }
    }
}

/// How many stand in the line.
pub(super) async fn ringing(services: &Services, queue: Queue) -> Result<u64> {
    let [line, _] = keys(queue);
    Ok(services.redis().llen(line).await?)
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
    let [line, since] = keys(queue);
    let heard: std::result::Result<Option<(String, Vec<String>)>, _> =
        client.with_options(&options).blmpop(POP.as_secs_f64(), line, LMoveDirection::Right, Some(most as i64)).await;
    match heard {
        Ok(heard) => {
            let members = heard.map(|(_, members)| members).unwrap_or_default();
            let turns = members.iter().filter_map(|member| Turn::parse(member)).collect();
            if !members.is_empty() {
                // Before anybody looks for their jobs: what is written from here on rings again.
                let _: u64 = client.hdel(since, members).await?;
            }
            Ok(turns)
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
