//! A file per route: one read model. Rendered by the server only. A page waits for its one Suspend without a
//! Suspense around it: that would build everything twice, and nothing here is streamed.

mod dashboard;
mod import;
mod jobs;
mod list;
mod not_found;
mod settings;
mod sign_in;
mod sign_up;
mod task;
mod transfers;
mod usage;

pub use dashboard::DashboardPage;
pub use import::ImportPage;
pub use jobs::{JobsPage, operator, refreshes};
pub use list::ListPage;
pub use not_found::NotFoundPage;
pub use settings::SettingsPage;
pub use sign_in::SignInPage;
pub use sign_up::SignUpPage;
pub use task::TaskPage;
pub use transfers::TransfersPage;
