//! The people in the companies, and some of whom no company is known.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::book::Maker;
use super::firms::{Firm, SOURCES};
use super::regions::{REGIONS, Region, is_chinese};
use super::workdays::shifted;
use crate::domain::id::Uuid128;

/// A person.
pub(super) struct Person {
    pub(super) id: Uuid128,
    pub(super) given: &'static str,
    pub(super) family: &'static str,
    /// The place of their company.
    pub(super) firm: Option<usize>,
    pub(super) role: &'static str,
    pub(super) region: &'static Region,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) owner: Option<Uuid128>,
    pub(super) source: &'static str,
    pub(super) lifecycle: &'static str,
    pub(super) tags: BTreeSet<&'static str>,
    pub(super) birthday: String,
    pub(super) consent: String,
    pub(super) is_barred: bool,
    /// In days.
    pub(super) rhythm: Option<u32>,
    pub(super) preferences: &'static str,
}

const ROLES: &[&str] =
    &["managing director", "head of purchasing", "plant manager", "maintenance", "project engineer", "assistant"];
const CHINESE_ROLES: &[&str] = &["总经理", "采购经理", "厂长", "设备主管", "项目工程师", "助理"];
const PREFERENCES: &[&str] =
    &["calls before nine", "short mails", "tea, no coffee", "wants figures first", "no visits on Mondays"];
const CHINESE_PREFERENCES: &[&str] = &["先发资料再打电话", "喜欢喝龙井", "周一不见客", "要看数据"];
const TAGS: &[&str] = &["newsletter", "fair", "reference", "technical", "decision-maker"];
const CHINESE_TAGS: &[&str] = &["展会", "重点", "newsletter", "技术"];

/// A given or a family name, and how it is spelt where that is not plain.
type Name = (&'static str, &'static str);

/// How people's given and family names are paired, so that nobody is called like somebody else.
type Names = BTreeSet<(&'static str, &'static str)>;

/// All of them, company by company; the first two of each are those with whom business is done.
pub(super) fn people(maker: &mut Maker<'_>, firms: &[Firm]) -> Vec<Person> {
    let (mut people, mut taken) = (Vec::new(), Names::new());
    for (place, firm) in firms.iter().enumerate() {
        for nth in 0..usize::try_from(maker.dice.between(3, 6)).unwrap_or(3) {
            people.extend(person(maker, firm.region, Some((place, firm, nth)), &mut taken));
        }
    }
    for region in REGIONS.iter().chain(REGIONS) {
        people.extend(person(maker, region, None, &mut taken));
    }
    give_birthdays(maker, &mut people);
    refuse(maker, &mut people);
    people
}

fn person(
    maker: &mut Maker<'_>,
    region: &'static Region,
    firm: Option<(usize, &Firm, usize)>,
    taken: &mut Names,
) -> Option<Person> {
    let (given, family) = name(maker, region, taken)?;
    let (roles, preferences, tags) = if is_chinese(region) {
        (CHINESE_ROLES, CHINESE_PREFERENCES, CHINESE_TAGS)
    } else {
        (ROLES, PREFERENCES, TAGS)
    };
    let role = firm.and_then(|(_, _, nth)| roles.get(nth)).copied().unwrap_or_default();
    let domain = firm.map_or("post.example", |(_, firm, _)| firm.domain.as_str());
    let is_main = firm.is_some_and(|(_, _, nth)| nth < 2);
    let mut own = BTreeSet::new();
    if maker.dice.happens(45) {
        own.insert(maker.dice.word(tags));
    }
    let has_mail = is_main || maker.dice.happens(80);
    let has_phone = is_main || maker.dice.happens(60);
    Some(Person {
        id: maker.id(),
        given: given.0,
        family: family.0,
        firm: firm.map(|(place, ..)| place),
        role,
        region,
        email: if has_mail { format!("{}.{}@{domain}", spelt(given), spelt(family)) } else { String::new() },
        phone: if has_phone { maker.digits(region.mobile) } else { String::new() },
        owner: firm.map_or_else(|| maker.owner(region), |(_, firm, _)| firm.owner),
        source: firm.map_or_else(|| maker.dice.word(SOURCES), |(_, firm, _)| firm.source),
        lifecycle: "lead",
        tags: own,
        birthday: String::new(),
        consent: String::new(),
        is_barred: false,
        rhythm: None,
        preferences: if maker.dice.happens(15) { maker.dice.word(preferences) } else { "" },
    })
}

/// A name that nobody has yet.
fn name(maker: &mut Maker<'_>, region: &'static Region, taken: &mut Names) -> Option<(Name, Name)> {
    let mut tries = 0;
    loop {
        let (given, family) = (*maker.dice.pick(region.given)?, *maker.dice.pick(region.family)?);
        tries += 1;
        if taken.insert((given.0, family.0)) {
            return Some((given, family));
        }
        if tries > 200 {
            return None;
        }
    }
}

/// A name as it stands in an address for mail.
fn spelt((name, spelt): (&str, &str)) -> String {
    if spelt.is_empty() { name.to_lowercase() } else { spelt.to_owned() }
}

/// Some birthdays are known, and a few of them are this week.
fn give_birthdays(maker: &mut Maker<'_>, people: &mut [Person]) {
    for person in people.iter_mut() {
        if maker.dice.happens(35) {
            person.birthday = born(maker, maker.today, None);
        }
    }
    let mine = maker.me();
    let mut soon = [0, 1, 3, 4, 6].into_iter();
    // Of every fifth of them, so that they work in different companies.
    for person in people.iter_mut().filter(|person| person.owner == mine).step_by(5) {
        let Some(days) = soon.next() else { break };
        person.birthday = born(maker, maker.today, Some(days));
    }
}

/// A birthday so many days from now, or on any day; of some people the year is not known.
fn born(maker: &mut Maker<'_>, today: Date, days: Option<i32>) -> String {
    let day = shifted(today, days.unwrap_or_else(|| maker.dice.between(0, 364)));
    if maker.dice.happens(25) {
        return format!("--{:02}-{:02}", day.month(), day.day());
    }
    let year = i32::from(day.year()) - maker.dice.between(26, 63);
    // Nobody is born on a day that the year did not have.
    let last = if day.month() == 2 { day.day().min(28) } else { day.day() };
    format!("{year:04}-{:02}-{last:02}", day.month())
}

/// Consent that was given and withdrawn, and a few who want nothing at all; none of them does business with us.
fn refuse(maker: &mut Maker<'_>, people: &mut [Person]) {
    let mut nth = 0;
    for place in 0..people.len() {
        let is_main = place
            .checked_sub(2)
            .and_then(|before| people.get(before))
            .is_none_or(|before| people.get(place).is_some_and(|person| person.firm != before.firm));
        let on = shifted(maker.today, -maker.dice.between(30, 600));
        let is_asked = maker.dice.happens(55);
        let Some(person) = people.get_mut(place) else { continue };
        if is_main || person.firm.is_none() {
            person.consent = if is_asked { format!("email given {on} fair") } else { String::new() };
            continue;
        }
        nth += 1;
        match nth % 24 {
            7 => person.is_barred = true,
            3 | 15 => person.consent = format!("email withdrawn {on} answer to the newsletter"),
            20 => person.consent = format!("phone withdrawn {on} said so on the phone"),
            _ if is_asked => person.consent = format!("email given {on} form on the website"),
            _ => {}
        }
    }
}
