use leptos::{prelude::*, tachys::html::InertElement};
use maud::{Markup, html};
use model::{DeliveryView, Field, LongChange, SettingsView, Theme, UnderWay};
use words::Language;

use super::{security::ProofNeeded, usage::UsageSection};
use crate::{
    components::{ActionForm, Deliveries, Failure, Layout, SelectField, TextField},
    error::AppError,
    failed_form::FailedForm,
    request::Visitor,
    server_fns,
    words::{around, language, say},
};

/// Name, zone, reminder hour, language, theme, and the end of the account.
pub async fn page() -> AnyView {
    let content = match all().await {
        Ok((settings, deliveries, proven, has_password)) => {
            view! { <Sections settings deliveries proven has_password/> }.into_any()
        }
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

async fn all() -> Result<(SettingsView, Vec<DeliveryView>, bool, bool), AppError> {
    let visitor = Visitor::current();
    let (proven, has_password) = (visitor.is_proven().await?, visitor.has_password().await?);
    Ok((server_fns::settings().await?, server_fns::deliveries().await?, proven, has_password))
}

#[component]
fn Sections(settings: SettingsView, deliveries: Vec<DeliveryView>, proven: bool, has_password: bool) -> impl IntoView {
    let (profile, reminders) = (settings.profile, settings.reminders);
    let refused = use_context::<FailedForm>().is_some_and(|failed| failed.action == "delete_account");
    view! {
        <div class="settings">
            <header class="page-head"><h1>{say("title-settings")}</h1></header>
            {settings.under_way.into_iter().map(|change| view! { <p class="quiet-text">{under_way(change)}</p> }).collect_view()}
            <section>
                <h2>{say("settings-you")}</h2>
                {InertElement::new(signed_in_as(&settings.email).into_string())}
                <ActionForm action="save_profile">
                    <TextField label=say("account-name") name="profile[name]" field=Field::Name value=profile.name autocomplete="name"/>
                    <TextField label=say("settings-zone") name="profile[zone]" field=Field::Zone value=profile.zone list="zones"
                        hint=say("settings-zone-hint")/>
                    <datalist id="zones">
                        {settings.zones.into_iter().map(|zone| view! { <option value=zone></option> }).collect_view()}
                    </datalist>
                    <div class="field-pair">
                        <SelectField label=say("settings-reminder-hour") name="profile[reminder_hour]" field=Field::ReminderHour
                            value=profile.reminder_hour choices=HOURS.to_vec()/>
                        <SelectField label=say("settings-language") name="profile[language]" choices=languages(&profile.language)
                            value=profile.language/>
                        <SelectField label=say("settings-theme") name="profile[theme]" value=profile.theme.slug().to_owned()
                            choices=Theme::ALL.map(|theme| (theme.slug(), say(theme.label()))).to_vec()/>
                    </div>
                    <button type="submit" class="primary">{say("settings-save")}</button>
                </ActionForm>
            </section>
            <section>
                <h2>{say("settings-reminders")}</h2>
                {settings.mails_stopped.then(|| view! { <p>{say("settings-mails-stopped")}</p> })}
                <ActionForm action="save_reminders">
                    <Choice name="choices[daily]" label=say("settings-daily") checked=reminders.daily/>
                    <Choice name="choices[overdue]" label=say("settings-overdue") checked=reminders.overdue/>
                    <Choice name="choices[each]" label=say("settings-each") checked=reminders.each/>
                    <button type="submit" class="primary">{say("settings-save-reminders")}</button>
                </ActionForm>
                <h3>{say("settings-latest")}</h3>
                {if deliveries.is_empty() {
                    view! { <p class="quiet-text">{say("settings-no-deliveries")}</p> }.into_any()
                } else {
                    view! { <Deliveries deliveries/> }.into_any()
                }}
            </section>
            <section>
                <h2>{say("title-security")}</h2>
                <p><a href="/settings/security">{say("settings-security")}</a></p>
            </section>
            <UsageSection usage=settings.usage/>
            <section>
                <h2>{say("settings-data")}</h2>
                <p><a href="/transfers">{say("title-transfers")}</a></p>
            </section>
            <section>
                <h2>{say("settings-delete")}</h2>
                {if proven { view! {
                <details class="confirm" open=refused>
                    <summary>{say("settings-delete-mine")}</summary>
                    <ActionForm action="delete_account">
                        <p>{say("settings-delete-what")}</p>
                        {if has_password { view! {
                            <TextField label=say("settings-your-password") name="confirmation[current]" field=Field::CurrentPassword
                                kind="password" autocomplete="current-password"/>
                        }.into_any() } else { view! { <input type="hidden" name="confirmation[current]" value=""/> }.into_any() }}
                        <button type="submit" class="danger">{say("settings-delete-everything")}</button>
                    </ActionForm>
                </details>
                }.into_any() } else { view! { <ProofNeeded next="/settings"/> }.into_any() }}
            </section>
        </div>
    }
}

/// How far a change of many rows has come.
fn under_way(change: UnderWay) -> String {
    let (started, counted) = match change.what {
        LongChange::Reminders => ("under-way-reminders", "under-way-reminders-of"),
        LongChange::Trash => ("under-way-trash", "under-way-trash-of"),
        LongChange::Labels => ("under-way-labels", "under-way-labels-of"),
    };
    match change.of {
        0 => say(started).to_owned(),
        of => language().format(counted, [("done", change.done.into()), ("of", of.into())]),
    }
}

fn signed_in_as(email: &str) -> Markup {
    let (before, after) = around("settings-signed-in-as");
    html! { p class="quiet-text" { (before) span dir="auto" { (email) } (after) } }
}

/// The languages to choose from, by what they call themselves. One that is not offered stays with whoever has it.
fn languages(current: &str) -> Vec<(&'static str, &'static str)> {
    let kept = Language::from_slug(current).filter(|current| Language::offered().all(|offered| offered != *current));
    Language::offered().chain(kept).map(|language| (language.slug(), language.name())).collect()
}

#[component]
fn Choice(name: &'static str, label: &'static str, checked: bool) -> impl IntoView {
    view! { <label class="choice"><input type="checkbox" name=name value="true" checked=checked/>{label}</label> }
}

const HOURS: [(&str, &str); 24] = [
    ("0", "00:00"),
    ("1", "01:00"),
    ("2", "02:00"),
    ("3", "03:00"),
    ("4", "04:00"),
    ("5", "05:00"),
    ("6", "06:00"),
    ("7", "07:00"),
    ("8", "08:00"),
    ("9", "09:00"),
    ("10", "10:00"),
    ("11", "11:00"),
    ("12", "12:00"),
    ("13", "13:00"),
    ("14", "14:00"),
    ("15", "15:00"),
    ("16", "16:00"),
    ("17", "17:00"),
    ("18", "18:00"),
    ("19", "19:00"),
    ("20", "20:00"),
    ("21", "21:00"),
    ("22", "22:00"),
    ("23", "23:00"),
];
