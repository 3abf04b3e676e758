//! Checking a code. It is used up by that: a code is good once.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use model::{Field, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::super::throttle::{self, Guess};
use super::{RECOVERED, confirmed, is_on, recovery_codes, said, seed};
use crate::audit::{self, Event};
use crate::entities::second_factor::{Column, Entity, Model};
use crate::platform::security::Whom;
use crate::queue::{self, Queue};
use crate::{Error, Result, Services, UserId};

/// Who types a code: their wrong ones are counted apart, so that strangers keep nobody who is signed in from anything.
#[derive(Clone, Copy)]
pub(in super::super) enum Guesser {
    /// Somebody who gave a password, at this address.
    Stranger(IpAddr),
    /// Somebody signed in.
    Themselves,
}

/// Checks a code of somebody's app, or a recovery code, uses it up, and records what was done by it, if that is all. Not found where they
/// have no second factor.
pub(in super::super) async fn use_code(
    services: &Services,
    person: UserId,
    typed: &str,
    guesser: Guesser,
    done: Option<Event>,
    now: DateTime<Utc>,
) -> Result<()> {
    if !is_on(services, person.0).await? {
        return Err(Error::not_found());
    }
    // Whoever has passkeys alone has recovery codes.
    let app = confirmed(&services.db, person.0).await?;
    let limits = match guesser {
        Guesser::Stranger(address) => throttle::of_codes(person, address),
        Guesser::Themselves => throttle::of_code_proofs(person),
    };
    let guess = Guess::begin(services, limits, Some(person)).await?;
    let used = check(services, person, app.as_ref(), typed, done, now).await;
    guess.finish(used.as_ref().ok().copied()).await?;
    if used? {
        return Ok(());
    }
    let event = match guesser {
        Guesser::Stranger(_) => Event::of("second-factor", "wrong", Whom::Person(person)),
        Guesser::Themselves => Event::own("second-factor", "wrong", person),
    };
    audit::record(&services.db, event, now).await?;
    Err(Error::invalid(Field::Code, Problem::WrongCode))
}

async fn check(
    services: &Services,
    person: UserId,
    app: Option<&Model>,
    typed: &str,
    done: Option<Event>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let mut flows = Vec::new();
    // Apps show a code in two groups.
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let is_of_app = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let step = match app.filter(|_| is_of_app) {
        Some(app) => seed::step(&seed::opened(services, app, "")?, &digits, now).map(|step| (app, step)),
        None => None,
    };
    if is_of_app && step.is_none() {
        return Ok(false);
    }
    let transaction = services.begin().await?;
    if let Some((app, step)) = step {
        if !is_first(&transaction, app, step).await? {
            return Ok(false);
        }
    } else {
        if !recovery_codes::use_up(&transaction, person.0, typed, now).await? {
            return Ok(false);
        }
        let left = recovery_codes::left(&transaction, person.0).await?;
        let event = Event::own("recovery-codes", "used", person).with(&left.to_string());
        audit::record(&transaction, event, now).await?;
        flows = said(&transaction, person.0, RECOVERED, now).await?;
    }
    if let Some(done) = done {
        audit::record(&transaction, done, now).await?;
    }
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(true)
}

/// Whether no code of this step or a later one was used. Of two at once one wins.
async fn is_first(transaction: &impl ConnectionTrait, factor: &Model, step: i64) -> Result<bool> {
    let used = Entity::update_many()
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::UserId.eq(factor.user_id))
        .filter(Column::LastStep.lt(step))
        // It may have been removed meanwhile.
        .filter(Column::ConfirmedAt.is_not_null())
        .exec(transaction)
        .await?;
    Ok(used.rows_affected == 1)
}
