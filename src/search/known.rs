//! Chinese characters that are read differently in a family name, or in the words of which companies are made.

/// Family names of two characters whose reading cannot be put together from the characters.
const COMPOUND: &[(&str, &[&str])] = &[
    ("尉迟", &["yu", "chi"]),
    ("尉遲", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("萬俟", &["mo", "qi"]),
    ("长孙", &["zhang", "sun"]),
    ("長孫", &["zhang", "sun"]),
    ("单于", &["chan", "yu"]),
    ("單于", &["chan", "yu"]),
    ("令狐", &["ling", "hu"]),
    ("鲜于", &["xian", "yu"]),
    ("澹台", &["tan", "tai"]),
    ("夏侯", &["xia", "hou"]),
    ("呼延", &["hu", "yan"]),
    ("宰父", &["zai", "fu"]),
];

/// Family names of one character, with their reading as such.
const SINGLE: &[(char, &str)] = &[
    ('单', "shan"),
    ('單', "shan"),
    ('曾', "zeng"),
    ('仇', "qiu"),
    ('解', "xie"),
    ('查', "zha"),
    ('任', "ren"),
    ('区', "ou"),
    ('區', "ou"),
    ('朴', "piao"),
    ('翟', "zhai"),
    ('盖', "ge"),
    ('蓋', "ge"),
    ('覃', "qin"),
    ('冼', "xian"),
    ('洗', "xian"),
    ('乐', "yue"),
    ('樂', "yue"),
    ('缪', "miao"),
    ('繆', "miao"),
    ('种', "chong"),
    ('召', "shao"),
    ('华', "hua"),
    ('華', "hua"),
    ('员', "yun"),
    ('員', "yun"),
    ('燕', "yan"),
    ('那', "na"),
    ('哈', "ha"),
    ('繁', "po"),
    ('隗', "wei"),
    ('祭', "zhai"),
    ('谌', "chen"),
    ('諶', "chen"),
    ('柏', "bai"),
    ('薄', "bo"),
    ('卜', "bu"),
    ('车', "che"),
    ('車', "che"),
    ('沈', "shen"),
    ('石', "shi"),
    ('纪', "ji"),
    ('紀', "ji"),
    ('牟', "mu"),
    ('葛', "ge"),
    ('过', "guo"),
    ('晁', "chao"),
    ('阚', "kan"),
    ('郇', "xun"),
    ('郗', "xi"),
    ('盛', "sheng"),
    ('应', "ying"),
    ('應', "ying"),
    ('訾', "zi"),
    ('藏', "zang"),
    ('殷', "yin"),
    ('尉', "wei"),
    ('曲', "qu"),
    ('褚', "chu"),
    ('俞', "yu"),
    ('於', "yu"),
    ('贾', "jia"),
    ('賈', "jia"),
    ('万', "wan"),
    ('萬', "wan"),
    ('宿', "su"),
    ('宓', "mi"),
    ('尹', "yin"),
    ('景', "jing"),
    ('逄', "pang"),
    ('仉', "zhang"),
    ('幸', "xing"),
    ('相', "xiang"),
    ('重', "chong"),
    ('长', "chang"),
    ('占', "zhan"),
];

/// Words of company names whose reading cannot be put together from the characters.
const WORDS: &[(&str, &[&str])] = &[
    ("银行", &["yin", "hang"]),
    ("銀行", &["yin", "hang"]),
    ("行业", &["hang", "ye"]),
    ("重庆", &["chong", "qing"]),
    ("重慶", &["chong", "qing"]),
    ("成都", &["cheng", "du"]),
    ("首都", &["shou", "du"]),
    ("长沙", &["chang", "sha"]),
    ("长春", &["chang", "chun"]),
    ("长江", &["chang", "jiang"]),
    ("长城", &["chang", "cheng"]),
    ("长安", &["chang", "an"]),
    ("厦门", &["xia", "men"]),
    ("乐清", &["yue", "qing"]),
    ("音乐", &["yin", "yue"]),
    ("会计", &["kuai", "ji"]),
    ("六安", &["lu", "an"]),
    ("蚌埠", &["beng", "bu"]),
    ("朝阳", &["chao", "yang"]),
    ("便宜", &["pian", "yi"]),
];

/// The most characters of a person's name; longer texts are companies.
const LONGEST_NAME: usize = 4;

/// The readings of the word with which `text` begins, one a character, where they are not the usual ones.
pub(super) fn word(text: &str) -> &'static [&'static str] {
    WORDS.iter().find(|(word, _)| text.starts_with(word)).map_or(&[], |(_, syllables)| syllables)
}

/// The readings of the family name with which a person's name begins, one a character, where they are not the usual
/// ones. A text that is no person's name has none.
pub(super) fn surname(text: &str) -> Vec<&'static str> {
    if text.chars().count() > LONGEST_NAME || !word(text).is_empty() {
        return Vec::new();
    }
    if let Some((_, syllables)) = COMPOUND.iter().find(|(name, _)| text.starts_with(name)) {
        return syllables.to_vec();
    }
    let first = text.chars().next();
    SINGLE.iter().find(|(char, _)| Some(*char) == first).map(|(_, syllable)| *syllable).into_iter().collect()
}
