//! What is noted, in English.

use super::Said;

pub(super) const FIRST: Said = Said {
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
};

pub(super) const NEED: Said = Said {
    texts: &[
        "Went through the drawings with {n}; {p} fit if the floor is reinforced",
        "{n} showed the site. Two shifts, so no standstill longer than a weekend",
        "Measured flows and temperatures; numbers are in the sheet",
        "Production and purchasing at one table: need is clear, money comes in the new year",
        "Talked through load profile and noise limits with {n}",
    ],
    more: MORE,
    outcomes: &["wants an offer", "figures to follow", "need confirmed", "second meeting agreed"],
};

pub(super) const OFFER: Said = Said {
    texts: &[
        "Sent the offer for {p} in two variants",
        "Offer for {p} with delivery in twelve weeks, valid for thirty days",
        "Sent the revised offer, without installation",
        "Offer and reference list to {n}",
        "Offer for {p} with financing over 36 months",
    ],
    more: &[],
    outcomes: &["offer sent", "will be discussed on Thursday", "received with thanks"],
};

pub(super) const HAGGLE: Said = Said {
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
};

pub(super) const WON: Said = Said {
    texts: &[
        "{n} called: the order for {p} is signed",
        "Order for {p} came in, kick-off in ten days",
        "Signed on site; {n} wants the schedule by Friday",
    ],
    more: &[],
    outcomes: &["order placed"],
};

pub(super) const LOST: Said = Said {
    texts: &[
        "{n} was honest: it was the price",
        "They decided for somebody else; ask again when the warranty of the others ends",
        "The project is stopped, no money this year",
        "{n} regrets, the delivery time was too long for them",
    ],
    more: &[],
    outcomes: &["declined"],
};

pub(super) const VISIT: Said = Said {
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
    outcomes: &["content", "wants an offer", "follow up in autumn", "small repair ordered", "reference given"],
};

pub(super) const CALL: Said = Said {
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
};

pub(super) const MAIL: Said = Said {
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
};

pub(super) const NOTE: Said = Said {
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
};

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
