//! What the demo person has to do. Days count from today.

use model::{Anchor, Colour};

pub(super) struct OwnList {
    pub name: &'static str,
    pub colour: Colour,
    pub favourite: bool,
    pub sections: &'static [&'static str],
}

pub(super) struct Open {
    pub title: &'static str,
    pub notes: &'static str,
    /// 0 none to 3 high.
    pub priority: i16,
    pub due: Option<i64>,
    /// `09:00`, or empty.
    pub time: &'static str,
    pub started: bool,
    pub labels: &'static [&'static str],
    pub starts: Option<i64>,
    pub deadline: Option<i64>,
    /// The names of its list and section; empty for the Inbox and for none.
    pub list: &'static str,
    pub section: &'static str,
    pub parts: &'static [Part],
    pub recurs: Option<Recurring>,
}

pub(super) struct Part {
    pub title: &'static str,
    pub done: bool,
}

/// How a task recurs, and on which days it was done before.
#[derive(Clone, Copy)]
pub(super) struct Recurring {
    pub rule: &'static str,
    pub anchor: Anchor,
    pub done: &'static [i64],
}

pub(super) struct Done {
    pub title: &'static str,
    pub days_ago: i64,
    pub time: &'static str,
}

const fn open(title: &'static str, priority: i16, due: i64, time: &'static str) -> Open {
    Open { due: Some(due), time, ..undated(title, priority) }
}

const fn undated(title: &'static str, priority: i16) -> Open {
    Open {
        title,
        notes: "",
        priority,
        due: None,
        time: "",
        started: false,
        labels: &[],
        starts: None,
        deadline: None,
        list: "",
        section: "",
        parts: &[],
        recurs: None,
    }
}

const fn part(title: &'static str, done: bool) -> Part {
    Part { title, done }
}

const fn scheduled(rule: &'static str, done: &'static [i64]) -> Option<Recurring> {
    Some(Recurring { rule, anchor: Anchor::Schedule, done })
}

const fn done(title: &'static str, days_ago: i64, time: &'static str) -> Done {
    Done { title, days_ago, time }
}

pub(super) const LISTS: &[OwnList] = &[
    OwnList { name: "Work", colour: Colour::Blue, favourite: true, sections: &["This week", "Waiting for others"] },
    OwnList { name: "Home", colour: Colour::Green, favourite: false, sections: &["Kitchen", "Repairs"] },
    OwnList { name: "Trips", colour: Colour::Orange, favourite: false, sections: &[] },
];

pub(super) const OPEN: &[Open] = &[
    Open {
        notes: "The deposit was for the **old** flat.\n\n- meter readings\n- photos of the kitchen\n- [form](https://example.org/deposit)",
        ..open("Ask the landlord about the deposit", 3, -2, "")
    },
    open("Return library books", 1, -1, "18:00"),
    Open {
        notes: "Start from last quarter's slides.\n\n1. Numbers by region\n2. What we learned from the pilot\n3. Plan until spring\n\n> Keep it to ten minutes.",
        started: true,
        list: "Work",
        section: "This week",
        parts: &[part("Collect the numbers", true), part("Draft the slides", false), part("Rehearse once", false)],
        ..open("Prepare the quarterly review", 3, 0, "")
    },
    Open {
        labels: &["home"],
        list: "Home",
        recurs: scheduled("FREQ=DAILY;INTERVAL=3", &[-9, -6, -3]),
        ..open("Water the plants", 0, 0, "")
    },
    Open { list: "Work", section: "Waiting for others", ..open("Reply to Priya about the workshop", 2, 0, "17:30") },
    Open { labels: &["travel"], deadline: Some(3), list: "Trips", ..open("Book train tickets to Hamburg", 2, 0, "") },
    Open { notes: "Bring the insurance card and the list of questions.", ..open("Dentist appointment", 3, 1, "09:30") },
    Open {
        labels: &["work", "money"],
        deadline: Some(1),
        list: "Work",
        section: "This week",
        ..open("Send the invoice for October", 3, 1, "")
    },
    Open {
        notes: "- oat milk\n- coffee\n- lemons\n- something for Thursday's dinner",
        ..open("Groceries for the week", 1, 1, "18:00")
    },
    Open { list: "Home", section: "Repairs", ..open("Call the electrician", 2, 1, "") },
    open("Team lunch", 0, 2, "12:30"),
    Open { started: true, ..open("Draft the blog post on keyset paging", 2, 2, "") },
    open("Renew the parking permit", 2, 3, ""),
    open("Birthday present for Mia", 2, 4, ""),
    Open { recurs: scheduled("FREQ=WEEKLY", &[-9, -2]), ..open("Long run, 15 km", 0, 5, "08:00") },
    open("Clean the bicycle chain", 1, 5, ""),
    open("Read chapter 7 for the book club", 1, 6, "20:00"),
    Open { list: "Work", ..open("Review Jonas's pull request", 2, 7, "10:00") },
    Open {
        recurs: Some(Recurring { rule: "FREQ=MONTHLY", anchor: Anchor::Completion, done: &[] }),
        ..open("Back up the photos", 1, 9, "")
    },
    open("Tax documents to the accountant", 3, 12, ""),
    Open {
        starts: Some(14),
        list: "Trips",
        parts: &[part("Ask Tom and Mia when they can", false), part("Compare three places", false)],
        ..open("Plan the spring trip", 0, 20, "")
    },
    Open {
        list: "Home",
        section: "Repairs",
        recurs: scheduled("FREQ=YEARLY", &[]),
        ..open("Change the smoke alarm's battery", 1, 33, "")
    },
    Open {
        notes: "`cargo build --timings` shows what takes longest.",
        started: true,
        ..undated("Make the build faster", 1)
    },
    Open { list: "Home", section: "Kitchen", ..undated("Learn to make proper ramen", 0) },
    undated("Find a frame for the print from Lisbon", 0),
    undated("Sort the box of cables", 1),
];

pub(super) const DONE: &[Done] = &[
    done("Morning review of the inbox", 0, "08:10"),
    done("Pay the electricity bill", 0, "07:45"),
    done("Fix the leaking tap", 1, "19:20"),
    done("Update the team's wiki page", 1, "15:05"),
    done("Order new running shoes", 1, "12:40"),
    done("Water filter for the kitchen", 2, "18:00"),
    done("Write minutes of the planning meeting", 3, "16:30"),
    done("Choose a date for the reunion", 3, "11:15"),
    done("Cancel the unused subscription", 4, "21:10"),
    done("Vacuum the car", 6, "10:00"),
    done("Send feedback to the design team", 7, "14:25"),
    done("Book the holiday flat", 7, "20:50"),
    done("Service the heating", 8, "09:00"),
    done("Submit travel expenses", 9, "13:35"),
    done("Lend Tom the ladder", 10, "17:00"),
    done("Interview with the new colleague", 11, "10:30"),
    done("Mend the blue jacket", 13, "19:00"),
];

pub(super) const TRASHED: &[&str] = &["Try the new note app", "Old idea for a newsletter"];
