//! Filters that are worth a name in this book.

/// A segment: its name, of what it is, its filter, its rhythm, what it is for.
pub(super) type Segment = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// All of them.
pub(super) const SEGMENTS: &[Segment] = &[
    ("key people", "contact", "tag:vip lifecycle:customer", "quarterly", "Nobody of them goes without a word."),
    ("newsletter", "contact", "tag:newsletter has:email", "", "Export it with --for contacting=email."),
    ("around Berlin", "company", "city:Berlin", "", ""),
    ("customers in China", "company", "country:CN lifecycle:customer", "", "中国客户"),
    ("no visit this quarter", "company", "lifecycle:customer -visited>-90d", "", "For the next tour."),
    ("deals without a next step", "deal", "status:open no:next", "", "There should be none."),
    ("large and open", "deal", "status:open value>50kEUR", "", ""),
];
