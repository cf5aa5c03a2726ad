//! What a word of a filter, a column or a flag refers to.

use super::field::{Field, Part, Type};
use super::{Kind, line};

/// What a word of a filter, a column or a flag refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A whole field.
    Field(&'static Field),
    /// One part of an address.
    Part(&'static Field, &'static Part),
    /// Something that rolo knows about every record without being told.
    Derived(Derived),
}

/// What rolo knows about a record without being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// The full identity.
    Id,
    /// When the record was made.
    Created,
    /// When it last changed.
    Updated,
    /// The number of the last journal entry that changed it.
    Rev,
    /// Of a deal: whether it is open, won or lost.
    Status,
    /// Of a deal: how likely it is to be won, in percent.
    Chance,
    /// Of a deal: its value times its chance.
    Weighted,
    /// Of a deal: the amount of its value, without the currency.
    Amount,
    /// Of a deal: the currency of its value.
    Currency,
    /// Of a deal: the day on which it came to its stage.
    Since,
    /// Of a contact, a company, a deal: when they were last spoken or written to.
    Last,
    /// Of the same: when they were last visited.
    Visited,
    /// Of the same: when the next step is due.
    Next,
    /// Of the same: what the next step is.
    NextStep,
    /// Of the same and of tasks: whether the next step is overdue.
    Overdue,
    /// Of a contact, a company: what its open deals are worth, currency by currency.
    OpenValue,
    /// Of what may be in segments: in which ones it is. Filters ask that by `in:`.
    Segments,
}

impl Derived {
    const OF_ALL: &'static [Derived] = &[Derived::Id, Derived::Created, Derived::Updated, Derived::Rev];

    const OF_DEALS: &'static [Derived] = &[
        Derived::Id,
        Derived::Created,
        Derived::Updated,
        Derived::Rev,
        Derived::Status,
        Derived::Chance,
        Derived::Weighted,
        Derived::Amount,
        Derived::Currency,
        Derived::Since,
        Derived::Last,
        Derived::Visited,
        Derived::Next,
        Derived::NextStep,
        Derived::Overdue,
        Derived::Segments,
    ];

    const OF_PARTIES: &'static [Derived] = &[
        Derived::Id,
        Derived::Created,
        Derived::Updated,
        Derived::Rev,
        Derived::Last,
        Derived::Visited,
        Derived::Next,
        Derived::NextStep,
        Derived::Overdue,
        Derived::OpenValue,
        Derived::Segments,
    ];

    const OF_TASKS: &'static [Derived] =
        &[Derived::Id, Derived::Created, Derived::Updated, Derived::Rev, Derived::Overdue, Derived::Segments];

    const OF_ACTIVITIES: &'static [Derived] =
        &[Derived::Id, Derived::Created, Derived::Updated, Derived::Rev, Derived::Segments];

    /// Those of a kind of record.
    pub const fn of(kind: Kind) -> &'static [Derived] {
        match kind {
            Kind::Deal => Derived::OF_DEALS,
            Kind::Contact | Kind::Company => Derived::OF_PARTIES,
            Kind::Task => Derived::OF_TASKS,
            Kind::Activity => Derived::OF_ACTIVITIES,
            Kind::User | Kind::Pipeline | Kind::Stage | Kind::Segment | Kind::Field => Derived::OF_ALL,
        }
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Derived::Id => "id",
            Derived::Created => "created",
            Derived::Updated => "updated",
            Derived::Rev => "rev",
            Derived::Status => "status",
            Derived::Chance => "chance",
            Derived::Weighted => "weighted",
            Derived::Amount => "amount",
            Derived::Currency => "currency",
            Derived::Since => "since",
            Derived::Last => "last",
            Derived::Visited => "visited",
            Derived::Next => "next",
            Derived::NextStep => "next-step",
            Derived::Overdue => "overdue",
            Derived::OpenValue => "open-value",
            Derived::Segments => "segments",
        }
    }

    /// Whether it follows from the activities and tasks that concern the record.
    pub const fn is_touch(self) -> bool {
        match self {
            Derived::Last | Derived::Visited | Derived::Next | Derived::NextStep | Derived::Overdue => true,
            Derived::Id
            | Derived::Created
            | Derived::Updated
            | Derived::Rev
            | Derived::Status
            | Derived::Chance
            | Derived::Weighted
            | Derived::Amount
            | Derived::Currency
            | Derived::Since
            | Derived::OpenValue
            | Derived::Segments => false,
        }
    }
}

impl Slot {
    /// Everything that can be asked of a kind of record in every book: fields, then parts of addresses, then what is
    /// derived.
    pub fn all(kind: Kind) -> impl Iterator<Item = Slot> {
        let parts =
            kind.fields().iter().flat_map(|field| field.parts().iter().map(move |part| Slot::Part(field, part)));
        let derived = Derived::of(kind).iter().copied().map(Slot::Derived);
        kind.fields().iter().map(Slot::Field).chain(parts).chain(derived)
    }

    /// The slot of every book that is called `word`: by its name, its key, or a synonym.
    pub fn find(kind: Kind, word: &str) -> Option<Slot> {
        let word = line::fold_width(word.trim()).to_lowercase();
        Slot::all(kind)
            .find(|slot| slot.name() == word || matches!(slot, Slot::Field(field) if field.key == word))
            .or_else(|| Slot::all(kind).find(|slot| slot.synonyms().contains(&word.as_str())))
    }

    /// What is shown of records of a kind when nobody names anything else, what tells most first.
    pub fn usual(kind: Kind) -> impl Iterator<Item = Slot> {
        let words: &[&str] = match kind {
            Kind::Contact => &["handle", "name", "company", "phone", "email", "tag"],
            Kind::Company => &["handle", "name", "industry", "city", "phone", "owner"],
            Kind::User => &["handle", "name", "email", "team"],
            Kind::Deal => &["handle", "name", "company", "stage", "value", "close", "owner"],
            Kind::Pipeline => &["handle", "name"],
            Kind::Task => &["handle", "due", "name", "contact", "company", "owner"],
            Kind::Activity => &["handle", "at", "type", "contact", "company", "text"],
            Kind::Segment => &["handle", "name", "of", "filter", "columns", "sort", "rhythm"],
            Kind::Field => &["handle", "name", "of", "type", "choice", "default"],
            Kind::Stage => &["handle", "name", "pipeline", "probability", "rot", "wip", "outcome"],
        };
        words.iter().filter_map(move |word| Slot::find(kind, word))
    }

    /// Whether it follows from the activities and tasks that concern the record.
    pub const fn is_touch(self) -> bool {
        match self {
            Slot::Derived(derived) => derived.is_touch(),
            Slot::Field(_) | Slot::Part(..) => false,
        }
    }

    /// Whether it follows from the open deals of a record.
    pub fn is_open_value(self) -> bool {
        self == Slot::Derived(Derived::OpenValue)
    }

    /// Whether it is in which segments a record is: that is shown, and asked by other words.
    pub fn is_segments(self) -> bool {
        self == Slot::Derived(Derived::Segments)
    }

    /// Whether points on the globe stand in it.
    pub fn is_position(self) -> bool {
        match self {
            Slot::Field(field) => field.value == Type::Position,
            Slot::Part(_, part) => part.value == Type::Position,
            Slot::Derived(_) => false,
        }
    }

    /// Whether it is what the next step is, and not only when.
    pub fn names_step(self) -> bool {
        self == Slot::Derived(Derived::NextStep)
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Slot::Field(field) => field.name,
            Slot::Part(_, part) => part.name,
            Slot::Derived(derived) => derived.name(),
        }
    }

    fn synonyms(self) -> &'static [&'static str] {
        match self {
            Slot::Field(field) => field.synonyms,
            Slot::Part(_, part) => part.synonyms,
            Slot::Derived(_) => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_name_and_synonym_is_unambiguous() {
        for kind in Kind::ALL {
            let mut words: Vec<&str> = Slot::all(*kind).map(Slot::name).collect();
            words.extend(Slot::all(*kind).flat_map(|slot| slot.synonyms().iter().copied()));
            words.sort_unstable();
            let twice: Vec<&str> = words.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
            // `address` is both the field and what other programs call the street: the field wins.
            assert!(twice.iter().all(|word| *word == "address"), "{kind:?}: {twice:?}");
        }
        assert_eq!(Slot::find(Kind::Contact, "手机").map(Slot::name), Some("phone"));
        assert_eq!(Slot::find(Kind::Contact, "emails").map(Slot::name), Some("email"));
    }
}
