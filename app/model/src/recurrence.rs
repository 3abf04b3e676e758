use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Field, FieldErrors, Problem, Rejection, TaskEdit, typed};

/// What the dates of a recurring task are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Its rule alone.
    Schedule,
    /// The day on which it was done.
    Completion,
}

impl Anchor {
    pub const ALL: [Anchor; 2] = [Anchor::Schedule, Anchor::Completion];

    /// The word in forms and in the database.
    pub fn slug(self) -> &'static str {
        match self {
            Anchor::Schedule => "schedule",
            Anchor::Completion => "completion",
        }
    }

    /// The message that people read.
    pub fn label(self) -> &'static str {
        match self {
            Anchor::Schedule => "anchor-schedule",
            Anchor::Completion => "anchor-completion",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|anchor| anchor.slug() == slug)
    }
}

/// Which occurrences a change is about. What was done stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RuleScope {
    /// The due date for the current one, all else for all.
    #[default]
    Date,
    /// The current one alone: its texts, priority, labels and dates. The next one is as those before.
    This,
    /// The current one and all that follow: they count from it.
    Following,
    /// All: how many there were and which weeks or months they fall in stays.
    All,
}

impl RuleScope {
    pub const ALL: [RuleScope; 4] = [RuleScope::Date, RuleScope::This, RuleScope::Following, RuleScope::All];

    /// The word in forms.
    pub fn slug(self) -> &'static str {
        match self {
            RuleScope::Date => "date",
            RuleScope::This => "this",
            RuleScope::Following => "following",
            RuleScope::All => "all",
        }
    }

    /// The message that people read.
    pub fn label(self) -> &'static str {
        match self {
            RuleScope::Date => "scope-date",
            RuleScope::This => "scope-this",
            RuleScope::Following => "scope-following",
            RuleScope::All => "scope-all",
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.slug() == slug)
    }
}

/// What a form says of how a task recurs. What is missing from it stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleForm {
    /// An RRULE; empty ends it.
    pub rule: Option<String>,
    pub every: Option<u32>,
    pub until: Option<Option<NaiveDate>>,
    pub times: Option<Option<u32>>,
    pub anchor: Option<Anchor>,
    pub scope: RuleScope,
}

impl RuleForm {
    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        *self == RuleForm { scope: self.scope, ..RuleForm::default() }
    }

    /// Takes what the form of a task says; problems stand at fields of its own.
    pub(crate) fn take(errors: &mut FieldErrors, form: &TaskEdit) -> Result<RuleForm, Rejection> {
        let typed = form.rule_text.as_ref().filter(|text| !text.trim().is_empty());
        let mut number = |field, text: &Option<String>| {
            let text = text.as_deref()?.trim();
            if text.is_empty() {
                return Some(None);
            }
            let number = typed::number(text).filter(|number| (1..=999).contains(number));
            if number.is_none() {
                errors.add(field, Problem::NotAnAmount);
            }
            Some(number)
        };
        let every = number(Field::RuleEvery, &form.rule_every).map(|every| every.unwrap_or(1));
        let times = number(Field::RuleTimes, &form.rule_times);
        let until = form.rule_until.as_ref().map(|text| typed::date(errors, Field::RuleUntil, text));
        let anchor = form.anchor.as_deref().filter(|slug| !slug.is_empty());
        let anchor = anchor.map(|slug| Anchor::from_slug(slug).ok_or(Rejection::Malformed)).transpose()?;
        let scope = form.scope.as_deref().filter(|slug| !slug.is_empty());
        let scope = scope.map(|slug| RuleScope::from_slug(slug).ok_or(Rejection::Malformed)).transpose()?;
        let rule = typed.or(form.rule.as_ref()).map(|text| text.trim().to_owned());
        Ok(RuleForm { rule, every, until, times, anchor, scope: scope.unwrap_or_default() })
    }
}

/// How a task recurs, for its panel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecurrenceView {
    /// `Every 2 weeks on Monday and Friday, until 3 March 2027`; empty where it does not.
    pub words: String,
    /// What can be chosen: rules and what they mean. The chosen one is there in any case.
    pub choices: Vec<(String, String)>,
    /// The chosen rule, without how often and until when; empty where there is none.
    pub rule: String,
    pub every: u32,
    /// For `<input type="date">`.
    pub until: String,
    pub times: Option<u32>,
    /// `schedule` or `completion`.
    pub anchor: String,
    /// The next five dates after the current one.
    pub next: Vec<String>,
    /// What was done and skipped lately: `Mon 23 Nov: done today 14:05`
    pub history: Vec<String>,
    /// `Done 12 times`; empty before the first.
    pub done: String,
}
