//! Some of the fields of a kind: as much as somebody needs to know of a record.

use super::field::{DELETED, HANDLE};
use super::slot::Derived;
use super::{Field, Kind, Slot, deal};

/// Some of the fields of a kind, by their places in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields {
    kind: Kind,
    places: u64,
}

/// The bit of the fields that people defined: which of them are meant is not told apart.
const DEFINED: u64 = 1 << 63;

/// The fields by which a record is called where nothing else is said.
const TITLE: &[&str] = &["name", "given", "family", "text", "outcome", "type", "emails", "phones"];

/// The fields by which a record has its place in lists where nothing else is said, beside its title.
const PLACE: &[&str] = &["at", "due", "done", "pipeline", "rank"];

impl Fields {
    /// All of them, and what this version of rolo does not know.
    pub const fn all(kind: Kind) -> Fields {
        Fields { kind, places: u64::MAX }
    }

    /// Only those that tell whether a record exists and was deleted.
    pub fn least(kind: Kind) -> Fields {
        Fields { kind, places: 0 }.and(&[HANDLE, DELETED])
    }

    /// These and those that people defined.
    #[must_use]
    pub const fn and_defined(self) -> Fields {
        Fields { places: self.places | DEFINED, ..self }
    }

    /// These and those with the given keys.
    #[must_use]
    pub fn and(self, keys: &[&str]) -> Fields {
        let fields = self.kind.fields().iter().zip(0_u32..).filter(|(field, _)| keys.contains(&field.key));
        // A catalogue of more fields than there are bits would be read whole.
        let places =
            fields.fold(self.places, |places, (_, place)| places | 1_u64.checked_shl(place).unwrap_or(u64::MAX));
        Fields { places, ..self }
    }

    /// These and those of `other`, which is about the same kind.
    #[must_use]
    pub const fn or(self, other: Fields) -> Fields {
        Fields { places: self.places | other.places, ..self }
    }

    /// These and those by which the record is called.
    #[must_use]
    pub fn and_title(self) -> Fields {
        self.and(TITLE)
    }

    /// These and those by which the record has its place in lists.
    #[must_use]
    pub fn and_place(self) -> Fields {
        self.and_title().and(PLACE)
    }

    /// These and those from which a slot is made up.
    #[must_use]
    pub fn and_slot(self, slot: Slot) -> Fields {
        match slot {
            Slot::Field(Field { key: "name", .. }) => self.and_title(),
            Slot::Field(Field { defined: Some(_), .. }) => self.and_defined(),
            Slot::Field(field) | Slot::Part(field, _) => self.and(&[field.key]),
            Slot::Derived(derived) => match derived {
                Derived::Status => self.and(&["stage"]),
                Derived::Chance => self.and(&["stage", "probability"]),
                Derived::Weighted => self.and(&["stage", "probability", "value"]),
                Derived::Amount | Derived::Currency => self.and(&["value"]),
                Derived::Since => self.and(&[deal::MOVES]),
                Derived::Overdue if self.kind == Kind::Task => self.and(&["due", "done"]),
                Derived::Id
                | Derived::Created
                | Derived::Updated
                | Derived::Rev
                | Derived::Last
                | Derived::Visited
                | Derived::Next
                | Derived::NextStep
                | Derived::Overdue
                | Derived::OpenValue
                | Derived::Segments => self,
            },
        }
    }

    /// The kind of record to which they belong.
    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// Whether these are all.
    pub const fn are_all(self) -> bool {
        self.places == u64::MAX
    }

    /// Whether those that people defined are among them.
    pub const fn have_defined(&self) -> bool {
        self.places & DEFINED != 0
    }

    /// Whether the field at this place in the catalogue is one of them.
    pub fn has(self, place: u16) -> bool {
        self.are_all() || 1_u64.checked_shl(u32::from(place)).is_some_and(|bit| self.places & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_fewer_fields_than_there_are_bits() {
        assert!(Kind::ALL.iter().all(|kind| kind.fields().len() < 64));
    }

    #[test]
    fn a_slot_brings_the_fields_of_which_it_is_made_up() {
        let place =
            |key: &str| u16::try_from(Kind::Deal.fields().iter().position(|field| field.key == key).unwrap()).unwrap();
        let weighted = Fields::least(Kind::Deal).and_slot(Slot::Derived(Derived::Weighted));
        assert!(["value", "stage", "probability", HANDLE].iter().all(|key| weighted.has(place(key))));
        assert!(!weighted.has(place("moves")) && !weighted.are_all());
        assert!(Fields::all(Kind::Deal).has(900));
    }
}
