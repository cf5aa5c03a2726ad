//! Rows and columns: tables for people, TSV and CSV for programs, written as the rows come.

use std::io::Write;

use unicode_width::UnicodeWidthStr;

use super::cells::one_line;
use super::halt::Halt;
use super::{Paint, Stream};
use crate::exchange::table::guarded;
use crate::search::Matcher;
use crate::text::{Piece, pieces};

/// The narrowest that a column is made so that others fit.
const NARROWEST: usize = 8;

/// Blanks between two columns.
const GAP: usize = 2;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Aligned, in at most so many cells; the widths follow the widest so far.
    Table(Option<usize>),
    /// Separated by tabs, with `\t`, `\n` and `\\` escaped.
    Tsv,
    /// RFC 4180; exact, but for cells that a spreadsheet would compute.
    Csv,
}

/// Rows under one head.
pub(super) struct Sheet {
    form: Form,
    head: Vec<String>,
    /// How many columns from the left are never cut: they are typed again.
    whole: usize,
    /// The columns of numbers, which stand below each other by their ends.
    numbers: Vec<usize>,
    /// The words that found the rows.
    searched: Option<Box<Matcher>>,
    /// The widest cell of each column so far.
    natural: Vec<usize>,
    is_begun: bool,
}

impl Sheet {
    /// A sheet under `head`, whose first `whole` columns are never cut.
    pub(super) fn new(form: Form, head: Vec<String>, whole: usize) -> Sheet {
        let natural = head.iter().map(|cell| cell.width()).collect();
        Sheet { form, head, whole, numbers: Vec::new(), searched: None, natural, is_begun: false }
    }

    /// The same with columns of numbers, by their places.
    #[must_use]
    pub(super) fn with_numbers(self, numbers: impl IntoIterator<Item = usize>) -> Sheet {
        Sheet { numbers: numbers.into_iter().collect(), ..self }
    }

    /// The same with the words that found the rows: where they stand is seen.
    #[must_use]
    pub(super) fn with_search(self, words: &str) -> Sheet {
        let searched = Some(Matcher::new(words)).filter(|matcher| !matcher.is_empty()).map(Box::new);
        Sheet { searched, ..self }
    }

    /// Writes more rows, and before the first of them the head.
    pub(super) fn write(&mut self, out: &mut Stream<'_>, rows: &[Vec<String>]) -> Result<(), Halt> {
        self.write_to(out.to, out.paint, rows)
    }

    /// Writes more rows to a writer that is no stream of the shell.
    pub(super) fn write_to(&mut self, out: &mut dyn Write, paint: Paint, rows: &[Vec<String>]) -> Result<(), Halt> {
        match self.form {
            Form::Table(width) => self.write_table(out, paint, rows, width),
            Form::Tsv => self.write_tsv(out, rows),
            Form::Csv => self.write_csv(out, rows),
        }?;
        self.is_begun = true;
        Ok(())
    }

    fn write_table(
        &mut self,
        out: &mut dyn Write,
        paint: Paint,
        rows: &[Vec<String>],
        most: Option<usize>,
    ) -> Result<(), Halt> {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
        self.natural = natural_widths(std::mem::take(&mut self.natural), &rows);
        let widths = fit(self.natural.clone(), self.whole, most);
        if !self.is_begun {
            let head = self.line(&self.head, &widths, &[], Paint::Plain);
            writeln!(out, "{}", paint.bold(&head))?;
        }
        for row in &rows {
            let is_cut = row.iter().zip(&widths).any(|(cell, width)| cell.width() > *width);
            // What is neither coloured nor cut looks the same whatever was matched.
            let hits = if is_cut || paint != Paint::Plain { self.hits(row) } else { Vec::new() };
            writeln!(out, "{}", self.line(row, &widths, &hits, paint))?;
        }
        Ok(())
    }

    /// Which characters of each cell were searched for.
    fn hits(&self, row: &[String]) -> Vec<Vec<usize>> {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        self.searched.as_ref().map(|matcher| matcher.highlights(&cells)).unwrap_or_default()
    }

    /// A row of a table with its cells below each other.
    fn line(&self, row: &[String], widths: &[usize], hits: &[Vec<usize>], paint: Paint) -> String {
        let (mut line, mut blanks) = (String::new(), 0);
        for (place, (cell, width)) in row.iter().zip(widths).enumerate() {
            let shown = pieces(cell, hits.get(place).map_or(&[], Vec::as_slice), *width);
            let missing = width.saturating_sub(shown.iter().map(|piece| piece.text.width()).sum());
            let (before, behind) = if self.numbers.contains(&place) { (missing, 0) } else { (0, missing) };
            blanks += before;
            for Piece { text, is_hit } in shown {
                // Blanks are written when something follows them.
                line.extend(std::iter::repeat_n(' ', std::mem::take(&mut blanks)));
                line.push_str(&if is_hit { paint.hit(&text) } else { text });
            }
            blanks += behind + GAP;
        }
        line.truncate(line.trim_end().len());
        line
    }

    fn write_tsv(&self, out: &mut dyn Write, rows: &[Vec<String>]) -> Result<(), Halt> {
        let head = (!self.is_begun).then_some(&self.head);
        for row in head.into_iter().chain(rows) {
            let cells: Vec<String> = row.iter().map(|cell| escape(cell)).collect();
            writeln!(out, "{}", cells.join("\t"))?;
        }
        Ok(())
    }

    fn write_csv(&self, out: &mut dyn Write, rows: &[Vec<String>]) -> Result<(), Halt> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let head = (!self.is_begun).then_some(&self.head);
        for row in head.into_iter().chain(rows) {
            writer.write_record(row.iter().map(|cell| guarded(cell).into_owned())).map_err(std::io::Error::other)?;
        }
        let bytes = writer.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
        out.write_all(&bytes)?;
        Ok(())
    }
}

/// A cell of TSV: one line without tabs, from which the text can be had back.
pub(super) fn escape(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n");
    one_line(&escaped)
}

fn natural_widths(mut widths: Vec<usize>, rows: &[Vec<String>]) -> Vec<usize> {
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    widths
}

/// Takes from the widest columns until all fit, or until nothing more can be taken.
fn fit(mut widths: Vec<usize>, whole: usize, most: Option<usize>) -> Vec<usize> {
    let gaps = GAP * widths.len().saturating_sub(1);
    let Some(most) = most else { return widths };
    let mut excess = (widths.iter().sum::<usize>() + gaps).saturating_sub(most);
    while excess > 0 {
        let cut = widths.iter_mut().skip(whole).filter(|width| **width > NARROWEST).max_by_key(|width| **width);
        let Some(width) = cut else { break };
        *width -= 1;
        excess -= 1;
    }
    widths
}
