use maud::{Markup, html};
use model::{DueFilter, Group, ListQuery, Priority, Span, Status};

use crate::{address::list_path, words::say};

/// Search and filters of a view, and what its columns are: a GET form, so that the URL holds all of it.
pub fn filters(query: &ListQuery, group: Option<Group>) -> Markup {
    let groups = Group::ALL.into_iter().filter(|group| *group != Group::Section || query.list.is_one());
    let filtered = query.filtered();
    let plain = [list_path(query), format!("?view={}", query.view().slug())].concat();
    html! {
        form method="get" action=(list_path(query)) role="search" class="filters" autocomplete="off" {
            input type="hidden" name="view" value=(query.view().slug());
            @if query.span != Span::default() { input type="hidden" name="span" value=(query.span.slug()); }
            @if !query.from.is_empty() { input type="hidden" name="from" value=(query.from); }
            @if query.sort != ListQuery::default_sort(query.list) { input type="hidden" name="sort" value=(query.sort.slug()); }
            input type="search" id="search" name="q" value=(query.search) dir="auto" maxlength="200"
                placeholder=(say("search-placeholder")) aria-label=(say("search-label"));
            @if let Some(chosen) = group {
                label class="filter columns-of" {
                    (say("board-columns"))
                    select name="group" { (options(groups.map(|group| (group.slug(), group.label())), Some(chosen.slug()))) }
                }
            }
            details class="filter-menu" open[filtered] {
                summary { span class="icon i-filter" aria-hidden="true" {} (say("filter-open")) }
                div class="filter-choices" {
                    (choice("filter-status", "status", Status::ALL.map(|s| (s.slug(), s.label())), query.status.map(Status::slug)))
                    (choice("filter-priority", "priority", Priority::ALL.map(|p| (p.slug(), p.label())), query.priority.map(Priority::slug)))
                    (choice("filter-due", "due", DueFilter::ALL.map(|d| (d.slug(), d.label())), query.due.map(DueFilter::slug)))
                    @if filtered { a href=(plain) class="clear" { (say("filter-clear")) } }
                }
            }
            button type="submit" class="quiet apply" { (say("filter-apply")) }
        }
    }
}

fn choice<const N: usize>(
    label: &'static str,
    name: &str,
    choices: [(&'static str, &'static str); N],
    chosen: Option<&str>,
) -> Markup {
    html! {
        label class="filter" {
            (say(label))
            select name=(name) {
                option value="" selected[chosen.is_none()] { (say("filter-any")) }
                (options(choices.into_iter(), chosen))
            }
        }
    }
}

fn options(choices: impl Iterator<Item = (&'static str, &'static str)>, chosen: Option<&str>) -> Markup {
    html! { @for (slug, label) in choices { option value=(slug) selected[chosen == Some(slug)] { (say(label)) } } }
}
