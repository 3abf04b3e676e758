use chrono::{DateTime, Utc};
use model::Rejection;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Actor, Proof};
use crate::entities::user;
use crate::platform::security::{self, Whom};
use crate::{Error, Result, Services, UserId};

pub use crate::platform::operator::Operator;

impl Operator {
    /// Somebody signed in who was made an operator. To others what operators see does not exist.
    pub fn of(actor: &Actor) -> Result<Operator> {
        if actor.operator {
            return Ok(Operator(Some(actor.user)));
        }
        security::event("operator", "refused", &Whom::Person(actor.user));
        Err(Error::not_found())
    }

    /// The same, who proved only minutes ago who they are: for what is done to other people.
    pub fn proven(actor: &Actor, proof: Proof, now: DateTime<Utc>) -> Result<Operator> {
        let operator = Operator::of(actor)?;
        proof.require(now)?;
        Ok(operator)
    }

    /// Whoever can start the program with its settings holds its database anyway.
    pub fn at_the_console() -> Operator {
        Operator(None)
    }
}

/// Refused where nobody but this person could look after the installation. Others who go at the same time come after.
pub(super) async fn keep_an_operator(connection: &impl ConnectionTrait, UserId(going): UserId) -> Result<()> {
    let operators: Vec<Uuid> = user::Entity::find()
        .select_only()
        .column(user::Column::Id)
        .filter(Expr::cust("operator"))
        .filter(user::Column::DisabledAt.is_null())
        // Until then they may do nothing.
        .filter(user::Column::UnconfirmedSince.is_null())
        .order_by_asc(user::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .all(connection)
        .await?;
    if operators == [going] { Err(Rejection::LastOperator.into()) } else { Ok(()) }
}

/// The e-mail addresses of everybody who is an operator.
pub async fn operators(services: &Services, _by: &Operator) -> Result<Vec<String>> {
    let operators = user::Entity::find().filter(Expr::cust("operator"));
    let emails = operators.select_only().column(user::Column::Email).order_by_asc(user::Column::Email);
    Ok(emails.into_tuple().all(&services.db).await?)
}
