//! The salespeople of the book.

use crate::domain::id::Uuid128;

/// Somebody who owns records.
pub(super) struct Seller {
    pub(super) id: Uuid128,
    pub(super) name: String,
    pub(super) team: &'static str,
    pub(super) email: &'static str,
}

/// The colleagues of whoever asks.
const COLLEAGUES: &[(&str, &str, &str)] = &[
    ("Marit Solheim", "North", "marit@demo.example"),
    ("Tomás Rivero", "South", "tomas@demo.example"),
    ("赵晨曦", "China", "chenxi@demo.example"),
    ("Owen Tranter", "Islands", "owen@demo.example"),
];

/// Everybody, whoever asks first. Of somebody without a name there is no record: what is theirs is nobody's.
pub(super) fn sellers(me: &str, fresh: &mut dyn FnMut() -> Uuid128) -> Vec<Seller> {
    let own = (!me.is_empty()).then(|| Seller { id: fresh(), name: me.to_owned(), team: "Centre", email: "" });
    let others = COLLEAGUES.iter().filter(|(name, ..)| *name != me);
    let others = others.map(|(name, team, email)| Seller { id: fresh(), name: (*name).to_owned(), team, email });
    own.into_iter().chain(others).collect()
}
