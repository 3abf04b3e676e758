//! HTTP tests: the real program, a real database (SQLite; PostgreSQL with `TEST_DATABASE_URL`) and a real Redis, asked
//! over real sockets. Every test starts its own.

#![allow(clippy::unwrap_used)]

#[path = "../authenticator.rs"]
mod authenticator;
mod balancer;
mod browser;
#[path = "../faults/ca.rs"]
mod ca;
mod collector;
mod crowd;
mod people;
#[path = "../ports.rs"]
mod ports;
#[allow(dead_code)]
#[path = "../postgres.rs"]
mod postgres;
mod program;
mod proxies;
#[path = "../redis_nodes.rs"]
mod redis_nodes;
mod relay;
mod reply;
#[allow(dead_code)]
#[path = "../faults/smtp.rs"]
mod smtp;
mod taskbell;
#[path = "../totp.rs"]
mod totp;

mod accounts;
mod address_limit;
mod backup;
mod bad_input;
mod broken_off;
mod check;
mod console;
mod cost;
mod costly_files;
mod database_role;
mod direction;
mod email_confirmation;
mod failover;
mod faults;
mod filters;
mod fleet;
mod forgery;
mod forms;
mod fuzz;
mod headers;
mod invitations;
mod labels;
mod languages;
mod large_changes;
mod log;
mod mail_check;
mod mail_links;
mod metrics;
mod new_device;
mod oidc;
mod overload;
mod own_lists;
mod pages;
mod passkeys;
mod password_reset;
mod password_sign_in;
mod proxy_sign_in;
mod public_address;
mod quick_add;
mod quotas;
mod recurrence;
mod redis_services;
mod reports;
mod second_factor;
mod sections;
mod security;
mod shut_out;
mod static_files;
mod stored_text;
mod subtasks;
mod tokens;
mod traces;
mod transfers;
mod views;
