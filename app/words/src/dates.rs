use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use chrono::{Datelike, NaiveDate};
use icu_calendar::week::WeekInformation;
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::{E, MD, MDE, YM, YMD, YMDE};
use icu_locale_core::Locale;

use crate::Language;

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// `Mon 23 Nov`
    Short,
    /// `Mon, 23 Nov 2026`
    ShortWithYear,
    /// `Monday 23 November`
    Long,
    /// `Monday, 23 November 2026`
    LongWithYear,
    /// `23 November`
    Day,
    /// `23 November 2026`
    DayWithYear,
    /// `November 2026`
    Month,
    /// `Mon`
    ShortWeekday,
    /// `Monday`
    Weekday,
}

type Formatter = FixedCalendarDateTimeFormatter<Gregorian, DateFieldSet>;
type Written = HashMap<(Language, DateForm, NaiveDate), Arc<str>>;

/// Dates that are kept as they were written. People look at few, again and again.
const KEPT: usize = 4_096;

impl Language {
    /// How many days of its week lie before a date: where this language is spoken weeks begin on another day than elsewhere.
    pub fn weekday(self, date: NaiveDate) -> u8 {
        let first =
            self.locale().parse::<Locale>().ok().and_then(|locale| WeekInformation::try_new(locale.into()).ok());
        // Both count from Monday, one from 0 and the other from 1.
        let first = first.map_or(0, |week| week.first_weekday as u8 - 1);
        (date.weekday().num_days_from_monday() as u8 + 7 - first) % 7
    }

    /// A date in this language.
    pub fn date(self, form: DateForm, date: NaiveDate) -> Arc<str> {
        static WRITTEN: OnceLock<RwLock<Written>> = OnceLock::new();
        let written = WRITTEN.get_or_init(RwLock::default);
        let key = (self, form, date);
        if let Some(text) = written.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return text.clone();
        }
        let text: Arc<str> = write(self, form, date).unwrap_or_else(|| date.to_string()).into();
        let mut written = written.write().unwrap_or_else(PoisonError::into_inner);
        if written.len() >= KEPT {
            written.clear();
        }
        written.insert(key, text.clone());
        text
    }
}

fn write(language: Language, form: DateForm, date: NaiveDate) -> Option<String> {
    let locale: Locale = language.locale().parse().ok()?;
    let fields = match form {
        DateForm::Short => DateFieldSet::MDE(MDE::medium()),
        DateForm::ShortWithYear => DateFieldSet::YMDE(YMDE::medium()),
        DateForm::Long => DateFieldSet::MDE(MDE::long()),
        DateForm::LongWithYear => DateFieldSet::YMDE(YMDE::long()),
        DateForm::Day => DateFieldSet::MD(MD::long()),
        DateForm::DayWithYear => DateFieldSet::YMD(YMD::long()),
        DateForm::ShortWeekday => DateFieldSet::E(E::short()),
        DateForm::Weekday => DateFieldSet::E(E::long()),
        DateForm::Month => {
            let formatter = FixedCalendarDateTimeFormatter::try_new(locale.into(), YM::long()).ok()?;
            return Some(formatter.format(&gregorian(date)?).to_string());
        }
    };
    let formatter = Formatter::try_new(locale.into(), fields).ok()?;
    let date = gregorian(date)?;
    Some(formatter.format(&date).to_string())
}

fn gregorian(date: NaiveDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(date.year(), date.month() as u8, date.day() as u8).ok()
}
