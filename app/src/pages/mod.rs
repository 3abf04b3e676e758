//! A file per page: one read model, read first, and what it looks like. Rendered by the server only.

mod audit;
mod confirm;
mod dashboard;
mod email_address;
mod filters;
mod forgot_password;
mod import;
mod invitation;
mod invitations;
mod jobs;
mod labels;
mod list;
mod lists;
mod not_found;
mod passkeys;
mod people;
mod providers;
mod quick_add;
mod reset_password;
mod search;
mod second_factor;
mod second_step;
mod security;
mod session;
mod settings;
mod settings_in_force;
mod sign_in;
mod sign_in_again;
mod sign_up;
mod tabs;
mod task;
mod tokens;
mod transfers;
mod usage;
mod views;

use std::pin::Pin;

use leptos::prelude::AnyView;
use model::ListKind;

pub use filters::{marked, shown_by};
pub use jobs::{operator, refreshes};
pub use quick_add::dialog;
pub use search::choices;

/// Reads what a page shows, for the request in whose context it runs.
pub type Page = fn() -> Pin<Box<dyn Future<Output = AnyView> + Send>>;

/// The pages by their routes.
pub const PAGES: [(&str, Page); 40] = [
    ("/inbox", || Box::pin(list::page(ListKind::Inbox))),
    ("/today", || Box::pin(list::page(ListKind::Today))),
    ("/upcoming", || Box::pin(list::page(ListKind::Upcoming))),
    ("/all", || Box::pin(list::page(ListKind::All))),
    ("/completed", || Box::pin(list::page(ListKind::Completed))),
    ("/trash", || Box::pin(list::page(ListKind::Trash))),
    ("/lists", || Box::pin(lists::page())),
    ("/lists/{id}", || Box::pin(list::own_page())),
    ("/lists/{id}/edit", || Box::pin(lists::edit_page())),
    ("/labels", || Box::pin(labels::page())),
    ("/labels/{word}", || Box::pin(labels::tasks_page())),
    ("/labels/{word}/edit", || Box::pin(labels::edit_page())),
    ("/filters", || Box::pin(filters::page())),
    ("/filters/{id}", || Box::pin(filters::tasks_page())),
    ("/filters/{id}/edit", || Box::pin(filters::edit_page())),
    ("/filter-language", || Box::pin(filters::language::page())),
    ("/search", || Box::pin(search::page())),
    ("/quick-add", || Box::pin(quick_add::page())),
    ("/dashboard", || Box::pin(dashboard::page())),
    ("/settings", || Box::pin(settings::page())),
    ("/settings/security", || Box::pin(security::page())),
    ("/settings/security/two-step", || Box::pin(second_factor::set_up())),
    ("/transfers", TRANSFERS),
    ("/transfers/{id}", || Box::pin(import::page())),
    ("/tasks/{id}", || Box::pin(task::page())),
    ("/sign-in", || Box::pin(sign_in::page())),
    ("/sign-in/second", || Box::pin(second_step::page())),
    ("/sign-in/again", || Box::pin(sign_in_again::page())),
    ("/sign-up", || Box::pin(sign_up::page())),
    ("/forgot-password", || Box::pin(forgot_password::page())),
    ("/reset-password/{token}", || Box::pin(reset_password::page())),
    ("/invitations/{token}", || Box::pin(invitation::page())),
    ("/admin/invitations", || Box::pin(invitations::page())),
    ("/admin/people", || Box::pin(people::page())),
    ("/admin/people/{id}", || Box::pin(people::person_page())),
    ("/admin/audit", || Box::pin(audit::page())),
    ("/confirm", || Box::pin(confirm::page())),
    ("/confirm/{token}", || Box::pin(confirm::link())),
    ("/admin/settings", || Box::pin(settings_in_force::page())),
    ("/admin/jobs", || Box::pin(jobs::page())),
];

/// Where files are sent from.
pub const TRANSFERS: Page = || Box::pin(transfers::page());

/// The page for what does not exist.
pub const NOT_FOUND: Page = || Box::pin(not_found::page());
