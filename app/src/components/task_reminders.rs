use leptos::prelude::*;
use model::{DeliveryView, Field, ReminderView};

use crate::{
    components::{ActionForm, FormState},
    failed_form::FailedForm,
    words::{say, say_with},
};

/// The choices that need no typing, with the messages on their buttons.
const QUICK: [(&str, &str); 4] = [
    ("before:0", "panel-reminder-when-due"),
    ("before:10", "panel-reminder-ten-minutes"),
    ("before:60", "panel-reminder-one-hour"),
    ("before:1440", "panel-reminder-one-day"),
];

/// The reminders of one task: what is set, what became of earlier ones, and forms to set more.
#[component]
pub fn TaskReminders(
    task: String,
    dated: bool,
    reminders: Vec<ReminderView>,
    deliveries: Vec<DeliveryView>,
) -> impl IntoView {
    let [quick, at, days] = [task.clone(), task.clone(), task];
    let some = !reminders.is_empty();
    // Each form of the three is told apart by the kind of reminder it sets.
    let kind = |kind: &str| ("reminder[kind]", kind.to_owned());
    let refused = use_context::<FailedForm>().is_some_and(|failed| failed.action == "set_reminder");
    view! {
        <section class="reminders" aria-label=say("panel-reminders")>
            <h3>{say("panel-reminders")}</h3>
            {some.then(|| view! {
                <ul>
                    {reminders.into_iter().map(|reminder| view! { <Reminder reminder/> }).collect_view()}
                </ul>
            })}
            {dated.then(|| view! {
                <ActionForm action="set_reminder" class="quick-choices" identity=kind("rule")>
                    <input type="hidden" name="reminder[task]" value=quick/>
                    <Message/>
                    {QUICK
                        .into_iter()
                        .map(|(rule, label)| view! { <button type="submit" name="reminder[rule]" value=rule>{say(label)}</button> })
                        .collect_view()}
                </ActionForm>
            })}
            <details class="more-reminders" open=refused>
                <summary>{say("panel-reminder-another-time")}</summary>
                <ActionForm action="set_reminder" class="inline-form" identity=kind("at")>
                    <input type="hidden" name="reminder[task]" value=at/>
                    <Message/>
                    <Input label=say("panel-reminder-on") name="reminder[date]" kind="date" value=""/>
                    <Input label=say("panel-reminder-at") name="reminder[time]" kind="time" value="09:00"/>
                    <button type="submit">{say("panel-reminder-set")}</button>
                </ActionForm>
                {dated.then(|| view! {
                    <ActionForm action="set_reminder" class="inline-form" identity=kind("days")>
                        <input type="hidden" name="reminder[task]" value=days/>
                        <Message/>
                        <Input label=say("panel-reminder-days-before") name="reminder[amount]" kind="number" value="2"/>
                        <Input label=say("panel-reminder-at") name="reminder[time]" kind="time" value="18:00"/>
                        <button type="submit">{say("panel-reminder-set")}</button>
                    </ActionForm>
                })}
            </details>
            <Deliveries deliveries/>
        </section>
    }
}

#[component]
fn Reminder(reminder: ReminderView) -> impl IntoView {
    let label = say_with("panel-reminder-remove-named", &reminder.rule);
    view! {
        <li>
            <span>{reminder.rule}<small>{reminder.state}</small></span>
            <ActionForm action="remove_reminder" identity=("id", reminder.id.to_string())>
                <button type="submit" class="icon-button" aria-label=label title=say("panel-reminder-remove")>
                    <span class="icon i-close" aria-hidden="true"></span>
                </button>
            </ActionForm>
        </li>
    }
}

/// An input in a line of words, with what had been typed into it.
#[component]
fn Input(label: &'static str, name: &'static str, kind: &'static str, value: &'static str) -> impl IntoView {
    let value = expect_context::<FormState>().typed(name).unwrap_or_else(|| value.to_owned());
    view! { <label>{label}<input type=kind name=name value=value/></label> }
}

/// What is wrong with a reminder that was to be set.
#[component]
fn Message() -> impl IntoView {
    let state = expect_context::<FormState>();
    let fields = [Field::ReminderAmount, Field::ReminderDate, Field::ReminderTime];
    view! {
        {fields.into_iter().find_map(|field| state.message(field)).map(|message| view! {
            <p class="form-error" role="alert">{message}</p>
        })}
    }
}

/// What became of reminders.
#[component]
pub fn Deliveries(deliveries: Vec<DeliveryView>) -> impl IntoView {
    (!deliveries.is_empty()).then(|| view! {
        <ul class="deliveries">
            {deliveries
                .into_iter()
                .map(|delivery| view! {
                    <li class:overdue=delivery.failed><span dir="auto">{delivery.about}</span><small>{delivery.state}</small></li>
                })
                .collect_view()}
        </ul>
    })
}
