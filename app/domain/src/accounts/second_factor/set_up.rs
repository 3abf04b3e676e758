use chrono::{DateTime, Utc};
use model::{Did, Field, Outcome, Problem, Rejection, TotpSetup, TypedCode};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::super::address::readable;
use super::super::{Actor, Proof};
use super::{ADDED, recovery_codes, said, seed};
use crate::audit::{self, Event};
use crate::entities::second_factor::{ActiveModel, Column, Entity, Model};
use crate::queue::{self, Queue};
use crate::time::stored;
use crate::{Error, Result, Services};

/// Pixels of the picture, at least.
const PICTURE: u32 = 200;
/// How many letters of a secret stand together.
const GROUP: usize = 4;

/// Makes what a new app is to make codes of. It is asked for nowhere until [`confirm_totp`].
pub async fn begin_totp(services: &Services, actor: &Actor, proof: Proof, now: DateTime<Utc>) -> Result<()> {
    proof.require(now)?;
    let row = ActiveModel {
        user_id: Set(actor.user.0),
        seed: Set(seed::new(services, actor.user)?),
        confirmed_at: Set(None),
        last_step: Set(0),
    };
    let instead = OnConflict::column(Column::UserId)
        .update_column(Column::Seed)
        // What is in force is removed, not replaced.
        .action_and_where(Expr::col((Entity, Column::ConfirmedAt)).is_null())
        .to_owned();
    let begun = Entity::insert(row).on_conflict(instead).exec_without_returning(&services.db).await?;
    if begun == 0 { Err(Rejection::Malformed.into()) } else { Ok(()) }
}

/// What is to be put into the app: shown until a code confirms it. Not found where nothing was begun.
pub async fn pending_totp(services: &Services, actor: &Actor, proof: Proof, now: DateTime<Utc>) -> Result<TotpSetup> {
    proof.require(now)?;
    let factor = pending(services, actor).await?;
    let totp = seed::opened(services, &factor, &readable(&actor.email))?;
    let uri = totp.to_url().map_err(Error::internal)?;
    let secret = totp.secret().to_base32();
    let secret: Vec<&str> =
        (0..secret.len()).step_by(GROUP).map(|at| &secret[at..secret.len().min(at + GROUP)]).collect();
    let code = QrCode::with_error_correction_level(&uri, EcLevel::M).map_err(Error::internal)?;
    let picture = code.render::<svg::Color>().min_dimensions(PICTURE, PICTURE).build();
    // It stands within a page.
    let picture = picture.split_once("?>").map_or(picture.as_str(), |(_, picture)| picture).to_owned();
    Ok(TotpSetup { secret: secret.join(" "), uri, picture })
}

/// Turns it on, once a code shows that the app has it. The outcome shows the recovery codes.
pub async fn confirm_totp(
    services: &Services,
    actor: &Actor,
    proof: Proof,
    form: TypedCode,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    proof.require(now)?;
    let form = form.validated()?;
    let factor = pending(services, actor).await?;
    let digits: String = form.code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = seed::step(&seed::opened(services, &factor, "")?, &digits, now);
    let step = step.ok_or_else(|| Error::invalid(Field::Code, Problem::WrongCode))?;
    let codes = recovery_codes::new()?;
    let transaction = services.begin().await?;
    let confirmed = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(Some(stored(now))))
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::UserId.eq(actor.user.0))
        .filter(Column::Seed.eq(&factor.seed))
        .filter(Column::ConfirmedAt.is_null())
        .exec(&transaction)
        .await?;
    if confirmed.rows_affected == 0 {
        return Err(Error::not_found());
    }
    recovery_codes::keep(&transaction, actor.user, &codes, now).await?;
    audit::record(&transaction, Event::own("second-factor", "added", actor.user).with("totp"), now).await?;
    let flows = said(&transaction, actor.user.0, ADDED, now).await?;
    transaction.commit().await?;
    queue::notify(services, Queue::Mail, flows).await;
    Ok(recovery_codes::shown(&codes, Did::TwoStepOn))
}

async fn pending(services: &Services, actor: &Actor) -> Result<Model> {
    let pending = Entity::find_by_id(actor.user.0).filter(Column::ConfirmedAt.is_null());
    pending.one(&services.db).await?.ok_or_else(Error::not_found)
}
