use leptos::prelude::*;
use model::{DeliveryView, Field, SessionView, SettingsView, Theme};

use super::usage::UsageSection;
use crate::{
    components::{ActionForm, Deliveries, Failure, Layout, SelectField, TextField},
    error::AppError,
    failed_form::FailedForm,
    server_fns,
};

/// Name, zone, reminder hour, theme, password, sessions, and the end of the account.
pub async fn page() -> AnyView {
    let content = match both().await {
        Ok((settings, deliveries)) => view! { <Sections settings deliveries/> }.into_any(),
        Err(error) => view! { <Failure error/> }.into_any(),
    };
    view! { <Layout>{content}</Layout> }.into_any()
}

async fn both() -> Result<(SettingsView, Vec<DeliveryView>), AppError> {
    Ok((server_fns::settings().await?, server_fns::deliveries().await?))
}

#[component]
fn Sections(settings: SettingsView, deliveries: Vec<DeliveryView>) -> impl IntoView {
    let (profile, reminders) = (settings.profile, settings.reminders);
    let refused = use_context::<FailedForm>().is_some_and(|failed| failed.action == "delete_account");
    view! {
        <div class="settings">
            <header class="page-head"><h1>"Settings"</h1></header>
            {settings.under_way.into_iter().map(|change| view! { <p class="quiet-text">{change.to_string()}</p> }).collect_view()}
            <section>
                <h2>"You"</h2>
                <p class="quiet-text">"Signed in as " <span dir="auto">{settings.email}</span></p>
                <ActionForm action="save_profile">
                    <TextField label="Name" name="profile[name]" field=Field::Name value=profile.name autocomplete="name"/>
                    <TextField label="Time zone" name="profile[zone]" field=Field::Zone value=profile.zone list="zones"
                        hint="Type to search, for example Berlin."/>
                    <datalist id="zones">
                        {settings.zones.into_iter().map(|zone| view! { <option value=zone></option> }).collect_view()}
                    </datalist>
                    <div class="field-pair">
                        <SelectField label="Daily reminder at" name="profile[reminder_hour]" field=Field::ReminderHour value=profile.reminder_hour
                            choices=HOURS.to_vec()/>
                        <SelectField label="Theme" name="profile[theme]" value=profile.theme.slug().to_owned()
                            choices=Theme::ALL.map(|theme| (theme.slug(), theme.label())).to_vec()/>
                    </div>
                    <button type="submit" class="primary">"Save"</button>
                </ActionForm>
            </section>
            <section>
                <h2>"Reminders"</h2>
                {settings.mails_stopped.then(|| view! {
                    <p>"All mails to your address were stopped, by the link at the end of one of them. The same link allows them again."</p>
                })}
                <ActionForm action="save_reminders">
                    <Choice name="choices[daily]" label="A mail on every day before tasks are due" checked=reminders.daily/>
                    <Choice name="choices[overdue]" label="Include overdue tasks" checked=reminders.overdue/>
                    <Choice name="choices[each]" label="One mail for each task instead of one a day" checked=reminders.each/>
                    <button type="submit" class="primary">"Update reminders"</button>
                </ActionForm>
                <h3>"Latest"</h3>
                {if deliveries.is_empty() {
                    view! { <p class="quiet-text">"No reminder was due yet."</p> }.into_any()
                } else {
                    view! { <Deliveries deliveries/> }.into_any()
                }}
            </section>
            <section>
                <h2>"Password"</h2>
                <ActionForm action="change_password">
                    <TextField label="Current password" name="passwords[current]" field=Field::CurrentPassword kind="password"
                        autocomplete="current-password"/>
                    <TextField label="New password" name="passwords[password]" field=Field::Password kind="password"
                        autocomplete="new-password" hint="12 characters or more. Every other session ends."/>
                    <button type="submit" class="primary">"Change password"</button>
                </ActionForm>
            </section>
            <section>
                <h2>"Sessions"</h2>
                <ul class="sessions">
                    {settings.sessions.into_iter().map(|session| view! { <Session session/> }).collect_view()}
                </ul>
                <ActionForm action="end_other_sessions">
                    <button type="submit">"End all other sessions"</button>
                </ActionForm>
            </section>
            <UsageSection usage=settings.usage/>
            <section>
                <h2>"Your data"</h2>
                <p><a href="/transfers">"Export and import"</a></p>
            </section>
            <section>
                <h2>"Delete account"</h2>
                <details class="confirm" open=refused>
                    <summary>"Delete my account"</summary>
                    <ActionForm action="delete_account">
                        <p>"Your tasks, settings and sessions are deleted for good."</p>
                        <TextField label="Your password" name="confirmation[current]" field=Field::CurrentPassword kind="password"
                            autocomplete="current-password"/>
                        <button type="submit" class="danger">"Delete everything"</button>
                    </ActionForm>
                </details>
            </section>
        </div>
    }
}

#[component]
fn Choice(name: &'static str, label: &'static str, checked: bool) -> impl IntoView {
    view! { <label class="choice"><input type="checkbox" name=name value="true" checked=checked/>{label}</label> }
}

#[component]
fn Session(session: SessionView) -> impl IntoView {
    view! {
        <li>
            <div>
                <strong>{session.device}</strong>
                <p class="quiet-text">{session.last_seen}</p>
            </div>
            {if session.current {
                view! { <span class="quiet-text">"This session"</span> }.into_any()
            } else {
                view! {
                    <ActionForm action="end_session">
                        <input type="hidden" name="handle" value=session.handle/>
                        <button type="submit">"End"</button>
                    </ActionForm>
                }.into_any()
            }}
        </li>
    }
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
