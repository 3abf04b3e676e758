use chrono::{DateTime, Utc};
use model::Dashboard;

use crate::{Actor, Error, Result, Services};

pub async fn dashboard(_: &Services, _actor: &Actor, _now: DateTime<Utc>) -> Result<Dashboard> {
    Err(Error::internal("not yet"))
}
