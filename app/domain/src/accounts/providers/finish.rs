use chrono::{DateTime, Utc};
use model::Rejection;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use words::Language;

use super::account::open;
use super::answer::{Answer, SKEW};
use super::claims::Claims;
use super::link::link;
use super::sessions::ByProvider;
use super::{Flow, For, GOOD, find, identities, is_first, metadata, speak};
use crate::accounts::arrival::arrive;
use crate::accounts::{Actor, FirstStep, Origin, Proof, SignedIn, second_factor};
use crate::audit::{self, Event};
use crate::entities::user;
use crate::platform::providers::Provider;
use crate::platform::security::{self, Whom};
use crate::{Error, Result, Services, UserId};

/// What somebody brings back from a provider.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Callback {
    state: String,
    code: Option<String>,
    /// Whose answer it is, where the provider says so (RFC 9207).
    iss: Option<String>,
    error: Option<String>,
}

/// What came of it.
pub enum Finished {
    /// They are in; by which address they are known, and how their session began. Whether they proved just now who they are: many
    /// providers let in again whoever signed in there hours ago.
    SignedIn {
        person: SignedIn,
        email: String,
        by: ByProvider,
        proven: bool,
    },
    /// They have a second factor, and the provider asked for none.
    SecondStep {
        first: FirstStep,
        by: ByProvider,
    },
    Linked,
    Proven(Proof),
}

/// Whom a flow is finished for.
pub struct Returned<'a> {
    pub actor: Option<&'a Actor>,
    pub from: Origin,
    pub language: Language,
}

/// Goes on with what was begun, with what a provider answers. It is good once.
pub async fn finish(
    services: &Services,
    name: &str,
    flow: Flow,
    callback: Callback,
    who: Returned<'_>,
    now: DateTime<Utc>,
) -> Result<Finished> {
    let provider = find(services, name)?;
    let age = now - flow.begun;
    let ours = flow.provider == name && flow.state == callback.state && age >= -SKEW && age < GOOD;
    let whose = match flow.purpose.0 {
        For::SignIn | For::Accept(_) => None,
        For::Link(user) | For::Prove(user) => Some(user),
    };
    if !ours || whose != who.actor.map(|actor| actor.user) || !is_first(services, &flow.state, GOOD).await? {
        security::event("sign-in", "refused", &Whom::Nobody);
        return Err(Rejection::SignInOver.into());
    }
    let answer = match answer(services, provider, &flow, callback, now).await {
        Err(error @ Error::Rejected(Rejection::ProviderRefused)) => {
            let event = match whose {
                Some(user) => Event::own("provider", "refused", user),
                None => Event::of("sign-in", "refused", Whom::Nobody),
            };
            audit::record(&services.db, event.with(&provider.settings.label), now).await?;
            return Err(error);
        }
        answer => answer?,
    };
    match (&flow.purpose.0, who.actor) {
        (For::SignIn, _) => enter(services, provider, None, &flow, answer, who, now).await,
        (For::Accept(token), _) => enter(services, provider, Some(token), &flow, answer, who, now).await,
        (For::Link(_), Some(actor)) => {
            link(services, actor, provider, &answer.claims, now).await?;
            Ok(Finished::Linked)
        }
        (For::Prove(_), Some(actor)) => prove(services, provider, actor, &flow, &answer, now).await,
        (_, None) => Err(Rejection::SignInOver.into()),
    }
}

async fn answer(
    services: &Services,
    provider: &Provider,
    flow: &Flow,
    callback: Callback,
    now: DateTime<Utc>,
) -> Result<Answer> {
    let metadata = metadata(provider).await?;
    let named = match &callback.iss {
        Some(issuer) => *issuer == provider.settings.issuer,
        None => !metadata.authorization_response_iss_parameter_supported,
    };
    match (named, callback.error, callback.code) {
        (true, None, Some(code)) => speak(provider, Answer::ask(services, provider, flow, code, now)).await,
        _ => Err(Rejection::ProviderRefused.into()),
    }
}

/// Lets somebody in whom a provider means; whoever it is, if an account may be opened for them.
async fn enter(
    services: &Services,
    provider: &Provider,
    invitation: Option<&String>,
    flow: &Flow,
    answer: Answer,
    who: Returned<'_>,
    now: DateTime<Utc>,
) -> Result<Finished> {
    let settings = &provider.settings;
    let claims = &answer.claims;
    let by = ByProvider { issuer: settings.issuer.clone(), subject: claims.sub.clone(), sid: claims.sid.clone() };
    let Some(identity) = identities::find(&services.db, &settings.issuer, &claims.sub).await? else {
        let opened = open(services, provider, invitation, answer, &who, now);
        let (person, email) = Box::pin(opened).await?;
        // There is nothing yet that somebody else could take.
        return Ok(Finished::SignedIn { person, email, by, proven: true });
    };
    let person = user::Entity::find_by_id(identity.user_id).filter(user::Column::DeletedAt.is_null());
    let person = person.one(&services.db).await?.ok_or(Rejection::NotLinked)?;
    let user = UserId(person.id);
    if person.disabled_at.is_some() {
        audit::record(&services.db, Event::of("sign-in", "disabled", Whom::Person(user)), now).await?;
        return Err(Rejection::Disabled.into());
    }
    identities::note_use(services, identity.id, now).await?;
    if second_factor::is_on(services, person.id).await? && !claims.shows_second_factor(&settings.second_factor) {
        let first = FirstStep { user, session_epoch: person.session_epoch, at: now };
        return Ok(Finished::SecondStep { first, by });
    }
    let event = Event::own("sign-in", "done", user).with(&settings.label);
    let (person, email) = arrive(services, &person, &who.from, event, now).await?;
    Ok(Finished::SignedIn { person, email, by, proven: is_anew(flow, claims, now) })
}

/// Whether they signed in there since the flow began.
fn is_anew(flow: &Flow, claims: &Claims, now: DateTime<Utc>) -> bool {
    let at = claims.auth_time.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    at.is_some_and(|at| at >= flow.begun - SKEW && at <= now + SKEW)
}

/// Proves who somebody signed in is: they signed in there anew, just now, as the one whom they linked.
async fn prove(
    services: &Services,
    provider: &Provider,
    actor: &Actor,
    flow: &Flow,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<Finished> {
    let (settings, claims) = (&provider.settings, &answer.claims);
    let identity = identities::find(&services.db, &settings.issuer, &claims.sub).await?;
    let theirs = identity.filter(|identity| identity.user_id == actor.user.0);
    let (true, Some(identity)) = (is_anew(flow, claims, now), theirs) else {
        let event = Event::own("provider", "wrong", actor.user).with(&settings.label);
        audit::record(&services.db, event, now).await?;
        return Err(Rejection::OtherIdentity.into());
    };
    if second_factor::is_on(services, actor.user.0).await? && !claims.shows_second_factor(&settings.second_factor) {
        return Err(Rejection::CodeMissing.into());
    }
    identities::note_use(services, identity.id, now).await?;
    audit::record(&services.db, Event::own("provider", "used", actor.user).with(&settings.label), now).await?;
    Ok(Finished::Proven(Proof { at: now }))
}
