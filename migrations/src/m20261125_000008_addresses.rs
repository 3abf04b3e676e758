//! E-mail addresses in one form for all their spellings. Of two accounts whose addresses had been two and are one now, the
//! older takes the form. Whoever cannot have it keeps the address as it is stored and signs in with that, as before.
//!
//! A server of the version before goes on with those whose address has only ASCII in it; others sign in through a new one.

use idna::domain_to_ascii;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, SqlErr, prelude::Uuid};
use unicode_normalization::UnicodeNormalization;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let octets = match manager.get_database_backend() {
            DbBackend::Postgres => "octet_length(email)",
            _ => "length(CAST(email AS BLOB))",
        };
        let select = Query::select()
            .columns(["id", "email"])
            .from("users")
            .and_where(Expr::cust(format!("{octets} > length(email) OR email LIKE '%.'")))
            .order_by("created_at", Order::Asc)
            .order_by("id", Order::Asc)
            .take();
        for row in db.query_all(&select).await? {
            let (id, email): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "email")?);
            let Some(form) = one_form(&email).filter(|form| *form != email) else { continue };
            let update = Query::update()
                .table("users")
                .value("email", form)
                .and_where(Expr::col("id").eq(id))
                .and_where(Expr::col("email").eq(email))
                .take();
            match db.execute(&update).await {
                Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {}
                result => {
                    result?;
                }
            }
        }
        Ok(())
    }

    /// The version before knows the new form as well.
    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }

    /// Each person by themselves: an address that is taken stops nothing, and what was done stays done.
    fn use_transaction(&self) -> Option<bool> {
        Some(false)
    }
}

/// The domain as name servers know it, what stands before it lower-cased and composed.
fn one_form(email: &str) -> Option<String> {
    let (local, domain) = email.rsplit_once('@')?;
    let narrow = |c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let local: String = local.chars().map(narrow).nfc().collect();
    let local: String = local.to_lowercase().nfc().collect();
    let domain = domain_to_ascii(domain).ok()?;
    let domain = domain.strip_suffix('.').unwrap_or(&domain);
    (!domain.is_empty()).then(|| format!("{local}@{domain}"))
}
