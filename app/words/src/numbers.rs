use std::sync::OnceLock;

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;

use crate::Language;

/// `1,234,567`
pub(crate) fn write(language: Language, number: i64) -> String {
    static FORMATTERS: OnceLock<Vec<(Language, DecimalFormatter)>> = OnceLock::new();
    let formatters = FORMATTERS.get_or_init(|| Language::every().filter_map(|l| Some((l, formatter(l)?))).collect());
    // Few numbers are large enough to need it.
    match formatters.iter().find(|(known, _)| *known == language) {
        Some((_, formatter)) if !(0..1_000).contains(&number) => formatter.format_to_string(&Decimal::from(number)),
        _ => number.to_string(),
    }
}

fn formatter(language: Language) -> Option<DecimalFormatter> {
    let locale: Locale = language.locale().parse().ok()?;
    DecimalFormatter::try_new(locale.into(), Default::default()).ok()
}

/// `1.2`, given in tenths.
pub(crate) fn write_tenths(language: Language, tenths: i64) -> String {
    let mut number = Decimal::from(tenths);
    number.multiply_pow10(-1);
    number.pad_end(-1);
    formatter(language).map_or_else(|| number.to_string(), |formatter| formatter.format_to_string(&number))
}

/// A number whose place in a message is kept for another one of the same plural form: it is written as the mark.
pub(crate) fn gap(number: i64, mark: &str) -> FluentValue<'static> {
    let options = FluentNumberOptions { currency: Some(mark.to_owned()), ..FluentNumberOptions::default() };
    FluentNumber::new(number as f64, options).into()
}

/// How Fluent writes a number in a message.
pub(crate) fn in_message(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(number.options.currency.clone().unwrap_or_else(|| write(language, number.value as i64)))
}
