//! Queries as people type them, over a list of people, with whom they mean.

use jiff::Timestamp;

use super::{Matcher, Row, sort_key};
use crate::domain::field::HANDLE;
use crate::domain::id::Uuid128;
use crate::domain::item::Item;
use crate::domain::{Field, Kind, Path, Reading, Record, RecordId, Value};

/// Name; companies; e-mail; phone; tags. Nobody of these exists.
const PEOPLE: &[(&str, &str, &str, &str, &str)] = &[
    ("Jane Doe", "Acme Ltd as CTO", "jane.doe@acme.example", "+4930901820", "vip"),
    ("John Doe", "Acme Ltd", "jdoe@acme.example", "+4930901855", ""),
    ("Janet Donaldson", "Borealis", "janet@borealis.example", "", ""),
    ("Jude Law", "", "jude@law.example", "", ""),
    ("Jürgen Müller", "Müller & Söhne GmbH", "j.mueller@soehne.example", "+4915123456789", "kunde"),
    ("Ursula Mueller", "Stahlwerk Nord", "", "", ""),
    ("Anna Schmidt", "Bäckerei Schmidt", "anna@schmidt.example", "+49891234567", "cold"),
    ("Anna-Lena Schmitt", "Stadtwerke Köln", "", "", ""),
    ("Eva Weiß", "Weißbräu", "eva@weissbraeu.example", "", ""),
    ("Björn Östlund", "Nordisk Stål", "", "+46812345678", ""),
    ("Günther Großmann", "Großhandel Süd", "", "", ""),
    ("José García Márquez", "Café Sol", "jose@cafesol.example", "+34912345678", ""),
    ("María José Núñez", "Bodega Núñez", "", "", "vip"),
    ("Gabriel García", "Editorial Sur", "", "", ""),
    ("Ángel Ibáñez", "Óptica Luz", "", "", ""),
    ("Sofía Peña", "Viñedos Peña", "sofia@vinedos.example", "", ""),
    ("Fernanda Fernández", "Puerto Azul", "", "", ""),
    ("Patrick O'Neil", "O’Neil Freight", "pat@oneil.example", "+12025550143", ""),
    ("Siobhán Murphy", "Dublin Dairy", "", "", ""),
    ("Jean-Luc Moreau", "Boulangerie Moreau", "", "", ""),
    ("Łukasz Żółkiewski", "Huta Szkła", "", "", ""),
    ("Søren Ørsted", "Vindkraft", "", "", ""),
    ("Katherine Johnson", "Orbital", "kj@orbital.example", "+12025550199", ""),
    ("Catherine Johnston", "Riverside Mills", "", "", ""),
    ("William Shakes", "Globe Theatre Supplies", "", "", ""),
    ("Priya Raghunathan", "Chennai Textiles", "", "+914423456789", ""),
    ("Юрий Гагин", "Восток", "", "", ""),
    ("김철수", "한빛", "", "", ""),
    ("山田 太郎", "さくら商事", "", "", ""),
    ("张伟", "上海机电集团 as 经理", "zhangwei@jidian.example", "+8613800138000", "vip"),
    ("张小伟", "北京远景", "", "", ""),
    ("张伟明", "广州纺织", "", "", ""),
    ("章平", "杭州丝绸", "", "", ""),
    ("李娜", "成都茶业", "lina@chaye.example", "", ""),
    ("李雷", "重庆钢铁", "", "", ""),
    ("韩梅梅", "成都茶业", "", "+8613900139000", ""),
    ("王芳", "深圳光电", "", "", ""),
    ("王建国", "哈尔滨重工", "", "", ""),
    ("单雄信", "", "", "", ""),
    ("曾国强", "长沙米业", "", "", ""),
    ("仇英", "苏州画院", "", "", ""),
    ("解晓东", "", "", "", ""),
    ("查良才", "", "", "", ""),
    ("任红", "", "", "", ""),
    ("区海伦", "", "", "", ""),
    ("朴成浩", "", "", "", ""),
    ("翟志远", "", "", "", ""),
    ("盖文", "", "", "", ""),
    ("尉迟恭", "", "", "", ""),
    ("万俟雪", "", "", "", ""),
    ("欧阳娜", "", "", "", ""),
    ("吕思", "", "", "", ""),
    ("乐天", "", "", "", ""),
    ("重阳", "", "", "", ""),
    ("林超", "TCL科技", "", "", ""),
    ("Wei Zhang", "Bay Imports", "", "+14155550100", ""),
    ("Li Na Chen", "Harbour Tea", "", "", ""),
    ("Max Mustermann", "Beispiel AG", "max@beispiel.example", "", ""),
    ("Erika Mustermann", "Beispiel AG", "", "", ""),
    ("Olga Petrova", "Neva Trade", "", "", ""),
    ("Tom Baker", "Bakery Tom", "", "", ""),
];

/// What is typed, and who must be first.
const QUERIES: &[(&str, &str)] = &[
    ("jane", "Jane Doe"),
    ("JANE DOE", "Jane Doe"),
    ("doe jane", "Jane Doe"),
    ("Doe, Jane", "Jane Doe"),
    ("jane acme", "Jane Doe"),
    ("acme john", "John Doe"),
    ("jd acme jane", "Jane Doe"),
    ("janet d", "Janet Donaldson"),
    ("jude", "Jude Law"),
    ("muller", "Jürgen Müller"),
    ("Müller", "Jürgen Müller"),
    ("mueller", "Ursula Mueller"),
    ("juergen", "Jürgen Müller"),
    ("mueller jürgen", "Jürgen Müller"),
    ("ｊｕｒｇｅｎ", "Jürgen Müller"),
    ("schmidt", "Anna Schmidt"),
    ("schmitt", "Anna-Lena Schmitt"),
    ("lena", "Anna-Lena Schmitt"),
    ("stadtwerke koln", "Anna-Lena Schmitt"),
    ("weiss", "Eva Weiß"),
    ("müller,jürgen", "Jürgen Müller"),
    ("müller und söhne", "Jürgen Müller"),
    ("müller ursula", "Ursula Mueller"),
    ("anna lena", "Anna-Lena Schmitt"),
    ("anna-lenna", "Anna-Lena Schmitt"),
    ("p. o'neil", "Patrick O'Neil"),
    ("張偉", "张伟"),
    ("zha lc", "查良才"),
    ("weiß", "Eva Weiß"),
    ("ostlund", "Björn Östlund"),
    ("bjorn stal", "Björn Östlund"),
    ("grossmann", "Günther Großmann"),
    ("jose", "José García Márquez"),
    ("nunez", "María José Núñez"),
    ("maria jose", "María José Núñez"),
    ("gg", "Gabriel García"),
    ("jgm", "José García Márquez"),
    ("garcia marquez", "José García Márquez"),
    ("gabriel", "Gabriel García"),
    ("ibanez", "Ángel Ibáñez"),
    ("pena", "Sofía Peña"),
    ("fernandz", "Fernanda Fernández"),
    ("oneil", "Patrick O'Neil"),
    ("o’neil", "Patrick O'Neil"),
    ("siobhan", "Siobhán Murphy"),
    ("jeanluc", "Jean-Luc Moreau"),
    ("lukasz", "Łukasz Żółkiewski"),
    ("soren orsted", "Søren Ørsted"),
    ("johnson", "Katherine Johnson"),
    ("johnston", "Catherine Johnston"),
    ("katherin", "Katherine Johnson"),
    ("shaeks", "William Shakes"),
    ("raghunatan", "Priya Raghunathan"),
    ("mustermann erika", "Erika Mustermann"),
    ("musterman max", "Max Mustermann"),
    ("гагин", "Юрий Гагин"),
    ("철수", "김철수"),
    ("太郎", "山田 太郎"),
    ("张伟", "张伟"),
    ("伟明", "张伟明"),
    ("zhangwei", "张伟"),
    ("zhang wei", "Wei Zhang"),
    ("zhangweim", "张伟明"),
    ("zw", "张伟"),
    ("zwm", "张伟明"),
    ("zxw", "张小伟"),
    ("zhangw", "张伟"),
    ("张w", "张伟"),
    ("张xw", "张小伟"),
    ("zhang小伟", "张小伟"),
    ("zhxiaow", "张小伟"),
    ("机电", "张伟"),
    ("jidian", "张伟"),
    ("shjd", "张伟"),
    ("hmm", "韩梅梅"),
    ("han成都", ""),
    ("成都 梅", "韩梅梅"),
    ("lei chongqing", "李雷"),
    ("shan", "单雄信"),
    ("danxiongxin", "单雄信"),
    ("sxx", "单雄信"),
    ("zengguoqiang", "曾国强"),
    ("qiuying", "仇英"),
    ("xiexiaodong", "解晓东"),
    ("zhaliangcai", "查良才"),
    ("renhong", "任红"),
    ("ouhailun", "区海伦"),
    ("piaochenghao", "朴成浩"),
    ("zzy", "翟志远"),
    ("gewen", "盖文"),
    ("gaiwen", "盖文"),
    ("yuchi", "尉迟恭"),
    ("moqi", "万俟雪"),
    ("ouyangna", "欧阳娜"),
    ("lvsi", "吕思"),
    ("lusi", "吕思"),
    ("yuetian", "乐天"),
    ("chongyang", "重阳"),
    ("tclkj", "林超"),
    ("zhagnwei", "张伟"),
    ("901820", "Jane Doe"),
    ("030 90 18 20", "Jane Doe"),
    ("+49 (0)30 90 18 55", "John Doe"),
    ("0049 30 901855", "John Doe"),
    ("1855", "John Doe"),
    ("0151-2345", "Jürgen Müller"),
    ("138 0013", "张伟"),
    ("(202) 555-0143", "Patrick O'Neil"),
    ("０３０９０１８５５", "John Doe"),
    ("jdoe@", "John Doe"),
    ("cafesol", "José García Márquez"),
    ("kj@orbital.example", "Katherine Johnson"),
    ("vip doe", "Jane Doe"),
    ("vip 上海", "张伟"),
    ("c-0001y", "张小伟"),
    ("c-0002j", "欧阳娜"),
    ("cto", "Jane Doe"),
    ("tom", "Tom Baker"),
    ("qqqq", ""),
    ("jane xyz", ""),
];

fn people() -> Vec<Row<'static>> {
    PEOPLE.iter().enumerate().map(|(number, person)| Row::of(&record(number, person))).collect()
}

fn record(number: usize, (name, company, email, phone, tag): &(&str, &str, &str, &str, &str)) -> Record {
    let id = RecordId { kind: Kind::Contact, uuid: Uuid128(u128::try_from(number).unwrap()) };
    let mut record = Record::new(id, Timestamp::UNIX_EPOCH);
    let alphabet: Vec<char> = "0123456789abcdefghjkmnpqrstvwxyz".chars().collect();
    let handle = format!("c-000{}{}", alphabet[number / 32 + 1], alphabet[number % 32]);
    record.fields.insert(Path::one(HANDLE), Value::Text(handle));
    let reading = Reading {
        country: None,
        currency: iso_currency::Currency::from_code("EUR"),
        now: Reading::on(jiff::civil::date(2026, 3, 2)).now,
        week_start: jiff::civil::Weekday::Monday,
        me: String::new(),
        catalogue: crate::domain::Catalogue::default(),
    };
    if !company.is_empty() {
        record.fields.insert(Path::item("companies", &id.uuid.to_string()), Value::Item(Item::default()));
        record.names.insert(id.uuid, (*company).to_owned());
    }
    for (key, text) in [("name", name), ("emails", email), ("phones", phone), ("tags", tag)] {
        if !text.is_empty() {
            record.fields.extend(Field::find(Kind::Contact, key).unwrap().read(text, &reading).unwrap());
        }
    }
    record
}

fn ranked<'a>(rows: &'a [Row<'static>], words: &str) -> Vec<(i64, &'a str)> {
    let matcher = Matcher::new(words);
    let mut hits: Vec<(i64, &str)> =
        rows.iter().filter_map(|row| Some((matcher.score(row)?, row.title.as_ref()))).collect();
    hits.sort_by_key(|(score, title)| (-score, sort_key(title)));
    hits
}

#[test]
fn the_person_who_is_meant_comes_first() {
    let rows = people();
    let wrong: Vec<String> = QUERIES
        .iter()
        .filter_map(|(words, expected)| {
            let hits = ranked(&rows, words);
            let first = hits.first().map_or("", |(_, title)| title);
            (first != *expected).then(|| format!("{words}: not {expected} but {:?}", hits.get(..5).unwrap_or(&hits)))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), QUERIES.len(), wrong.join("\n"));
}

#[test]
fn scattered_letters_do_not_drown_the_list() {
    let rows = people();
    for (words, most) in
        [("jane", 4), ("anna", 4), ("schmidt", 2), ("acme", 2), ("zw", 4), ("901820", 1), ("müller", 2)]
    {
        let hits = ranked(&rows, words);
        assert!(hits.len() <= most, "{words}: {hits:?}");
    }
}

#[test]
fn a_handle_is_found_by_its_beginning_alone() {
    let rows = people();
    let jude = rows.iter().find(|row| row.title == "Jude Law").unwrap();
    assert!(jude.terms.contains("\nc-00013\n"), "{}", jude.terms);
    let worth = |words: &str| Matcher::new(words).score(jude);
    assert!(worth("c-00013") > worth("c-000") && worth("c-000") > worth("0001"), "{:?}", worth("c-000"));
    // Its first letter is that of its kind, and what is inside it is nothing to remember.
    for words in ["c", "013x", "c-1", "-00"] {
        assert_eq!(worth(words), None, "{words}");
    }
    // Where names are typed letter by letter it does not stand in their way.
    assert!(ranked(&rows, "k").first().is_some_and(|(_, title)| title.starts_with('K')));
}

#[test]
fn a_reading_that_is_less_likely_is_less_than_a_name() {
    let rows = people();
    let worth = |words: &str, title: &str| {
        let row = rows.iter().find(|row| row.title == title).unwrap();
        Matcher::new(words).score(row)
    };
    assert!(worth("zhang", "章平") > worth("dan", "单雄信"));
    assert!(worth("zha lc", "查良才") > worth("zha", "查良才").max(worth("lc", "查良才")));
}

#[test]
fn nothing_typed_is_everybody() {
    let rows = people();
    assert_eq!(ranked(&rows, "  , ").len(), PEOPLE.len());
    assert!(Matcher::new("").is_empty());
}

#[test]
fn a_row_shows_who_it_is_and_stays_short() {
    let mut record = record(0, &PEOPLE[0]);
    let row = Row::of(&record);
    assert_eq!(row.title.as_ref(), "Jane Doe");
    for number in 0..500 {
        record.fields.insert(Path::item("tags", &format!("标签{number}")), Value::Flag);
    }
    let row = Row::of(&record);
    assert!(row.terms.chars().count() <= 1_000, "{}", row.terms.chars().count());
    assert!(Matcher::new("acme").score(&row).is_some());
}

#[test]
fn any_words_over_any_row_come_to_an_end() {
    let mut runner = proptest::test_runner::TestRunner::default();
    let rows = people();
    let strange = proptest::prelude::any::<String>();
    let near = "[a-z张伟单0-9'@ .+-]{0,24}";
    let both = proptest::prop_oneof![strange, near];
    let done = runner.run(&both, |words| {
        let matcher = Matcher::new(&words);
        for row in &rows {
            let scored = matcher.score(row);
            let marked = matcher.highlights(&[&row.title]);
            proptest::prop_assert!(marked.iter().flatten().all(|index| *index < row.title.chars().count()));
            proptest::prop_assert_eq!(scored, matcher.score(row));
        }
        Ok(())
    });
    done.unwrap();
}
