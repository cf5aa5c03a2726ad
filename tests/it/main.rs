//! The tests that use rolo as its users do: through the real program, in a clean environment.

mod house;
