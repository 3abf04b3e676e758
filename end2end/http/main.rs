//! HTTP tests: the real program, a real database (SQLite; PostgreSQL with `TEST_DATABASE_URL`) and a real Redis, asked
//! over real sockets. Every test starts its own.

#![allow(clippy::unwrap_used)]

mod balancer;
mod browser;
mod program;
mod relay;
mod reply;
mod taskbell;

mod accounts;
mod backup;
mod bad_input;
mod console;
mod cost;
mod faults;
mod fleet;
mod forgery;
mod forms;
mod headers;
mod metrics;
mod pages;
mod static_files;
mod stored_text;
mod transfers;
