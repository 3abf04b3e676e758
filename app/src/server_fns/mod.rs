//! What the browser may ask for: each function is one call of the domain, made as the person signed in.

mod accounts;
mod console;
mod dashboard;
mod email;
mod filters;
mod invitations;
mod labels;
mod lists;
mod passkeys;
mod people;
mod reminders;
mod second_factor;
mod tasks;
mod transfers;

pub use accounts::*;
pub use console::*;
pub use dashboard::*;
pub use email::*;
pub use filters::*;
pub use invitations::*;
pub use labels::*;
pub use lists::*;
pub use passkeys::*;
pub use people::*;
pub use reminders::*;
pub use second_factor::*;
pub use tasks::*;
pub use transfers::*;

/// What changes nothing, and what somebody does whose account is used by another: it works however many changes were made.
const UNCOUNTED: [&str; 39] = [
    "add_dialog",
    "audit",
    "begin_passkey",
    "begin_passkey_proof",
    "begin_passkey_sign_in",
    "begin_passkey_step",
    "check_filter",
    "check_invitation",
    "check_confirmation",
    "check_reset_link",
    "console",
    "dashboard",
    "deliveries",
    "find",
    "import_preview",
    "invitations",
    "job_detail",
    "label_words",
    "people",
    "person",
    "preview_rule",
    "read_line",
    "read_lines",
    "security",
    "settings",
    "settings_in_force",
    "task_detail",
    "task_page",
    "transfers",
    "unconfirmed",
    "sign_out",
    "end_session",
    "end_other_sessions",
    "revoke_token",
    "change_password",
    "reset_password",
    "sign_in_by_link",
    "prove_by_password",
    "finish_passkey_proof",
];

/// Whether the function at a path is a change of which one person makes only so many in a minute.
pub fn is_counted(path: &str) -> bool {
    !UNCOUNTED.contains(&path.trim_start_matches("/api/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each changes something and says what it did, or changes nothing and is not counted.
    #[test]
    fn what_changes_something_is_counted() {
        let sources = [
            include_str!("accounts.rs"),
            include_str!("console.rs"),
            include_str!("dashboard.rs"),
            include_str!("invitations.rs"),
            include_str!("email.rs"),
            include_str!("filters.rs"),
            include_str!("labels.rs"),
            include_str!("lists.rs"),
            include_str!("passkeys.rs"),
            include_str!("people.rs"),
            include_str!("reminders.rs"),
            include_str!("second_factor.rs"),
            include_str!("tasks.rs"),
            include_str!("transfers.rs"),
        ];
        let functions = sources.iter().flat_map(|source| source.split("#[server(endpoint = \"").skip(1));
        let mut uncounted = Vec::new();
        for function in functions {
            let name = function.split('"').next().unwrap_or_default();
            let changes = function.split('{').next().is_some_and(|head| head.contains("Result<Outcome,"));
            assert!(changes || !is_counted(&format!("/api/{name}")), "{name}");
            if changes && !is_counted(&format!("/api/{name}")) {
                uncounted.push(name);
            }
        }
        assert_eq!(
            uncounted,
            [
                "sign_out",
                "prove_by_password",
                "change_password",
                "reset_password",
                "sign_in_by_link",
                "end_session",
                "end_other_sessions",
                "revoke_token",
                "finish_passkey_proof"
            ]
        );
    }
}
