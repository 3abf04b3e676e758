//! Taskbell as browsers and passkeys know it: by the name in its address.

use model::Rejection;
use serde::Serialize;
use serde_json::Value;
use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::{Error, Result, Services};

/// Whether people can have passkeys here: browsers know them at an address with a name, over HTTPS or on the same machine.
pub fn offers_passkeys(services: &Services) -> bool {
    origin(services).is_some()
}

fn origin(services: &Services) -> Option<Url> {
    let origin = Url::parse(&services.public_url).ok()?;
    let name = origin.domain()?;
    let is_this_machine = name == "localhost" || name.ends_with(".localhost");
    (origin.scheme() == "https" || is_this_machine).then_some(origin)
}

/// What asks browsers and judges their answers. Not found where nobody has passkeys.
pub(super) fn relying_party(services: &Services) -> Result<Webauthn> {
    let origin = origin(services).ok_or(Rejection::NotFound)?;
    let builder = WebauthnBuilder::new(origin.domain().unwrap_or_default(), &origin).map_err(Error::internal)?;
    builder.rp_name("Taskbell").build().map_err(Error::internal)
}

/// What a browser is asked, in the form of its own JSON.
pub(super) fn question(challenge: impl Serialize) -> Result<Value> {
    let mut question = serde_json::to_value(challenge)?["publicKey"].take();
    if let Some(question) = question.as_object_mut() {
        // Nothing is made of these extensions, and a hint would hide the passkeys of phones and password managers.
        question.remove("extensions");
        question.remove("hints");
    }
    Ok(question)
}
