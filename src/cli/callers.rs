//! Who is calling: for each one with the number a line with company, last contact, open deal and next step.
//!
//! Scripts get columns: `handle name company last deal next`.

use super::cells::one_line;
use super::halt::Halt;
use super::list;
use super::sheet::{Form, Sheet};
use super::shell::Shell;
use crate::domain::stage::Outcome;
use crate::domain::{Kind, Money, Record, Slot, deal, phone};
use crate::grammar::{Format, Show};
use crate::ops::{Answer, Card, Client, Code, Failure, List, Query, Reference};
use crate::text::marked;

/// The columns for scripts.
const HEAD: &[&str] = &["handle", "name", "company", "last", "deal", "next"];

/// How many callers are told of if nobody says: more have the same digits by chance.
const MOST: usize = 20;

/// Whether a list is asked for that answers who is calling.
pub(super) fn is_asked(list: &List, show: &Show, format: Format) -> bool {
    let is_told = matches!(format, Format::Table | Format::Tsv | Format::Csv);
    is_told && list.words.starts_with(phone::URI) && show.columns.is_empty() && !show.count
}

/// Prints those who have the number, the likeliest first.
pub(super) fn print(shell: &mut Shell<'_>, client: &mut dyn Client, list: &List, show: &Show) -> Result<(), Halt> {
    let page = list::page(client, list, list.start, show.limit.unwrap_or(MOST))?;
    if page.total == 0 {
        let words = show.must_find.as_ref().unwrap_or(&list.words);
        return Err(Failure::new(Code::NothingFound).fact("words", words).fact("kind", "contact").into());
    }
    let mut callers = Vec::with_capacity(page.rows.len());
    for row in &page.rows {
        callers.push(Caller::of(shell, client, list, row)?);
    }
    let mut sheet = match shell.format(show) {
        Format::Tsv => Sheet::new(Form::Tsv, head(), 0),
        Format::Csv => Sheet::new(Form::Csv, head(), 0),
        Format::Table | Format::Json | Format::Ndjson | Format::Ids => {
            return callers.iter().try_for_each(|caller| shell.put(&one_line(&caller.line())));
        }
    };
    let rows: Vec<Vec<String>> = callers.into_iter().map(Caller::cells).collect();
    sheet.write(&mut shell.out, &rows)
}

fn head() -> Vec<String> {
    HEAD.iter().map(|word| (*word).to_owned()).collect()
}

/// What is to be known before one answers.
struct Caller {
    handle: String,
    name: String,
    company: String,
    last: String,
    deal: String,
    next: String,
}

impl Caller {
    fn of(shell: &Shell<'_>, client: &mut dyn Client, list: &List, row: &Record) -> Result<Caller, Halt> {
        let card = ask(client, list, row.handle())?;
        let company = card.record.items("companies").first().map(|(key, _)| (*key).to_owned());
        let deal = match (open_deal(&card), &company) {
            (Some(deal), _) => Some(deal.clone()),
            // What is dealt with at the company is dealt with the caller, too.
            (None, Some(company)) => open_deal(&ask(client, list, company)?).cloned(),
            (None, None) => None,
        };
        let touch = shell.text.touch(&card.record, &shell.zone);
        let told = |name: &str| {
            let label = Slot::find(row.id.kind, name).map(|slot| shell.text.label(slot)).unwrap_or_default();
            touch.iter().find(|(known, _)| *known == label).map(|(_, told)| told.clone()).unwrap_or_default()
        };
        Ok(Caller {
            handle: row.handle().to_owned(),
            name: marked(&card.record),
            company: company.map(|key| card.record.item_name(&key).to_owned()).unwrap_or_default(),
            last: told("last"),
            deal: deal.as_ref().map(in_short).unwrap_or_default(),
            next: told("next-step"),
        })
    }

    fn line(&self) -> String {
        let parts = [&self.name, &self.handle, &self.company, &self.last, &self.deal, &self.next];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.map(|part| part.replace("  ", " ")).collect::<Vec<_>>().join(" · ")
    }

    fn cells(self) -> Vec<String> {
        vec![self.handle, self.name, self.company, self.last, self.deal, self.next]
    }
}

/// The open deal that is expected to close first; one without a day comes last.
fn open_deal(card: &Card) -> Option<&Record> {
    let deals = card.linked.iter().filter(|linked| linked.kind == Kind::Deal).flat_map(|linked| &linked.rows);
    let close = |deal: &&Record| deal.value("close").map_or((true, String::new()), |close| (false, close.to_string()));
    deals.filter(|deal| deal::outcome(deal) == Outcome::Open).min_by_key(close)
}

/// Its name, what it is worth, and where it stands.
fn in_short(deal: &Record) -> String {
    let value = deal::value(deal).map(Money::grouped).unwrap_or_default();
    let stage = Slot::find(Kind::Deal, "stage").map(|slot| deal.texts(slot).concat()).unwrap_or_default();
    let parts = [deal.title(), value, stage];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn ask(client: &mut dyn Client, list: &List, reference: &str) -> Result<Card, Halt> {
    let asked = Query::Show {
        kind: None,
        reference: Reference(reference.to_owned()),
        len: 0,
        now: list.now.clone(),
        week_start: list.week_start,
        me: list.me.clone(),
    };
    let Answer::Card(card) = client.query(&asked)? else { return Err(Halt::wrong_answer()) };
    Ok(*card)
}
