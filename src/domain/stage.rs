//! Stages of a pipeline: what being in one means for a deal, and how they stand in order.

use serde::{Deserialize, Serialize};

use super::{Invalid, Record, Value, line};

/// The key of how many open deals a stage is meant to hold at most.
pub const WIP: &str = "wip";

/// How many deals a stage is meant to hold at most, where it says so and they are open there.
pub fn limit(stage: &Record) -> Option<u32> {
    stage.value(WIP).and_then(Value::as_number).filter(|_| Standing::of(stage).outcome == Outcome::Open)
}

/// How a deal stands that is in a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// It may still be won.
    #[default]
    Open,
    /// It was won.
    Won,
    /// It was lost.
    Lost,
}

/// The words of the outcomes, in the order of the variants.
pub const OUTCOMES: &[&str] = &["open", "won", "lost"];

impl Outcome {
    /// Every outcome.
    pub const ALL: &'static [Outcome] = &[Outcome::Open, Outcome::Won, Outcome::Lost];

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Open => "open",
            Outcome::Won => "won",
            Outcome::Lost => "lost",
        }
    }

    /// The outcome that is called `word`; whatever else is open.
    pub fn from_word(word: &str) -> Outcome {
        Outcome::ALL.iter().copied().find(|outcome| outcome.as_str() == word).unwrap_or_default()
    }

    /// The outcome that a stage of this name has where nothing is said.
    pub fn of_name(name: &str) -> Outcome {
        match name.trim().to_lowercase().as_str() {
            "won" | "closed won" | "gewonnen" | "赢单" | "成交" => Outcome::Won,
            "lost" | "closed lost" | "verloren" | "输单" | "丢单" => Outcome::Lost,
            _ => Outcome::Open,
        }
    }
}

/// What a deal takes from the stage in which it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Whether it is open, won or lost.
    pub outcome: Outcome,
    /// How likely it is to be won, in percent, unless the deal itself says something else.
    pub probability: u32,
    /// After how many days without a move it is rotten.
    pub rot: Option<u32>,
}

impl Standing {
    /// What a stage gives to its deals.
    pub fn of(stage: &Record) -> Standing {
        let number = |key| stage.value(key).and_then(Value::as_number);
        let outcome = Outcome::from_word(stage.text("outcome"));
        let probability = match outcome {
            Outcome::Open => number("probability").unwrap_or_default(),
            Outcome::Won => 100,
            Outcome::Lost => 0,
        };
        Standing { outcome, probability, rot: number("rot").filter(|_| outcome == Outcome::Open) }
    }
}

/// A stage as it is described in a list of them: `Proposal 60% 14d`, `Signed (won)`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// The name.
    pub name: String,
    /// The probability in percent, where it is said.
    pub probability: Option<u32>,
    /// After how many days without a move a deal in it is rotten, where it is said.
    pub rot: Option<u32>,
    /// How a deal in it stands.
    pub outcome: Outcome,
}

impl Sketch {
    /// Reads the description of one stage.
    pub fn read(text: &str) -> Result<Sketch, Invalid> {
        let invalid = || Invalid::new("stage", text);
        let (mut probability, mut rot, mut outcome) = (None, None, None);
        let mut words: Vec<&str> = text.split_whitespace().collect();
        // What follows a name, without one: somebody forgot it.
        if words.len() == 1
            && words.iter().any(|word| word.strip_suffix('%').is_some_and(|digits| digits.parse::<u32>().is_ok()))
        {
            return Err(invalid());
        }
        while let Some(word) = words.last().filter(|_| words.len() > 1) {
            let plain = line::fold_width(word).to_lowercase();
            let number = |unit| plain.strip_suffix(unit).and_then(|digits: &str| digits.parse::<u32>().ok());
            if let Some(percent) = number('%').filter(|_| probability.is_none()) {
                probability = Some(percent).filter(|percent| *percent <= 100).map(Some).ok_or_else(invalid)?;
            } else if let Some(days) = number('d').filter(|_| rot.is_none()) {
                rot = Some(days);
            } else if let Some(word) = plain.strip_prefix('(').and_then(|word| word.strip_suffix(')')) {
                if outcome.is_some() || !OUTCOMES.contains(&word) {
                    return Err(invalid());
                }
                outcome = Some(Outcome::from_word(word));
            } else {
                break;
            }
            words.pop();
        }
        let name = line::read_line("stage", &words.join(" "))?;
        let outcome = outcome.unwrap_or_else(|| Outcome::of_name(&name));
        Ok(Sketch { name, probability, rot, outcome })
    }

    /// The stages of a pipeline for which nobody named any.
    pub fn usual() -> Vec<Sketch> {
        let open = |name: &str, percent, days| Sketch {
            name: name.to_owned(),
            probability: Some(percent),
            rot: Some(days),
            outcome: Outcome::Open,
        };
        let closed = |name: &str, outcome| Sketch { name: name.to_owned(), probability: None, rot: None, outcome };
        vec![
            open("Lead", 10, 30),
            open("Qualified", 25, 30),
            open("Proposal", 50, 21),
            open("Negotiation", 75, 14),
            closed("Won", Outcome::Won),
            closed("Lost", Outcome::Lost),
        ]
    }
}

/// The lowest and the highest character of a rank.
const RANK: std::ops::RangeInclusive<u8> = b'!'..=b'~';

/// A rank between two others, so that one record alone changes when something is put between its neighbours. Without
/// a lower one it comes first, without a higher one last.
pub fn rank_between(lower: Option<&str>, upper: Option<&str>) -> String {
    let (lower, upper) = (lower.unwrap_or_default().as_bytes(), upper.map(str::as_bytes));
    let mut rank = Vec::new();
    let mut below_upper = false;
    for place in 0.. {
        let low = lower.get(place).copied().unwrap_or(*RANK.start());
        let high = upper
            .filter(|_| !below_upper)
            .map_or(*RANK.end() + 1, |upper| upper.get(place).copied().unwrap_or(*RANK.end() + 1));
        // A step of its own is free between them.
        if high.saturating_sub(low) > 1 {
            rank.push(low + (high - low) / 2);
            break;
        }
        rank.push(low);
        below_upper |= low < high;
    }
    String::from_utf8(rank).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_stage_is_described_in_a_few_words() {
        let sketch = |text| Sketch::read(text).map(|read| (read.name, read.probability, read.rot, read.outcome));
        assert_eq!(sketch("Proposal 60% 14d"), Ok(("Proposal".into(), Some(60), Some(14), Outcome::Open)));
        assert_eq!(sketch("Phase 2"), Ok(("Phase 2".into(), None, None, Outcome::Open)));
        assert_eq!(sketch("Closed Won"), Ok(("Closed Won".into(), None, None, Outcome::Won)));
        assert_eq!(sketch("签约 (won)"), Ok(("签约".into(), None, None, Outcome::Won)));
        assert_eq!(sketch("赢单").map(|read| read.3), Ok(Outcome::Won));
        assert!(Sketch::read("Demo 140%").is_err() && Sketch::read("").is_err() && Sketch::read("X (maybe)").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn there_is_always_room_between_two_ranks(steps in prop::collection::vec(0_usize..1000, 1..200)) {
            let mut ranks: Vec<String> = Vec::new();
            for step in steps {
                let at = step % (ranks.len() + 1);
                let lower = at.checked_sub(1).map(|below| ranks[below].as_str());
                let rank = rank_between(lower, ranks.get(at).map(String::as_str));
                ranks.insert(at, rank);
            }
            prop_assert!(ranks.is_sorted_by(|a, b| a < b), "{:?}", ranks);
        }
    }
}
