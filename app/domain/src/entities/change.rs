use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub list_id: Uuid,
    /// Counts within the list, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// The same for all that one action changed.
    pub set_id: Uuid,
    /// Who did it.
    pub actor_id: Option<Uuid>,
    pub at: DateTimeUtc,
    /// What it is about; the id of a list, a section or a filter where it is about one.
    pub task_id: Uuid,
    /// What that is; nothing means a task.
    pub object: Option<Object>,
    pub kind: Kind,
    /// Its version after the change.
    pub version: i64,
    /// JSON: the fields that changed, as they were.
    pub before: Option<String>,
    /// The same as they are after it.
    pub after: Option<String>,
}

/// What a line is about, if it is no task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Object {
    #[sea_orm(string_value = "list")]
    List,
    #[sea_orm(string_value = "section")]
    Section,
    #[sea_orm(string_value = "filter")]
    Filter,
}

/// What happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Kind {
    #[sea_orm(string_value = "added")]
    Added,
    #[sea_orm(string_value = "changed")]
    Changed,
    /// For good: out of the trash, or with the import that brought it.
    #[sea_orm(string_value = "removed")]
    Removed,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
