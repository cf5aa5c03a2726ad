//! What is sold, and for what.

/// Something that is sold.
pub(super) struct Product {
    /// What it is called, in English and in Chinese.
    pub(super) names: [&'static str; 2],
    /// The least and the most that it costs, in thousands of euros.
    pub(super) thousands: (i32, i32),
}

const fn product(english: &'static str, chinese: &'static str, thousands: (i32, i32)) -> Product {
    Product { names: [english, chinese], thousands }
}

/// What is sold once.
pub(super) const GOODS: &[Product] = &[
    product("Heat pumps", "热泵", (18, 95)),
    product("Compressors", "空压机", (12, 60)),
    product("Filter units", "过滤机组", (3, 18)),
    product("Cooling line", "冷却生产线", (40, 180)),
    product("Control cabinets", "控制柜", (8, 35)),
    product("Heat recovery", "余热回收系统", (25, 140)),
];

/// What is sold to those who have bought.
pub(super) const SERVICES: &[Product] = &[
    product("Maintenance contract", "年度维保合同", (4, 22)),
    product("Energy audit", "节能诊断", (3, 9)),
    product("Spare parts", "备件", (1, 8)),
    product("Retrofit", "设备改造", (9, 40)),
];

/// For what, in English.
pub(super) const ENGLISH_PURPOSES: &[&str] = &[
    "for hall 2",
    "for the new line",
    "for the warehouse",
    "for the lab",
    "for the second site",
    "phase 1",
    "phase 2",
    "for the canteen",
    "for the paint shop",
    "for the cold store",
    "replacement",
    "for the head office",
    "for the test bench",
    "for the old hall",
    "for building C",
    "for the bottling line",
    "for the dryer",
    "for the clean room",
    "for the office wing",
    "for the third shift",
    "phase 3",
    "for the pilot plant",
    "for the loading bay",
    "for the boiler house",
];

/// For what, in Chinese: it stands before the product.
pub(super) const CHINESE_PURPOSES: &[&str] = &[
    "一期",
    "二期",
    "新厂房",
    "三号车间",
    "仓库",
    "实验室",
    "总部",
    "南区",
    "旧线更换",
    "食堂",
    "冷库",
    "测试台",
    "分厂",
    "北区",
    "洁净室",
    "灌装线",
    "办公楼",
    "三期",
    "老厂区",
    "装卸区",
    "锅炉房",
    "中试线",
];

/// Why deals are lost.
pub(super) const LOST_REASONS: &[&str] =
    &["price", "delivery time", "went with another supplier", "no budget this year", "project stopped", "no answer"];
