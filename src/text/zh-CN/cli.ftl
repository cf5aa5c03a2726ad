# What the command line says.

cli-error = 错误:
cli-hint = 提示:

cli-these = 以下几条
cli-those-above = 上面列出的

cli-column-name = 名称
cli-empty = 没有内容
cli-empty-book = 没有内容：客户簿是空的。`rolo demo` 填入演示数据供试用，`rolo import` 导入表格，`rolo contact add NAME` 新增第一个联系人
cli-shown-of = 共 { $total } 条，显示 { $shown } 条
cli-total = { $count } 个商机：{ $sum }，加权 { $weighted }
cli-deleted = （已删除）

cli-records = { $count } 条记录
cli-reversed-since = （后来撤销了）

cli-line = 第 { $line } 行

# Behind the name of a field.
cli-clash = 现在 { $theirs }，我的 { $yours }，原来 { $was }
cli-clash-nothing = 空

cli-did-created = 已新增 { $handle } { $title }
cli-did-made = 同时新建了 { $handle } { $title }
cli-did-updated = 已修改 { $handle } { $title }
cli-did-moved = 已把 { $handle } { $title } 移到 { $stage }
cli-did-due = 已修改 { $handle } { $title }：{ $due } 到期
cli-did-deleted = 已删除 { $handle } { $title }
cli-did-restored = 已恢复 { $handle } { $title }
cli-did-unchanged = 没有变化 { $handle } { $title }
cli-did-failed = 未完成 { $handle } { $title }
cli-did-reversed = 已还原 { $handle } { $title }
cli-did-kept = 保持不变 { $handle } { $title }

cli-would-created = 将新增 { $handle } { $title }
cli-would-made = 将同时新建 { $handle } { $title }
cli-would-updated = 将修改 { $handle } { $title }
cli-would-moved = 将把 { $handle } { $title } 移到 { $stage }
cli-would-due = 将修改 { $handle } { $title }：{ $due } 到期
cli-would-deleted = 将删除 { $handle } { $title }
cli-would-restored = 将恢复 { $handle } { $title }
cli-would-unchanged = 不会变化 { $handle } { $title }
cli-would-failed = 无法完成 { $handle } { $title }
cli-would-reversed = 将还原 { $handle } { $title }
cli-would-kept = 将保持不变 { $handle } { $title }

cli-count-created = 新增 { $count } 条
cli-count-made = 同时新建 { $count } 条
cli-count-updated = 修改 { $count } 条
cli-count-deleted = 删除 { $count } 条
cli-count-restored = 恢复 { $count } 条
cli-count-reversed = 还原 { $count } 条
cli-count-kept = 保持不变 { $count } 条
cli-count-unchanged = 没有变化 { $count } 条
cli-count-failed = 未完成 { $count } 条

cli-demo = 已填入 { $counts }
cli-would-demo = 将填入 { $counts }；没有改动任何内容
cli-demo-kind = { $count } { $kind ->
        [contact] 个联系人
        [company] 家公司
        [deal] 个商机
        [pipeline] 个销售管道
        [stage] 个阶段
        [user] 个用户
        [activity] 条往来记录
        [task] 个任务
        [segment] 个分组
        [field] 个字段
       *[other] 条记录
    }
cli-demo-next = 用这些命令看看：`rolo`、`rolo agenda --week`、`rolo board`、`rolo find wang`

cli-nothing = 没有需要改动的内容
cli-did-undo = 已撤销：{ $words }
cli-did-redo = 已重做：{ $words }
cli-would-undo = 将撤销：{ $words }
cli-would-redo = 将重做：{ $words }
cli-reversed-nothing = 这次操作没有可以还原的内容：{ $words }
cli-changed-since = 后来在操作 #{ $entry } 中改过
cli-entry = #{ $entry }
cli-repeated = #{ $entry } · 此前已用这个键执行过，这次没有再执行
cli-undo = #{ $entry } · `rolo undo` 可撤销
cli-dry-run = 没有改动任何内容；去掉 --dry-run 后：{ $counts }
cli-dry-run-nothing = 没有改动任何内容，执行也不会有改动
cli-progress = { $rows } 行…

cli-import-rows = { $rows } 行，每秒 { $rate } 行…
cli-import-part = { $rows } 行，每秒 { $rate } 行，{ $percent } %，剩余 { $left }…
cli-left-out = 未导入的列：{ $columns }（用 --map COLUMN=FIELD 指定字段，或用 --rest extra 全部保留）
cli-not-contacted = 已排除 { $count } 个勿联系的；用 --despite REASON 可包含在内
cli-despite = 已为 { $count } 个勿联系的记下原因
cli-rejects = 失败的 { $count } 行在 { $path } 中
cli-would-rejects = 将失败的 { $count } 行会写到 { $path }
cli-recipe = 导入方案在 { $path } 中
cli-would-recipe = 导入方案会写到 { $path }
cli-exported = { $count } 条记录，在 { $path } 中

cli-file-name = 名称
cli-file-size = 大小
cli-file-hash = 哈希值
cli-file-saved = { $size }，在 { $path } 中

cli-key-place = 位置
cli-key-keys = 按键
cli-key-action = 动作
cli-key-help = 作用
cli-setting-key = 设置
cli-setting-value = 值
cli-setting-origin = 来自
cli-setting-help = 用途

cli-status = { $contacts } 个联系人，至今 { $entries } 次操作
cli-read-only = 只读：{ $reason }

cli-linked = { $kind ->
        [contact] 联系人：{ $total }
       *[other] { kind-many }：{ $total }
    }

cli-board-stage = 阶段
cli-board-deals = 商机
cli-board-value = 金额
cli-board-weighted = 加权金额
cli-board-chance = 赢率
cli-board-open = 进行中合计
cli-board-handle = 短号
cli-board-name = 名称
cli-board-company = 公司
cli-board-days = 天数
cli-board-close = 预计成交
cli-board-lane-none = { $by ->
    [owner] 没有负责人
    [company] 没有公司
   *[close-month] 没有预计成交
}
cli-board-rotten = { $days } 停滞
cli-board-more = … 还有 { $count } 个

cli-agenda-overdue = 逾期 { $count } 个
cli-agenda-nothing = 没有到期的任务。
cli-agenda-rotten = 停滞商机 { $count } 个
cli-agenda-days = { $days } 天
cli-agenda-quiet = 久未联系 { $count } 个
cli-agenda-last = 上次 { $date }
cli-agenda-never = 从未联系
cli-agenda-birthdays = 生日
cli-agenda-month = 本月：赢单 { $won }{ $worth }，输单 { $lost }
cli-agenda-remind = { $when ->
    [never] 不提醒
    [due] 到时提醒
   *[other] 提前 { $remind } 提醒
}
cli-agenda-count = { $sort } { $count }

cli-schema-kind = 记录类型
cli-schema-key = 键
cli-schema-value = 值
cli-schema-said = apply 可用
