//! rolo: the CRM that lives in the terminal.
pub mod boot;
pub mod cli;
pub mod config;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod filter;
pub mod grammar;
pub mod journal;
pub mod keymap;
pub mod ops;
pub mod search;
pub mod service;
pub mod share;
pub mod store;
pub mod text;
pub mod tui;
