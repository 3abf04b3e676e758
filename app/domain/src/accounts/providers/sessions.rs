//! Sessions that began by a provider: it may end them, by who somebody is there or by their session there.

use std::collections::BTreeSet;

use fred::interfaces::{KeysInterface, SetsInterface};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::accounts::sessions::{WHOLE_TERM_SECONDS, digest, end_where, note};
use crate::platform::redis::Commands;
use crate::{Result, Services, UserId};

/// How a session began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByProvider {
    pub issuer: String,
    pub subject: String,
    /// Their session there, where the provider has a name for it.
    pub sid: Option<String>,
}

/// Which sessions a provider wants to end.
pub(super) struct Ended {
    pub issuer: String,
    pub subject: Option<String>,
    pub sid: Option<String>,
}

impl Ended {
    fn means(&self, by: &ByProvider) -> bool {
        let fits = |wanted: &Option<String>, had: Option<&String>| wanted.is_none() || wanted.as_ref() == had;
        self.issuer == by.issuer && fits(&self.subject, Some(&by.subject)) && fits(&self.sid, by.sid.as_ref())
    }
}

/// Notes how a session began that was registered.
pub async fn began_by(services: &Services, user: UserId, key: &str, by: &ByProvider) -> Result<()> {
    note(services, user, key, by).await?;
    let mut keys = vec![people(&by.issuer, "sub", &by.subject)];
    keys.extend(by.sid.as_ref().map(|sid| people(&by.issuer, "sid", sid)));
    let (keys, user) = (&keys, user.0.simple().to_string());
    let add = |redis: Commands| {
        let user = user.clone();
        async move {
            let pipeline = redis.pipeline();
            for key in keys {
                let _: () = pipeline.sadd(key, user.as_str()).await?;
                let _: () = pipeline.expire(key, WHOLE_TERM_SECONDS, None).await?;
            }
            pipeline.all::<()>().await
        }
    };
    services.redis("SADD", add).await
}

/// Ends them; whose they were.
pub(super) async fn end(services: &Services, ended: &Ended) -> Result<Vec<UserId>> {
    let key = &match (&ended.sid, &ended.subject) {
        (Some(sid), _) => people(&ended.issuer, "sid", sid),
        (None, Some(subject)) => people(&ended.issuer, "sub", subject),
        (None, None) => return Ok(Vec::new()),
    };
    let members = |redis: Commands| async move { redis.smembers::<BTreeSet<String>, _>(key).await };
    let people = services.redis("SMEMBERS", members).await?;
    let mut whose = Vec::new();
    for user in people.iter().filter_map(|id| Some(UserId(id.parse::<Uuid>().ok()?))) {
        if end_where(services, user, |by| ended.means(by)).await? > 0 {
            whose.push(user);
        }
    }
    Ok(whose)
}

/// Whose sessions began so. Redis need not know who they are there.
fn people(issuer: &str, kind: &str, value: &str) -> String {
    format!("taskbell:sessions:by:{}", digest(&format!("{kind} {issuer} {value}")))
}
