use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{Actor, address};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
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

    /// Whoever can start the program with its settings holds its database anyway.
    pub fn at_the_console() -> Operator {
        Operator(None)
    }
}

/// Makes somebody an operator, or no longer. Not found where nobody has this e-mail address.
pub async fn set_operator(
    services: &Services,
    by: &Operator,
    email: &str,
    operator: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    let person = address::find(services, &email.trim().to_lowercase()).await?.ok_or_else(Error::not_found)?;
    let user = UserId(person.id);
    let update =
        Query::update().table("users").value("operator", operator).and_where(Expr::col("id").eq(person.id)).take();
    let transaction = services.begin().await?;
    transaction.execute(&update).await?;
    let outcome = if operator { "granted" } else { "withdrawn" };
    audit::record(&transaction, Event::by(by, "operator", outcome, Whom::Person(user)), now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(user)).await;
    Ok(())
}

/// The e-mail addresses of everybody who is an operator.
pub async fn operators(services: &Services, _by: &Operator) -> Result<Vec<String>> {
    let operators = user::Entity::find().filter(user::Column::Operator.eq(true));
    let emails = operators.select_only().column(user::Column::Email).order_by_asc(user::Column::Email);
    Ok(emails.into_tuple().all(&services.db).await?)
}
