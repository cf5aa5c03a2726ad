//! Starting and ending: the only room that sees every layer.

mod clock;
mod ids;

pub use clock::Clock;
pub use ids::Ids;
