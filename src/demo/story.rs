//! The stories of the deals: something happens whenever one comes to a stage, and now and then between.

use jiff::civil::Date;

use super::book::Maker;
use super::happenings::{About, Happening, Known, happening};
use super::pipelines::PIPELINES;
use super::texts::Scene;
use super::workdays::shifted;

/// What happened in all deals.
pub(super) fn of_deals(maker: &mut Maker<'_>, known: &Known<'_>) -> Vec<Happening> {
    let mut all = Vec::new();
    for (place, deal) in known.deals.iter().enumerate() {
        let about = About { firm: deal.firm, person: deal.person, deal: Some(place), product: deal.product };
        let open = PIPELINES.get(deal.pipeline).map_or(0, |pipeline| pipeline.open.len());
        for (nth, (day, stage)) in deal.moves.iter().enumerate() {
            let scene = scene(*stage, open);
            let sort = maker.dice.word(sorts(scene));
            all.extend(happening(maker, known, (scene, sort), *day, about));
            let next = deal.moves.get(nth + 1).map_or(maker.today, |(next, _)| *next);
            if *stage < open && maker.dice.happens(45) {
                let scene = if maker.dice.happens(60) { Scene::Call } else { Scene::Mail };
                let sort = maker.dice.word(sorts(scene));
                all.extend(
                    between(maker, *day, next).and_then(|day| happening(maker, known, (scene, sort), day, about)),
                );
            }
        }
    }
    all
}

/// What happens when a deal comes to a stage of a pipeline with so many open ones.
const fn scene(stage: usize, open: usize) -> Scene {
    match stage {
        _ if stage == open => Scene::Won,
        _ if stage > open => Scene::Lost,
        0 => Scene::First,
        1 => Scene::Need,
        2 => Scene::Offer,
        _ => Scene::Haggle,
    }
}

/// The sorts of activity in which a scene takes place.
pub(super) const fn sorts(scene: Scene) -> &'static [&'static str] {
    match scene {
        Scene::First => &["call", "email", "call", "meeting"],
        Scene::Need => &["visit", "visit", "meeting"],
        Scene::Offer => &["email"],
        Scene::Haggle => &["call", "meeting", "visit"],
        Scene::Won => &["call", "email", "visit"],
        Scene::Lost => &["call", "email"],
        Scene::Visit => &["visit"],
        Scene::Call => &["call"],
        Scene::Mail => &["email", "email", "message"],
        Scene::Note => &["note"],
    }
}

/// A day between two others, if there is one.
fn between(maker: &mut Maker<'_>, from: Date, to: Date) -> Option<Date> {
    let days = from.until(to).ok()?.get_days();
    (days > 2).then(|| shifted(from, maker.dice.between(1, days - 1)))
}
