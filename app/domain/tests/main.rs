//! Every rule of the domain, on a real database and a real Redis. Time is always passed in.
//!
//! `TEST_DATABASE_URL=postgres://…` runs everything on PostgreSQL, each test in a database of its own, instead of on
//! SQLite files. `TEST_REDIS_URL` names a Redis to use; without it a private `redis-server` is started.
#![allow(clippy::unwrap_used)]

#[path = "../../../end2end/authenticator.rs"]
mod authenticator;
mod subtasks;
mod support;
#[path = "../../../end2end/totp.rs"]
mod totp;

mod adding;
mod authorisation;
mod by_proxy;
mod cache;
mod callers;
mod changes;
mod console;
mod counted;
mod dashboard;
mod deletion;
mod email_confirmation;
mod failovers;
mod fair_queue;
mod faults;
mod filters;
mod floors;
mod found;
mod identities;
mod invitations;
mod jobs;
mod jobs_at_scale;
mod labels;
mod languages;
mod large_changes;
mod large_removals;
mod late;
mod list_of_tasks;
mod lists;
mod lists_at_scale;
mod mail;
mod mail_addresses;
mod mail_links;
mod markdown;
mod new_device;
mod order;
mod own_lists;
mod passkeys;
mod password_reset;
mod passwords;
mod passwords_off;
mod people;
mod profile;
mod quotas;
mod recurrence;
mod redis_cluster;
mod reminder_hours;
mod reminder_moves;
mod reminder_times;
mod reminders;
mod replica;
mod schema;
mod search;
mod second_factor;
mod seeds;
mod sessions;
mod starts_and_deadlines;
mod task_reminders;
mod tasks;
mod throttle;
mod tokens;
mod transfers;
mod unconfirmed;
mod undo;
mod upgrades;
mod views;
mod words;
