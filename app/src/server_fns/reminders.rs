use leptos::prelude::*;
use model::{DeliveryView, NewReminder, Outcome, ReminderChoices};
use uuid::Uuid;

#[cfg(feature = "ssr")]
use crate::request::{Visitor, answer};
use crate::{error::AppError, json::Json};

/// Sets a reminder at a task.
#[server(endpoint = "set_reminder", output = Json)]
pub async fn set_reminder(reminder: NewReminder) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::reminders::set(&visitor.services, answer(visitor.actor())?, reminder, visitor.now).await)
}

/// Takes a reminder from a task.
#[server(endpoint = "remove_reminder", output = Json)]
pub async fn remove_reminder(id: Uuid) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::reminders::remove(&visitor.services, answer(visitor.actor())?, id).await)
}

/// Saves what the daily reminder is to be like.
#[server(endpoint = "save_reminders", output = Json)]
pub async fn save_reminders(choices: ReminderChoices) -> Result<Outcome, AppError> {
    let visitor = Visitor::current();
    answer(domain::reminders::choose(&visitor.services, answer(visitor.actor())?, choices).await)
}

/// What became of one's latest reminders.
#[server(endpoint = "deliveries", output = Json)]
pub async fn deliveries() -> Result<Vec<DeliveryView>, AppError> {
    let visitor = Visitor::current();
    answer(domain::reminders::recent(&visitor.services, answer(visitor.actor())?, visitor.now).await)
}
