//! Where a column of a table goes: a field, a part of an address, a label, another field, a day of a deal's way.

use super::heads::{Heads, fold, nearest};
use super::template::Template;
use crate::domain::deal::MOVES;
use crate::domain::field::{Arity, Part, SetBy, Sort, Type};
use crate::domain::{Catalogue, Field, Kind, Slot, address, line};
use crate::ops::{Code, Failure};

/// The word before the name of a field of another program.
const EXTRA: &str = "extra";

/// The word before the stage to which a deal came on the day in the column.
const ENTERED: &str = "entered";

/// Where a column of a table goes.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::exchange) enum Goal {
    /// Into a field, as people type it.
    Field(&'static Field),
    /// Into a list, under a label.
    Labelled(&'static Field, String),
    /// Into a part of the main address, or of the one with this label.
    Part(&'static Field, &'static Part, Option<String>),
    /// Among the fields of other programs, under this name.
    Extra(&'static Field, String),
    /// Into the way of a deal: it came to this stage on that day.
    Entered(&'static Field, Template),
}

impl Goal {
    /// The goal that a word names: `city`, `email:work`, `extra:fax`, `entered:Proposal`.
    pub(in crate::exchange) fn read(
        catalogue: &Catalogue,
        kind: Kind,
        word: &str,
        heads: &Heads,
    ) -> Result<Goal, Failure> {
        let Some((first, rest)) = word.split_once([':', '：']) else {
            return slot_called(catalogue, kind, word).and_then(Goal::of).ok_or_else(|| unknown(catalogue, kind, word));
        };
        match fold(first).as_str() {
            EXTRA => {
                let field = Field::find(kind, EXTRA).ok_or_else(|| unknown(catalogue, kind, word))?;
                Ok(Goal::Extra(field, line::read_line("extra", rest)?))
            }
            ENTERED => {
                let field = Field::find(kind, MOVES).ok_or_else(|| unknown(catalogue, kind, word))?;
                Ok(Goal::Entered(field, Template::read(&line::read_line("reference", rest)?, heads)?))
            }
            _ => {
                let goal = slot_called(catalogue, kind, first)
                    .and_then(Goal::of)
                    .ok_or_else(|| unknown(catalogue, kind, first))?;
                goal.labelled(rest)?.ok_or_else(|| unknown(catalogue, kind, word))
            }
        }
    }

    /// The goal of a column by its head alone, if that says it.
    pub(in crate::exchange) fn of_head(catalogue: &Catalogue, kind: Kind, head: &str) -> Option<Goal> {
        slot_called(catalogue, kind, head).and_then(Goal::of)
    }

    /// The goal of a column for a slot; none if people set nothing there.
    pub(in crate::exchange) fn of(slot: Slot) -> Option<Goal> {
        match slot {
            // What a file holds is no cell of a table.
            Slot::Field(Field { value: Type::Item(Sort::File), .. }) | Slot::Derived(_) => None,
            Slot::Field(field) => (field.set_by != SetBy::Rolo).then_some(Goal::Field(field)),
            Slot::Part(field, part) => Some(Goal::Part(field, part, None)),
        }
    }

    /// The same with a label; nothing if it has no place for one.
    fn labelled(self, label: &str) -> Result<Option<Goal>, Failure> {
        Ok(match self {
            Goal::Part(field, part, _) => Some(Goal::Part(field, part, Some(address::read_label(label)?))),
            Goal::Field(field) => match (field.arity, field.value) {
                (_, Type::Item(Sort::Record(_))) => Some(Goal::Labelled(field, line::read_line("role", label)?)),
                (_, Type::Item(Sort::Email | Sort::Phone | Sort::Link)) | (Arity::Parts(_), _) => {
                    Some(Goal::Labelled(field, address::read_label(label)?))
                }
                (Arity::One | Arity::List | Arity::Set | Arity::Log, _) => None,
            },
            Goal::Labelled(..) | Goal::Extra(..) | Goal::Entered(..) => None,
        })
    }

    /// Whether it holds one value, so that a second column would take the place of the first.
    pub(in crate::exchange) fn is_single(&self) -> bool {
        match self {
            Goal::Field(field) => field.arity == Arity::One,
            Goal::Part(..) | Goal::Extra(..) => true,
            Goal::Labelled(..) | Goal::Entered(..) => false,
        }
    }

    /// The key of the field that it fills.
    pub(in crate::exchange) const fn field_key(&self) -> &'static str {
        match self {
            Goal::Field(field)
            | Goal::Labelled(field, _)
            | Goal::Part(field, ..)
            | Goal::Extra(field, _)
            | Goal::Entered(field, _) => field.key,
        }
    }

    /// The text with places for cells that goes along with it.
    pub(in crate::exchange) const fn template(&self) -> Option<&Template> {
        match self {
            Goal::Entered(_, template) => Some(template),
            Goal::Field(_) | Goal::Labelled(..) | Goal::Part(..) | Goal::Extra(..) => None,
        }
    }

    /// The word for it.
    pub(in crate::exchange) fn word(&self) -> String {
        match self {
            Goal::Field(field) => field.name.to_owned(),
            Goal::Labelled(field, label) => format!("{}:{label}", field.name),
            Goal::Part(_, part, None) => part.name.to_owned(),
            Goal::Part(_, part, Some(label)) => format!("{}:{label}", part.name),
            Goal::Extra(_, name) => format!("{EXTRA}:{name}"),
            Goal::Entered(..) => ENTERED.to_owned(),
        }
    }
}

/// The slot that a head names: by name, key or synonym, whatever stands between its words.
pub(in crate::exchange) fn slot_called(catalogue: &Catalogue, kind: Kind, head: &str) -> Option<Slot> {
    let plain = fold(head);
    let find = |between: &str| catalogue.slot(kind, &plain.replace(' ', between));
    find(" ").or_else(|| find("-")).or_else(|| find("_"))
}

fn unknown(catalogue: &Catalogue, kind: Kind, word: &str) -> Failure {
    let goals = catalogue.slots(kind).filter(|slot| Goal::of(*slot).is_some());
    let names: Vec<&str> = goals.map(Slot::name).collect();
    let nearest = nearest(&fold(word), names.iter().copied()).unwrap_or_default();
    Failure::new(Code::UnknownTarget).fact("target", word).fact("nearest", nearest).fact("kind", kind.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_names_a_field_however_it_is_written() {
        for (kind, head, word) in [
            (Kind::Contact, "E-Mail", "email"),
            (Kind::Contact, "EMAILS", "email"),
            (Kind::Contact, "first_name", "given"),
            (Kind::Contact, "Last-Name", "family"),
            (Kind::Contact, "time zone", "time-zone"),
            (Kind::Contact, "TIME_ZONE", "time-zone"),
            (Kind::Contact, "Ｃｉｔｙ", "city"),
            (Kind::Contact, "zip", "postcode"),
            (Kind::Contact, "手机", "phone"),
            (Kind::Contact, "Vorname", "given"),
            (Kind::Contact, "Straße", "street"),
            (Kind::Deal, "Firma", "company"),
            (Kind::Company, "subsidiary_of", "parent"),
            (Kind::Deal, "opportunity_id", "external-id"),
            (Kind::Deal, "close_value", "value"),
            (Kind::User, "regional_office", "team"),
        ] {
            assert_eq!(
                Goal::of_head(&Catalogue::default(), kind, head).map(|goal| goal.word()).as_deref(),
                Some(word),
                "{head}"
            );
        }
        for head in ["id", "handle", "created", "revenue", ""] {
            assert_eq!(Goal::of_head(&Catalogue::default(), Kind::Company, head), None, "{head}");
        }
    }

    #[test]
    fn goals_are_read_by_their_words() {
        let heads = Heads::default();
        let read = |kind, word| Goal::read(&Catalogue::default(), kind, word, &heads).map(|goal| goal.word());
        for word in ["name", "city", "email:work", "city:home", "extra:Fax", "company:cto", "address:home"] {
            assert_eq!(read(Kind::Contact, word).as_deref(), Ok(word));
        }
        assert_eq!(read(Kind::Deal, "entered:Proposal").as_deref(), Ok("entered"));
        for (kind, word, nearest) in [
            (Kind::Contact, "emial", "email"),
            (Kind::Contact, "entered:Won", ""),
            (Kind::Contact, "name:work", "name"),
            (Kind::Deal, "id", ""),
            (Kind::Stage, "extra:fax", ""),
        ] {
            let failure = read(kind, word).unwrap_err();
            assert_eq!((failure.code, failure.facts["nearest"].as_str()), (Code::UnknownTarget, nearest), "{word}");
        }
    }
}
