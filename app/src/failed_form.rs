use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// A form that was sent without scripts and turned down: its page is rendered again with what was typed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FailedForm {
    /// The server function's name.
    pub action: String,
    /// Names and values as they were sent, without passwords.
    pub fields: Vec<(String, String)>,
    pub error: AppError,
}

impl FailedForm {
    /// What was typed into a field.
    pub fn typed(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}
