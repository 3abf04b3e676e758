use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::{Actor, jobs, reminders};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

use super::App;

impl App {
    /// Somebody whose reminder is due at an instant and whose hour is this.
    pub async fn person_at(&self, zone: Tz, hour: i16, due: DateTime<Utc>) -> Actor {
        let actor = self.person_in(zone).await;
        self.execute(&format!("UPDATE users SET reminder_hour = {hour} WHERE email = '{}'", actor.viewer().email))
            .await;
        self.rewind(&actor, due).await;
        actor
    }

    /// Makes the person's next reminder due at an instant.
    pub async fn rewind(&self, actor: &Actor, due: DateTime<Utc>) {
        let update = Query::update()
            .table("users")
            .value("next_reminder_at", due)
            .and_where(Expr::col("id").eq(actor.user_id().0))
            .take();
        self.services.db.execute(&update).await.unwrap();
    }

    /// What the scheduler and then the workers do at an instant.
    pub async fn remind(&self, now: DateTime<Utc>) -> (reminders::Scheduled, jobs::JobCounts) {
        let scheduled = reminders::schedule_due(&self.services, now).await.unwrap();
        (scheduled, jobs::drain(&self.services, now).await.unwrap())
    }

    /// The states in the ledger.
    pub async fn states(&self) -> Vec<String> {
        self.values("SELECT state FROM reminder_deliveries ORDER BY local_date").await
    }
}
