# The board.
screen-board = 看板
screen-board-deals = { $count } 个商机
screen-board-open = 在谈 { $sum }（加权 { $weighted }）
screen-board-also = { $sum }（{ $weighted }）
screen-board-more = +{ $count } 币种
screen-board-empty = 还没有销售管道。按 a 新增第一个商机，会自动建好带常用阶段的管道。
screen-board-no-deals = 这里还没有商机。按 a 新增。
screen-board-none = 没有商机
screen-board-days = { $days } 天
screen-board-rotten = ! 停滞 { $days } 天
screen-board-close = 预计 { $date }
screen-board-overdue = ! 逾期 { $date }
screen-board-next = > { $date } { $step }
screen-board-late = ! { $date } { $step }
screen-board-won = 赢单 { $date }
screen-board-lost = 输单 { $date }
screen-board-by = 按“{ $order }”排序
screen-board-by-hand = 现在不是手动排序；先按 s 改为手动排序。
screen-board-no-stage = 这边没有阶段了；按 m 可选任一阶段。
screen-board-at-end = 已经到头了。
screen-board-one-pipeline = 没有别的销售管道；:pipeline add NAME 可新建。
screen-board-drag = 松开按键，{ $deals }移到“{ $stage }”。
screen-board-drag-lane = 松开按键，{ $deals }移到“{ $stage }”，归入泳道“{ $lane }”。
screen-ask-close = 预计什么时候成交？
screen-board-lanes = 泳道：{ $by }
screen-lane-none = { $by ->
    [owner] 没有负责人
    [company] 没有公司
   *[close-month] 没有预计成交
}
screen-pick-lanes = 按什么分泳道？
screen-lanes-none = 不分泳道
screen-ask-deal = 新增哪个商机？
screen-deal-needed = 请填写商机名称。
screen-pick-stage = 移到哪个阶段？
screen-pick-order = 按什么排序？
screen-pick-view = 用哪个视图？
screen-view-none = （不用视图）
screen-view-gone = 视图“{ $name }”已不存在。
screen-no-views = 只有联系人、公司、商机、任务和往来有视图。
screen-pick-nothing = 没有符合的。
screen-order-usual = 默认排序
screen-order-own = 待办按日期排列。
screen-order-by = { $column }，{ $of ->
    [text] { $order ->
        [up] A 到 Z
       *[down] Z 到 A
    }
    [time] { $order ->
        [up] 最早在前
       *[down] 最近在前
    }
   *[number] { $order ->
        [up] 从低到高
       *[down] 从高到低
    }
}
screen-order-hand = 手动排序
screen-order-value = 金额，从高到低
screen-order-close = 预计成交，从早到晚
screen-order-since = 停留天数，从长到短
screen-order-name = 名称
screen-ask-reason = 为什么输单？
screen-reason-needed = 请填写原因：日后能看出商机为什么会丢。
