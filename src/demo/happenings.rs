//! What happened: the story of every deal and the care for every customer, put in order.

use jiff::civil::Date;

use super::book::Maker;
use super::deals::Deal;
use super::firms::Firm;
use super::people::Person;
use super::products::Product;
use super::regions::is_chinese;
use super::texts::{Scene, filled};
use super::workdays::{at, or_friday};
use super::{care, story};
use crate::domain::When;
use crate::domain::id::Uuid128;

/// An activity.
pub(super) struct Happening {
    pub(super) id: Uuid128,
    pub(super) at: When,
    pub(super) sort: &'static str,
    pub(super) direction: &'static str,
    /// In minutes.
    pub(super) duration: Option<u32>,
    pub(super) text: String,
    pub(super) outcome: &'static str,
    /// The places of whom it concerns.
    pub(super) person: usize,
    pub(super) firm: usize,
    pub(super) deal: Option<usize>,
    pub(super) owner: Option<Uuid128>,
    /// The task as which it was planned.
    pub(super) task: Option<Uuid128>,
}

/// What is known before something happens.
pub(super) struct Known<'a> {
    pub(super) firms: &'a [Firm],
    pub(super) people: &'a [Person],
    pub(super) deals: &'a [Deal],
}

/// What an activity is about.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) firm: usize,
    pub(super) person: usize,
    pub(super) deal: Option<usize>,
    pub(super) product: &'a Product,
}

/// Everything that happened, the longest ago first.
pub(super) fn happenings(maker: &mut Maker<'_>, known: &Known<'_>) -> Vec<Happening> {
    let mut all = story::of_deals(maker, known);
    all.extend(care::of_firms(maker, known));
    all.sort_by_key(|one| one.at.order());
    all
}

/// One activity of a sort on a day; nothing if that has not come yet.
pub(super) fn happening(
    maker: &mut Maker<'_>,
    known: &Known<'_>,
    (scene, sort): (Scene, &'static str),
    day: Date,
    about: About<'_>,
) -> Option<Happening> {
    let (firm, person) = (known.firms.get(about.firm)?, known.people.get(about.person)?);
    let is_chinese = is_chinese(firm.region);
    let said = if is_chinese { scene.chinese() } else { scene.english() };
    let [english, chinese] = about.product.names;
    let product = if is_chinese { chinese.to_owned() } else { english.to_lowercase() };
    let name = if is_chinese { format!("{}{}", person.family, person.given) } else { person.given.to_owned() };
    let mut text = filled(maker.dice.word(said.texts), &product, &name);
    if !said.more.is_empty() && maker.dice.happens(60) {
        let more = filled(maker.dice.word(said.more), &product, &name);
        text = if is_chinese { format!("{text}。{more}") } else { format!("{text}. {more}") };
    }
    let hour = i8::try_from(maker.dice.between(8, 16)).unwrap_or(9);
    let minute = i8::try_from(maker.dice.between(0, 11) * 5).unwrap_or(0);
    let duration = match sort {
        "call" => Some(maker.dice.between(1, 7) * 5),
        "visit" => Some(maker.dice.between(3, 9) * 15),
        "meeting" => Some(maker.dice.between(2, 6) * 15),
        _ => None,
    };
    let when = at(or_friday(day), hour, minute, maker.now);
    let outcome = maker.dice.word(said.outcomes);
    let is_theirs = scene == Scene::Won || scene == Scene::First || maker.dice.happens(30);
    let direction = match (sort, is_theirs) {
        ("note", _) => "",
        ("call" | "email" | "message", true) => "in",
        _ => "out",
    };
    let is_over = when.start(maker.now.time_zone()) < maker.now.timestamp();
    is_over.then(|| Happening {
        id: maker.id(),
        at: when,
        sort,
        direction,
        duration: duration.and_then(|minutes| u32::try_from(minutes).ok()),
        text,
        outcome,
        person: about.person,
        firm: about.firm,
        deal: about.deal,
        owner: firm.owner,
        task: None,
    })
}
