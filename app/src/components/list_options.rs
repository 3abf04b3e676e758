use model::ListId;

/// The lists that a task can be moved to, as options of a select. One that stands elsewhere, in the archive for instance,
/// has a value of its own, which is empty: it stays there.
pub fn list_options(chosen: Option<ListId>) -> String {
    let options = options();
    let Some(ListId(chosen)) = chosen else { return options };
    let value = format!("value=\"{}\"", chosen.simple());
    match options.contains(&value) {
        true => options.replacen(&value, &[&value, " selected"].concat(), 1),
        false => ["<option value=\"\" selected>…</option>", &options].concat(),
    }
}

#[cfg(feature = "ssr")]
fn options() -> String {
    use std::sync::Arc;

    use leptos::reactive::owner::with_context;
    use maud::html;
    use model::{ListKind, ListState, Lists};

    use crate::words::say;

    let options = with_context::<Arc<Lists>, _>(|lists| {
        html! {
            option value=(lists.inbox.0.simple()) { (say(ListKind::Inbox.label())) }
            @for list in lists.of(ListState::Open) { option value=(list.id.0.simple()) { (list.name) } }
        }
    });
    options.map(maud::Markup::into_string).unwrap_or_default()
}

/// The bar over the list has them: they need not come as data, too.
#[cfg(not(feature = "ssr"))]
fn options() -> String {
    crate::browser::find("#move-to").map(|select| select.inner_html()).unwrap_or_default()
}
