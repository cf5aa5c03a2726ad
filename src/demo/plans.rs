//! What is to be done: overdue, today, this week, later, and the next steps of deals.

use super::book::Maker;
use super::care::mains;
use super::happenings::Known;
use super::regions::is_chinese;
use super::workdays::{at, or_friday, shifted, workday};
use crate::domain::When;
use crate::domain::id::Uuid128;
use crate::domain::stage::Outcome;

/// A task that is open.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) name: String,
    pub(super) sort: &'static str,
    pub(super) due: Option<When>,
    pub(super) duration: &'static str,
    pub(super) priority: &'static str,
    pub(super) repeat: &'static str,
    pub(super) remind: &'static str,
    pub(super) place: String,
    /// The places of whom it concerns.
    pub(super) person: Option<usize>,
    pub(super) firm: Option<usize>,
    pub(super) deal: Option<usize>,
    pub(super) owner: Option<Uuid128>,
}

/// What is to be done for a deal, by the place of its stage: the name in both languages and the sort of task.
const STEPS: &[([&str; 2], &str)] = &[
    (["call back about {}", "回电：{}"], "call"),
    (["send the offer: {}", "发报价：{}"], "email"),
    (["follow up on the offer: {}", "跟进报价：{}"], "call"),
    (["settle the terms: {}", "谈定条款：{}"], "meeting"),
];

/// What should have been done, with the days since then.
const OVERDUE: &[([&str; 2], &str, i32)] = &[
    (["send the minutes", "发会议纪要"], "email", 1),
    (["ask for the order number", "要订单号"], "call", 2),
    (["return the test device", "取回样机"], "todo", 4),
    (["send the data sheets", "寄技术资料"], "email", 6),
    (["check the invoice address", "核对开票信息"], "todo", 9),
];

/// Something that is to be done today: its names, sort, hour and minute, and length.
type OfToday = ([&'static str; 2], &'static str, Option<(i8, i8)>, &'static str);

/// What is to be done today.
const TODAY: &[OfToday] = &[
    (["call before the board meets", "开会前通话"], "call", Some((9, 0)), "15m"),
    (["go through the offer on the phone", "电话过一遍报价"], "call", Some((11, 0)), "30m"),
    (["see the test run", "看试运行"], "visit", Some((13, 30)), "1h"),
    (["video call about the schedule", "视频会议：排期"], "meeting", Some((15, 30)), "45m"),
    (["call back after the shift", "下班后回电"], "call", Some((17, 0)), "15m"),
    (["answer the tender questions", "回复招标问题"], "todo", None, ""),
    (["send birthday wishes", "发生日祝福"], "message", None, ""),
];

/// Why customers are visited.
const VISITS: &[[&str; 2]] = &[
    ["yearly inspection", "年度巡检"],
    ["measure the cold store", "冷库测量"],
    ["hand over the energy report", "交节能报告"],
    ["introduce the new catalogue", "介绍新样本"],
    ["walk through hall 2", "看二号车间"],
    ["talk about the extension", "谈扩建"],
    ["acceptance of the machine", "设备验收"],
];

/// When visits begin, with the workdays until then.
const VISIT_TIMES: &[(i32, i8, i8)] =
    &[(1, 9, 30), (1, 14, 0), (2, 10, 0), (3, 9, 0), (3, 13, 30), (4, 11, 0), (6, 10, 0)];

/// What is to be done later, with the weeks until then.
const LATER: &[([&str; 2], &str, i32)] = &[
    (["ask how the first month went", "问首月运行情况"], "call", 2),
    (["renew the maintenance contract", "续签维保合同"], "todo", 3),
    (["invite to the open day", "邀请参加开放日"], "email", 4),
    (["budget talk", "谈明年预算"], "meeting", 5),
    (["winter check", "入冬前检查"], "visit", 7),
    (["ask for a reference", "请求做参考客户"], "call", 9),
];

/// Everything that is to be done.
pub(super) fn plans(maker: &mut Maker<'_>, known: &Known<'_>) -> Vec<Plan> {
    let mut plans = of_deals(maker, known);
    // One company after another of those that are mine.
    let mine = maker.me();
    let own: Vec<usize> = (0..known.firms.len())
        .filter(|place| known.firms.get(*place).is_some_and(|firm| firm.owner == mine && firm.lifecycle == "customer"))
        .collect();
    let mut own = own.iter().copied().cycle();
    for (names, sort, days) in OVERDUE {
        let due = When::Day(or_friday(shifted(maker.today, -*days)));
        let plan = Plan { sort, due: Some(due), priority: if *days == 2 { "high" } else { "" }, ..Plan::default() };
        plans.extend(about(known, names, own.next(), plan));
    }
    for (names, sort, time, duration) in TODAY {
        let due = time.map_or(When::Day(maker.today), |(hour, minute)| at(maker.today, hour, minute, maker.now));
        let plan = Plan { sort, due: Some(due), duration, ..Plan::default() };
        plans.extend(about(known, names, own.next(), plan));
    }
    for (names, (days, hour, minute)) in VISITS.iter().zip(VISIT_TIMES) {
        let due = at(workday(shifted(maker.today, 1), days - 1), *hour, *minute, maker.now);
        let plan = Plan { sort: "visit", due: Some(due), duration: "1h30", remind: "1h", ..Plan::default() };
        plans.extend(about(known, names, own.next(), plan));
    }
    for (names, sort, weeks) in LATER {
        let due = When::Day(workday(shifted(maker.today, weeks * 7), 0));
        plans.extend(about(known, names, own.next(), Plan { sort, due: Some(due), ..Plan::default() }));
    }
    plans.extend(again(maker));
    plans
}

/// A task about a company and the person there; a visit is at its place.
fn about(known: &Known<'_>, names: &[&str; 2], firm: Option<usize>, plan: Plan) -> Option<Plan> {
    let place = firm?;
    let firm = known.firms.get(place)?;
    let [english, chinese] = names;
    let where_to = if is_chinese(firm.region) {
        format!("{}{}", firm.city.name, firm.street)
    } else {
        format!("{}, {}", firm.street, firm.city.name)
    };
    Some(Plan {
        name: (if is_chinese(firm.region) { chinese } else { english }).to_string(),
        place: if plan.sort == "visit" { where_to } else { String::new() },
        person: mains(known.people, place).first().copied(),
        firm: Some(place),
        owner: firm.owner,
        ..plan
    })
}

/// The next steps of most open deals; some are overdue.
fn of_deals(maker: &mut Maker<'_>, known: &Known<'_>) -> Vec<Plan> {
    let mut plans = Vec::new();
    for (place, deal) in known.deals.iter().enumerate().filter(|(_, deal)| deal.outcome == Outcome::Open) {
        let stage = deal.moves.last().map_or(0, |(_, stage)| *stage);
        let (Some((names, sort)), true) = (STEPS.get(stage), maker.dice.happens(80)) else { continue };
        let due = if maker.dice.happens(10) {
            or_friday(shifted(maker.today, -maker.dice.between(1, 8)))
        } else {
            workday(shifted(maker.today, 1), maker.dice.between(0, 14))
        };
        let plan = Plan { sort, due: Some(When::Day(due)), deal: Some(place), ..Plan::default() };
        let Some(mut plan) = about(known, names, Some(deal.firm), plan) else { continue };
        let is_chinese = known.firms.get(deal.firm).is_some_and(|firm| is_chinese(firm.region));
        let [english, chinese] = deal.product.names;
        let product = if is_chinese { chinese.to_owned() } else { english.to_lowercase() };
        plan.name = plan.name.replace("{}", &product);
        plan.person = Some(deal.person);
        plans.push(plan);
    }
    plans
}

/// What comes round again.
fn again(maker: &mut Maker<'_>) -> Vec<Plan> {
    let friday = or_friday(shifted(workday(maker.today, 5), 0));
    let weekly = at(friday, 16, 0, maker.now);
    let monthly = When::Day(workday(shifted(maker.today, 12), 0));
    let owner = maker.me();
    [("weekly report", weekly, "weekly"), ("go through the pipeline", monthly, "monthly")]
        .map(|(name, due, repeat)| Plan {
            name: name.to_owned(),
            sort: "todo",
            due: Some(due),
            repeat,
            owner,
            ..Plan::default()
        })
        .into()
}
