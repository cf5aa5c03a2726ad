//! How fast rolo is with large books, as whole processes on the release build, beside a peer.
//!
//! `cargo bench --bench book` measures everything with 100,000 people; words after `--` choose the cases whose names
//! begin with one of them, `--million` adds what is measured with 1,000,000, and `--own` defines fields and saves
//! segments first, so that their price is seen beside a run without them.

mod bulk;
mod cases;
mod cpu;
mod day;
mod deals;
mod find;
mod home;
mod line;
mod look;
mod nations;
mod own;
mod owner;
mod peer;
mod people;
mod screen;
mod table;
mod timing;
mod year;

use std::error::Error;

use cases::{CASES, Subject};

/// Why nothing could be measured.
pub(crate) type Failed = Box<dyn Error>;

fn main() -> Result<(), Failed> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (options, words): (Vec<_>, Vec<_>) = args.iter().partition(|arg| arg.starts_with("--"));
    let has_million = options.iter().any(|option| *option == "--million");
    let subject = Subject::new()?;
    if options.iter().any(|option| *option == "--own") {
        own::furnish(&subject)?;
    }
    table::head()?;
    for (name, case) in CASES {
        let is_wanted = words.is_empty() || words.iter().any(|word| name.starts_with(word.as_str()));
        if is_wanted && (has_million || !name.ends_with("million")) {
            case(&subject)?;
        }
    }
    if options.iter().any(|option| *option == "--own") {
        own::asked(&subject)?;
    }
    Ok(())
}
