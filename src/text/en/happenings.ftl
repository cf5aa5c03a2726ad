# Timelines, in the shell and on the screen; and lists of words.
# Between the words of a list.
list-between = ,{ " " }

happening-heading = Timeline
happening-more = ({ $count } shown; more with --limit)
linked-open-deals = Open deals: { $total }{ $any ->
        [yes] {" "}· { $worth }
       *[no] {""}
    }
linked-past-deals = Past deals: { $total }{ $any ->
        [yes] {" "}· won { $worth }
       *[no] {""}
    }
happening-done = done
happening-stage = stage
happening-added = added
happening-edited = changed
happening-deleted = deleted
happening-restored = restored
