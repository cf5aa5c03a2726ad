//! The two pipelines.

use crate::domain::stage::Outcome;

/// A pipeline with its stages, those that are open first, then won and lost.
pub(super) struct Pipeline {
    /// Its name.
    pub(super) name: &'static str,
    /// What it is for.
    pub(super) notes: &'static str,
    /// The open stages: name, probability in percent, days after which a deal in it is rotten.
    pub(super) open: &'static [(&'static str, u32, u32)],
    /// Where won and lost deals go.
    pub(super) closed: [(&'static str, Outcome); 2],
    /// How many open deals stand in each open stage, then how many were won and lost.
    pub(super) deals: (&'static [usize], usize, usize),
}

/// What is sold once, and what those buy who have it.
pub(super) const PIPELINES: &[Pipeline] = &[
    Pipeline {
        name: "Sales",
        notes: "New machines and lines.",
        open: &[("Lead", 10, 30), ("Qualified", 25, 30), ("Proposal", 50, 21), ("Negotiation", 75, 14)],
        closed: [("Won", Outcome::Won), ("Lost", Outcome::Lost)],
        deals: (&[13, 11, 9, 6], 41, 28),
    },
    Pipeline {
        name: "Service",
        notes: "Maintenance, spare parts and retrofits for those who have our machines.",
        open: &[("Request", 30, 14), ("On-site check", 50, 21), ("Offer", 70, 14)],
        closed: [("Signed", Outcome::Won), ("Declined", Outcome::Lost)],
        deals: (&[6, 5, 4], 19, 8),
    },
];
