//! The days and instants of a record, by the person's clock.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::check::Reading;
use super::record::Record;
use super::values::yes_no;
use super::written::{Place, written};
use crate::time::{local, stored};

/// Date and time as forms send them, by the person's clock.
pub(super) fn due(record: &Record, zone: Option<Tz>, reading: Reading) -> Option<(String, String)> {
    let (on, at) = (written(&record.due_date, reading.order)?, written(&record.due_time, reading.order)?);
    // Spreadsheets write a date alone as the midnight it begins at.
    let midnight = on.time == Some(NaiveTime::MIN) && on.place.is_none();
    if at.date.is_some() || (at.time.is_some() && on.time.is_some() && !midnight) {
        return None;
    }
    let (time, place) = if at.time.is_some() { (at.time, at.place) } else { (on.time, on.place) };
    let (mut date, mut time) = (on.date, time);
    if let (Some(day), Some(clock)) = (date, time)
        && let Some(place) = place.or(zone.map(Place::Zone))
    {
        let home = home(record, zone, reading);
        let there = local(home, place.instant(Some(day.and_time(clock)).filter(|at| plausible(at.year()))?)?);
        (date, time) = (Some(there.date()), Some(there.time()));
    }
    if record.all_day {
        time = None;
    }
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    Some((date, time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default()))
}

/// By whose clock a task's dates are.
fn home(record: &Record, zone: Option<Tz>, reading: Reading) -> Tz {
    if record.all_day || record.floating { zone.unwrap_or(reading.zone) } else { reading.zone }
}

/// A date alone, as forms send it: where the file says an instant, by the person's clock.
pub(super) fn day(typed: &str, record: &Record, zone: Option<Tz>, reading: Reading) -> String {
    let said = || {
        let said = written(typed, reading.order)?;
        let date = said.date.filter(|date| plausible(date.year()))?;
        match said.place.zip(said.time) {
            Some((place, time)) => {
                Some(local(home(record, zone, reading), place.instant(date.and_time(time))?).date().to_string())
            }
            None => Some(date.to_string()),
        }
    };
    said().unwrap_or_else(|| typed.to_owned())
}

/// A date alone, in whichever form; nothing where nothing is said.
pub(super) fn date(typed: &str) -> Option<Option<NaiveDate>> {
    let said = written(typed, None).filter(|said| said.time.is_none())?;
    if said.date.is_some_and(|date| !plausible(date.year())) { None } else { Some(said.date) }
}

/// An instant, or a date or a local time of the person's; nothing where nothing is said.
pub(super) fn moment(typed: &str, reading: Reading) -> Option<Option<DateTime<Utc>>> {
    if typed.trim().is_empty() {
        return Some(None);
    }
    let said = written(typed, reading.order)?;
    // Far years have no instant.
    let local = Some(said.date?.and_time(said.time.unwrap_or_default())).filter(|local| plausible(local.year()))?;
    let at = said.place.unwrap_or(Place::Zone(reading.zone)).instant(local)?;
    plausible(at.year()).then_some(Some(stored(at)))
}

/// Whether something happened, in a word or by saying when.
pub(super) fn happened(typed: &str, reading: Reading) -> Option<Option<Option<DateTime<Utc>>>> {
    match yes_no(typed) {
        Some(yes) => Some(yes.then_some(None)),
        None => Some(moment(typed, reading)?.map(Some)),
    }
}

fn plausible(year: i32) -> bool {
    (1970..=2999).contains(&year)
}
