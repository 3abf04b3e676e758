use sea_orm::entity::prelude::Uuid;
use serde::{Deserialize, Serialize};

/// A person's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(pub Uuid);
