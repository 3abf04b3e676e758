//! Random changes of trees beside a model of them that knows no database.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use model::{LEVELS, ListKind, TaskId};
use uuid::Uuid;

use super::{act, save_parent, try_part, under, undo};
use crate::support::App;

#[derive(Clone, PartialEq, Debug)]
struct Node {
    parent: Option<Uuid>,
    done: bool,
    deleted: Option<u32>,
}

#[derive(Clone, Default)]
struct Forest(BTreeMap<Uuid, Node>);

impl Forest {
    fn above(&self, id: Uuid) -> Vec<Uuid> {
        std::iter::successors(self.0[&id].parent, |id| self.0[id].parent).collect()
    }

    fn below(&self, id: Uuid) -> BTreeSet<Uuid> {
        self.0.keys().copied().filter(|other| self.above(*other).contains(&id)).collect()
    }

    fn height(&self, id: Uuid) -> usize {
        let steps = |below: &Uuid| self.above(*below).iter().position(|above| *above == id).unwrap_or(0) + 1;
        self.below(id).iter().map(steps).max().unwrap_or(0)
    }

    /// Whether it became a part of the other.
    fn put(&mut self, id: Uuid, parent: Uuid) -> bool {
        let fits = id != parent
            && self.0[&id].deleted.is_none()
            && self.0[&parent].deleted.is_none()
            && !self.below(id).contains(&parent)
            && self.above(parent).len() + 1 + self.height(id) <= LEVELS as usize;
        if fits {
            self.node(id).parent = Some(parent);
        }
        fits
    }

    fn node(&mut self, id: Uuid) -> &mut Node {
        self.0.get_mut(&id).unwrap()
    }
}

/// Numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

#[tokio::test]
async fn trees_are_what_a_model_of_them_says() {
    let app = App::new().await;
    let me = app.person().await;
    let (mut forest, mut dice) = (Forest::default(), Dice(20_261_127));
    for number in 0..8 {
        let id = app.task(&me, &format!("Task {number}")).await;
        forest.0.insert(id.0, Node { parent: None, done: false, deleted: None });
    }
    for round in 0..260_u32 {
        let ids: Vec<Uuid> = forest.0.keys().copied().collect();
        let (one, other) = (ids[dice.below(ids.len())], ids[dice.below(ids.len())]);
        let before = forest.clone();
        let at = crate::support::now() + chrono::TimeDelta::seconds(round.into());
        let (id, open) = ([TaskId(one)], forest.0[&one].clone());
        let outcome = match dice.below(8) {
            0 => {
                let new = TaskId(Uuid::now_v7());
                let added = try_part(&app, &me, TaskId(other), new, "Part").await;
                let fits = forest.0[&other].deleted.is_none() && forest.above(other).len() < LEVELS as usize;
                assert_eq!(added.is_ok(), fits, "{round}");
                if fits {
                    forest.0.insert(new.0, Node { parent: Some(other), done: false, deleted: None });
                }
                continue;
            }
            1 | 2 => {
                let there = open.parent == Some(other) && open.deleted.is_none();
                let fits = forest.0[&one].parent == Some(other) || forest.put(one, other);
                let moved = under(&app, &me, id[0], TaskId(other)).await;
                assert_eq!(moved.is_ok(), fits && open.deleted.is_none(), "{round}: {moved:?}");
                if there { None } else { moved.ok() }
            }
            3 => {
                let parent = open.parent.filter(|parent| forest.0[parent].deleted.is_none());
                let moved = act(&app, &me, "outdent", id[0]).await;
                assert_eq!(moved.is_ok(), parent.is_some() && open.deleted.is_none(), "{round}: {moved:?}");
                if moved.is_ok() {
                    let above = forest.0[&parent.unwrap()].parent;
                    forest.node(one).parent = above.filter(|above| forest.0[above].deleted.is_none());
                }
                moved.ok()
            }
            4 => {
                let mut done = BTreeSet::from([one]);
                if !open.done {
                    let same = |below: &Uuid| forest.0[below].deleted == open.deleted;
                    done.extend(forest.below(one).into_iter().filter(same));
                }
                done.into_iter().for_each(|id| forest.node(id).done = true);
                Some(app.change_at(&me, "complete", &id, at).await)
            }
            5 => {
                if open.deleted.is_none() {
                    for id in forest.below(one).into_iter().chain([one]) {
                        forest.node(id).deleted.get_or_insert(round);
                    }
                }
                Some(app.change_at(&me, "delete", &id, at).await)
            }
            6 => {
                if open.deleted.is_some() {
                    for id in forest.below(one).into_iter().chain([one]) {
                        if forest.0[&id].deleted == open.deleted {
                            forest.node(id).deleted = None;
                        }
                    }
                }
                Some(app.change_at(&me, "restore", &id, at).await)
            }
            _ if open.deleted.is_none() && open.parent.is_some() => {
                forest.node(one).parent = None;
                Some(save_parent(&app, &me, id[0], None).await.unwrap())
            }
            _ => None,
        };
        if let Some(outcome) = outcome.filter(|outcome| outcome.undo.is_some() && dice.below(3) == 0) {
            let changed = before.0.iter().filter(|(id, node)| forest.0[*id] != **node).count();
            assert_eq!(undo(&app, &me, outcome).await as usize, changed, "{round}");
            forest = before;
        }
        same(&app, &forest, round).await;
    }
    let shown = app.page(&me, &model::ListQuery::of(ListKind::Inbox)).await;
    let open = forest.0.values().filter(|node| !node.done && node.deleted.is_none()).count();
    assert!(shown.next.is_some() || shown.rows.len() == open, "{} of {open}", shown.rows.len());
}

async fn same(app: &App, forest: &Forest, round: u32) {
    let ids = app.values::<Uuid>("SELECT id FROM tasks ORDER BY id").await;
    let parents = app.values::<Option<Uuid>>("SELECT parent_id FROM tasks ORDER BY id").await;
    let states = app.values::<i16>("SELECT status FROM tasks ORDER BY id").await;
    let trash = app.values::<Option<DateTime<Utc>>>("SELECT deleted_at FROM tasks ORDER BY id").await;
    for (((id, parent), status), deleted) in ids.into_iter().zip(parents).zip(states).zip(trash) {
        let node = &forest.0[&id];
        assert_eq!(
            (parent, status == 2, deleted.is_some()),
            (node.parent, node.done, node.deleted.is_some()),
            "{round}: {id}"
        );
    }
}
