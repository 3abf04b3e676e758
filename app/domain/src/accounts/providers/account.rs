//! Opening an account for somebody whom a provider means, and who has none.

use chrono::{DateTime, Utc};
use model::{Rejection, SignUp};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, SqlErr};

use super::answer::Answer;
use super::claims::Claims;
use super::finish::Returned;
use super::{identities, speak};
use crate::accounts::reclaim::reclaim;
use crate::accounts::{SignedIn, address, confirmation, invitations, password, sign_up, sign_up_policy, throttle};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::platform::providers::Provider;
use crate::platform::security::Whom;
use crate::queue::{self, Queue};
use crate::time::stored;
use crate::{Error, Result, Services, UserId};

/// Opens it, by what stands in an invitation's link or where that is open to anybody: who, and their address.
pub(super) async fn open(
    services: &Services,
    provider: &Provider,
    invitation: Option<&String>,
    answer: Answer,
    who: &Returned<'_>,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    if invitation.is_none() && sign_up_policy::require_open(services).is_err() {
        let event = Event::of("sign-in", "refused", Whom::Nobody).with(&provider.settings.label);
        audit::record(&services.db, event, now).await?;
        return Err(Rejection::NotLinked.into());
    }
    let Answer { claims, .. } = speak(provider, answer.with_user_info(provider)).await?;
    // Everybody behind a proxy on this machine seems to be this machine.
    let from = Some(who.from.address).filter(|from| !from.is_loopback());
    match invitation {
        Some(token) => {
            if let Some(from) = from {
                throttle::count(services, &throttle::of_invitations(from)).await?;
            }
            invited(services, provider, token, &claims, who, now).await
        }
        None => {
            let email = email(services, &claims)?;
            sign_up_policy::require_domain(services, &email).map_err(|_| Rejection::ProviderEmail)?;
            if let Some(from) = from {
                throttle::count(services, &throttle::of_openings(from)).await?;
            }
            insert(services, provider, &claims, email, who, now).await
        }
    }
}

/// The address that the provider says, as it is stored.
fn email(services: &Services, claims: &Claims) -> Result<String> {
    let email = claims.email.as_deref().and_then(|email| address::valid(services, email).ok());
    email.ok_or_else(|| Rejection::ProviderEmail.into())
}

/// What somebody would have typed who is called the first of their names that can be one.
fn form(claims: &Claims, email: &str, who: &Returned<'_>) -> Result<SignUp> {
    let before = email.rsplit_once('@').map(|(before, _)| before);
    let names = [claims.name.as_deref(), claims.preferred_username.as_deref(), before];
    let mut forms = names.into_iter().flatten().map(|name| SignUp {
        name: name.to_owned(),
        email: email.to_owned(),
        password: String::new(),
        zone: claims.zoneinfo.clone().unwrap_or_default(),
        language: who.language.slug().to_owned(),
    });
    forms.find_map(|form| form.validated_without_password().ok()).ok_or_else(|| Rejection::ProviderEmail.into())
}

/// The account has the address that the invitation is for: whoever sent the link vouches for it.
async fn invited(
    services: &Services,
    provider: &Provider,
    token: &str,
    claims: &Claims,
    who: &Returned<'_>,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    let Some(invitation) = invitations::find(services, token, now).await? else {
        return Err(invitations::over(services, now).await?);
    };
    let email = match &invitation.email {
        Some(email) => email.clone(),
        None => email(services, claims)?,
    };
    let row = sign_up::row(&form(claims, &email, who)?, email.clone(), password::NONE.to_owned(), now);
    let row = user::Model { operator: invitation.operator, ..row };
    let identity = identities::row(UserId(row.id), provider, claims, now);
    match invitations::open_account(services, &invitation, row, Some(identity), now).await? {
        Some(user) => Ok((SignedIn { user, session_epoch: 1 }, email)),
        None => Err(invitations::over(services, now).await?),
    }
}

/// An address is confirmed where the provider knows that its owner reads it. Where it does not, they are asked as everybody is.
async fn insert(
    services: &Services,
    provider: &Provider,
    claims: &Claims,
    email: String,
    who: &Returned<'_>,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    // One that a server of the version before stored in another spelling, too.
    if let Some(owner) = address::find(services, &email).await? {
        if services.verify_email && claims.is_verified() && owner.unconfirmed_since.is_some() {
            return take(services, provider, claims, &owner, now).await;
        }
        return Err(taken(services, &owner, claims, now).await?);
    }
    let confirms = services.verify_email && !claims.is_verified();
    let person = user::Model {
        unconfirmed_since: confirms.then(|| stored(now)),
        ..sign_up::row(&form(claims, &email, who)?, email.clone(), password::NONE.to_owned(), now)
    };
    let user = UserId(person.id);
    let transaction = services.begin().await?;
    let row = person.clone().into_active_model().reset_all();
    match user::Entity::insert(row).exec_without_returning(&transaction).await {
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            transaction.rollback().await?;
            return Err(Rejection::SignInOver.into());
        }
        inserted => inserted?,
    };
    // Somebody who came twice at once has one account.
    if !identities::insert(&transaction, identities::row(user, provider, claims, now)).await? {
        transaction.rollback().await?;
        return Err(Rejection::SignInOver.into());
    }
    let event = Event::own("sign-up", "done", user).with(&provider.settings.label);
    audit::record(&transaction, event, now).await?;
    let mut flows = Vec::new();
    if confirms {
        flows = confirmation::plan(services, &transaction, &person, &email, now).await?;
    }
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok((SignedIn { user, session_epoch: 1 }, email))
}

/// Gives an account whose address nobody has confirmed to whoever reads its mails, as the provider knows.
async fn take(
    services: &Services,
    provider: &Provider,
    claims: &Claims,
    owner: &user::Model,
    now: DateTime<Utc>,
) -> Result<(SignedIn, String)> {
    let user = UserId(owner.id);
    let transaction = services.begin().await?;
    let held = user::hold(&transaction, owner.id).await?;
    let held = held.filter(|held| held.unconfirmed_since.is_some() && held.deleted_at.is_none());
    let held = held.filter(|held| held.disabled_at.is_none()).ok_or(Rejection::ProviderEmailTaken)?;
    reclaim(&transaction, owner.id).await?;
    if !identities::insert(&transaction, identities::row(user, provider, claims, now)).await? {
        transaction.rollback().await?;
        return Err(Rejection::SignInOver.into());
    }
    let event = Event::own("email", "confirmed", user).with(&provider.settings.label);
    audit::record(&transaction, event, now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(user)).await;
    Ok((SignedIn { user, session_epoch: held.session_epoch + 1 }, held.email))
}

/// Only whoever reads the mails to an address is told that there is an account with it.
async fn taken(services: &Services, owner: &user::Model, claims: &Claims, now: DateTime<Utc>) -> Result<Error> {
    audit::record(&services.db, Event::of("sign-up", "taken", Whom::Person(UserId(owner.id))), now).await?;
    let verified = claims.is_verified();
    Ok(if verified { Rejection::ProviderEmailTaken } else { Rejection::ProviderEmail }.into())
}
