# The board.
screen-board = Board
screen-board-deals = { $count ->
    [one] one deal
   *[other] { $count } deals
}
screen-board-open = open { $sum } (weighted { $weighted })
screen-board-also = { $sum } ({ $weighted })
screen-board-more = +{ $count } more
screen-board-empty = No pipeline yet. Press a to add the first deal: a pipeline of the usual stages is made for it.
screen-board-no-deals = No deals here yet. Press a to add one.
screen-board-none = no deals
screen-board-days = { $days }d
screen-board-rotten = ! rot { $days }d
screen-board-close = due { $date }
screen-board-overdue = ! due { $date }
screen-board-next = > { $date } { $step }
screen-board-late = ! { $date } { $step }
screen-board-won = won { $date }
screen-board-lost = lost { $date }
screen-board-by = by { $order }
screen-board-by-hand = Deals stand in another order now; press s to order them by hand first.
screen-board-no-stage = There is no stage beyond this one; m picks any.
screen-board-at-end = It cannot go any further.
screen-board-one-pipeline = There is no other pipeline; :pipeline add NAME makes one.
screen-board-drag = Let go, and { $deals } { $count ->
    [one] comes
   *[other] come
} to { $stage }.
screen-board-drag-lane = Let go, and { $deals } { $count ->
    [one] comes
   *[other] come
} to { $stage }, into the lane “{ $lane }”.
screen-ask-close = When is it expected to be closed?
screen-board-lanes = lanes: { $by }
screen-lane-none = { $by ->
    [owner] no owner
    [company] no company
   *[close-month] no expected close
}
screen-pick-lanes = In which lanes?
screen-lanes-none = no lanes
screen-ask-deal = Which deal?
screen-deal-needed = A deal needs a name.
screen-pick-stage = To which stage?
screen-pick-order = In which order?
screen-pick-view = Which view?
screen-view-none = (no view)
screen-view-gone = The view { $name } is gone.
screen-no-views = There are views of people, companies, deals, tasks and activities only.
screen-pick-nothing = Nothing matches.
screen-order-usual = the usual one
screen-order-own = What is due stands in the order of its days.
screen-order-by = { $column }, { $of ->
    [text] { $order ->
        [up] A to Z
       *[down] Z to A
    }
    [time] { $order ->
        [up] earliest first
       *[down] latest first
    }
   *[number] { $order ->
        [up] lowest first
       *[down] highest first
    }
}
screen-order-hand = by hand
screen-order-value = value, highest first
screen-order-close = expected close, earliest first
screen-order-since = days in the stage, longest first
screen-order-name = name
screen-ask-reason = Why { $count ->
    [one] was it
   *[other] were they
} lost?
screen-reason-needed = A reason is needed: later it tells why deals are lost.
