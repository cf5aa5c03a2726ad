//! Filters that are worth a name in this book, and views of it.

/// A segment.
pub(super) struct Segment {
    pub(super) name: &'static str,
    pub(super) of: &'static str,
    pub(super) filter: &'static str,
    /// In which columns and in which order it is shown, if it says so.
    pub(super) columns: &'static str,
    pub(super) sort: &'static str,
    pub(super) rhythm: &'static str,
    /// What it is for.
    pub(super) notes: &'static str,
}

const fn segment(name: &'static str, of: &'static str, filter: &'static str) -> Segment {
    Segment { name, of, filter, columns: "", sort: "", rhythm: "", notes: "" }
}

/// All of them.
pub(super) const SEGMENTS: &[Segment] = &[
    Segment {
        rhythm: "quarterly",
        notes: "Nobody of them goes without a word.",
        ..segment("key people", "contact", "tag:vip lifecycle:customer")
    },
    Segment {
        notes: "Export it with --for contacting=email.",
        ..segment("newsletter", "contact", "tag:newsletter has:email")
    },
    segment("around Berlin", "company", "city:Berlin"),
    Segment { notes: "中国客户", ..segment("customers in China", "company", "country:CN lifecycle:customer") },
    Segment {
        columns: "name,city,industry,last,visited,owner",
        sort: "city,name",
        notes: "For the next tour.",
        ..segment("no visit this quarter", "company", "lifecycle:customer -visited>-90d")
    },
    Segment { notes: "There should be none.", ..segment("deals without a next step", "deal", "status:open no:next") },
    Segment {
        columns: "name,company,stage,value,close,next",
        sort: "-value,close",
        ..segment("large and open", "deal", "status:open value>50kEUR")
    },
];
