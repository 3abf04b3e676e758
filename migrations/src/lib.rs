//! The schema's history. Each migration is frozen once released: it imports no entity and is never edited.

use sea_orm_migration::prelude::*;

mod m20261123_000001_first;
mod m20261123_000002_background_work;
mod m20261123_000003_finding_tasks;
mod m20261123_000004_causes;
mod m20261123_000005_open_tasks;
mod m20261125_000006_mail_fault;
mod m20261125_000007_rang;
mod m20261125_000008_addresses;
mod m20261125_000009_search;
mod m20261126_000010_turns;
mod m20261126_000011_usage;
mod m20261126_000012_large_changes;
mod m20261126_000013_journal;
mod m20261126_000014_language;
mod m20261126_000015_list_of_tasks;
mod m20261126_000016_password_resets;
mod m20261127_000017_audit;
mod m20261127_000018_tokens;
mod m20261127_000019_second_factors;
mod m20261127_000020_email_confirmations;
mod m20261127_000021_invitations;
mod m20261127_000022_passkeys;
mod m20261127_000023_identities;
mod m20261127_000025_own_lists;
mod m20261127_000026_tasks_of_lists;
mod m20261127_000027_task_columns;
mod m20261127_000028_sections;
mod m20261127_000028_tasks_by_place;
mod m20261127_000029_labels;
mod m20261127_000030_recurrence;
mod m20261127_000031_parts_of_tasks;
mod m20261127_000033_occurrences_done;
mod m20261127_000034_filters;
mod m20261127_000036_list_views;
mod m20261127_000037_series_kept;

/// Brings a database up to date.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_first::Migration),
            Box::new(m20261123_000002_background_work::Migration),
            Box::new(m20261123_000003_finding_tasks::Migration),
            Box::new(m20261123_000004_causes::Migration),
            Box::new(m20261123_000005_open_tasks::Migration),
            Box::new(m20261125_000006_mail_fault::Migration),
            Box::new(m20261125_000007_rang::Migration),
            Box::new(m20261125_000008_addresses::Migration),
            Box::new(m20261125_000009_search::Migration),
            Box::new(m20261126_000010_turns::Migration),
            Box::new(m20261126_000011_usage::Migration),
            Box::new(m20261126_000012_large_changes::Migration),
            Box::new(m20261126_000013_journal::Migration),
            Box::new(m20261126_000014_language::Migration),
            Box::new(m20261126_000015_list_of_tasks::Migration),
            Box::new(m20261126_000016_password_resets::Migration),
            Box::new(m20261127_000017_audit::Migration),
            Box::new(m20261127_000018_tokens::Migration),
            Box::new(m20261127_000019_second_factors::Migration),
            Box::new(m20261127_000020_email_confirmations::Migration),
            Box::new(m20261127_000021_invitations::Migration),
            Box::new(m20261127_000022_passkeys::Migration),
            Box::new(m20261127_000023_identities::Migration),
            Box::new(m20261127_000025_own_lists::Migration),
            Box::new(m20261127_000026_tasks_of_lists::Migration),
            Box::new(m20261127_000027_task_columns::Migration),
            Box::new(m20261127_000028_sections::Migration),
            Box::new(m20261127_000028_tasks_by_place::Migration),
            Box::new(m20261127_000029_labels::Migration),
            Box::new(m20261127_000030_recurrence::Migration),
            Box::new(m20261127_000031_parts_of_tasks::Migration),
            Box::new(m20261127_000033_occurrences_done::Migration),
            Box::new(m20261127_000034_filters::Migration),
            Box::new(m20261127_000036_list_views::Migration),
            Box::new(m20261127_000037_series_kept::Migration),
        ]
    }
}
