//! Command lines about deals, pipelines, stages and leads.

use insta::assert_snapshot;

use super::{read, show_edit, told};
use crate::grammar::Ask;
use crate::ops::{Command, Destination, Query, Spot, Targets};

/// A command in short: what, which, where to, when, how; or why not.
fn short(line: &str) -> String {
    let Ok(Ask::Execute { command, .. }) = read(line) else { return told(line) };
    match command {
        Command::Add { kind, edits } => format!("add {}{}", kind.as_str(), lines(&edits)),
        Command::Edit { kind, targets, edits } => {
            format!("edit {} {}{}", kind.as_str(), which(&targets), lines(&edits))
        }
        Command::MoveDeals { targets, to, spot, on, edits, next } => {
            let on = on.map(|on| format!(" on {on}")).unwrap_or_default();
            let to = match to {
                Destination::Stage(stage) => format!("to {stage}"),
                Destination::Outcome(outcome) => format!("as {}", outcome.as_str()),
                Destination::Beside(steps) => format!("by {steps}"),
                Destination::Same => "where it is".to_owned(),
            };
            let next = follows(next);
            format!("move {} {to}{}{on}{}{next}", which(&targets), place(spot.as_ref()), lines(&edits))
        }
        Command::Delete { kind, targets, heir } => {
            let heir = heir.map(|heir| format!(" to {heir}")).unwrap_or_default();
            format!("delete {} {}{heir}", kind.as_str(), which(&targets))
        }
        Command::AddDeal { edits, next } => format!("add deal{}{}", lines(&edits), follows(next)),
        Command::AddPipeline { edits, stages } => format!("add pipeline{}\n{stages:?}", lines(&edits)),
        Command::AddStage { edits, spot } => format!("add stage{}{}", place(spot.as_ref()), lines(&edits)),
        Command::MoveStage { target, spot } => format!("move stage {target}{}", place(Some(&spot))),
        Command::Convert { targets, deal, next } => {
            let (targets, next) = (which(&targets), follows(next));
            format!("convert {targets}{}{next}", deal.map_or(" without a deal".to_owned(), |edits| lines(&edits)))
        }
        Command::Demo { seed } => format!("demo from {seed}"),
        Command::Log { .. }
        | Command::Despite { .. }
        | Command::FinishTasks { .. }
        | Command::Snooze { .. }
        | Command::Attach { .. }
        | Command::Detach { .. }
        | Command::Restore { .. }
        | Command::Apply { .. }
        | Command::Undo { .. }
        | Command::Redo { .. } => {
            format!("{command:?}")
        }
    }
}

fn lines(edits: &[crate::ops::Edit]) -> String {
    edits.iter().flat_map(|edit| ["\n".to_owned(), show_edit(edit)]).collect()
}

fn follows(next: Option<Vec<crate::ops::Edit>>) -> String {
    next.map(|edits| format!("\nthen{}", lines(&edits))).unwrap_or_default()
}

fn which(targets: &Targets) -> String {
    match targets {
        Targets::Named(named) => named.iter().map(ToString::to_string).collect::<Vec<_>>().join(" & "),
        Targets::Where(selection) => format!("where {:?} for {} at {}", selection.filter, selection.me, selection.now),
    }
}

fn place(spot: Option<&Spot>) -> String {
    match spot {
        None => String::new(),
        Some(Spot::Before(other)) => format!(" before {other}"),
        Some(Spot::After(other)) => format!(" after {other}"),
        Some(Spot::First) => " first".to_owned(),
        Some(Spot::Last) => " last".to_owned(),
    }
}

#[test]
fn a_deal_is_added_as_one_says_it() {
    assert_snapshot!(
        short(
            "deal add 'Acme renewal' --company Acme --contact 'Jane Doe as buyer' --stage Proposal --pipeline Sales \
             --value 12.5k --close +30d --probability 40% --tag hot --owner me --external-id 0065"
        ),
        @"
    add deal
    put name = Acme renewal
    put company = Acme
    put contacts/Jane Doe = buyer
    put pipeline = Sales
    put stage = Proposal
    put value = 12500.00 EUR
    put probability = 40
    put close = 2026-04-01
    put owner = Kim
    put tags/hot = yes
    put external_ids/0065 = yes
    "
    );
    assert_snapshot!(short("deal add Roof --next 'send quote' --due fri"), @"
    add deal
    put name = Roof
    then
    put name = send quote
    put due = 2026-03-06
    ");
    assert_snapshot!(short("deal edit d-7k2fq --close '' --value '800 USD' --remove-contact 'Jane Doe' --tag -hot"), @"
    edit deal d-7k2fq
    remove contacts/Jane Doe
    put value = 800.00 USD
    clear close
    remove tags/hot
    ");
    assert_snapshot!(told("deal add X --rank b"), @"
    error: unexpected argument '--rank' found
    hint: rolo deal add --help
    ");
}

#[test]
fn deals_are_moved_to_a_stage_and_to_a_place_in_it() {
    assert_snapshot!(short("deal move 'Acme renewal' won"), @"move Acme renewal to won");
    assert_snapshot!(short("deal move d-7k2fq d-q81m4 Proposal --on -2d --first"), @"move d-7k2fq & d-q81m4 to Proposal first on 2026-02-28");
    assert_snapshot!(short("deal move d-7k2fq Lead --pipeline Service"), @"move d-7k2fq to Service/Lead");
    assert_snapshot!(short("deal move d-7k2fq --before d-q81m4"), @"move d-7k2fq where it is before d-q81m4");
    assert_snapshot!(short("deal move d-7k2fq d-q81m4 --to s-7k2fq --after 'Solar roof'"), @"move d-7k2fq & d-q81m4 to s-7k2fq after Solar roof");
    assert_snapshot!(short("deal move d-7k2fq"), @"
    error: STAGE is missing
    hint: rolo deal move --help
    ");
    assert_snapshot!(short("deal move d-7k2fq --pipeline Service --first"), @"
    error: STAGE is missing
    hint: rolo deal move --help
    ");
    assert_snapshot!(short("deal move d-7k2fq Lead --first --last"), @"
    error: the argument '--first' cannot be used with '--last'
    hint: rolo deal move --help
    ");
    assert_snapshot!(short("deal move d-7k2fq Lead --on someday"), @r#"
    error: --on: `someday` is no day of the calendar
    hint: write it like 2026-03-01, fri, next tue, +2w, eom or 下周二
    "#);
}

#[test]
fn every_move_can_say_what_is_next() {
    for line in [
        "deal move d-7k2fq Proposal",
        "deal win d-7k2fq",
        "deal lose d-7k2fq --reason no",
        "deal reopen d-7k2fq",
        "lead convert c-7k2fq",
    ] {
        let told = short(&format!("{line} --next 'send quote' --due fri --next-type call"));
        assert!(told.ends_with("then\nput name = send quote\nput due = 2026-03-06\nput type = call"), "{told}");
        assert!(short(&format!("{line} --due fri")).starts_with("error: "), "a day without a task");
    }
}

#[test]
fn deals_are_won_lost_and_opened_again() {
    assert_snapshot!(short("deal win d-7k2fq 'Solar roof' --value 13,800.00 --on 2026-03-01"), @"
    move d-7k2fq & Solar roof as won on 2026-03-01
    put value = 13800.00 EUR
    ");
    assert_snapshot!(short("deal lose d-7k2fq --reason 'too expensive'"), @"
    move d-7k2fq as lost
    put lost_reason = too expensive
    ");
    assert_snapshot!(short("deal lose d-7k2fq"), @"
    error: the following required arguments were not provided: --reason <REASON>
    hint: rolo deal lose --help
    ");
    assert_snapshot!(short("deal reopen d-7k2fq d-q81m4"), @"move d-7k2fq & d-q81m4 as open");
    assert_snapshot!(short("deal reopen 'Solar roof' Proposal"), @"move Solar roof to Proposal");
    assert_snapshot!(short("deal reopen d-7k2fq Solar --to Proposal"), @"move d-7k2fq & Solar to Proposal");
}

#[test]
fn pipelines_are_made_with_their_stages() {
    assert_snapshot!(short("pipeline add Service --stage 'Offer 60% 14d' --stage 'Signed (won)' --notes x"), @r#"
    add pipeline
    put name = Service
    put notes = x
    [Sketch { name: "Offer", probability: Some(60), rot: Some(14), outcome: Open }, Sketch { name: "Signed", probability: None, rot: None, outcome: Won }]
    "#);
    assert_snapshot!(short("pipeline add Sales"), @"
    add pipeline
    put name = Sales
    []
    ");
    assert_snapshot!(short("pipeline add Sales --stage 'Offer 160%'"), @r#"
    error: --stage: `Offer 160%` is no description of a stage
    hint: write it like "Proposal 60% 14d" or "Signed (won)"
    "#);
    assert_snapshot!(short("pipeline delete Service --to Sales/Lead"), @"delete pipeline Service to Sales/Lead");
    assert_snapshot!(short("stage add Demo --pipeline Sales --after Qualified --probability 40 --rot 14d"), @"
    add stage after Qualified
    put name = Demo
    put pipeline = Sales
    put probability = 40
    put rot = 14
    ");
    assert_snapshot!(short("stage move Sales/Demo --last"), @"move stage Sales/Demo last");
    assert_snapshot!(short("stage move Sales/Demo"), @"
    error: --before, --after, --first or --last is missing
    hint: rolo stage move --help
    ");
    assert_snapshot!(short("stage delete Demo Other --to Qualified"), @"delete stage Demo & Other to Qualified");
    assert_snapshot!(short("stage tag Demo x"), @"
    error: unrecognized subcommand 'tag'
    hint: rolo stage --help
    ");
}

#[test]
fn a_lead_is_converted_with_a_deal_or_without() {
    assert_snapshot!(short("lead convert 'Jane Doe' Acme --deal 'Acme renewal' --value 8k --close +6w --stage Lead"), @"
    convert Jane Doe & Acme
    put name = Acme renewal
    put stage = Lead
    put value = 8000.00 EUR
    put close = 2026-04-13
    ");
    assert_snapshot!(short("lead convert c-7k2fq"), @"convert c-7k2fq");
    assert_snapshot!(short("lead convert c-7k2fq --no-deal"), @"convert c-7k2fq without a deal");
    assert_snapshot!(short("lead convert c-7k2fq --no-deal --value 8k"), @"
    error: the argument '--no-deal' cannot be used with '--value <MONEY>'
    hint: rolo lead convert --help
    ");
    assert_snapshot!(short("lead convert --where tag:fair"), @r#"convert where "lifecycle:lead,qualified (tag:fair)" for Kim at 2026-03-02T09:00:00+01:00[Europe/Berlin]"#);
}

#[test]
fn everything_that_a_filter_lets_through_is_set() {
    assert_snapshot!(
        short("set --where '-tag:cold' 'city=New York' tag=+vip,-cold notes= phone+='work: 030 901820' email-=a@b.example"),
        @r#"
    edit contact where "-tag:cold" for Kim at 2026-03-02T09:00:00+01:00[Europe/Berlin]
    part addresses/city = New York
    put tags/vip = yes
    remove tags/cold
    clear notes
    put phones/+4930901820 = work
    remove emails/a@b.example
    "#
    );
    assert_snapshot!(short("set --as deal --all probability=10 stage=Won contact=Jane contact+='Ann as buyer'"), @r#"
    edit deal where "" for Kim at 2026-03-02T09:00:00+01:00[Europe/Berlin]
    put probability = 10
    put stage = Won
    replace contacts: contacts/Jane = 
    put contacts/Ann = buyer
    "#);
    for wrong in [
        "set city=Bonn",
        "set --where ' ' city=Bonn",
        "set --where x --all city=Bonn",
        "set --where tag:vip",
        "set --where tag:vip Bonn",
        "set --where tag:vip city+=Bonn",
        "set --where tag:vip created=2026-01-01",
        "set --where tag:vip ctiy=Bonn",
        "set --as deal --where tag:vip value=1.234",
        "set --as deals --where tag:vip value=1",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    assert_snapshot!(short("set city=Bonn"), @"
    error: --where is missing
    hint: rolo set --help
    ");
    assert_snapshot!(short("set --where tag:vip Bonn"), @"
    error: FIELD=VALUE: `Bonn` says neither a field nor a value
    hint: write it like city=Berlin, tag=+vip,-cold or notes=
    ");
    assert_snapshot!(short("set --where tag:vip city+=Bonn"), @"
    error: city: `city+=Bonn` adds to what is no list
    hint: write it like city=Berlin; only lists take += and -=
    ");
    assert!(
        short("set --where tag:vip created=2026-01-01")
            .starts_with("error: no column is called `created`\nhint: there are name, given, family, ")
    );
}

#[test]
fn a_board_is_narrowed_and_ordered() {
    let Ok(Ask::Query { query: Query::Board(board), show }) =
        read("board New business --where -tag:cold --sort -value --limit 3 -o json")
    else {
        panic!("no board")
    };
    let pipeline = board.pipeline.map(|reference| reference.to_string());
    assert_eq!((pipeline.as_deref(), board.filter.as_str(), board.len), (Some("New business"), "-tag:cold", 3));
    assert_eq!((board.sort.len(), show.limit), (1, Some(3)));
    assert!(matches!(read("board"), Ok(Ask::Query { query: Query::Board(board), .. }) if board.pipeline.is_none()));
}

#[test]
fn wrong_amounts_and_days_say_how_they_are_written() {
    assert_snapshot!(told("deal add X --value 1.234"), @"
    error: --value: `1.234` can be read as two amounts: one in thousands, and one with a fraction
    hint: write it with its fraction, like 1234.00 or 1.23, or without marks, like 1234
    ");
    assert_snapshot!(told("deal add X --value lots"), @r#"
    error: --value: `lots` is no amount of money
    hint: write it like 12500, 12.5k or "12,500.00 EUR", with no finer a fraction than the currency has coins
    "#);
    assert_snapshot!(told("deal add X --close someday"), @r#"
    error: --close: `someday` is no day of the calendar
    hint: write it like 2026-03-01, fri, next tue, +2w, eom or 下周二
    "#);
    assert_snapshot!(told("deal add X --probability 140"), @"
    error: --probability: `140` is no percentage
    hint: write a whole number from 0 to 100, like 40 or 40%
    ");
    assert_snapshot!(told("stage edit Lead --rot many"), @"
    error: --rot: `many` is no number of days
    hint: write it like 14, 14d, 2w or monthly
    ");
}
