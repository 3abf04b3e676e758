//! The promise about reminders, under faults: real processes, a real database (SQLite; PostgreSQL with
//! `TEST_DATABASE_URL`), a real Redis, and a mail server that can be ill. Crashes at named steps need the `faults`
//! feature. `FAULT_ROUNDS` sets how many rounds of random kills are run (10), `FAULT_PEOPLE` how many people are due in
//! one minute (1,000).

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "../http/browser.rs"]
mod browser;
mod ca;
mod crashes;
mod crowds;
mod large_changes;
mod mail_servers;
mod occurrences;
mod outages;
#[path = "../ports.rs"]
mod ports;
#[allow(dead_code)]
#[path = "../postgres.rs"]
mod postgres;
mod redis;
#[path = "../redis_nodes.rs"]
mod redis_nodes;
mod redis_services;
mod relay;
#[allow(dead_code)]
#[path = "../http/reply.rs"]
mod reply;
mod settings_of_mail;
mod site;
mod smtp;

const PEOPLE: u32 = 12;
