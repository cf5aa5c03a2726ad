//! The tests that use rolo as its users do: through the real program, in a clean environment.

#![expect(unreachable_pub, reason = "nobody uses a test binary; pub is what its files share")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what is not as expected fails the test")]
#![expect(clippy::print_stdout, reason = "fault tests tell how many faults there were")]

mod damage;
mod house;
mod kill;
mod kill_syscalls;
mod no_book;
mod phase;
mod rolo;
mod rounds;
mod store_loss;
mod two;
mod watch;
