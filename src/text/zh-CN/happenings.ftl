# Timelines, in the shell and on the screen.
list-between = 、

happening-heading = 时间线
happening-more = （显示 { $count } 条；用 --limit 显示更多）
linked-open-deals = 进行中的商机：{ $total }{ $any ->
        [yes] {" "}· { $worth }
       *[no] {""}
    }
linked-past-deals = 已结束的商机：{ $total }{ $any ->
        [yes] {" "}· 赢单 { $worth }
       *[no] {""}
    }
happening-done = 完成
happening-stage = 阶段
happening-added = 新增
happening-edited = 修改
happening-deleted = 删除
happening-restored = 恢复
