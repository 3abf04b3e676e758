use leptos::prelude::*;
use model::{Anchor, Field, RecurrenceView, RuleScope};

use crate::{
    components::{FormState, SelectField, TextField},
    failed_form::FailedForm,
    words::say,
};

/// How a task recurs: fields of its form. A script shows the next dates while one chooses; until then they are those of what is
/// saved.
#[component]
pub fn RecurrenceFields(recurrence: RecurrenceView) -> impl IntoView {
    const NAME: &str = "task[rule]";
    let recurs = !recurrence.rule.is_empty();
    let chosen = expect_context::<FormState>().typed(NAME).unwrap_or(recurrence.rule);
    let mut choices = recurrence.choices;
    choices.insert(0, (String::new(), say("recurrence-none").to_owned()));
    if choices.iter().all(|(rule, _)| *rule != chosen) {
        choices.push((chosen.clone(), chosen.clone()));
    }
    let refused = use_context::<FailedForm>().is_some_and(|failed| failed.action == "save_task");
    let ends = recurrence.times.is_some() || !recurrence.until.is_empty();
    let open = refused || ends || recurrence.every != 1;
    let labelled = |all: &[(&'static str, &'static str)]| all.iter().map(|&(slug, label)| (slug, say(label))).collect();
    let anchors: Vec<_> = labelled(&Anchor::ALL.map(|anchor| (anchor.slug(), anchor.label())));
    let scopes: Vec<_> = labelled(&RuleScope::ALL.map(|scope| (scope.slug(), scope.label())));
    view! {
        <fieldset class="recurrence">
            <legend class="sr-only">{say("recurrence")}</legend>
            <div class="field">
                <label for=NAME>{say("recurrence-rule")}</label>
                <select id=NAME name=NAME autocomplete="off">
                    {choices
                        .into_iter()
                        .map(|(rule, words)| {
                            let selected = rule == chosen;
                            view! { <option value=rule selected=selected>{words}</option> }
                        })
                        .collect_view()}
                </select>
            </div>
            <div class="rule-preview" aria-live="polite">
                {recurs.then(|| view! { <RulePreview words=recurrence.words dates=recurrence.next/> })}
            </div>
            <details class="more-reminders" open=open>
                <summary>{say("recurrence-more")}</summary>
                <TextField label=say("recurrence-every") name="task[rule_every]" field=Field::RuleEvery kind="number" value=recurrence.every.to_string()/>
                <div class="field-pair">
                    <TextField label=say("recurrence-until") name="task[rule_until]" field=Field::RuleUntil kind="date" value=recurrence.until/>
                    <TextField label=say("recurrence-times") name="task[rule_times]" field=Field::RuleTimes kind="number"
                        value=recurrence.times.map(|times| times.to_string()).unwrap_or_default()/>
                </div>
                <SelectField label=say("recurrence-anchor") name="task[anchor]" value=recurrence.anchor choices=anchors/>
                {recurs.then(|| view! {
                    <SelectField label=say("recurrence-scope") name="task[scope]" value=RuleScope::default().slug().to_owned() choices=scopes/>
                })}
                <TextField label=say("recurrence-text") name="task[rule_text]" field=Field::Rule hint=say("recurrence-text-hint")/>
            </details>
        </fieldset>
    }
}

/// What a rule means, and the dates that come.
#[component]
pub fn RulePreview(words: String, dates: Vec<String>) -> impl IntoView {
    view! {
        <p>{words}</p>
        <ul aria-label=say("recurrence-next")>
            {dates.into_iter().map(|date| view! { <li>{date}</li> }).collect_view()}
        </ul>
    }
}

/// What became of occurrences that are over.
#[component]
pub fn Occurrences(done: String, history: Vec<String>) -> impl IntoView {
    let some = !history.is_empty();
    some.then(|| {
        view! {
            <section class="occurrences" aria-label=say("recurrence-history")>
                <h3>{say("recurrence-history")}</h3>
                {(!done.is_empty()).then(|| view! { <p>{done}</p> })}
                <ul>{history.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </section>
        }
    })
}
