//! What happens with companies beside their deals, and how often their people are to be spoken to.

use super::book::Maker;
use super::happenings::{About, Happening, Known, happening};
use super::people::Person;
use super::products::{GOODS, Product};
use super::story::sorts;
use super::texts::Scene;
use super::workdays::shifted;
use crate::domain::stage::Outcome;

/// The scenes of everyday, the frequent ones more often.
const EVERYDAY: &[Scene] = &[
    Scene::Visit,
    Scene::Call,
    Scene::Mail,
    Scene::Visit,
    Scene::Call,
    Scene::Note,
    Scene::Visit,
    Scene::Mail,
    Scene::Call,
];

/// The rhythms that people choose, in days.
const RHYTHMS: &[u32] = &[14, 30, 60, 90, 180];

/// What happened with all companies: customers from their first order on, the others now and then since last year.
pub(super) fn of_firms(maker: &mut Maker<'_>, known: &Known<'_>) -> Vec<Happening> {
    let mut all = Vec::new();
    for place in 0..known.firms.len() {
        let won = known.deals.iter().filter(|deal| deal.firm == place && deal.outcome == Outcome::Won);
        let first = won.clone().filter_map(|deal| deal.moves.last()).map(|(day, _)| *day).min();
        let product = won.map(|deal| deal.product).next();
        let mains = mains(known.people, place);
        let (mut day, steps) = match first {
            Some(first) => (first, (14, 55)),
            None => (shifted(maker.today, -400), (70, 160)),
        };
        loop {
            day = shifted(day, maker.dice.between(steps.0, steps.1));
            if day > maker.today {
                break;
            }
            let Some(person) = maker.dice.pick(&mains).copied() else { break };
            all.extend(everyday(maker, known, day, (place, person, product)));
        }
    }
    all
}

fn everyday(
    maker: &mut Maker<'_>,
    known: &Known<'_>,
    day: jiff::civil::Date,
    (firm, person, product): (usize, usize, Option<&'static Product>),
) -> Option<Happening> {
    let product = product.or_else(|| maker.dice.pick(GOODS))?;
    let scene = *maker.dice.pick(EVERYDAY)?;
    let sort = maker.dice.word(sorts(scene));
    let about = About { firm, person, deal: None, product };
    let mut happening = happening(maker, known, (scene, sort), day, about)?;
    // Some visits were planned before.
    if scene == Scene::Visit && maker.dice.happens(40) {
        happening.task = Some(maker.id());
    }
    Some(happening)
}

/// The places of those in a company with whom business is done.
pub(super) fn mains(people: &[Person], firm: usize) -> Vec<usize> {
    let all = people.iter().enumerate().filter(|(_, person)| person.firm == Some(firm));
    all.map(|(place, _)| place).take(2).collect()
}

/// Some people have a rhythm: most of them were spoken to within it, a few are due.
pub(super) fn give_rhythms(maker: &mut Maker<'_>, people: &mut [Person], happenings: &[Happening]) {
    let (mut nth, mut due) = (0, 0);
    for place in 0..people.len() {
        let spoken = happenings.iter().rfind(|one| one.person == place && one.sort != "note");
        let days = spoken.and_then(|one| one.at.date().until(maker.today).ok()).map(|span| span.get_days());
        let Some((person, days)) = people.get_mut(place).zip(days.and_then(|days| u32::try_from(days).ok())) else {
            continue;
        };
        if person.lifecycle != "customer" {
            continue;
        }
        nth += 1;
        let beyond = RHYTHMS.iter().rev().find(|rhythm| **rhythm < days && days < **rhythm + 40);
        let within = RHYTHMS.iter().find(|rhythm| **rhythm > days + 3);
        person.rhythm = match (nth % 3, beyond) {
            (0, Some(rhythm)) if due < 7 => {
                due += 1;
                Some(*rhythm)
            }
            (1, _) => within.copied(),
            _ => None,
        };
    }
}
