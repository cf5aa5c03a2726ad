//! Fields that the people of this book defined for themselves.

use super::deals::Deal;
use super::firms::Firm;
use crate::domain::{Definition, Kind};

/// A company by what it buys.
pub(super) const LEVEL: &str = "custom/customer-level";

/// Whether a deal had its trial.
pub(super) const TRIAL: &str = "custom/trial-agreed";

/// All of them.
pub(super) fn fields() -> Vec<Definition> {
    let level = Definition {
        of: Kind::Company,
        key: "customer-level".to_owned(),
        name: "Customer level".to_owned(),
        holds: "choice".to_owned(),
        choices: ["A", "B", "C"].map(str::to_owned).to_vec(),
        default: None,
        notes: "A buys every quarter, C once in a while".to_owned(),
        retired: false,
    };
    let trial = Definition {
        of: Kind::Deal,
        key: "trial-agreed".to_owned(),
        name: "Trial agreed".to_owned(),
        holds: "flag".to_owned(),
        choices: Vec::new(),
        notes: "Whether they have agreed to a trial".to_owned(),
        ..level.clone()
    };
    vec![level, trial]
}

/// The level of a customer, by its size; others have none.
pub(super) fn level(firm: &Firm) -> &'static str {
    match (firm.lifecycle, firm.size) {
        ("customer", "201-500" | "501-1000") => "A",
        ("customer", "51-200") => "B",
        ("customer", _) => "C",
        _ => "",
    }
}

/// Whether a deal came far enough for a trial.
pub(super) fn trial(deal: &Deal) -> &'static str {
    if deal.moves.len() > 2 { "yes" } else { "" }
}
