use chrono::{DateTime, Utc};
use model::{Did, Outcome, Rejection};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::claims::Claims;
use super::identities;
use crate::accounts::ways_in::{lock, ways_in};
use crate::accounts::{ACCOUNT_MAIL, Actor, Proof, links};
use crate::audit::{self, Event};
use crate::deliveries;
use crate::entities::identity::{Column, Entity};
use crate::entities::user;
use crate::platform::providers::Provider;
use crate::queue::{self, Flow, Queue};
use crate::{Error, Result, Services};

/// What the ledger calls the mails about it.
pub(in crate::accounts) const LINKED: &str = "provider-linked";
pub(in crate::accounts) const UNLINKED: &str = "provider-unlinked";

/// Lets somebody sign in by a service from now on. Of two people who are the same one there the first has it.
pub(super) async fn link(
    services: &Services,
    actor: &Actor,
    provider: &Provider,
    claims: &Claims,
    now: DateTime<Utc>,
) -> Result<()> {
    let label = &provider.settings.label;
    let transaction = services.begin().await?;
    let person = user::active(&transaction, actor.user.0).await?.ok_or_else(Error::not_found)?;
    if !identities::insert(&transaction, identities::row(actor.user, provider, claims, now)).await? {
        transaction.rollback().await?;
        let theirs = identities::find(&services.db, &provider.settings.issuer, &claims.sub).await?;
        if theirs.is_some_and(|theirs| theirs.user_id == actor.user.0) {
            return Ok(());
        }
        audit::record(&services.db, Event::own("provider", "taken", actor.user).with(label), now).await?;
        return Err(Rejection::IdentityTaken.into());
    }
    audit::record(&transaction, Event::own("provider", "linked", actor.user).with(label), now).await?;
    let flows = said(&transaction, &person, LINKED, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(())
}

/// Signs somebody in by a service no more, unless it is the last way in. Not found where it is not theirs.
pub async fn unlink(services: &Services, actor: &Actor, id: Uuid, proof: Proof, now: DateTime<Utc>) -> Result<Outcome> {
    proof.require(now)?;
    let transaction = services.begin().await?;
    let person = lock(&transaction, actor.user).await?;
    let theirs = Entity::find_by_id(id).filter(Column::UserId.eq(person.id)).one(&transaction).await?;
    let theirs = theirs.ok_or_else(Error::not_found)?;
    Entity::delete_by_id(theirs.id).exec(&transaction).await?;
    ways_in(services, &transaction, actor.user).await?.require_one()?;
    let label = services.providers.of_issuer(&theirs.issuer).map_or("", |provider| &provider.settings.label);
    audit::record(&transaction, Event::own("provider", "unlinked", actor.user).with(label), now).await?;
    let flows = said(&transaction, &person, UNLINKED, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(Outcome::of(Did::ProviderUnlinked))
}

async fn said(
    transaction: &impl ConnectionTrait,
    person: &user::Model,
    kind: &'static str,
    now: DateTime<Utc>,
) -> Result<Vec<Flow>> {
    deliveries::write(transaction, ACCOUNT_MAIL, vec![links::notice(person, kind, now)], now).await
}
