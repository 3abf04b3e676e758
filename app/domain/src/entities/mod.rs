//! The tables as SeaORM sees them. Private: what leaves the crate is the model's.

pub mod audit;
pub mod change;
pub mod delivery;
pub mod email_confirmation;
pub mod filter;
pub mod identity;
pub mod invitation;
pub mod job;
pub mod label;
pub mod list;
pub mod list_view;
pub mod occurrence;
pub mod passkey;
pub mod passkey_owner;
pub mod password_reset;
pub mod recovery_code;
pub mod second_factor;
pub mod section;
pub mod series;
pub mod task;
pub mod task_label;
pub mod task_reminder;
pub mod token;
pub mod transfer;
pub mod transfer_part;
pub mod user;
mod user_id;

pub use user_id::UserId;
