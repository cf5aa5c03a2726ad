//! The tests that use rolo as its users do: through the real program, in a clean environment.

#![expect(unreachable_pub, reason = "nobody uses a test binary; pub is what its files share")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what is not as expected fails the test"
)]
#![expect(clippy::print_stdout, reason = "fault tests tell how many faults there were")]

mod apply;
mod board;
mod broken_off;
mod bulk;
mod cards;
mod companies;
mod complete;
mod consent;
mod control;
mod damage;
mod day;
mod demo;
mod drafts;
mod edit_table;
mod editor;
mod explain;
mod export;
mod fields;
mod files;
mod find;
mod first;
mod flow;
mod formats;
mod ground;
mod guests;
mod hostile;
mod house;
mod import;
mod keymap;
mod kill;
mod kill_syscalls;
mod language;
mod leaves;
mod mouse;
mod no_book;
mod peers;
mod people;
mod phase;
mod pipelines;
mod readme;
mod refused;
mod reminders;
mod revisions;
mod rolo;
mod rounds;
mod said;
mod schema;
mod screen;
mod screen_bytes;
mod screen_columns;
mod screen_flows;
mod screen_forms;
mod screen_looks;
mod screen_palette;
mod screen_picture;
mod screen_same;
mod screen_signals;
mod screen_typed;
mod segments;
mod settings;
mod soak;
mod store_loss;
mod streams;
mod sweep;
mod table;
mod terminal;
mod two;
mod undo;
mod views;
mod watch;
mod week;
mod whole_book;
