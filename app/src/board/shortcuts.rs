use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast, web_sys};
use maud::html;

use crate::{browser, words::say};

/// Where this browser keeps whether single keys act.
const SETTING: &str = "shortcuts";

/// Keys with the messages that say what they do. The name of a key that is no sign is a message too.
const KEYS: [(&str, &str); 13] = [
    ("n", "shortcut-new-task"),
    // By a script of their own: they act on every page.
    ("q", "shortcut-add"),
    ("key-palette", "shortcut-palette"),
    ("/", "shortcut-search"),
    ("j", "shortcut-next-task"),
    ("k", "shortcut-previous-task"),
    ("x", "shortcut-select"),
    ("e", "shortcut-edit"),
    ("c", "shortcut-complete"),
    ("t", "shortcut-nest"),
    // By a script of its own: it is the form of the list that moves a task.
    ("key-move", "shortcut-move"),
    ("key-escape", "shortcut-close"),
    ("?", "shortcut-help"),
];

/// The keys of a list, and the dialog that explains them. They can be turned off, since speech input types letters
/// (WCAG 2.2, 2.1.4).
#[component]
pub fn Shortcuts() -> impl IntoView {
    let on = RwSignal::new(true);
    Effect::new(move || {
        on.set(browser::stored(SETTING).as_deref() != Some("off"));
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            if on.get_untracked() {
                handle(&event);
            }
        });
        on_cleanup(move || listener.remove());
    });
    let toggle = move |_| {
        on.update(|on| *on = !*on);
        browser::store(SETTING, if on.get_untracked() { "on" } else { "off" });
    };
    view! {
        <dialog id="help" class="help" aria-labelledby="help-title" closedby="any">
            <h2 id="help-title">{say("shortcuts-title")}</h2>
            <dl></dl>
            <label class="switch">
                <input type="checkbox" prop:checked=on on:change=toggle autocomplete="off"/>
                {say("shortcuts-on")}
            </label>
            <form method="dialog"><button type="submit" class="primary">{say("shortcuts-close")}</button></form>
        </dialog>
    }
}

/// Opens the help. What it says is written now: most pages are left without it.
pub fn show_help() {
    let keys = html! {
        @for (key, does) in KEYS {
            div { dt { kbd { (if key.len() == 1 { key } else { say(key) }) } } dd { (say(does)) } }
        }
    };
    browser::show("#help dl", &keys.into_string());
    if let Some(dialog) = browser::find("#help").and_then(|d| d.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        // Already open is as good.
        let _ = dialog.show_modal();
    }
}

fn handle(event: &KeyboardEvent) {
    let typing = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        element.closest("input:not([type=checkbox]), textarea, select, dialog").ok().flatten().is_some()
    });
    let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.get_modifier_state("AltGraph");
    if typing || held || event.is_composing() {
        return;
    }
    match pressed(&event.key(), &event.code(), event.shift_key()).as_str() {
        "n" => browser::focus("#new-task"),
        "/" => browser::focus("#search"),
        "j" => move_focus(1),
        "k" => move_focus(-1),
        "x" => click_in_row("input[type=checkbox]"),
        "e" => click_in_row(".row-title"),
        "c" => click_in_row(".check"),
        "?" => show_help(),
        "Escape" => click(".panel-head a"),
        _ => return,
    }
    event.prevent_default();
}

/// What a key means. A letter is meant without Shift, whatever Caps Lock says; on a layout without Latin letters the key
/// stands for the one at its place.
fn pressed(key: &str, code: &str, shift: bool) -> String {
    let mut characters = key.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else { return key.to_owned() };
    let meant = if is_of_another_script(character) {
        match (code, shift) {
            ("Slash", true) => '?',
            ("Slash", false) => '/',
            _ => code.strip_prefix("Key").and_then(|letter| letter.chars().next()).unwrap_or(character),
        }
    } else {
        character
    };
    if meant.is_ascii_alphabetic() && shift { String::new() } else { meant.to_ascii_lowercase().into() }
}

/// Greek, Cyrillic and all that follows, but neither Latin letters with marks nor punctuation, which Latin layouts have too.
fn is_of_another_script(character: char) -> bool {
    matches!(character, '\u{370}'..='\u{1dff}' | '\u{1f00}'..='\u{1fff}' | '\u{2c80}'..='\u{a71f}' | '\u{a800}'..)
}

fn move_focus(step: isize) {
    let next = browser::focused_row().map_or(Some(0), |index| index.checked_add_signed(step));
    if let Some(index) = next {
        browser::focus_row(index);
    }
}

fn click_in_row(selector: &str) {
    click(&format!(".row:focus-within {selector}"));
}

fn click(selector: &str) {
    if let Some(element) = browser::find(selector) {
        element.click();
    }
}

#[cfg(test)]
mod tests {
    use super::pressed;

    #[test]
    fn keys_mean_the_same_on_every_layout() {
        let layouts = [
            // Cyrillic, Greek, Hebrew, Arabic, Thai, Korean, Japanese kana: by the place of the key.
            ("т", "KeyN", "n"),
            ("о", "KeyJ", "j"),
            ("ч", "KeyX", "x"),
            ("С", "KeyC", "c"),
            ("ν", "KeyN", "n"),
            ("Ξ", "KeyJ", "j"),
            ("מ", "KeyN", "n"),
            ("ى", "KeyN", "n"),
            ("ื", "KeyN", "n"),
            ("ㅜ", "KeyN", "n"),
            ("み", "KeyN", "n"),
            ("ظ", "Slash", "/"),
            ("ฝ", "Slash", "/"),
            // Latin layouts, whose letters stand elsewhere: by what is typed.
            ("n", "KeyL", "n"),
            ("j", "KeyY", "j"),
            ("/", "KeyQ", "/"),
            // Caps Lock.
            ("N", "KeyN", "n"),
            ("N", "KeyL", "n"),
            // A Turkish, a German and a French letter where English has one that acts.
            ("ö", "KeyX", "ö"),
            ("ğ", "KeyE", "ğ"),
            ("ạ", "KeyC", "ạ"),
            ("’", "KeyN", "’"),
            ("-", "Slash", "-"),
            ("Escape", "Escape", "Escape"),
            ("Dead", "KeyN", "Dead"),
            ("Process", "KeyN", "Process"),
        ];
        for (key, code, meant) in layouts {
            assert_eq!(pressed(key, code, false), meant, "{key} at {code}");
        }
    }

    #[test]
    fn shift_is_for_signs_not_for_letters() {
        for (key, code, meant) in [
            ("?", "Slash", "?"),
            ("?", "Minus", "?"),
            ("/", "Digit7", "/"),
            ("؟", "Slash", "?"),
            ("N", "KeyN", ""),
            ("n", "KeyN", ""),
            ("Т", "KeyN", ""),
        ] {
            assert_eq!(pressed(key, code, true), meant, "{key} at {code}");
        }
    }
}
