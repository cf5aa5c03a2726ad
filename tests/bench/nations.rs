//! Where the made-up people come from: names, companies, places and what is noted about them, by country.

/// What people of one country are made from.
pub(crate) struct Nation {
    pub(crate) country: &'static str,
    pub(crate) language: &'static str,
    pub(crate) zone: &'static str,
    /// The beginning of a telephone number; seven digits follow.
    pub(crate) calling: &'static str,
    /// Names as they are written, and as they stand in an e-mail address.
    pub(crate) given: &'static [(&'static str, &'static str)],
    pub(crate) family: &'static [(&'static str, &'static str)],
    /// What companies do, and the domain under which they do it.
    pub(crate) trades: &'static [(&'static str, &'static str)],
    pub(crate) roles: &'static [&'static str],
    /// Cities with the first digits of their postcodes.
    pub(crate) cities: &'static [(&'static str, &'static str)],
    pub(crate) streets: &'static [&'static str],
    /// A note begins with one of these and goes on with one of the next.
    pub(crate) openings: &'static [&'static str],
    pub(crate) endings: &'static [&'static str],
}

/// All countries; China stands twice, so that two of six people have Chinese names.
pub(crate) const NATIONS: &[&Nation] = &[&CHINA, &GERMANY, &BRITAIN, &SPAIN, &FRANCE, &CHINA];

#[rustfmt::skip]
const CHINA: Nation = Nation {
    country: "中国",
    language: "zh-CN",
    zone: "Asia/Shanghai",
    calling: "+861391",
    given: &[
        ("伟", "wei"), ("芳", "fang"), ("娜", "na"), ("秀英", "xiuying"), ("敏", "min"), ("静", "jing"), ("丽", "li"),
        ("强", "qiang"), ("磊", "lei"), ("军", "jun"), ("洋", "yang"), ("勇", "yong"), ("艳", "yan"), ("杰", "jie"),
        ("娟", "juan"), ("涛", "tao"), ("明", "ming"), ("超", "chao"), ("秀兰", "xiulan"), ("霞", "xia"),
        ("平", "ping"), ("刚", "gang"), ("桂英", "guiying"), ("子轩", "zixuan"), ("欣怡", "xinyi"), ("浩然", "haoran"),
        ("雨桐", "yutong"), ("思远", "siyuan"), ("佳琪", "jiaqi"), ("俊杰", "junjie"), ("晓东", "xiaodong"),
    ],
    family: &[
        ("王", "wang"), ("李", "li"), ("张", "zhang"), ("刘", "liu"), ("陈", "chen"), ("杨", "yang"), ("黄", "huang"),
        ("赵", "zhao"), ("吴", "wu"), ("周", "zhou"), ("徐", "xu"), ("孙", "sun"), ("马", "ma"), ("朱", "zhu"),
        ("胡", "hu"), ("郭", "guo"), ("何", "he"), ("林", "lin"), ("高", "gao"), ("罗", "luo"), ("郑", "zheng"),
        ("梁", "liang"), ("谢", "xie"), ("宋", "song"), ("唐", "tang"), ("许", "xu"), ("欧阳", "ouyang"), ("曾", "zeng"),
    ],
    trades: &[
        ("科技有限公司", "keji"), ("贸易有限公司", "maoyi"), ("机械制造厂", "jixie"), ("物流集团", "wuliu"),
        ("食品股份有限公司", "shipin"), ("医疗器械公司", "yiliao"), ("纺织厂", "fangzhi"), ("电子有限公司", "dianzi"),
    ],
    roles: &["总经理", "采购经理", "销售总监", "工程师", "财务主管", "助理"],
    cities: &[("上海", "200"), ("北京", "100"), ("深圳", "518"), ("杭州", "310"), ("成都", "610"), ("武汉", "430")],
    streets: &["中山路", "人民大道", "解放路", "建设街", "和平路", "长江路"],
    openings: &["在广交会上认识,", "老客户介绍,", "去年底来过工厂,", "一直关注新产品,"],
    endings: &["希望下个月收到报价。", "对交货期要求很高。", "喜欢用微信联系。", "需要先寄样品再谈价格。"],
};

#[rustfmt::skip]
const GERMANY: Nation = Nation {
    country: "Deutschland",
    language: "de",
    zone: "Europe/Berlin",
    calling: "+4930",
    given: &[
        ("Anna", "anna"), ("Jürgen", "juergen"), ("Sabine", "sabine"), ("Thomas", "thomas"), ("Käthe", "kaethe"),
        ("Wolfgang", "wolfgang"), ("Ute", "ute"), ("Björn", "bjoern"), ("Monika", "monika"), ("Stefan", "stefan"),
        ("Heike", "heike"), ("Matthias", "matthias"), ("Jörg", "joerg"), ("Lena", "lena"), ("Paul", "paul"),
        ("Friederike", "friederike"), ("Günther", "guenther"), ("Claudia", "claudia"), ("Maximilian", "maximilian"),
    ],
    family: &[
        ("Müller", "mueller"), ("Schmidt", "schmidt"), ("Schneider", "schneider"), ("Fischer", "fischer"),
        ("Weber", "weber"), ("Meyer", "meyer"), ("Wagner", "wagner"), ("Becker", "becker"), ("Schäfer", "schaefer"),
        ("Hoffmann", "hoffmann"), ("Koch", "koch"), ("Bauer", "bauer"), ("Richter", "richter"), ("Krüger", "krueger"),
        ("Größe", "groesse"), ("Zimmermann", "zimmermann"), ("Lehmann", "lehmann"), ("Köhler", "koehler"),
    ],
    trades: &[
        ("Maschinenbau GmbH", "maschinen"), ("Logistik AG", "logistik"), ("& Söhne KG", "soehne"),
        ("Werkzeuge GmbH & Co. KG", "werkzeuge"), ("Elektrotechnik GmbH", "elektro"), ("Bau AG", "bau"),
    ],
    roles: &["Geschäftsführerin", "Einkaufsleiter", "Technischer Leiter", "Buchhaltung", "Vorstand", "Assistenz"],
    cities: &[("Berlin", "10"), ("München", "80"), ("Köln", "50"), ("Hamburg", "20"), ("Nürnberg", "90")],
    streets: &["Hauptstraße", "Bahnhofstraße", "Lindenallee", "Goethestraße", "Am Mühlenberg", "Schloßplatz"],
    openings: &["Auf der Messe kennengelernt,", "Empfehlung von Herrn Weber,", "Kunde seit vielen Jahren,"],
    endings: &["wünscht ein Angebot bis Freitag.", "bitte nur vormittags anrufen.", "prüft gerade zwei Wettbewerber."],
};

#[rustfmt::skip]
const BRITAIN: Nation = Nation {
    country: "United Kingdom",
    language: "en-GB",
    zone: "Europe/London",
    calling: "+44207",
    given: &[
        ("James", "james"), ("Olivia", "olivia"), ("Harry", "harry"), ("Amelia", "amelia"), ("Siobhán", "siobhan"),
        ("Oliver", "oliver"), ("Charlotte", "charlotte"), ("George", "george"), ("Emily", "emily"), ("Rhys", "rhys"),
        ("Margaret", "margaret"), ("Alastair", "alastair"), ("Zoë", "zoe"), ("William", "william"), ("Grace", "grace"),
    ],
    family: &[
        ("Smith", "smith"), ("Jones", "jones"), ("O'Brien", "obrien"), ("Taylor", "taylor"), ("MacDonald", "macdonald"),
        ("Williams", "williams"), ("Brown", "brown"), ("Evans", "evans"), ("Thompson", "thompson"), ("Hughes", "hughes"),
        ("Featherstone", "featherstone"), ("Clarke", "clarke"), ("Wright", "wright"), ("Lloyd-Jones", "lloydjones"),
    ],
    trades: &[
        ("Holdings plc", "holdings"), ("& Partners LLP", "partners"), ("Engineering Ltd", "engineering"),
        ("Foods Ltd", "foods"), ("Consulting", "consulting"), ("Shipping Company", "shipping"),
    ],
    roles: &["Managing Director", "Head of Procurement", "CTO", "Office Manager", "Engineer", "Buyer"],
    cities: &[("London", "EC"), ("Leeds", "LS"), ("Bristol", "BS"), ("Glasgow", "G1"), ("Cardiff", "CF")],
    streets: &["High Street", "Station Road", "Church Lane", "Victoria Road", "Mill Lane", "Queensway"],
    openings: &["Met at the trade fair,", "Referred by an old customer,", "Visited the plant in spring,"],
    endings: &["wants a quote before the board meets.", "prefers e-mail to calls.", "compares us with two others."],
};

#[rustfmt::skip]
const SPAIN: Nation = Nation {
    country: "España",
    language: "es",
    zone: "Europe/Madrid",
    calling: "+3491",
    given: &[
        ("María José", "mariajose"), ("Íñigo", "inigo"), ("Carmen", "carmen"), ("José", "jose"), ("Lucía", "lucia"),
        ("Andrés", "andres"), ("Begoña", "begona"), ("Javier", "javier"), ("Sofía", "sofia"), ("Ramón", "ramon"),
        ("Núria", "nuria"), ("Álvaro", "alvaro"), ("Pilar", "pilar"), ("Joaquín", "joaquin"),
    ],
    family: &[
        ("García Márquez", "garcia"), ("Fernández", "fernandez"), ("Núñez", "nunez"), ("López", "lopez"),
        ("Martínez", "martinez"), ("Sánchez", "sanchez"), ("Ibáñez", "ibanez"), ("Gómez", "gomez"), ("Ruiz", "ruiz"),
        ("Castaño", "castano"), ("Muñoz", "munoz"), ("Echeverría", "echeverria"), ("Vázquez", "vazquez"),
    ],
    trades: &[
        ("Hermanos S.L.", "hermanos"), ("Construcciones S.A.", "construcciones"), ("Aceites", "aceites"),
        ("Transportes S.L.", "transportes"), ("Ingeniería", "ingenieria"),
    ],
    roles: &["Directora general", "Jefe de compras", "Ingeniera", "Contable", "Gerente"],
    cities: &[("Madrid", "28"), ("Málaga", "29"), ("A Coruña", "15"), ("Sevilla", "41"), ("Cádiz", "11")],
    streets: &["Calle Mayor", "Avenida de la Constitución", "Plaza de España", "Paseo del Río"],
    openings: &["Lo conocimos en la feria de Valencia,", "Cliente desde hace años,", "Viene recomendada,"],
    endings: &["pide precios para otoño.", "mejor llamar por la tarde.", "quiere ver una muestra antes."],
};

#[rustfmt::skip]
const FRANCE: Nation = Nation {
    country: "France",
    language: "fr",
    zone: "Europe/Paris",
    calling: "+3314",
    given: &[
        ("François", "francois"), ("Hélène", "helene"), ("Amélie", "amelie"), ("Loïc", "loic"), ("Camille", "camille"),
        ("Jérôme", "jerome"), ("Aurélie", "aurelie"), ("Benoît", "benoit"), ("Chloé", "chloe"), ("Étienne", "etienne"),
        ("Solène", "solene"), ("Théo", "theo"), ("Maëlle", "maelle"), ("Didier", "didier"),
    ],
    family: &[
        ("Lefèvre", "lefevre"), ("Dupont", "dupont"), ("Moreau", "moreau"), ("Durand", "durand"), ("Bœuf", "boeuf"),
        ("d'Artagnan", "dartagnan"), ("Lemaître", "lemaitre"), ("Garçon", "garcon"), ("Bernard", "bernard"),
        ("de la Tour", "delatour"), ("Rousseau", "rousseau"), ("Père", "pere"), ("Noël", "noel"),
    ],
    trades: &[
        ("et Fils SARL", "fils"), ("Aéronautique SA", "aero"), ("Boulangerie", "boulangerie"),
        ("Ingénierie SAS", "ingenierie"), ("Vignobles", "vignobles"),
    ],
    roles: &["Directrice commerciale", "Responsable des achats", "Ingénieur", "Comptable", "Gérant"],
    cities: &[("Paris", "75"), ("Lyon", "69"), ("Besançon", "25"), ("Orléans", "45"), ("Nîmes", "30")],
    streets: &["rue de la République", "avenue Foch", "boulevard Voltaire", "place de l'Église"],
    openings: &["Rencontré au salon de Lyon,", "Cliente fidèle depuis dix ans,", "Envoyé par un confrère,"],
    endings: &["attend une offre avant l'été.", "préfère être appelée le matin.", "hésite encore sur les délais."],
};
