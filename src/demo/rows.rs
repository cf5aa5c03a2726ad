//! The book, written down row by row.

use super::book::Maker;
use super::deals::Deal;
use super::fields::{LEVEL, TRIAL, fields, level, trial};
use super::firms::Firm;
use super::happenings::Happening;
use super::people::Person;
use super::pipelines::PIPELINES;
use super::plans::Plan;
use super::segments::{SEGMENTS, Segment};
use super::sheet::Sheet;
use crate::domain::id::Uuid128;
use crate::domain::stage::{Outcome, rank_between};
use crate::domain::{Definition, Kind, Reading, Value};
use crate::ops::{Failure, Row};

/// Everything that was made up.
pub(super) struct All<'a> {
    pub(super) firms: &'a [Firm],
    pub(super) people: &'a [Person],
    pub(super) deals: &'a [Deal],
    pub(super) happenings: &'a [Happening],
    pub(super) plans: &'a [Plan],
}

/// Writes rows, one a line.
struct Writer<'a> {
    reading: &'a Reading,
    all: &'a All<'a>,
    rows: Vec<Result<Row, Failure>>,
}

/// The rows of all of it, and of the pipelines, the sellers and the segments that go with it.
pub(super) fn write(mut maker: Maker<'_>, all: &All<'_>, me: &str) -> Vec<Result<Row, Failure>> {
    let fields = fields();
    let catalogue = fields.iter().cloned().collect();
    let reading = Reading { me: me.to_owned(), catalogue, ..Reading::at(maker.now.clone()) };
    let mut writer = Writer { reading: &reading, all, rows: Vec::new() };
    for field in &fields {
        writer.field(field, maker.id());
    }
    for seller in &maker.sellers {
        let sheet = writer.sheet(Kind::User, seller.id).say("name", &seller.name);
        writer.push(sheet.say("team", seller.team).say("emails", seller.email));
    }
    let stages = writer.pipelines(&mut maker);
    all.firms.iter().for_each(|firm| writer.firm(firm));
    all.people.iter().for_each(|person| writer.person(person));
    all.deals.iter().for_each(|deal| writer.deal(deal, &stages));
    all.happenings.iter().for_each(|one| writer.happening(one));
    all.plans.iter().for_each(|plan| writer.plan(plan, maker.id()));
    for segment in SEGMENTS {
        writer.segment(segment, maker.id());
    }
    writer.rows
}

impl<'a> Writer<'a> {
    fn sheet(&self, kind: Kind, id: Uuid128) -> Sheet<'a> {
        Sheet::new(kind, id, self.reading)
    }

    fn push(&mut self, sheet: Sheet<'_>) {
        let line = u64::try_from(self.rows.len()).unwrap_or(u64::MAX).saturating_add(1);
        self.rows.push(sheet.row(line));
    }

    fn field(&mut self, field: &Definition, id: Uuid128) {
        let sheet = self.sheet(Kind::Field, id).say("name", &field.name).say("of", field.of.as_str());
        let sheet = sheet.say("key", &field.key).say("type", &field.holds).say("notes", &field.notes);
        self.push(field.choices.iter().fold(sheet, |sheet, choice| sheet.say("choices", choice)));
    }

    /// The pipelines; the identities of their stages in their order.
    fn pipelines(&mut self, maker: &mut Maker<'_>) -> Vec<(Uuid128, Vec<Uuid128>)> {
        let mut made = Vec::new();
        for pipeline in PIPELINES {
            let id = maker.id();
            self.push(self.sheet(Kind::Pipeline, id).say("name", pipeline.name).say("notes", pipeline.notes));
            let open = pipeline.open.iter().map(|(name, percent, rot)| {
                (*name, Outcome::Open, Some(Value::Number(*percent)), Some(Value::Number(*rot)))
            });
            let closed = pipeline.closed.iter().map(|(name, outcome)| (*name, *outcome, None, None));
            let (mut stages, mut rank) = (Vec::new(), None::<String>);
            for (name, outcome, percent, rot) in open.chain(closed) {
                let stage = maker.id();
                let own = rank_between(rank.as_deref(), None);
                let sheet = self.sheet(Kind::Stage, stage).say("name", name).link("pipeline", Some(id));
                let sheet = sheet.say("outcome", outcome.as_str()).put("rank", Value::Text(own.clone()));
                self.push(sheet.put("probability", percent).put("rot", rot));
                stages.push(stage);
                rank = Some(own);
            }
            made.push((id, stages));
        }
        made
    }

    fn firm(&mut self, firm: &Firm) {
        let address = format!(
            "work: {}; postcode={}; city={}; country={}; position={}",
            firm.street, firm.postcode, firm.city.name, firm.region.country, firm.position
        );
        let sheet = self.sheet(Kind::Company, firm.id).say("name", &firm.name).say("domain", &firm.domain);
        let sheet = sheet.say("industry", firm.industry).say("size", firm.size).say("addresses", &address);
        let sheet = sheet.say("emails", &format!("info@{}", firm.domain)).phone(&firm.phone, "work");
        let sheet = sheet.say("links", &format!("https://{}", firm.domain)).say("source", firm.source);
        let sheet = sheet.say("lifecycle", firm.lifecycle).link("owner", firm.owner);
        self.push(sheet.say(LEVEL, level(firm)));
    }

    fn person(&mut self, person: &Person) {
        let firm = person.firm.and_then(|place| self.all.firms.get(place));
        let mut sheet = self.sheet(Kind::Contact, person.id).say("given", person.given).say("family", person.family);
        if let Some(firm) = firm {
            let city = format!("work: city={}; country={}", firm.city.name, firm.region.country);
            sheet = sheet.item("companies", &firm.id.to_string(), person.role).say("addresses", &city);
        }
        let mail = if person.email.is_empty() { String::new() } else { format!("work: {}", person.email) };
        let sheet = sheet.say("emails", &mail).phone(&person.phone, "mobile").say("lifecycle", person.lifecycle);
        let sheet = sheet.link("owner", person.owner).say("source", person.source).say("birthday", &person.birthday);
        let sheet = sheet.say("language", person.region.language).say("consent", &person.consent);
        let sheet = person.tags.iter().fold(sheet, |sheet, tag| sheet.say("tags", tag));
        let sheet = sheet.put("do_not_contact", person.is_barred.then_some(Value::Flag));
        self.push(sheet.put("rhythm", person.rhythm.map(Value::Number)).say("preferences", person.preferences));
    }

    fn deal(&mut self, deal: &Deal, pipelines: &[(Uuid128, Vec<Uuid128>)]) {
        let Some((pipeline, stages)) = pipelines.get(deal.pipeline) else { return };
        let mut sheet = self.sheet(Kind::Deal, deal.id).say("name", &deal.name).link("pipeline", Some(*pipeline));
        for (day, stage) in &deal.moves {
            if let Some(stage) = stages.get(*stage) {
                sheet = sheet.came(*day, *stage);
            }
        }
        let last = deal.moves.last();
        let stage = last.and_then(|(_, stage)| stages.get(*stage)).copied();
        let closed = last.filter(|_| deal.outcome != Outcome::Open).map(|(day, _)| Value::Date(*day));
        let opened = deal.moves.first().map(|(day, _)| Value::Date(*day));
        let sheet = sheet.link("stage", stage).put("opened", opened).put("closed", closed);
        let sheet = sheet.link("company", self.all.firms.get(deal.firm).map(|firm| firm.id));
        let sheet = self.with_people(sheet, Some(deal.person), "");
        let sheet = sheet.say("value", &deal.value).put("close", deal.close.map(Value::Date));
        let sheet = sheet.say("lost_reason", deal.lost_reason).link("owner", deal.owner).say("source", deal.source);
        let sheet = sheet.say(TRIAL, trial(deal));
        self.push(sheet.say("product", deal.product.names.first().copied().unwrap_or_default()));
    }

    fn happening(&mut self, one: &Happening) {
        if let Some(task) = one.task {
            let sheet = self.sheet(Kind::Task, task).say("name", "visit").say("type", one.sort);
            let sheet = sheet.put("due", Value::When(one.at.clone())).put("done", Value::When(one.at.clone()));
            let sheet = self.with_firm(sheet, Some(one.firm)).link("owner", one.owner);
            self.push(self.with_people(sheet, Some(one.person), ""));
        }
        let sheet = self.sheet(Kind::Activity, one.id).say("type", one.sort).put("at", Value::When(one.at.clone()));
        let sheet = sheet.put("duration", one.duration.map(Value::Number)).say("direction", one.direction);
        let sheet = sheet.say("text", &one.text).say("outcome", one.outcome).link("owner", one.owner);
        let sheet = self.with_firm(sheet.link("task", one.task), Some(one.firm));
        let sheet = self.with_deal(sheet, one.deal);
        self.push(self.with_people(sheet, Some(one.person), ""));
    }

    fn plan(&mut self, plan: &Plan, id: Uuid128) {
        let sheet = self.sheet(Kind::Task, id).say("name", &plan.name).say("type", plan.sort);
        let sheet = sheet.put("due", plan.due.clone().map(Value::When)).say("duration", plan.duration);
        let sheet = sheet.say("priority", plan.priority).say("repeat", plan.repeat).say("remind", plan.remind);
        let sheet = self.with_firm(sheet.say("place", &plan.place).link("owner", plan.owner), plan.firm);
        let sheet = self.with_deal(sheet, plan.deal);
        self.push(self.with_people(sheet, plan.person, ""));
    }

    fn segment(&mut self, segment: &Segment, id: Uuid128) {
        let sheet = self.sheet(Kind::Segment, id).say("name", segment.name).say("of", segment.of);
        let sheet = sheet.say("filter", segment.filter).say("columns", segment.columns).say("sort", segment.sort);
        self.push(sheet.say("rhythm", segment.rhythm).say("notes", segment.notes));
    }

    fn with_people(&self, sheet: Sheet<'a>, person: Option<usize>, role: &str) -> Sheet<'a> {
        match person.and_then(|place| self.all.people.get(place)) {
            Some(person) => sheet.item("contacts", &person.id.to_string(), role),
            None => sheet,
        }
    }

    fn with_firm(&self, sheet: Sheet<'a>, firm: Option<usize>) -> Sheet<'a> {
        match firm.and_then(|place| self.all.firms.get(place)) {
            Some(firm) => sheet.item("companies", &firm.id.to_string(), ""),
            None => sheet,
        }
    }

    fn with_deal(&self, sheet: Sheet<'a>, deal: Option<usize>) -> Sheet<'a> {
        match deal.and_then(|place| self.all.deals.get(place)) {
            Some(deal) => sheet.item("deals", &deal.id.to_string(), ""),
            None => sheet,
        }
    }
}
