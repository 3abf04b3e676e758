use chrono::{DateTime, Utc};
use model::{PasskeyId, PasskeyView};

use super::super::Actor;
use super::of;
use crate::time::words;
use crate::{Result, Services};

/// A person's passkeys, the latest first.
pub(crate) async fn passkeys(services: &Services, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<PasskeyView>> {
    let (language, zone) = (actor.language, actor.zone);
    let passkeys = of(&services.reads, actor.user.0).await?.into_iter().map(|passkey| PasskeyView {
        id: PasskeyId(passkey.id),
        name: passkey.name,
        created: language.say_with("passkey-made", &words::added(language, zone, passkey.created_at, now)),
        used: match passkey.last_used_at {
            Some(at) => language.say_with("passkey-used", &words::within(language, zone, at, now)),
            None => language.say("passkey-unused").to_owned(),
        },
        signs_in: passkey.signs_in,
    });
    Ok(passkeys.collect())
}
