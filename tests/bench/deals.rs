//! Made-up deals: the same ones for the same seed, as CSV for `rolo import`.

use std::path::Path;

use fastrand::Rng;

use super::Failed;
use super::home::Home;

/// The columns of the CSV file.
const COLUMNS: &[&str] = &["external id", "name", "company", "stage", "value", "opened", "close", "owner", "source"];

const STAGES: &[&str] = &["Lead", "Lead", "Lead", "Qualified", "Qualified", "Proposal", "Negotiation", "Won", "Lost"];
const CURRENCIES: &[&str] = &["EUR", "USD", "CNY"];
const NEEDS: &[&str] =
    &["renewal", "pilot", "upgrade", "spare parts", "training", "年度框架", "样品订单", "service contract"];
const SOURCES: &[&str] = &["fair", "referral", "web", "cold call", ""];
const TRADES: &[&str] = &["Logistics", "Machines", "Foods", "Medical", "科技", "贸易"];

/// Writes `count` deals to `path`, with the names of the columns first.
pub(crate) fn write_csv(path: &Path, count: usize) -> Result<(), csv::Error> {
    let mut rng = Rng::with_seed(7);
    let mut file = csv::Writer::from_path(path)?;
    file.write_record(COLUMNS)?;
    for number in 1..=count {
        file.write_record(deal(&mut rng, number))?;
    }
    file.flush().map_err(csv::Error::from)
}

/// A book of so many deals; where it is.
pub(crate) fn book(home: &Home, count: usize) -> Result<String, Failed> {
    let (sheet, book) = (home.path("board.csv"), home.path("board"));
    write_csv(&sheet, count)?;
    let [sheet, book] = [&sheet, &book].map(|path| path.to_string_lossy().into_owned());
    home.ask(&["--book", &book, "pipeline", "add", "Sales"])?;
    let made = ["--as", "deal", "--key", "external-id", "--make", "company,user"];
    home.ask(&[["--book", &book, "import", &sheet].as_slice(), &made].concat())?;
    Ok(book)
}

fn deal(rng: &mut Rng, number: usize) -> [String; 9] {
    let company = format!("{} {}", pick(rng, TRADES), rng.u32(1..500));
    let value = format!("{}.{:02} {}", rng.u32(100..250_000), rng.u8(..100), pick(rng, CURRENCIES));
    let opened = format!("2026-{:02}-{:02}", rng.u8(1..=6), rng.u8(1..=28));
    let close = format!("2026-{:02}-{:02}", rng.u8(7..=12), rng.u8(1..=28));
    [
        format!("bench-{number}"),
        format!("{company} {}", pick(rng, NEEDS)),
        company,
        pick(rng, STAGES).into(),
        value,
        opened,
        close,
        if rng.bool() { "me".into() } else { String::new() },
        pick(rng, SOURCES).into(),
    ]
}

/// One of these.
#[expect(clippy::indexing_slicing, reason = "the place is drawn from the length of a list that is never empty")]
fn pick(rng: &mut Rng, from: &[&'static str]) -> &'static str {
    from[rng.usize(..from.len())]
}
