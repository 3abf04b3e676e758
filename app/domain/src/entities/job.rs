use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose data the job is about; the job goes with them.
    pub user_id: Option<Uuid>,
    pub queue: String,
    pub name: String,
    pub version: i32,
    /// JSON, ids only.
    pub arguments: String,
    pub state: State,
    pub attempts: i32,
    pub max_attempts: i32,
    pub run_at: DateTimeUtc,
    pub expires_at: Option<DateTimeUtc>,
    pub lease_until: Option<DateTimeUtc>,
    /// Counts claims; a result is written only by the holder of the last one.
    pub fence: i64,
    pub unique_key: Option<String>,
    pub error: Option<String>,
    pub created_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
    /// How often a process ended while it ran this.
    pub losses: i32,
    /// What went wrong so far, a JSON array.
    pub history: String,
    pub progress: i64,
    pub progress_of: i64,
    pub started_at: Option<DateTimeUtc>,
    /// The request that wrote it, for the log.
    pub request_id: Option<String>,
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum State {
    #[sea_orm(string_value = "waiting")]
    Waiting,
    #[sea_orm(string_value = "running")]
    Running,
    #[sea_orm(string_value = "done")]
    Done,
    #[sea_orm(string_value = "failed")]
    Failed,
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
    /// Ended its process again and again. Servers of the version before know only the old word.
    #[sea_orm(string_value = "poison")]
    Quarantined,
}

impl State {
    /// The word in the table.
    pub fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Running => "running",
            State::Done => "done",
            State::Failed => "failed",
            State::Cancelled => "cancelled",
            State::Quarantined => "poison",
        }
    }

    /// The word that operators see.
    pub fn name(self) -> &'static str {
        match self {
            State::Quarantined => "quarantined",
            other => other.word(),
        }
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
