//! Job notifications: lists in Redis, one a queue, with every flow whose jobs are due, once each, in the order they came. A
//! notification for nothing is harmless.

use std::collections::BTreeSet;
use std::time::Duration;

use fred::error::ErrorKind;
use fred::interfaces::{ClientLike, HashesInterface, ListInterface, LuaInterface};
use fred::types::lists::LMoveDirection;
use tokio::time::{Instant, sleep};

use super::fair_queue::Flow;
use super::kind::Queue;
use crate::platform::redis::{Commands, Connected, at_once, is_moving};
use crate::{Result, Services};

/// How long one blocking pop waits.
const POP: Duration = Duration::from_secs(5);
/// After that Redis should have said that nothing came.
const SILENCE: Duration = Duration::from_secs(10);
/// Before a list is waited for again that a cluster is moving to another node.
const MOVES: Duration = Duration::from_millis(200);
/// Flows in one command.
const CHUNK: usize = 1_000;

/// Appends flows that are not marked as being in the list. Whoever took one from it and then died may have left the mark
/// there: one that is ten minutes old counts no more.
const APPEND: &str = "
    local now = tonumber(redis.call('TIME')[1])
    for _, flow in ipairs(ARGV) do
        local since = tonumber(redis.call('HGET', KEYS[2], flow) or 0)
        if since < now - 600 then
            redis.call('HSET', KEYS[2], flow, now)
            redis.call('LPUSH', KEYS[1], flow)
        end
    end";

/// The list, and since when each flow is in it, in seconds. The braces keep them together in a cluster.
fn keys(queue: Queue) -> [String; 2] {
    ["line", "since"].map(|part| format!("taskbell:jobs:{{{}}}:{part}", queue.slug()))
}

/// Notifies workers of jobs that were just committed: a flow that is not in the list goes to its end. When Redis is away
/// the workers find them in SQL.
pub(crate) async fn notify(services: &Services, queue: Queue, flows: impl IntoIterator<Item = Flow>) {
    let flows: BTreeSet<Flow> = flows.into_iter().collect();
    let members: Vec<String> = flows.iter().map(Flow::member).collect();
    for chunk in members.chunks(CHUNK) {
        let append = |redis: Commands| async move {
            redis.eval::<(), _, _, _>(APPEND, keys(queue).to_vec(), chunk.to_vec()).await
        };
        if let Err(error) = services.redis("EVAL", append).await {
            tracing::warn!(%error, "cannot send job notifications; the sweep will");
            return;
        }
    }
}

/// How many flows are in the list.
pub(super) async fn length(services: &Services, queue: Queue) -> Result<u64> {
    let [list, _] = &keys(queue);
    services.redis("LLEN", |redis| async move { redis.llen(list).await }).await
}

/// A client of its own: one that blocks would hold up everybody's commands.
pub(super) async fn client(services: &Services) -> Result<Connected> {
    Connected::open(services.redis.next().clone_new()).await
}

/// Waits for the first flows in the list, up to `most` of them; none when no notification came for a while.
pub(super) async fn receive(Connected { client, .. }: &Connected, queue: Queue, most: usize) -> Result<Vec<Flow>> {
    let [list, since] = keys(queue);
    let begun = Instant::now();
    let redis = at_once(client, Some(SILENCE));
    let received: std::result::Result<Option<(String, Vec<String>)>, _> =
        redis.blmpop(POP.as_secs_f64(), list, LMoveDirection::Right, Some(most as i64)).await;
    match received {
        Ok(received) => {
            let members = received.map(|(_, members)| members).unwrap_or_default();
            let flows = members.iter().filter_map(|member| Flow::parse(member)).collect();
            // Before anybody looks for their jobs: what is written from here on notifies again.
            if !members.is_empty()
                && let Err(error) = at_once(client, None).hdel::<u64, _, _>(since, members).await
            {
                tracing::warn!(%error, "cannot remove marks; the sweep finds flows that have more jobs");
            }
            Ok(flows)
        }
        // The list is moving to another node.
        Err(error) if is_moving(&error) => {
            sleep(MOVES).await;
            Ok(Vec::new())
        }
        // That no notification came in time reaches us as an error too. Who does not even say that is frozen.
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
            let [list, since] = keys(queue);
            assert_eq!(redis_keyslot(list.as_bytes()), redis_keyslot(since.as_bytes()), "{list}");
        }
    }
}
