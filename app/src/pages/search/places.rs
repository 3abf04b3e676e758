use maud::{Markup, html};
use model::{FilterView, FoundLabel, FoundPlaces, Marked};

use crate::{address::label_path, components::dot, words::say};

/// A place that a link leads to: what stands before its name, the name, and the address.
pub struct Place {
    pub mark: Markup,
    pub name: String,
    pub path: String,
    /// What it is, in a word.
    pub kind: &'static str,
}

/// Lists, filters and labels as places.
pub fn places(found: &FoundPlaces) -> Vec<Place> {
    let lists = found.lists.iter().map(|list| Place {
        mark: dot(list),
        name: list.name.clone(),
        path: list.id.path(),
        kind: say("list-own"),
    });
    let filters = found.filters.iter().map(filter_place);
    lists.chain(filters).chain(found.labels.iter().map(label_place)).collect()
}

/// A filter as a place.
pub fn filter_place(filter: &FilterView) -> Place {
    Place {
        mark: html! { span class={ "dot ring c-" (filter.colour.slug()) } aria-hidden="true" {} },
        name: filter.name.clone(),
        path: filter.id.path(),
        kind: say("list-filter"),
    }
}

fn label_place(label: &FoundLabel) -> Place {
    Place {
        mark: html! { span class={ "icon i-label" } aria-hidden="true" {} },
        name: label.word.clone(),
        path: label_path(&label.word),
        kind: say("list-label"),
    }
}

/// A text with what was looked for marked in it.
pub fn marked(Marked { text, marks }: &Marked) -> Markup {
    let mut end = 0;
    html! {
        @for (from, to) in marks {
            @let (from, to) = (*from as usize, *to as usize);
            (text.get(end..from).unwrap_or_default()) mark { (text.get(from..to).unwrap_or_default()) }
            ({ end = to; "" })
        }
        (text.get(end..).unwrap_or_default())
    }
}
