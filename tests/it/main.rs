//! The tests that use rolo as its users do: through the real program, in a clean environment.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should say so and stop"
)]
#![expect(unreachable_pub, reason = "nobody uses a test binary; pub is what its files share")]

mod control;
mod damage;
mod house;
mod kill;
mod kill_syscalls;
mod no_book;
mod phase;
mod rolo;
mod rounds;
mod screen;
mod screen_bytes;
mod screen_columns;
mod screen_picture;
mod screen_same;
mod screen_signals;
mod store_loss;
mod terminal;
mod two;
mod watch;
