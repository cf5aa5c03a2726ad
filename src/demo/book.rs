//! The book from its beginning to its end.

use jiff::Zoned;
use jiff::civil::Date;
use uuid::Uuid;

use super::care::give_rhythms;
use super::deals::{Deal, deals};
use super::dice::Dice;
use super::firms::{Firm, firms};
use super::happenings::{Known, happenings};
use super::people::{Person, people};
use super::plans::plans;
use super::regions::Region;
use super::rows::{All, write};
use super::team::{Seller, sellers};
use crate::domain::id::Uuid128;
use crate::domain::stage::Outcome;
use crate::ops::{Failure, Row};

/// After so many days without an order a customer has lapsed.
const LAPSED: i32 = 480;

/// How many people are very important.
const VIPS: usize = 16;

/// For whom a book is made up.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// From what chance begins.
    pub seed: u64,
    /// When: the book looks as if it had been kept until then.
    pub now: &'a Zoned,
    /// Who asks; may be empty. Much of the book is theirs.
    pub me: &'a str,
}

/// The rows of the book in an order in which each links only to those before it.
pub fn rows(asked: &Asked<'_>, fresh: &mut dyn FnMut() -> Uuid) -> Vec<Result<Row, Failure>> {
    let mut draw = || Uuid128::from(fresh());
    let sellers = sellers(asked.me, &mut draw);
    let own = if asked.me.is_empty() { None } else { sellers.first().map(|seller| seller.id) };
    let mut maker =
        Maker { dice: Dice::new(asked.seed), now: asked.now, today: asked.now.date(), own, sellers, fresh: &mut draw };
    let mut firms = firms(&mut maker);
    let mut people = people(&mut maker, &firms);
    let deals = deals(&mut maker, &firms, &people);
    settle(maker.today, &mut firms, &mut people, &deals);
    let known = Known { firms: &firms, people: &people, deals: &deals };
    let happenings = happenings(&mut maker, &known);
    let plans = plans(&mut maker, &known);
    give_rhythms(&mut maker, &mut people, &happenings);
    let all = All { firms: &firms, people: &people, deals: &deals, happenings: &happenings, plans: &plans };
    write(maker, &all, asked.me)
}

/// Who makes up the book.
pub(super) struct Maker<'a> {
    pub(super) dice: Dice,
    pub(super) now: &'a Zoned,
    pub(super) today: Date,
    pub(super) sellers: Vec<Seller>,
    own: Option<Uuid128>,
    fresh: &'a mut dyn FnMut() -> Uuid128,
}

impl Maker<'_> {
    /// A new identity.
    pub(super) fn id(&mut self) -> Uuid128 {
        (self.fresh)()
    }

    /// Whoever asks, if they have a name.
    pub(super) const fn me(&self) -> Option<Uuid128> {
        self.own
    }

    /// Who looks after a company of a region: whoever asks, or the colleague for it.
    pub(super) fn owner(&mut self, region: &Region) -> Option<Uuid128> {
        if self.dice.happens(45) {
            return self.own;
        }
        let team = match region.country {
            "CN" => "China",
            "GB" => "Islands",
            "FR" | "IT" | "ES" => "South",
            _ => "North",
        };
        self.sellers.iter().find(|seller| seller.team == team).map(|seller| seller.id).or(self.own)
    }

    /// A pattern with any digit in place of each `#`.
    pub(super) fn digits(&mut self, pattern: &str) -> String {
        let digit = |char| match char {
            '#' => char::from_digit(self.dice.between(0, 9).unsigned_abs(), 10).unwrap_or('0'),
            char => char,
        };
        pattern.chars().map(digit).collect()
    }
}

/// What companies and their people are by what they bought.
fn settle(today: Date, firms: &mut [Firm], people: &mut [Person], deals: &[Deal]) {
    for (place, firm) in firms.iter_mut().enumerate() {
        firm.lifecycle = lifecycle(today, deals.iter().filter(|deal| deal.firm == place));
    }
    let (mut last, mut vips) = (None, 0);
    for person in people {
        let Some(firm) = person.firm.and_then(|place| firms.get(place)) else { continue };
        person.lifecycle = firm.lifecycle;
        let is_head = last != person.firm;
        last = person.firm;
        if is_head && firm.lifecycle == "customer" && vips < VIPS {
            vips += 1;
            person.tags.insert("vip");
        }
    }
}

fn lifecycle<'a>(today: Date, deals: impl Iterator<Item = &'a Deal>) -> &'static str {
    let (mut won, mut is_open, mut is_beyond_first) = (None, false, false);
    for deal in deals {
        let last = deal.moves.last();
        match deal.outcome {
            Outcome::Won => won = won.max(last.map(|(day, _)| *day)),
            Outcome::Open => {
                is_open = true;
                is_beyond_first |= last.is_some_and(|(_, stage)| *stage > 0);
            }
            Outcome::Lost => {}
        }
    }
    let days = won.and_then(|won| won.until(today).ok()).map(|span| span.get_days());
    match days {
        Some(days) if days > LAPSED && !is_open => "lapsed",
        Some(_) => "customer",
        None if is_beyond_first => "qualified",
        None => "lead",
    }
}
