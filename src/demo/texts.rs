//! What is noted of calls, visits, meetings and mail. `{p}` stands for the product, `{n}` for the person.

/// What an activity is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scene {
    /// Somebody asks for the first time.
    First,
    /// What they need is found out.
    Need,
    /// An offer goes out.
    Offer,
    /// It is talked about.
    Haggle,
    /// They order.
    Won,
    /// They do not.
    Lost,
    /// A customer is visited.
    Visit,
    /// A customer is called.
    Call,
    /// Somebody writes, or is written to.
    Mail,
    /// Something is worth remembering.
    Note,
}

/// What is said of a scene.
pub(super) struct Said {
    /// What happened.
    pub(super) texts: &'static [&'static str],
    /// What else was said, some of the time.
    pub(super) more: &'static [&'static str],
    /// What came of it.
    pub(super) outcomes: &'static [&'static str],
}

impl Scene {
    /// What is said of it in English.
    pub(super) const fn english(self) -> Said {
        match self {
            Scene::First => Said {
                texts: &[
                    "{n} asked for prices of {p}, budget not settled yet",
                    "{n} saw us at the fair and wants to know more about {p}",
                    "First call about {p}: they compare three suppliers",
                    "Request through the website: {p}, delivery before winter",
                    "{n} was sent to us by a neighbour who runs our machines",
                    "They want to replace what they have; {n} collects offers for {p}",
                ],
                more: &[],
                outcomes: &["interested", "wants a visit", "wants a first estimate", "call again in two weeks"],
            },
            Scene::Need => Said {
                texts: &[
                    "Went through the drawings with {n}; {p} fit if the floor is reinforced",
                    "{n} showed the site. Two shifts, so no standstill longer than a weekend",
                    "Measured flows and temperatures; numbers are in the sheet",
                    "Production and purchasing at one table: need is clear, money comes in the new year",
                    "Talked through load profile and noise limits with {n}",
                ],
                more: MORE,
                outcomes: &["wants an offer", "figures to follow", "need confirmed", "second meeting agreed"],
            },
            Scene::Offer => Said {
                texts: &[
                    "Sent the offer for {p} in two variants",
                    "Offer for {p} with delivery in twelve weeks, valid for thirty days",
                    "Sent the revised offer, without installation",
                    "Offer and reference list to {n}",
                    "Offer for {p} with financing over 36 months",
                ],
                more: &[],
                outcomes: &["offer sent", "will be discussed on Thursday", "received with thanks"],
            },
            Scene::Haggle => Said {
                texts: &[
                    "{n} wants another four percent, or the commissioning for free",
                    "Delivery time is the sticking point: they need {p} six weeks earlier",
                    "Terms of payment settled: 30/60/10",
                    "Their lawyer has two questions on the warranty",
                    "{n} has it on the table of the board next week",
                    "They asked for a guarantee on consumption",
                ],
                more: MORE,
                outcomes: &["close", "board decides", "new version needed", "agreed on terms"],
            },
            Scene::Won => Said {
                texts: &[
                    "{n} called: the order for {p} is signed",
                    "Order for {p} came in, kick-off in ten days",
                    "Signed on site; {n} wants the schedule by Friday",
                ],
                more: &[],
                outcomes: &["order placed"],
            },
            Scene::Lost => Said {
                texts: &[
                    "{n} was honest: it was the price",
                    "They decided for somebody else; ask again when the warranty of the others ends",
                    "The project is stopped, no money this year",
                    "{n} regrets, the delivery time was too long for them",
                ],
                more: &[],
                outcomes: &["declined"],
            },
            Scene::Visit => Said {
                texts: &[
                    "Round through the hall with {n}, everything runs. They plan an extension in spring",
                    "Filters were overdue; showed {n} how to read the pressure display",
                    "Coffee with {n}, new colleague in purchasing introduced",
                    "Looked at the old line: {p} would pay off within four years",
                    "Inspection with the service team, two seals replaced at once",
                    "{n} is content, only the spare parts took too long",
                    "Handed over the energy report, 11 percent less than last year",
                ],
                more: MORE,
                outcomes: &[
                    "content",
                    "wants an offer",
                    "follow up in autumn",
                    "small repair ordered",
                    "reference given",
                ],
            },
            Scene::Call => Said {
                texts: &[
                    "{n} asks when the technician comes",
                    "Asked how {p} are doing: no trouble so far",
                    "Short call, {n} is on the way into a meeting",
                    "Agreed on a date for the visit",
                    "{n} wants the data sheet of {p} once more",
                    "Talked about next year's budget; it opens in October",
                    "Nobody there, left a message",
                ],
                more: &[],
                outcomes: &["not reached", "date agreed", "call again", "settled", "content"],
            },
            Scene::Mail => Said {
                texts: &[
                    "Sent the minutes of the meeting and the open points",
                    "{n} sent the signed service report back",
                    "Invitation to the open day",
                    "Data sheets and drawings for {p}",
                    "{n} asks for a copy of the last invoice",
                    "Greetings after the holidays, with the new price list",
                ],
                more: &[],
                outcomes: &["sent", "answered", ""],
            },
            Scene::Note => Said {
                texts: &[
                    "New plant manager from next month; {n} introduces us",
                    "They are building: the crane stands behind hall 2",
                    "Competitor's van in the yard",
                    "{n} prefers calls before nine",
                    "Gate closes at four, register the day before",
                    "Their fiscal year ends in March",
                ],
                more: &[],
                outcomes: &[""],
            },
        }
    }

    /// What is said of it in Chinese.
    pub(super) const fn chinese(self) -> Said {
        match self {
            Scene::First => Said {
                texts: &[
                    "{n}询问{p}的价格，预算还没定",
                    "展会上认识的，{n}想进一步了解{p}",
                    "首次通话：他们在比较三家供应商",
                    "网站留言：需要{p}，希望入冬前到货",
                    "老客户介绍来的，{n}想先看看案例",
                ],
                more: &[],
                outcomes: &["有意向", "希望上门", "先要报价", "两周后再联系"],
            },
            Scene::Need => Said {
                texts: &[
                    "和{n}过了一遍图纸，{p}放得下，但地面要加固",
                    "{n}带看现场，两班倒，停机不能超过一个周末",
                    "测了流量和温度，数据已整理",
                    "生产和采购一起开会：需求明确，预算明年初下来",
                ],
                more: CHINESE_MORE,
                outcomes: &["需要报价", "数据待补", "需求确认", "约了第二次会"],
            },
            Scene::Offer => Said {
                texts: &[
                    "已发{p}报价，两个方案",
                    "报价含安装，交期十二周，有效期三十天",
                    "按{n}的要求修改了报价",
                    "报价和业绩表一并发给{n}",
                ],
                more: &[],
                outcomes: &["已发报价", "周四内部讨论", "已收到"],
            },
            Scene::Haggle => Said {
                texts: &[
                    "{n}希望再降四个点，或者免调试费",
                    "主要卡在交期，{p}要提前六周",
                    "付款方式谈定：三成预付，六成到货，一成质保",
                    "{n}说下周上会",
                    "对方要求承诺能耗指标",
                ],
                more: CHINESE_MORE,
                outcomes: &["接近成交", "等上会", "需要新版本", "条款已谈定"],
            },
            Scene::Won => Said {
                texts: &["{n}来电：{p}合同已签", "{p}订单已到，十天后启动", "现场签字，{n}周五前要排期"],
                more: &[],
                outcomes: &["已下单"],
            },
            Scene::Lost => Said {
                texts: &["{n}直说是价格问题", "选了别家，等质保到期再联系", "项目暂停，今年没有预算"],
                more: &[],
                outcomes: &["未成交"],
            },
            Scene::Visit => Said {
                texts: &[
                    "和{n}走了一圈车间，运行正常，春天打算扩产",
                    "滤芯早该换了，教了{n}怎么看压差",
                    "和{n}喝茶，认识了采购新同事",
                    "看了旧线，上{p}四年能回本",
                    "和服务同事一起巡检，当场换了两个密封件",
                    "{n}总体满意，就是备件到得慢",
                    "交了节能报告，比去年少用百分之十一",
                ],
                more: CHINESE_MORE,
                outcomes: &["满意", "需要报价", "秋天再跟进", "小修已下单", "愿意做参考客户"],
            },
            Scene::Call => Said {
                texts: &[
                    "{n}问技术员什么时候到",
                    "回访：{p}目前没有问题",
                    "{n}正要开会，简单说了两句",
                    "约好了上门时间",
                    "聊了明年的预算，十月开始报",
                    "没人接，留了言",
                ],
                more: &[],
                outcomes: &["未接通", "已约时间", "再联系", "已解决", "满意"],
            },
            Scene::Mail => Said {
                texts: &[
                    "发了会议纪要和待办",
                    "{n}寄回了签字的服务单",
                    "邀请参加开放日",
                    "发了{p}的资料和图纸",
                    "节后问候，附新价目表",
                ],
                more: &[],
                outcomes: &["已发", "已回复", ""],
            },
            Scene::Note => Said {
                texts: &[
                    "下月换厂长，{n}会帮忙引见",
                    "他们在扩建，二号车间后面立了塔吊",
                    "{n}习惯早上九点前通话",
                    "进厂要提前一天登记",
                ],
                more: &[],
                outcomes: &[""],
            },
        }
    }
}

const MORE: &[&str] = &[
    "Send the schedule by Friday.",
    "They will visit our reference plant.",
    "Purchasing wants three offers anyway.",
    "The old contract runs until the end of the year.",
    "{n} decides alone up to 50,000.",
    "Parking is behind the gatehouse.",
    "Noise at night must stay below 45 dB.",
    "The power supply has to be checked first.",
];

const CHINESE_MORE: &[&str] = &[
    "周五前发排期。",
    "他们想参观我们的样板工程。",
    "采购反正要三家比价。",
    "旧合同到年底。",
    "五十万以内{n}自己能定。",
    "先要核电源容量。",
];

/// A text with the product and the person in it.
pub(super) fn filled(text: &str, product: &str, person: &str) -> String {
    let text = text.replace("{p}", product).replace("{n}", person);
    // A product that begins the sentence is written large, one within it is not.
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => text,
    }
}
