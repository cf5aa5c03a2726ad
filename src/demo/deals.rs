//! The deals: how they came through their stages, and where they stand.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::book::Maker;
use super::firms::Firm;
use super::people::Person;
use super::pipelines::{PIPELINES, Pipeline};
use super::products::{CHINESE_PURPOSES, ENGLISH_PURPOSES, GOODS, LOST_REASONS, Product, SERVICES};
use super::regions::is_chinese;
use super::workdays::{or_friday, shifted, workday};
use crate::domain::id::Uuid128;
use crate::domain::stage::Outcome;

/// A deal.
pub(super) struct Deal {
    pub(super) id: Uuid128,
    pub(super) name: String,
    pub(super) product: &'static Product,
    /// The places of its company and of the person with whom it is talked about.
    pub(super) firm: usize,
    pub(super) person: usize,
    /// The place of its pipeline, and the days on which it came to its stages, by their places.
    pub(super) pipeline: usize,
    pub(super) moves: Vec<(Date, usize)>,
    pub(super) outcome: Outcome,
    /// With its currency.
    pub(super) value: String,
    /// When an open one is expected to be decided.
    pub(super) close: Option<Date>,
    pub(super) lost_reason: &'static str,
    pub(super) owner: Option<Uuid128>,
    pub(super) source: &'static str,
}

/// How a deal ends, or where it stands.
#[derive(Clone, Copy)]
enum Fate {
    /// In the open stage at this place, as the so-manieth of so many.
    Open(usize),
    /// On a day that many days ago.
    Closed(Outcome, i32),
}

/// How often another name is looked for before the company is put behind it.
const TRIES: usize = 12;

/// All deals, in the order in which they were decided: the longest ago first, then the open ones.
pub(super) fn deals(maker: &mut Maker<'_>, firms: &[Firm], people: &[Person]) -> Vec<Deal> {
    let (mut deals, mut names) = (Vec::new(), BTreeSet::new());
    // Every seventh company has not bought yet, nor will it soon.
    let mut buyers: Vec<usize> = (0..firms.len()).filter(|place| place % 7 != 5).collect();
    maker.dice.shuffle(&mut buyers);
    for (place, pipeline) in PIPELINES.iter().enumerate() {
        let fates = fates(maker, pipeline);
        let known: Vec<usize> = if place == 0 { buyers.clone() } else { customers(&deals) };
        for (nth, fate) in fates.into_iter().enumerate() {
            let Some(firm) = known.get(nth % known.len().max(1)).copied() else { continue };
            deals.extend(deal(maker, (place, pipeline), fate, (firm, firms, people), &mut names));
        }
    }
    deals
}

/// Those who have bought.
fn customers(deals: &[Deal]) -> Vec<usize> {
    let won = deals.iter().filter(|deal| deal.outcome == Outcome::Won).map(|deal| deal.firm);
    won.collect::<BTreeSet<_>>().into_iter().collect()
}

/// What becomes of the deals of a pipeline. The closed ones are spread over two years, and some were closed lately.
fn fates(maker: &mut Maker<'_>, pipeline: &Pipeline) -> Vec<Fate> {
    let (open, won, lost) = pipeline.deals;
    let mut fates = Vec::new();
    for (outcome, count) in [(Outcome::Won, won), (Outcome::Lost, lost)] {
        let many = i32::try_from(count).unwrap_or(1).max(1);
        for nth in 0..many {
            let ago = if nth < 5 { nth * 5 + 1 } else { 640 * nth / many + maker.dice.between(0, 14) };
            fates.push(Fate::Closed(outcome, ago));
        }
    }
    // Mixed, so that companies win and lose by turns.
    maker.dice.shuffle(&mut fates);
    for (stage, count) in open.iter().enumerate() {
        fates.extend((0..*count).map(|_| Fate::Open(stage)));
    }
    fates
}

fn deal(
    maker: &mut Maker<'_>,
    (place, pipeline): (usize, &'static Pipeline),
    fate: Fate,
    (firm, firms, people): (usize, &[Firm], &[Person]),
    names: &mut BTreeSet<String>,
) -> Option<Deal> {
    let company = firms.get(firm)?;
    let mains: Vec<usize> =
        people.iter().enumerate().filter(|(_, one)| one.firm == Some(firm)).map(|(at, _)| at).collect();
    let person = *maker.dice.pick(mains.get(..2).unwrap_or(&mains))?;
    let product = maker.dice.pick(if place == 0 { GOODS } else { SERVICES })?;
    let (outcome, moves) = moves(maker, pipeline, fate);
    let close = match outcome {
        Outcome::Open => Some(workday(maker.today, maker.dice.between(3, 70))),
        Outcome::Won | Outcome::Lost => None,
    };
    Some(Deal {
        id: maker.id(),
        name: name(maker, product, company, names),
        product,
        firm,
        person,
        pipeline: place,
        moves,
        outcome,
        value: value(maker, product, company),
        close,
        lost_reason: if outcome == Outcome::Lost { maker.dice.word(LOST_REASONS) } else { "" },
        owner: company.owner,
        source: company.source,
    })
}

/// The days on which a deal came to its stages, told from the last one backwards.
fn moves(maker: &mut Maker<'_>, pipeline: &Pipeline, fate: Fate) -> (Outcome, Vec<(Date, usize)>) {
    let count = pipeline.open.len();
    let (outcome, last, before, ago) = match fate {
        Fate::Open(stage) => {
            let is_stale = maker.dice.happens(16);
            let rot = pipeline.open.get(stage).map_or(14, |(_, _, days)| i32::try_from(*days).unwrap_or(14));
            let ago = if is_stale { rot + maker.dice.between(3, 25) } else { maker.dice.between(0, rot - 2) };
            (Outcome::Open, stage, stage, ago)
        }
        Fate::Closed(Outcome::Lost, ago) => {
            let reached = 1 + maker.dice.below(count);
            (Outcome::Lost, count + 1, reached, ago)
        }
        Fate::Closed(outcome, ago) => (outcome, count, count, ago),
    };
    let mut day = or_friday(shifted(maker.today, -ago));
    let mut moves = vec![(day, last)];
    for stage in (0..before).rev() {
        day = or_friday(shifted(day, -maker.dice.between(5, 24)));
        moves.push((day, stage));
    }
    moves.reverse();
    (outcome, moves)
}

/// What the deal is about; the company goes along where every other name is taken.
fn name(maker: &mut Maker<'_>, product: &Product, firm: &Firm, names: &mut BTreeSet<String>) -> String {
    let mut name = said(maker, product, firm);
    for _ in 0..TRIES {
        if !names.contains(&name) {
            break;
        }
        name = said(maker, product, firm);
    }
    let long = format!("{name} – {}", firm.name);
    let more = (2..).map(|nth| format!("{name} – {} ({nth})", firm.name));
    let found = [name.clone(), long].into_iter().chain(more).find(|name| names.insert(name.clone()));
    found.unwrap_or(name)
}

/// A product and what it is for.
fn said(maker: &mut Maker<'_>, product: &Product, firm: &Firm) -> String {
    let [english, chinese] = product.names;
    if is_chinese(firm.region) {
        return format!("{}{chinese}", maker.dice.word(CHINESE_PURPOSES));
    }
    let purpose = maker.dice.word(ENGLISH_PURPOSES);
    let gap = if purpose.starts_with("for") { " " } else { ", " };
    format!("{english}{gap}{purpose}")
}

/// The price, as round as offers are.
fn value(maker: &mut Maker<'_>, product: &Product, firm: &Firm) -> String {
    let (low, high) = product.thousands;
    let hundreds = maker.dice.between(low * 10, high * 10);
    let currency = firm.region.currency;
    match currency {
        "CNY" => format!("{} {currency}", (hundreds * 780 / 1000).max(1) * 1000),
        "GBP" => format!("{} {currency}", hundreds * 86),
        _ => format!("{} {currency}", hundreds * 100),
    }
}
