//! What is a part of what in a file, by the names that it has for its tasks. They may stand in any order.

use std::collections::{HashMap, HashSet, VecDeque};

use model::{LEVELS, PARTS_MAX};

use super::check::Checked;

/// A list and a section of it, by their names.
type Spot = (Box<str>, Box<str>);

/// What has been read of it.
#[derive(Default)]
pub(super) struct Names {
    /// The number of the first task of a name.
    numbers: HashMap<Box<str>, u32>,
    /// What tasks say that they are parts of.
    parents: Vec<(u32, Box<str>)>,
    /// The numbers of the lists and sections they stand in.
    lists: HashMap<Spot, u32>,
    list_of: Vec<u32>,
}

impl Names {
    /// The next task.
    pub fn add(&mut self, task: &Checked) {
        let number = self.list_of.len() as u32;
        let next = self.lists.len() as u32;
        let list = *self.lists.entry((task.list.as_str().into(), task.section.as_str().into())).or_insert(next);
        self.list_of.push(list);
        if !task.name.is_empty() {
            self.numbers.entry(task.name.as_str().into()).or_insert(number);
        }
        if !task.part_of.is_empty() {
            self.parents.push((number, task.part_of.as_str().into()));
        }
    }

    /// The trees as tasks can be: what is too deep is a part of the deepest that has any, and what has no place is none.
    pub fn tree(self) -> Tree {
        let mut tree = Tree { lists: vec![Spot::default(); self.lists.len()], ..Tree::default() };
        for (name, number) in self.lists {
            if let Some(list) = tree.lists.get_mut(number as usize) {
                *list = name;
            }
        }
        let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
        let mut waiting: Vec<u32> = Vec::with_capacity(self.parents.len());
        for (number, parent) in self.parents {
            match self.numbers.get(&parent) {
                Some(parent) => {
                    children.entry(*parent).or_default().push(number);
                    waiting.push(number);
                }
                None => tree.elsewhere += 1,
            }
        }
        let below: HashSet<u32> = waiting.iter().copied().collect();
        let mut tops: Vec<u32> = children.keys().copied().filter(|number| !below.contains(number)).collect();
        tops.sort_unstable();
        for top in tops {
            tree.grow(top, &mut children, &self.list_of);
        }
        // What is left goes in circles: the first of each is the top.
        for number in waiting {
            if !tree.placed.contains_key(&number) {
                tree.elsewhere += 1;
                tree.grow(number, &mut children, &self.list_of);
            }
        }
        tree
    }
}

/// Where the tasks of a file stand, by their numbers.
#[derive(Default)]
pub(super) struct Tree {
    placed: HashMap<u32, Place>,
    lists: Vec<Spot>,
    /// How many are parts of another than the file says, or of none.
    pub elsewhere: u64,
}

#[derive(Clone, Copy)]
struct Place {
    parent: Option<u32>,
    level: u32,
    list: u32,
}

impl Tree {
    /// How many tasks are parts.
    pub fn parts(&self) -> u64 {
        self.placed.values().filter(|place| place.parent.is_some()).count() as u64
    }

    /// What a task is a part of, and the list and section of its root, if it is one.
    pub fn place(&self, number: u32) -> Option<(u32, &str, &str)> {
        let place = self.placed.get(&number)?;
        let (list, section) = self.lists.get(place.list as usize)?;
        Some((place.parent?, list, section))
    }

    fn grow(&mut self, top: u32, children: &mut HashMap<u32, Vec<u32>>, list_of: &[u32]) {
        let list = list_of.get(top as usize).copied().unwrap_or_default();
        let mut left = PARTS_MAX;
        self.placed.insert(top, Place { parent: None, level: 0, list });
        let mut next = VecDeque::from([top]);
        while let Some(parent) = next.pop_front() {
            for number in children.remove(&parent).unwrap_or_default() {
                if self.placed.contains_key(&number) {
                    continue;
                }
                let Some(above) = self.placed.get(&parent).copied() else { continue };
                let too_deep = above.level >= LEVELS;
                let place = match (left, too_deep) {
                    (0, _) => Place {
                        parent: None,
                        level: 0,
                        list: list_of.get(number as usize).copied().unwrap_or_default(),
                    },
                    (_, true) => above,
                    (_, false) => Place { parent: Some(parent), level: above.level + 1, list },
                };
                self.elsewhere += u64::from(left == 0 || too_deep);
                left = left.saturating_sub(1);
                self.placed.insert(number, place);
                next.push_back(number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(tasks: &[(&str, &str)]) -> Tree {
        let mut names = Names::default();
        for (name, part_of) in tasks {
            names.add_named(name, part_of);
        }
        names.tree()
    }

    impl Names {
        fn add_named(&mut self, name: &str, part_of: &str) {
            let number = self.list_of.len() as u32;
            self.lists.insert(Spot::default(), 0);
            self.list_of.push(0);
            self.numbers.entry(name.into()).or_insert(number);
            if !part_of.is_empty() {
                self.parents.push((number, part_of.into()));
            }
        }
    }

    fn parents(tree: &Tree, count: u32) -> Vec<Option<u32>> {
        (0..count).map(|number| tree.place(number).map(|(parent, ..)| parent)).collect()
    }

    #[test]
    fn parts_may_stand_before_what_they_are_parts_of() {
        let tree = tree(&[("b", "a"), ("c", "b"), ("a", ""), ("d", "gone")]);
        assert_eq!(parents(&tree, 4), [Some(2), Some(0), None, None]);
        assert_eq!((tree.parts(), tree.elsewhere), (2, 1));
    }

    #[test]
    fn circles_are_broken_and_what_is_too_deep_stays_in_reach() {
        let tree_of = tree(&[("a", "c"), ("b", "a"), ("c", "b"), ("self", "self")]);
        assert_eq!(parents(&tree_of, 4), [None, Some(0), Some(1), None]);
        assert_eq!(tree_of.elsewhere, 2);
        let deep: Vec<(String, String)> = (0..8).map(|n: i32| (n.to_string(), (n - 1).to_string())).collect();
        let deep: Vec<(&str, &str)> = deep.iter().map(|(name, part_of)| (name.as_str(), part_of.as_str())).collect();
        let tree_of = tree(&deep);
        assert_eq!(parents(&tree_of, 8), [None, Some(0), Some(1), Some(2), Some(3), Some(3), Some(3), Some(3)]);
        assert_eq!(tree_of.elsewhere, 4, "the first names what is not there");
    }

    #[test]
    fn a_task_has_so_many_parts_and_no_more() {
        let names: Vec<String> = (0..700).map(|n| n.to_string()).collect();
        let many: Vec<(&str, &str)> =
            names.iter().map(|name| (name.as_str(), if name == "0" { "" } else { "0" })).collect();
        let tree = tree(&many);
        assert_eq!((tree.parts(), tree.elsewhere), (u64::from(PARTS_MAX), 199));
    }
}
