//! Who is calling: for each one with the number a line with company, last contact, open deal and next step.
//!
//! Scripts get columns: `handle name company last deal next`.

use super::halt::Halt;
use super::sheet::{Form, Sheet};
use super::shell::Shell;
use crate::domain::phone;
use crate::grammar::{Format, Show};
use crate::ops::{Answer, Client, Code, Failure, List, Query};
use crate::text::CallerTold;

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
    let query = Query::Callers(Box::new(List { len: show.limit.unwrap_or(MOST), ..list.clone() }));
    let Answer::Callers(callers) = client.query(&query)? else { return Err(Halt::wrong_answer()) };
    if callers.total == 0 {
        let words = show.must_find.as_ref().unwrap_or(&list.words);
        return Err(Failure::new(Code::NothingFound).fact("words", words).fact("kind", "contact").into());
    }
    let mut told =
        callers.rows.iter().map(|caller| shell.text.caller(caller, &shell.zone)).collect::<Vec<_>>().into_iter();
    let mut sheet = match shell.format(show) {
        Format::Tsv => Sheet::new(Form::Tsv, head(), 0),
        Format::Csv => Sheet::new(Form::Csv, head(), 0),
        Format::Table | Format::Json | Format::Ndjson | Format::Ids => {
            return told.try_for_each(|caller| shell.put(&caller.line()));
        }
    };
    let rows: Vec<Vec<String>> = told.map(cells).collect();
    sheet.write(&mut shell.out, &rows)
}

fn head() -> Vec<String> {
    HEAD.iter().map(|word| (*word).to_owned()).collect()
}

fn cells(caller: CallerTold) -> Vec<String> {
    let CallerTold { handle, name, company, last, deal, next } = caller;
    vec![handle, name, company, last, deal, next]
}
