# How a filter was read, in words. Fields have the names that filters have for them.

explain-sought = looked for: { $words }
explain-kind = { kind-many }: nothing more is asked
explain-kind-filter = { kind-many }: { $filter }
explain-segment = in the segment { $name }:
explain-order = order: { $order }
explain-best = order: best match first
explain-ascending = { $by }, least first
explain-descending = { $by }, greatest first
explain-limit = at most { $count }

explain-all = all of these:
explain-any = at least one of these:
explain-not = not:
explain-or = { $one } or { $other }
explain-words = it is found by the words: { $words }
explain-phrase = somewhere in it stands: { $phrase }
explain-known = { $fields } is known
explain-in = it is in the segment { $names }
explain-near = it is no more than { $distance } from { $place } ({ $position })
explain-near-point = it is no more than { $distance } from { $place }

explain-is = { $field } is { $value }
explain-is-not = { $field } is not { $value }
explain-contains = { $field } contains { $value }
explain-before = { $scale ->
    [time] { $field } is before { $value }
    [amount] { $field } is less than { $value }
   *[text] { $field } comes before { $value }
}
explain-up-to = { $scale ->
    [time] { $field } is not after { $value }
    [amount] { $field } is { $value } or less
   *[text] { $field } is { $value } or comes before
}
explain-after = { $scale ->
    [time] { $field } is after { $value }
    [amount] { $field } is more than { $value }
   *[text] { $field } comes after { $value }
}
explain-from = { $scale ->
    [time] { $field } is not before { $value }
    [amount] { $field } is { $value } or more
   *[text] { $field } is { $value } or comes after
}
explain-between = { $from } to { $to }
explain-at-least = { $scale ->
    [time] { $value } or later
    [amount] { $value } or more
   *[text] { $value } or what comes after
}
explain-at-most = { $scale ->
    [time] { $value } or earlier
    [amount] { $value } or less
   *[text] { $value } or what comes before
}
explain-meant = { $means } ({ $said })

explain-access-order = read in their order: no more of the { $count } than what is shown
explain-access-names = looked up by names and numbers: { $count ->
    [one] of one
   *[other] of { $count }
}
explain-access-values = looked up by { $fields }: { $count ->
    [0] none is looked at
    [one] one is looked at
   *[other] { $count } are looked at
}
explain-access-touch = looked up by last contact and next step: { $count ->
    [0] none is looked at
    [one] one is looked at
   *[other] { $count } are looked at
}
explain-access-everything = every one is looked at: { $count }
