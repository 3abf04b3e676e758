//! The lists in Redis: one a queue, with everybody whose jobs are due, once each, in the order they came. Standing there
//! for nothing is harmless.

use std::collections::BTreeSet;
use std::time::Duration;

use fred::error::ErrorKind;
use fred::interfaces::{ClientLike, HashesInterface, ListInterface, LuaInterface};
use fred::types::lists::LMoveDirection;
use tokio::time::{Instant, sleep};

use super::turns::Turn;
use super::work::Queue;
use crate::redis::{Commands, Connected, at_once, is_moving};
use crate::{Result, Services};

/// How long one blocking pop waits.
const POP: Duration = Duration::from_secs(5);
/// After that Redis should have said that nothing came.
const SILENCE: Duration = Duration::from_secs(10);
/// Before a line is listened to again that a cluster is moving to another node.
const MOVES: Duration = Duration::from_millis(200);
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
        let join = |redis: Commands| async move {
            redis.eval::<(), _, _, _>(JOIN, keys(queue).to_vec(), chunk.to_vec()).await
        };
        if let Err(error) = services.redis("EVAL", join).await {
            tracing::warn!(%error, "cannot ring for new jobs; the sweep will");
            return;
        }
    }
}

/// How many stand in the line.
pub(super) async fn ringing(services: &Services, queue: Queue) -> Result<u64> {
    let [line, _] = &keys(queue);
    services.redis("LLEN", |redis| async move { redis.llen(line).await }).await
}

/// A client of its own: one that blocks would hold up everybody's commands.
pub(super) async fn listener(services: &Services) -> Result<Connected> {
    Connected::open(services.redis.next().clone_new()).await
}

/// Waits for whoever is first in the line, up to `most` of them; none when nothing rang for a while.
pub(super) async fn hear(Connected { client, .. }: &Connected, queue: Queue, most: usize) -> Result<Vec<Turn>> {
    let [line, since] = keys(queue);
    let begun = Instant::now();
    let redis = at_once(client, Some(SILENCE));
    let heard: std::result::Result<Option<(String, Vec<String>)>, _> =
        redis.blmpop(POP.as_secs_f64(), line, LMoveDirection::Right, Some(most as i64)).await;
    match heard {
        Ok(heard) => {
            let members = heard.map(|(_, members)| members).unwrap_or_default();
            let turns = members.iter().filter_map(|member| Turn::parse(member)).collect();
            // Before anybody looks for their jobs: what is written from here on rings again.
            if !members.is_empty()
                && let Err(error) = at_once(client, None).hdel::<u64, _, _>(since, members).await
            {
                tracing::warn!(%error, "cannot take marks off; who has more to do is found by looking");
            }
            Ok(turns)
        }
        // The line is moving to another node.
        Err(error) if is_moving(&error) => {
            sleep(MOVES).await;
            Ok(Vec::new())
        }
        // That nothing was rung in time reaches us as an error too. Who does not even say that is frozen.
        Err(error)
            if matches!(error.kind(), ErrorKind::Timeout | ErrorKind::NotFound | ErrorKind::Parse)
                && client.is_connected()
                && begun.elapsed() < SILENCE =>
        {
            Ok(Vec::new())
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use fred::util::redis_keyslot;

    use super::*;

    #[test]
    fn what_a_script_touches_lies_together_in_a_cluster() {
        for queue in Queue::ALL {
            let [line, since] = keys(queue);
            assert_eq!(redis_keyslot(line.as_bytes()), redis_keyslot(since.as_bytes()), "{line}");
        }
    }
}
