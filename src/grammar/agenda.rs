//! `agenda`: what is to be done on the next days.

use clap::{Arg, ArgAction};

use super::given::Given;
use super::output::{format_arg, read_format};
use super::{Ask, Show};
use crate::ops::Query;
use crate::ops::query::{Agenda, WEEK, Whose};

/// The arguments of `agenda`.
pub(super) fn agenda_args() -> Vec<Arg> {
    let switch = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    vec![switch("week"), switch("everybody"), format_arg()]
}

/// What is to be done today, or on the next seven days.
pub(super) fn read_agenda(given: &Given<'_>) -> Ask {
    let query = Query::Agenda(Agenda {
        days: if given.has("week") { WEEK } else { 1 },
        whose: if given.has("everybody") { Whose::Everybody } else { Whose::Mine },
        now: given.now.clone(),
        me: given.reading.me.clone(),
    });
    Ask::Query { query, show: Show { format: read_format(given), ..Show::default() } }
}
