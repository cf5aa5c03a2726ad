//! The companies.

use super::book::Maker;
use super::regions::{City, REGIONS, Region};
use crate::domain::id::Uuid128;

/// A company.
pub(super) struct Firm {
    pub(super) id: Uuid128,
    pub(super) name: String,
    pub(super) domain: String,
    pub(super) industry: &'static str,
    pub(super) size: &'static str,
    pub(super) region: &'static Region,
    pub(super) city: &'static City,
    pub(super) street: String,
    pub(super) postcode: String,
    /// A point in the city.
    pub(super) position: String,
    pub(super) phone: String,
    pub(super) owner: Option<Uuid128>,
    pub(super) source: &'static str,
    pub(super) lifecycle: &'static str,
}

const SIZES: &[&str] = &["1-10", "11-50", "51-200", "201-500", "501-1000"];

/// Where people heard of us.
pub(super) const SOURCES: &[&str] = &["fair", "website", "referral", "cold call", "partner"];

/// All of them, region by region.
pub(super) fn firms(maker: &mut Maker<'_>) -> Vec<Firm> {
    let mut firms = Vec::new();
    for region in REGIONS {
        let mut roots = region.roots.to_vec();
        maker.dice.shuffle(&mut roots);
        for root in roots.into_iter().take(region.firms) {
            firms.extend(firm(maker, region, root));
        }
    }
    firms
}

fn firm(maker: &mut Maker<'_>, region: &'static Region, (root, spelt): (&'static str, &str)) -> Option<Firm> {
    let (trade, industry) = *maker.dice.pick(region.trades)?;
    let city = maker.dice.pick(region.cities)?;
    let is_first = matches!(region.language, "fr" | "it");
    let name = match (super::regions::is_chinese(region), is_first) {
        (true, _) => format!("{root}{trade}"),
        (false, true) => format!("{trade} {root}"),
        (false, false) => format!("{root} {trade}"),
    };
    let number = maker.dice.between(1, 180).to_string();
    let (north, east) =
        (city.position.0 * 100 + maker.dice.between(-300, 300), city.position.1 * 100 + maker.dice.between(-300, 300));
    let spelt = if spelt.is_empty() { root.to_lowercase() } else { spelt.to_owned() };
    Some(Firm {
        id: maker.id(),
        name,
        domain: format!("{spelt}.example"),
        industry,
        size: maker.dice.word(SIZES),
        region,
        city,
        street: maker.dice.word(region.streets).replace("{}", &number),
        postcode: maker.digits(city.postcode),
        position: format!("{},{}", degrees(north), degrees(east)),
        phone: maker.digits(city.phone),
        owner: maker.owner(region),
        source: maker.dice.word(SOURCES),
        lifecycle: "lead",
    })
}

/// Ten-thousandths of a degree, as they are written.
fn degrees(of: i32) -> String {
    let sign = if of < 0 { "-" } else { "" };
    format!("{sign}{}.{:04}", of.abs() / 10_000, of.abs() % 10_000)
}
