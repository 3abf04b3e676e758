//! What is kept of an address that mail goes to: whether its owner stopped that, and how many mails went there lately. It
//! does not hang on an account: whoever reads the mails may have none. Addresses are known by hashes alone, without a key:
//! a new one must not bring the mails back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use lettre::message::MessageBuilder;
use lettre::message::header::{HeaderName, HeaderValue};
use model::{Did, Outcome};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sha2::{Digest, Sha256};

use super::signing::{sign, signed};
use crate::time::stored;
use crate::{Result, Services};

/// Addresses that are forgotten in one statement.
const CHUNK: u64 = 500;

const STOP: &str = "taskbell mail stop 1";
const ALLOW: &str = "taskbell mail allow 1";

/// An address, known by its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address(Vec<u8>);

/// Whether a mail may go to an address.
pub(crate) enum AddressStatus {
    Free,
    /// Its owner wants none.
    Stopped,
    /// It had as many as it may have: the next from an instant on, so far from each other.
    Full {
        until: DateTime<Utc>,
        apart: TimeDelta,
    },
}

/// What a link about all mails to an address does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Stop,
    Allow,
}

impl Address {
    /// `email` as it is stored: in the one form of its spellings.
    pub fn of(email: &str) -> Address {
        Address(Sha256::digest(email).to_vec())
    }

    fn key(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.0)
    }

    /// The link that ends all mails to this address. It needs no account, and it does not end.
    pub fn stop_link(&self, services: &Services) -> String {
        format!("{}/mail/{}", services.public_url, sign(services, STOP, self.0.clone()))
    }

    /// What allows them again. It stands on the page of the other link only: whoever has that reads these mails.
    pub fn allow_token(&self, services: &Services) -> String {
        sign(services, ALLOW, self.0.clone())
    }

    /// Reads a link about all mails to an address.
    pub fn read(services: &Services, token: &str) -> Option<(Wish, Address)> {
        let read = |purpose| signed(services, purpose, token).map(Address);
        read(STOP).map(|address| (Wish::Stop, address)).or_else(|| Some((Wish::Allow, read(ALLOW)?)))
    }

    pub async fn is_stopped(&self, services: &Services) -> Result<bool> {
        let select = Query::select()
            .expr(Expr::val(1))
            .from("mail_addresses")
            .and_where(Expr::col("address").eq(self.key()))
            .and_where(Expr::col("stopped_at").is_not_null())
            .take();
        Ok(services.reads.query_one(&select).await?.is_some())
    }

    /// Does what the owner of the address wants. Doing it twice is no error.
    pub async fn obey(&self, services: &Services, wish: Wish, now: DateTime<Utc>) -> Result<Outcome> {
        let (stopped_at, did) = match wish {
            Wish::Stop => (Some(stored(now)), Did::MailsStopped),
            Wish::Allow => (None, Did::MailsAllowed),
        };
        let mut insert = Query::insert();
        insert
            .into_table("mail_addresses")
            .columns(["address", "stopped_at", "hour_from", "hour_mails", "day_from", "day_mails"])
            .values_panic([
                self.key().into(),
                stopped_at.into(),
                stored(now).into(),
                0.into(),
                stored(now).into(),
                0.into(),
            ])
            .on_conflict(OnConflict::column("address").update_column("stopped_at").to_owned());
        services.db.execute(&insert).await?;
        Ok(Outcome::of(did))
    }

    /// Whether one more mail may go there now.
    pub async fn status(&self, services: &Services, now: DateTime<Utc>) -> Result<AddressStatus> {
        let select = Query::select()
            .columns(["stopped_at", "hour_from", "hour_mails", "day_from", "day_mails"])
            .from("mail_addresses")
            .and_where(Expr::col("address").eq(self.key()))
            .take();
        let Some(row) = services.db.query_one(&select).await? else { return Ok(AddressStatus::Free) };
        if row.try_get::<Option<DateTime<Utc>>>("", "stopped_at")?.is_some() {
            return Ok(AddressStatus::Stopped);
        }
        let mail = &services.mail;
        let mut full = None;
        for (from, mails, span, most) in [
            ("hour_from", "hour_mails", TimeDelta::hours(1), mail.per_hour),
            ("day_from", "day_mails", TimeDelta::days(1), mail.per_day),
        ] {
            let until = row.try_get::<DateTime<Utc>>("", from)? + span;
            if until > now && i64::from(row.try_get::<i32>("", mails)?) >= i64::from(most) {
                full = Ord::max(full, Some((until, span / i32::try_from(most).unwrap_or(i32::MAX))));
            }
        }
        Ok(full.map_or(AddressStatus::Free, |(until, apart)| AddressStatus::Full { until, apart }))
    }

    /// Counts a mail that goes there.
    pub async fn count(&self, connection: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<()> {
        let now = stored(now);
        let over = |from: &'static str, span| Expr::col(("mail_addresses", from)).lte(now - span);
        let from =
            |from, span| Expr::case(over(from, span), Expr::val(now)).finally(Expr::col(("mail_addresses", from)));
        let mails = |mails: &'static str, from, span| {
            Expr::case(over(from, span), Expr::val(1)).finally(Expr::col(("mail_addresses", mails)).add(1))
        };
        let (hour, day) = (TimeDelta::hours(1), TimeDelta::days(1));
        let one_more = OnConflict::column("address")
            .value("hour_mails", mails("hour_mails", "hour_from", hour))
            .value("hour_from", from("hour_from", hour))
            .value("day_mails", mails("day_mails", "day_from", day))
            .value("day_from", from("day_from", day))
            .to_owned();
        let mut insert = Query::insert();
        insert
            .into_table("mail_addresses")
            .columns(["address", "hour_from", "hour_mails", "day_from", "day_mails"])
            .values_panic([self.key().into(), now.into(), 1.into(), now.into(), 1.into()])
            .on_conflict(one_more);
        connection.execute(&insert).await?;
        Ok(())
    }

    /// Counts a mail no more that did not go.
    pub async fn uncount(&self, connection: &impl ConnectionTrait) -> Result<()> {
        let one_less = Query::update()
            .table("mail_addresses")
            .value("hour_mails", Expr::col("hour_mails").sub(1))
            .value("day_mails", Expr::col("day_mails").sub(1))
            .and_where(Expr::col("address").eq(self.key()))
            .and_where(Expr::col("hour_mails").gt(0))
            .take();
        connection.execute(&one_less).await?;
        Ok(())
    }
}

/// Every mail to a person offers the end of all mails, by one click in the mail program: RFC 8058.
pub(crate) fn with_end(builder: MessageBuilder, stop_link: &str) -> MessageBuilder {
    let header = |name, value: String| HeaderValue::new(HeaderName::new_from_ascii_str(name), value);
    builder
        .raw_header(header("List-Unsubscribe", format!("<{stop_link}>")))
        .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()))
}

/// Forgets addresses that had no mail for a day, a little at a time; whether there may be more.
pub(crate) async fn prune(services: &Services, now: DateTime<Utc>) -> Result<bool> {
    let quiet = || {
        let over = Expr::col("day_from").lt(stored(now - TimeDelta::days(1)));
        Expr::col("stopped_at").is_null().and(over)
    };
    let some = Query::select().column("address").from("mail_addresses").and_where(quiet()).limit(CHUNK).take();
    let delete = Query::delete()
        .from_table("mail_addresses")
        .and_where(Expr::col("address").in_subquery(some))
        // A mail may have gone there meanwhile.
        .and_where(quiet())
        .take();
    Ok(services.db.execute(&delete).await?.rows_affected() == CHUNK)
}
