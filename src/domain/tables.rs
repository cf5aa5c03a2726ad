//! The fields that a kind of record has in every book; a [`Catalogue`](super::Catalogue) adds those of one book.
//!
//! Adding a field is one line in a table below and one message for its label.

use super::Kind;
use super::activity::{ACTIVITIES, DIRECTIONS};
use super::deal::MOVES;
use super::definition::TYPES;
use super::field::{Arity, DELETED, EXTERNAL_IDS, Field, HANDLE, IMPORTED, Part, SetBy, Sort, Type, Unit};
use super::segment::{COLUMNS, FILTER, KINDS, LANES, LANES_SHOWN, PIPELINE_SHOWN, SORT};
use super::stage::{OUTCOMES, WIP};
use super::task::{PRIORITIES, TASKS};

/// The stages of somebody's way from a stranger to a customer.
pub const LIFECYCLES: &[&str] = &["lead", "qualified", "customer", "lapsed"];

/// The parts of an address, in the order in which they are shown.
pub const ADDRESS_PARTS: &[Part] = &[
    Part {
        name: "street",
        value: Type::Line,
        synonyms: &["address", "street address", "straße", "strasse", "地址", "街道"],
    },
    Part {
        name: "postcode",
        value: Type::Line,
        synonyms: &["zip", "zip code", "postal code", "plz", "postleitzahl", "邮编"],
    },
    Part { name: "city", value: Type::Line, synonyms: &["town", "ort", "stadt", "城市"] },
    Part { name: "region", value: Type::Line, synonyms: &["state", "province", "bundesland", "省份"] },
    Part { name: "country", value: Type::Line, synonyms: &["land", "国家"] },
    Part { name: "position", value: Type::Position, synonyms: &["coordinates", "坐标"] },
];

const fn field(
    key: &'static str,
    name: &'static str,
    arity: Arity,
    value: Type,
    synonyms: &'static [&'static str],
) -> Field {
    Field { key, name, arity, value, personal: true, set_by: SetBy::People, synonyms, defined: None }
}

/// A field that says nothing about a person.
const fn plain(mut field: Field) -> Field {
    field.personal = false;
    field
}

/// A field that rolo sets itself.
const fn system(mut field: Field) -> Field {
    field.personal = false;
    field.set_by = SetBy::Rolo;
    field
}

/// A field that follows from what is done, unless rows of bulk input say it.
const fn followed(mut field: Field) -> Field {
    field.personal = false;
    field.set_by = SetBy::Rows;
    field
}

/// What other programs call a record.
const CALLED_ELSEWHERE: Field = plain(field(
    EXTERNAL_IDS,
    "external-id",
    Arity::Set,
    Type::External,
    &["external id", "record id", "opportunity id", "source id", "外部编号"],
));

/// The rows of tables that have nothing else by which to find the record that they made: hashes of what they say.
const IMPORTED_ROWS: Field =
    Field { set_by: SetBy::Rows, ..plain(field(IMPORTED, "imported", Arity::Set, Type::External, &[])) };

/// Where there is more to read about it.
const LINKS: Field =
    plain(field("links", "link", Arity::List, Type::Item(Sort::Link), &["website", "url", "web address", "网址"]));

/// What is attached to a record; only its name, size and hash are in there.
const FILES: Field = Field {
    set_by: SetBy::Rows,
    ..field("files", "file", Arity::List, Type::Item(Sort::File), &["attachment", "attachments", "附件"])
};

/// After how many days somebody should be spoken to again.
const RHYTHM: Field =
    plain(field("rhythm", "rhythm", Arity::One, Type::Number(Unit::Days), &["follow-up", "contact every", "跟进周期"]));

/// The fields of a person, in the order in which forms and cards show them.
pub const CONTACT: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    field("name", "name", Arity::One, Type::Line, &["full name", "display name", "姓名"]),
    field("given", "given", Arity::One, Type::Line, &["first name", "given name", "firstname", "vorname", "名"]),
    field(
        "family",
        "family",
        Arity::One,
        Type::Line,
        &["last name", "surname", "family name", "lastname", "nachname", "姓"],
    ),
    field(
        "companies",
        "company",
        Arity::List,
        Type::Item(Sort::Record(Kind::Company)),
        &["organisation", "organization", "account", "firma", "unternehmen", "公司"],
    ),
    field("emails", "email", Arity::List, Type::Item(Sort::Email), &["e-mail", "email address", "mail", "邮箱"]),
    field(
        "phones",
        "phone",
        Arity::List,
        Type::Item(Sort::Phone),
        &["telephone", "mobile", "tel", "phone number", "telefon", "handy", "mobil", "电话", "手机"],
    ),
    field("addresses", "address", Arity::Parts(ADDRESS_PARTS), Type::Line, &[]),
    field("links", "link", Arity::List, Type::Item(Sort::Link), &["website", "url", "linkedin", "网址"]),
    plain(field("lifecycle", "lifecycle", Arity::One, Type::Choice(LIFECYCLES), &["status", "客户阶段"])),
    plain(field("owner", "owner", Arity::One, Type::Record(Kind::User), &["sales rep", "betreuer", "负责人"])),
    plain(field("source", "source", Arity::One, Type::Line, &["lead source", "quelle", "来源"])),
    field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"]),
    field(
        "birthday",
        "birthday",
        Arity::One,
        Type::Birthday,
        &["birth date", "date of birth", "geburtstag", "geburtsdatum", "生日"],
    ),
    field("language", "language", Arity::One, Type::Language, &["语言"]),
    field("time_zone", "time-zone", Arity::One, Type::Zone, &["timezone", "时区"]),
    field("do_not_contact", "do-not-contact", Arity::One, Type::Flag, &["opt out", "免打扰"]),
    field("consent", "consent", Arity::Set, Type::Consent, &[]),
    RHYTHM,
    field("needs", "needs", Arity::One, Type::Text, &["需求"]),
    field("preferences", "preferences", Arity::One, Type::Text, &["偏好"]),
    field(
        "notes",
        "notes",
        Arity::One,
        Type::Text,
        &["note", "comments", "description", "notizen", "bemerkung", "备注"],
    ),
    FILES,
    field("extra", "extra", Arity::List, Type::Item(Sort::Extra), &[]),
    CALLED_ELSEWHERE,
    IMPORTED_ROWS,
];

/// The fields of an organisation.
pub const COMPANY: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field(
        "name",
        "name",
        Arity::One,
        Type::Line,
        &["company", "account", "organisation", "organization", "firma", "unternehmen", "公司"],
    )),
    plain(field("domain", "domain", Arity::One, Type::Line, &["website domain", "域名"])),
    plain(field("industry", "industry", Arity::One, Type::Line, &["sector", "branche", "行业"])),
    plain(field("size", "size", Arity::One, Type::Line, &["employees", "number of employees", "mitarbeiter", "规模"])),
    plain(field("parent", "parent", Arity::One, Type::Record(Kind::Company), &["subsidiary of", "母公司"])),
    field("emails", "email", Arity::List, Type::Item(Sort::Email), &["e-mail", "email address", "mail", "邮箱"]),
    field(
        "phones",
        "phone",
        Arity::List,
        Type::Item(Sort::Phone),
        &["telephone", "tel", "phone number", "telefon", "电话"],
    ),
    field("addresses", "address", Arity::Parts(ADDRESS_PARTS), Type::Line, &[]),
    plain(field("links", "link", Arity::List, Type::Item(Sort::Link), &["website", "url", "网址"])),
    plain(field("lifecycle", "lifecycle", Arity::One, Type::Choice(LIFECYCLES), &["status", "客户阶段"])),
    plain(field("owner", "owner", Arity::One, Type::Record(Kind::User), &["sales rep", "betreuer", "负责人"])),
    plain(field("source", "source", Arity::One, Type::Line, &["lead source", "quelle", "来源"])),
    plain(field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"])),
    plain(field("do_not_contact", "do-not-contact", Arity::One, Type::Flag, &["opt out", "免打扰"])),
    RHYTHM,
    plain(field("needs", "needs", Arity::One, Type::Text, &["需求"])),
    field("preferences", "preferences", Arity::One, Type::Text, &["偏好"]),
    field(
        "notes",
        "notes",
        Arity::One,
        Type::Text,
        &["note", "comments", "description", "notizen", "bemerkung", "备注"],
    ),
    FILES,
    plain(field("extra", "extra", Arity::List, Type::Item(Sort::Extra), &[])),
    CALLED_ELSEWHERE,
    IMPORTED_ROWS,
];

/// The fields of a salesperson.
pub const USER: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    field("name", "name", Arity::One, Type::Line, &["full name", "sales agent", "姓名"]),
    field("emails", "email", Arity::List, Type::Item(Sort::Email), &["e-mail", "mail", "邮箱"]),
    field("phones", "phone", Arity::List, Type::Item(Sort::Phone), &["telephone", "tel", "电话"]),
    field("manager", "manager", Arity::One, Type::Record(Kind::User), &["经理"]),
    plain(field("team", "team", Arity::One, Type::Line, &["office", "region", "regional office", "团队"])),
    plain(field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"])),
    field("notes", "notes", Arity::One, Type::Text, &["note", "备注"]),
    LINKS,
    FILES,
    plain(field("extra", "extra", Arity::List, Type::Item(Sort::Extra), &[])),
    CALLED_ELSEWHERE,
    IMPORTED_ROWS,
];

/// The fields of an opportunity.
pub const DEAL: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field(
        "name",
        "name",
        Arity::One,
        Type::Line,
        &["title", "deal", "deal name", "opportunity", "opportunity name", "auftrag", "projekt", "商机"],
    )),
    plain(field(
        "company",
        "company",
        Arity::One,
        Type::Record(Kind::Company),
        &["account", "account name", "organisation", "organization", "firma", "kunde", "公司"],
    )),
    field(
        "contacts",
        "contact",
        Arity::List,
        Type::Item(Sort::Record(Kind::Contact)),
        &["person", "people", "ansprechpartner", "联系人"],
    ),
    plain(field("pipeline", "pipeline", Arity::One, Type::Record(Kind::Pipeline), &["销售流程"])),
    plain(field(
        "stage",
        "stage",
        Arity::One,
        Type::Record(Kind::Stage),
        &["deal stage", "stage name", "phase", "stufe", "阶段"],
    )),
    plain(field("value", "value", Arity::One, Type::Money, &["deal value", "close value", "wert", "betrag", "金额"])),
    plain(field("probability", "probability", Arity::One, Type::Number(Unit::Percent), &["概率"])),
    plain(field(
        "close",
        "close",
        Arity::One,
        Type::Date,
        &["expected close", "expected close date", "abschluss", "预计成交日期"],
    )),
    plain(field("opened", "opened", Arity::One, Type::Date, &["open date", "engage date", "开始日期"])),
    plain(field("closed", "closed", Arity::One, Type::Date, &["close date", "closed date", "成交日期"])),
    plain(field("lost_reason", "lost-reason", Arity::One, Type::Line, &["lost reason", "loss reason", "输单原因"])),
    plain(field("owner", "owner", Arity::One, Type::Record(Kind::User), &["sales agent", "sales rep", "负责人"])),
    plain(field("source", "source", Arity::One, Type::Line, &["lead source", "quelle", "来源"])),
    plain(field("product", "product", Arity::One, Type::Line, &["product interest", "produkt", "产品"])),
    plain(field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"])),
    plain(field(
        "notes",
        "notes",
        Arity::One,
        Type::Text,
        &["note", "comments", "description", "notizen", "bemerkung", "备注"],
    )),
    LINKS,
    FILES,
    plain(field("extra", "extra", Arity::List, Type::Item(Sort::Extra), &[])),
    CALLED_ELSEWHERE,
    IMPORTED_ROWS,
    followed(field(MOVES, "move", Arity::Log, Type::Record(Kind::Stage), &["stage history"])),
    followed(field("rank", "rank", Arity::One, Type::Line, &[])),
];

/// The fields of an ordered list of stages.
pub const PIPELINE: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field("name", "name", Arity::One, Type::Line, &["pipeline", "名称"])),
    plain(field("notes", "notes", Arity::One, Type::Text, &["note", "description", "备注"])),
    LINKS,
    FILES,
];

/// The fields of one step of a pipeline.
pub const STAGE: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field("name", "name", Arity::One, Type::Line, &["stage", "名称"])),
    plain(field("pipeline", "pipeline", Arity::One, Type::Record(Kind::Pipeline), &["销售流程"])),
    plain(field("outcome", "outcome", Arity::One, Type::Choice(OUTCOMES), &[])),
    plain(field("probability", "probability", Arity::One, Type::Number(Unit::Percent), &["概率"])),
    plain(field("rot", "rot", Arity::One, Type::Number(Unit::Days), &["rot days", "rotting days"])),
    plain(field(WIP, "wip", Arity::One, Type::Number(Unit::Records), &["wip limit", "在办上限"])),
    LINKS,
    FILES,
    followed(field("rank", "rank", Arity::One, Type::Line, &[])),
];

/// The people, companies and deals that something concerns.
const CONTACTS: Field = field(
    "contacts",
    "contact",
    Arity::List,
    Type::Item(Sort::Record(Kind::Contact)),
    &["person", "people", "attendees", "联系人"],
);
const COMPANIES: Field =
    plain(field("companies", "company", Arity::List, Type::Item(Sort::Record(Kind::Company)), &["account", "公司"]));
const DEALS: Field =
    plain(field("deals", "deal", Arity::List, Type::Item(Sort::Record(Kind::Deal)), &["opportunity", "商机"]));

/// The fields of something that happened.
pub const ACTIVITY: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field("type", "type", Arity::One, Type::Choice(ACTIVITIES), &["activity type", "类型"])),
    plain(field("at", "at", Arity::One, Type::When, &["when", "date", "activity date", "时间"])),
    plain(field("duration", "duration", Arity::One, Type::Number(Unit::Minutes), &["length", "时长"])),
    CONTACTS,
    COMPANIES,
    DEALS,
    plain(field("direction", "direction", Arity::One, Type::Choice(DIRECTIONS), &["方向"])),
    plain(field("outcome", "outcome", Arity::One, Type::Line, &["result", "结果"])),
    field("text", "text", Arity::One, Type::Text, &["body", "notes", "note", "subject", "内容"]),
    field("position", "position", Arity::One, Type::Position, &["coordinates", "坐标"]),
    plain(field("accuracy", "accuracy", Arity::One, Type::Number(Unit::Metres), &["精度"])),
    plain(field("fixed", "fixed", Arity::One, Type::When, &["position taken"])),
    plain(field("owner", "owner", Arity::One, Type::Record(Kind::User), &["sales rep", "betreuer", "负责人"])),
    plain(field("task", "task", Arity::One, Type::Record(Kind::Task), &["任务"])),
    plain(field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"])),
    LINKS,
    FILES,
    plain(field("extra", "extra", Arity::List, Type::Item(Sort::Extra), &[])),
    CALLED_ELSEWHERE,
    IMPORTED_ROWS,
];

/// The fields of something to do.
pub const TASK: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field("name", "name", Arity::One, Type::Line, &["task", "title", "subject", "任务"])),
    plain(field("type", "type", Arity::One, Type::Choice(TASKS), &["task type", "类型"])),
    plain(field("due", "due", Arity::One, Type::When, &["due date", "when", "start", "到期"])),
    plain(field("duration", "duration", Arity::One, Type::Number(Unit::Minutes), &["length", "时长"])),
    plain(field("remind", "remind", Arity::One, Type::Remind, &["reminder", "提醒"])),
    plain(field("priority", "priority", Arity::One, Type::Choice(PRIORITIES), &["优先级"])),
    plain(field("repeat", "repeat", Arity::One, Type::Repeat, &["recurrence", "rrule", "重复"])),
    field("place", "place", Arity::One, Type::Line, &["location", "地点"]),
    CONTACTS,
    COMPANIES,
    DEALS,
    plain(field("owner", "owner", Arity::One, Type::Record(Kind::User), &["assignee", "sales rep", "负责人"])),
    plain(field("tags", "tag", Arity::Set, Type::Tag, &["labels", "标签"])),
    field(
        "notes",
        "notes",
        Arity::One,
        Type::Text,
        &["note", "comments", "description", "notizen", "bemerkung", "备注"],
    ),
    LINKS,
    FILES,
    plain(field("extra", "extra", Arity::List, Type::Item(Sort::Extra), &[])),
    CALLED_ELSEWHERE,
    IMPORTED_ROWS,
    followed(field("done", "done", Arity::One, Type::When, &["completed", "完成"])),
];

/// The fields of a filter with a name, which may also say how what is in it is shown.
pub const SEGMENT: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field("name", "name", Arity::One, Type::Line, &["segment", "名称"])),
    plain(field("of", "of", Arity::One, Type::Choice(KINDS), &["kind", "类型"])),
    plain(field(FILTER, "filter", Arity::One, Type::Line, &["where", "条件"])),
    plain(field(COLUMNS, "columns", Arity::One, Type::Line, &["列"])),
    plain(field(SORT, "sort", Arity::One, Type::Line, &["order", "排序"])),
    plain(field(PIPELINE_SHOWN, "pipeline", Arity::One, Type::Record(Kind::Pipeline), &["销售流程"])),
    plain(field(LANES_SHOWN, "lanes", Arity::One, Type::Choice(LANES), &["swimlanes", "泳道"])),
    RHYTHM,
    field("notes", "notes", Arity::One, Type::Text, &["note", "description", "备注"]),
];

/// The fields of a field that people defined.
pub const FIELD: &[Field] = &[
    system(field(HANDLE, "handle", Arity::One, Type::Handle, &["ref", "编号"])),
    system(field(DELETED, "deleted", Arity::One, Type::Flag, &[])),
    plain(field("name", "name", Arity::One, Type::Line, &["field", "label", "名称"])),
    plain(field("of", "of", Arity::One, Type::Choice(Kind::DEFINABLE), &["kind", "record"])),
    plain(field("type", "type", Arity::One, Type::Choice(TYPES), &["类型"])),
    plain(field("choices", "choice", Arity::List, Type::Item(Sort::Choice), &["options", "选项"])),
    plain(field("default", "default", Arity::One, Type::Line, &["默认值"])),
    plain(field("notes", "notes", Arity::One, Type::Text, &["note", "description", "help", "备注"])),
    followed(field("key", "key", Arity::One, Type::Line, &[])),
];
