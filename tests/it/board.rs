//! The board of a pipeline in a real terminal: deals are brought through their stages by keys.

use std::fmt::Write as _;

use crate::rolo::Rolo;
use crate::terminal::{CTRL_S, ESC, Terminal};

/// A book of two pipelines and three deals.
fn three_deals() -> Rolo {
    let rolo = Rolo::new();
    rolo.ok(&[
        "pipeline",
        "add",
        "Sales",
        "--stage",
        "Lead 10%",
        "--stage",
        "Proposal 50%",
        "--stage",
        "Won",
        "--stage",
        "Lost",
    ]);
    rolo.ok(&["pipeline", "add", "华东", "--stage", "线索 10%", "--stage", "方案 50%", "--stage", "赢单"]);
    for (name, value) in [("Canteen", "900 USD"), ("Boilers", "48000 EUR"), ("Acme renewal", "12000 EUR")] {
        rolo.ok(&["deal", "add", name, "--pipeline", "Sales", "--value", value]);
    }
    rolo
}

/// The stage in which a deal is.
fn stage(rolo: &Rolo, deal: &str) -> String {
    rolo.ok(&["deal", "list", deal, "-o", "tsv", "--columns", "stage"]).lines().last().unwrap_or_default().to_owned()
}

/// Whether a card stands under the cursor in the column of this number, of the four on a screen of 160 columns.
fn is_under_cursor(screen: &vt100::Screen, card: &str, column: u16) -> bool {
    screen.rows(column * 40, 40).any(|row| row.starts_with(&format!("> {card}")))
}

#[test]
fn deals_go_through_their_stages_by_keys_and_back_by_undo() {
    let rolo = three_deals();
    let mut terminal = Terminal::open(&rolo, 160, 45);
    terminal.type_until("3", "Sales 1/2  3 deals  open 60,000 EUR (weighted 6,000 EUR)  900 USD (90 USD)");
    terminal.wait_until("the last that came is on top", |screen| is_under_cursor(screen, "Acme renewal", 0));
    terminal.keys("L");
    terminal.wait_until("it is one further", |screen| is_under_cursor(screen, "Acme renewal", 1));
    terminal.wait_for("--to=Proposal");
    terminal.keys("w");
    terminal.wait_until("it is won", |screen| is_under_cursor(screen, "Acme renewal", 2));
    terminal.wait_for("won 03-02");
    terminal.keys("o");
    terminal.wait_until("it is open again where it was", |screen| is_under_cursor(screen, "Acme renewal", 1));
    terminal.type_until("x", "Why was it lost?");
    terminal.type_until("too slow", "too slow");
    terminal.keys("\r");
    terminal.wait_until("it is lost", |screen| is_under_cursor(screen, "Acme renewal", 3));
    terminal.wait_for("lost 03-02  too slow");
    terminal.keys("u");
    terminal.wait_until("it is not lost", |screen| is_under_cursor(screen, "Acme renewal", 1));
    terminal.wait_for("Undid: deal lose");
    terminal.keys("U");
    terminal.wait_until("it is lost again", |screen| is_under_cursor(screen, "Acme renewal", 3));
    assert_eq!(terminal.quit(), 0);
    assert_eq!(stage(&rolo, "Acme renewal"), "Lost");
}

#[test]
fn deals_are_put_in_order_moved_elsewhere_and_added() {
    let rolo = three_deals();
    let mut terminal = Terminal::open(&rolo, 160, 45);
    terminal.type_until("3", "3 deals");
    terminal.wait_for("1/3");
    terminal.keys("J");
    terminal.wait_for("2/3");
    terminal.wait_until("it is second", |screen| is_under_cursor(screen, "Acme renewal", 0));
    terminal.keys("\x1b[1;2B");
    terminal.wait_for("3/3");
    terminal.keys("K");
    terminal.wait_for("2/3");
    terminal.type_until("m", "To which stage?");
    terminal.type_until("fangan", "> 华东 / 方案");
    terminal.type_until("\r", "2 deals");
    terminal.type_until("p", "华东 2/2  one deal");
    terminal.wait_for("Acme renewal");
    terminal.type_until("lla", "New deal");
    terminal.type_until("Pumps", "Pumps");
    terminal.type_until(CTRL_S, "Added Pumps");
    terminal.wait_for("> Pumps");
    terminal.type_until("/", "Search:");
    terminal.type_until("acme", "one deal");
    terminal.type_until(ESC, "2 deals");
    terminal.type_until("fnothing:here", "nothing:here");
    terminal.wait_for("no field");
    terminal.keys(ESC);
    terminal.wait_for_no("Filter:");
    assert_eq!(terminal.quit(), 0);
    assert_eq!((stage(&rolo, "Acme renewal").as_str(), stage(&rolo, "Pumps").as_str()), ("方案", "赢单"));
}

/// What a terminal sends when a button goes down, moves and goes up again, at cells counted from 1.
fn drag(from: (u16, u16), to: (u16, u16)) -> String {
    let [(x, y), (to_x, to_y)] = [from, to];
    format!("\x1b[<0;{x};{y}M\x1b[<32;{to_x};{to_y}M\x1b[<0;{to_x};{to_y}m")
}

#[test]
fn cards_are_dragged_columns_folded_and_lines_added() {
    let rolo = three_deals();
    rolo.ok(&["stage", "edit", "Sales/Lead", "--wip", "2"]);
    let mut terminal = Terminal::open(&rolo, 160, 45);
    terminal.type_until("3", "! 3/2  10%");
    terminal.keys(&drag((5, 7), (50, 20)));
    terminal.wait_until("it is there", |screen| is_under_cursor(screen, "Acme renewal", 1));
    terminal.wait_for("--to=Proposal");
    terminal.type_until("A", "Which deal?");
    terminal.type_until("Pumps & pipes --value=12k EUR\r", "Added Pumps & pipes");
    terminal.wait_until("it is where the cursor was", |screen| is_under_cursor(screen, "Pumps & pipes", 1));
    terminal.type_until("-", ">2");
    terminal.keys(&drag((3, 7), (75, 3)));
    terminal.keys(&drag((3, 7), (47, 12)));
    terminal.wait_for("--to=");
    terminal.type_until("h\x1b[<65;5;7M", "Canteen");
    assert_eq!(terminal.quit(), 0);
    assert_eq!(
        (stage(&rolo, "Acme renewal").as_str(), stage(&rolo, "Pumps & pipes").as_str()),
        ("Proposal", "Proposal")
    );
}

#[test]
fn a_board_in_lanes_is_kept_by_a_view() {
    let rolo = three_deals();
    rolo.ok(&["user", "add", "Ann"]);
    rolo.ok(&["deal", "edit", "Boilers", "--owner", "Ann"]);
    let mut terminal = Terminal::open(&rolo, 160, 45);
    terminal.type_until("3S", "In which lanes?");
    terminal.type_until("owner\r", "lanes: owner");
    terminal.wait_for("Ann  1  48,000 EUR / 4,800");
    terminal.type_until("V", "New segment");
    terminal.type_until("by owner", "by owner");
    terminal.type_until(CTRL_S, "Added by owner");
    terminal.keys(ESC);
    terminal.wait_for_no("lanes: owner");
    terminal.type_until(":board --view 'by owner'\r", "Ann  1  48,000 EUR");
    assert_eq!(terminal.quit(), 0);
    let told = rolo.ok(&["board", "--view", "by owner", "--limit", "0", "-o", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((told["lanes"][0]["name"].as_str(), &told["lanes"][0]["counts"][0]), (Some("Ann"), &1.into()));
    let refused = rolo.run(&["board", "--lanes", "colour"]);
    assert!(refused.code == 2 && refused.stderr.contains("close-month"), "{}", refused.stderr);
}

#[test]
fn the_first_deal_of_a_book_makes_its_pipeline() {
    let rolo = Rolo::new();
    let mut terminal = Terminal::open(&rolo, 80, 24);
    terminal.type_until("3", "No pipeline yet. Press a");
    terminal.type_until("a", "New deal");
    terminal.type_until("Pumps", "Pumps");
    terminal.type_until(CTRL_S, "Added Pumps");
    terminal.wait_for("> Pumps");
    terminal.wait_for("3 ›");
    assert_eq!(terminal.quit(), 0);
    assert_eq!(stage(&rolo, "Pumps"), "Lead");
}

#[test]
fn a_step_among_ten_thousand_cards_is_a_few_bytes() {
    let rolo = Rolo::new();
    rolo.ok(&["pipeline", "add", "Sales"]);
    let rows = (0..10_000).fold(String::new(), |mut rows, number| {
        writeln!(rows, r#"{{"kind":"deal","name":"Deal {number:05}","value":"{number} EUR"}}"#).unwrap();
        rows
    });
    let applied = rolo.run_with(&["apply"], &rows);
    assert_eq!(applied.code, 0, "{}", applied.stderr);
    let mut terminal = Terminal::open(&rolo, 160, 45);
    terminal.type_until("3", "1/10000");
    let before = terminal.sent.len();
    for step in 2..=8 {
        terminal.type_until("j", &format!("{step}/10000"));
    }
    let step = (terminal.sent.len() - before) / 7;
    let before = terminal.sent.len();
    terminal.type_until("l", "> no deals");
    terminal.type_until("h", "8/10000");
    let across = (terminal.sent.len() - before) / 2;
    terminal.type_until("G", "10000/10000");
    terminal.wait_for("> Deal 00000");
    terminal.type_until("L", "9999  10%");
    println!("bytes on the board at 160x45: step {step}, to another column {across}");
    assert!(step < 150 && across < 250, "{step} {across}");
    assert_eq!(terminal.quit(), 0);
}
