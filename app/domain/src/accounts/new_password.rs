use chrono::{DateTime, Utc};
use model::{Field, NewPassword, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use super::proof::{has_password, prove_by_current};
use super::reset::say_changed;
use super::reset_link::forget_link;
use super::second_factor::{forget_begun, require_proof};
use super::{Actor, Proof, SignedIn, confirmation, password, sessions};
use crate::audit::{self, Event};
use crate::cache::{self, Entry};
use crate::entities::user;
use crate::queue::{self, Queue};
use crate::{Error, Result, Services};

/// Sets a new password, or the first one, and ends every session but the current one, which goes on with the epoch returned.
pub async fn change_password(
    services: &Services,
    actor: &Actor,
    form: NewPassword,
    proof: Proof,
    current_session: &str,
    now: DateTime<Utc>,
) -> Result<SignedIn> {
    password::require_in_use(services)?;
    let form = form.validated(has_password(services, actor).await?)?;
    require_proof(services, actor, proof, now).await?;
    let (person, permit) = prove_by_current(services, actor, &form.current, proof, now).await?;
    password::judge(&permit, &form.password, [&person.name, &person.email]).await?;
    let hash = password::hash(&permit, &form.password).await?;
    drop(permit);
    let transaction = services.begin().await?;
    let changed = user::Entity::update_many()
        .col_expr(user::Column::PasswordHash, Expr::value(hash))
        .col_expr(user::Column::SessionEpoch, Expr::col(user::Column::SessionEpoch).add(1))
        .filter(user::Column::Id.eq(person.id))
        // Of two changes at once, from the same old password, the first wins.
        .filter(user::Column::SessionEpoch.eq(person.session_epoch))
        .exec(&transaction)
        .await?;
    if changed.rows_affected == 0 {
        return Err(Error::invalid(Field::CurrentPassword, Problem::WrongPassword));
    }
    forget_link(&transaction, person.id).await?;
    confirmation::forget(&transaction, person.id).await?;
    forget_begun(&transaction, person.id).await?;
    let flows = say_changed(&transaction, &person, now).await?;
    audit::record(&transaction, Event::own("password-change", "done", actor.user), now).await?;
    transaction.commit().await?;
    cache::forget(services, Entry::Profile(actor.user)).await;
    queue::notify(services, Queue::Mail, flows).await;
    sessions::end_all_others(services, actor, current_session, now).await?;
    Ok(SignedIn { user: actor.user, session_epoch: person.session_epoch + 1 })
}
