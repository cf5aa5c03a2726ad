# How a filter was read, in words. Fields have the names that filters have for them.

explain-sought = 查找：{ $words }
explain-kind = { kind-many }：没有其他条件
explain-kind-filter = { kind-many }：{ $filter }
explain-segment = 分组 { $name } 的条件：
explain-order = 排序：{ $order }
explain-best = 排序：最匹配的在前
explain-ascending = { $by } 升序
explain-descending = { $by } 降序
explain-limit = 最多 { $count } 条

explain-all = 以下全部符合：
explain-any = 以下至少符合一项：
explain-not = 并非
explain-or = { $one } 或 { $other }
explain-words = 能按这些词找到：{ $words }
explain-phrase = 任意位置含有：{ $phrase }
explain-known = { $fields } 有内容
explain-in = 在分组 { $names } 中
explain-near = 距 { $place }（{ $position }）不超过 { $distance }
explain-near-point = 距 { $place } 不超过 { $distance }

explain-is = { $field } 是 { $value }
explain-is-not = { $field } 不是 { $value }
explain-contains = { $field } 包含 { $value }
explain-before = { $scale ->
    [time] { $field } 早于 { $value }
    [amount] { $field } 小于 { $value }
   *[text] { $field } 排在 { $value } 之前
}
explain-up-to = { $scale ->
    [time] { $field } 不晚于 { $value }
    [amount] { $field } 不大于 { $value }
   *[text] { $field } 是 { $value } 或排在它之前
}
explain-after = { $scale ->
    [time] { $field } 晚于 { $value }
    [amount] { $field } 大于 { $value }
   *[text] { $field } 排在 { $value } 之后
}
explain-from = { $scale ->
    [time] { $field } 不早于 { $value }
    [amount] { $field } 不小于 { $value }
   *[text] { $field } 是 { $value } 或排在它之后
}
explain-between = { $from } 至 { $to }
explain-at-least = { $scale ->
    [time] { $value } 或更晚
    [amount] { $value } 或更大
   *[text] { $value } 或排在它之后
}
explain-at-most = { $scale ->
    [time] { $value } 或更早
    [amount] { $value } 或更小
   *[text] { $value } 或排在它之前
}
explain-meant = { $means }（{ $said }）

explain-access-order = 按既有顺序读取：共 { $count } 条，只读要显示的
explain-access-names = 按名称和号码查找：共 { $count } 条
explain-access-values = 按 { $fields } 查找：{ $count ->
    [0] 不需要查看任何记录
   *[other] 查看 { $count } 条
}
explain-access-touch = 按上次联系和下一步查找：{ $count ->
    [0] 不需要查看任何记录
   *[other] 查看 { $count } 条
}
explain-access-everything = 逐条查看：共 { $count } 条
