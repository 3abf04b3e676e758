use super::{Date, Meaning, Time};

/// What digits say in every language.
pub(crate) const SIGNS: &[(&str, Meaning)] = &[
    ("{year}-{mm}-{dd}", Meaning::Date(Date::DayMonth)),
    ("{year}-{mm}-{dd}t{h}:{m}", Meaning::Date(Date::Moment)),
    ("{year}-{mm}-{dd}t{h}:{m}:{m}", Meaning::Date(Date::Moment)),
    ("{dd}.{mm}.", Meaning::Date(Date::DayMonth)),
    ("{dd}.{mm}.{year}", Meaning::Date(Date::DayMonth)),
    ("{dd}.{mm}.{yy}", Meaning::Date(Date::DayMonth)),
    ("?{pair}/{pair}", Meaning::Date(Date::Pair)),
    ("{pair}/{pair}/{year}", Meaning::Date(Date::Pair)),
    ("{pair}/{pair}/{yy}", Meaning::Date(Date::Pair)),
    ("{h}:{m}", Meaning::Time(Time::Clock)),
    ("{wd+}", Meaning::Date(Date::WeekdayWithTime)),
    ("24/7", Meaning::Words),
];
