//! A file per route: one read model, read under one Suspense. Rendered by the server only.

mod dashboard;
mod list;
mod not_found;
mod settings;
mod sign_in;
mod sign_up;
mod task;

pub use dashboard::DashboardPage;
pub use list::ListPage;
pub use not_found::NotFoundPage;
pub use settings::SettingsPage;
pub use sign_in::SignInPage;
pub use sign_up::SignUpPage;
pub use task::TaskPage;
