//! What the palette offers: where one can go and what one can do, by typing.

use domain::{pages::is_named, tasks};
use maud::{Markup, html};
use model::{ListKind, Lists, TaskId};
use uuid::Uuid;

use super::places::{Place, filter_place, marked, places};
use crate::{
    address::label_path,
    components::dot,
    error::AppError,
    request::{Visitor, answer},
    words::{say, say_with},
};

/// Tasks among what is found.
const TASKS: u32 = 8;
/// Pages that are remembered as visited lately.
const RECENT: usize = 8;

/// Pages and commands: the picture, the name, the address, and for what a script does, the name of that.
const COMMANDS: [(&str, &str, &str, Option<&str>); 13] = [
    ("add", "command-add", "/inbox#new-task", Some("add")),
    ("dashboard", "title-dashboard", "/dashboard", None),
    ("list", "title-lists", "/lists", None),
    ("add", "lists-new", "/lists#list[name]", None),
    ("label", "title-labels", "/labels", None),
    ("filter", "title-filters", "/filters", None),
    ("add", "filters-new", "/filters#filter[name]", None),
    ("settings", "title-settings", "/settings", None),
    ("settings", "title-security", "/settings/security", None),
    ("settings", "title-transfers", "/transfers", None),
    ("notes", "title-quick-add", "/quick-add", None),
    ("notes", "title-filter-language", "/filter-language", None),
    ("sign-out", "nav-sign-out", "/settings", Some("sign_out")),
];

/// The choices for a text; for none, where somebody was lately, and then everything else.
pub async fn choices(typed: &str, recent: &[String]) -> Result<Markup, AppError> {
    let visitor = Visitor::current();
    let (actor, lists) = (answer(visitor.actor())?, visitor.lists().await?);
    let typed = typed.trim();
    if typed.is_empty() {
        let recent = lately(&visitor, &lists, recent).await?;
        return Ok(html! {
            (group("palette-recent", recent.iter().map(place)))
            (group("palette-lists", ListKind::ALL.into_iter().map(known)))
            (group("palette-commands", COMMANDS.iter().map(command)))
        });
    }
    let found = domain::pages::search(&visitor.services, actor, &lists, typed, None, TASKS, visitor.now).await;
    let (found, tasks) = answer(found)?;
    let mut places = places(&found);
    // What begins so is meant first.
    let typed_small = typed.to_lowercase();
    places.sort_by_key(|place| !place.name.to_lowercase().starts_with(&typed_small));
    let named = |id: &&'static str| is_named(say(id), typed);
    let known_lists = ListKind::ALL.into_iter().filter(|list| named(&list.label())).map(known);
    let commands = COMMANDS.iter().filter(|(_, name, ..)| named(name)).map(command);
    let tasks = tasks.tasks.iter().map(|task| {
        option(
            "check",
            html! { (marked(&task.title)) },
            Some(&task.list),
            &format!("{}?open={}", task.path, task.id.0),
            None,
        )
    });
    let everywhere = super::address(typed, None);
    Ok(html! {
        (group("palette-places", known_lists.chain(places.iter().map(place)).collect::<Vec<_>>()))
        (group("palette-commands", commands.collect::<Vec<_>>()))
        (group("palette-tasks", tasks.collect::<Vec<_>>()))
        (option("search", html! { (say_with("palette-everywhere", typed)) }, None, &everywhere, None))
    })
}

fn group(name: &'static str, options: impl IntoIterator<Item = Markup>) -> Markup {
    let mut options = options.into_iter().peekable();
    html! {
        @if options.peek().is_some() {
            div role="group" aria-label=(say(name)) {
                p aria-hidden="true" { (say(name)) }
                @for option in options { (option) }
            }
        }
    }
}

fn option(icon: &str, name: Markup, kind: Option<&str>, path: &str, command: Option<&str>) -> Markup {
    let mark = html! { span class={ "icon i-" (icon) } aria-hidden="true" {} };
    marked_option(mark, name, kind, path, command)
}

fn marked_option(mark: Markup, name: Markup, kind: Option<&str>, path: &str, command: Option<&str>) -> Markup {
    html! {
        a role="option" tabindex="-1" href=(path) data-command=[command] {
            (mark) span class="nav-name" dir="auto" { (name) }
            @if let Some(kind) = kind { small dir="auto" { (kind) } }
        }
    }
}

fn command((icon, name, path, command): &(&str, &'static str, &str, Option<&str>)) -> Markup {
    option(icon, html! { (say(name)) }, None, path, *command)
}

fn known(list: ListKind) -> Markup {
    option(list.slug(), html! { (say(list.label())) }, None, &list.path(), None)
}

fn place(Place { mark, name, path, kind }: &Place) -> Markup {
    marked_option(html! { (mark) }, html! { (name) }, Some(kind), path, None)
}

/// Places by their addresses, as the browser remembers them: those that are there, and this person's.
async fn lately(visitor: &Visitor, lists: &Lists, recent: &[String]) -> Result<Vec<Place>, AppError> {
    let recent = &recent[..recent.len().min(RECENT)];
    let task = |path: &String| path.strip_prefix("/tasks/").and_then(|id| Uuid::try_parse(id).ok()).map(TaskId);
    let ids: Vec<TaskId> = recent.iter().filter_map(task).collect();
    let titles = answer(tasks::titles(&visitor.services, answer(visitor.actor())?, &ids).await)?;
    let place = |path: &String| match (task(path), ListKind::at(path)) {
        (Some(id), _) => titles.iter().find(|(found, _)| *found == id).map(|(_, title)| Place {
            mark: html! { span class="icon i-completed" aria-hidden="true" {} },
            name: title.clone(),
            path: path.clone(),
            kind: say("title-task"),
        }),
        (None, Some(ListKind::Own(id))) => lists.get(id).map(|list| Place {
            mark: dot(list),
            name: list.name.clone(),
            path: id.path(),
            kind: say("list-own"),
        }),
        (None, Some(ListKind::Filter(id))) => lists.filter(id).map(filter_place),
        (None, Some(ListKind::Label)) => crate::pages::labels::word_of(path).map(|word| Place {
            mark: html! { span class="icon i-label" aria-hidden="true" {} },
            path: label_path(&word),
            name: word,
            kind: say("list-label"),
        }),
        _ => None,
    };
    Ok(recent.iter().filter_map(place).collect())
}
