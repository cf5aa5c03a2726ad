//! What is in a segment.

use super::halt::Halt;
use super::{Shell, list};
use crate::domain::Kind;
use crate::grammar::{Show, members_of};
use crate::ops::{Answer, Client, List, Query, Reference};

/// Prints what is in a segment: first it has to be known which one is meant, and of what it is.
pub(super) fn run(
    shell: &mut Shell<'_>,
    client: &mut dyn Client,
    reference: Reference,
    list: List,
    show: &Show,
) -> Result<(), Halt> {
    let List { now, week_start, me, .. } = list.clone();
    let asked = Query::Show { kind: Some(Kind::Segment), reference, len: 0, now, week_start, me };
    let Answer::Card(card) = client.query(&asked)? else { return Err(Halt::wrong_answer()) };
    let (list, show) = members_of(&card.record, list, show.clone())?;
    list::print(shell, client, &list, &show)
}
