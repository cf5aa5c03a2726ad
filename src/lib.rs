//! rolo: the CRM that lives in the terminal. This page is the map of the house.
//!
//! # One command's journey
//!
//! ```text
//! words ─grammar→ Command ─Client→ service: plan (read views, decide) → changes
//!       → journal: entry on disk, fsynced → store: applied → receipt
//! ```
//!
//! [`boot`] takes the process's arguments, opens the book under a lease ([`share`]) and hands the command to a
//! [`ops::Client`]. [`service`] plans it: it reads the views of [`store`], decides, and writes each record's
//! [`domain::Change`] into a draft of [`journal`]. Committing the draft makes the entry durable. Only then are the views
//! brought up to date, by the same code that makes them anew from the journal. [`cli`] or [`tui`] show the receipt.
//!
//! Whoever comes second does not open the book: its commands and questions travel to the owner, through a socket in the
//! book's directory, and the owner does them one at a time with its own. Faces cannot tell which of both they are. After
//! every entry each open screen hears that there is one, and asks again for what it shows.
//!
//! A question is answered for a [`domain::Asker`], who may leave: a screen that asks something else of the same pane, a
//! guest that says so or hangs up, a command that is stopped. Whatever reads the views looks at every block whether they
//! still wait, and gives up if not. Commands have no asker: they are done to their end.
//!
//! Many records travel in the same way, as one [`ops::Command::Apply`]: [`exchange`] reads the lines of NDJSON, or the
//! rows of a table as a recipe says, into [`ops::Row`]s while the command goes on, and each is answered with a receipt.
//!
//! # Rooms
//!
//! | room | holds | never |
//! | --- | --- | --- |
//! | [`domain`] | records, the field catalogue, changes, entries; money, days and deals, and how people write them | reads a clock, a file or the environment |
//! | [`ops`] | commands, queries, recipes, answers, failures, `trait Client`, as plain data | does anything |
//! | [`search`] | matching records by fragments | reads the store |
//! | [`filter`] | the filter language of lists, boards, bulk edits and exports | reads the store |
//! | [`text`] | every sentence a person reads | decides anything |
//! | [`grammar`] | words → what is asked; sole owner of clap | reads the book |
//! | [`journal`] | the truth | knows of sled |
//! | [`store`] | views of the journal; sole owner of sled | holds anything that the journal does not |
//! | [`exchange`] | JSON, NDJSON and tables in CSV ↔ domain | opens files |
//! | [`demo`] | a made-up book, as rows | is asked for but by `service` |
//! | [`service`] | commands → changes, queries → answers; the only writer | sees a terminal, a socket, a sentence or argv |
//! | [`share`] | one owner of a book at a time, who serves everybody else over a socket | opens the book |
//! | [`config`], [`desk`] | settings and paths; the person's own programs | – |
//! | [`cli`] | replies for a shell, tables and files that are written whole | prints except through its writers |
//! | [`keymap`] | keys → actions | knows what an action does |
//! | [`theme`] | how things look: colours, emphasis, borders and signs | knows what it is that looks so |
//! | [`tui`] | the screen, its lists and the board: model, update, view | does I/O outside `runtime` and `terminal` |
//! | [`boot`] | starting and ending; the only room that sees every layer | – |
//!
//! A test reads the sources and fails on an import that these rules do not allow.
//!
//! # Invariants
//!
//! * A field is one line in [`domain::tables`], or a record that people made of it; flags, forms, columns, filters,
//!   tables and JSON follow from the [`domain::Catalogue`] of both, which is passed to whoever reads what people type.
//! * Everything that happens to a record is a change in the journal; undo, history and rebuilds need nothing else.
//! * One command is one entry, whatever it touched, and is undone as one.
//! * A command is confirmed after its entry is on the disk, never before.
//! * What an attached file holds is on the disk, under its hash, before an entry speaks of it; nothing takes it away.
//! * Before anything is written, a book's directory was found to be this user's own, on this machine, and of a format that
//!   is known here.
//! * Only who holds the lease binds the socket, or takes one away. What is sent again after an owner went away carries the
//!   identity of its request, and is done once.
//! * The views may be deleted at any time; they hold nothing of their own.
//! * Clock, ids, randomness, paths and environment come in by argument.

pub mod boot;
pub mod cli;
pub mod config;
pub mod demo;
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
pub mod theme;
pub mod tui;
