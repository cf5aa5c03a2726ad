# Timelines, in the shell and on the screen; and lists of words.
# Between the words of a list.
list-between = ,{ " " }

happening-heading = Timeline
happening-more = ({ $count } shown; more with --limit)
happening-done = done
happening-stage = stage
happening-added = added
happening-edited = changed
happening-deleted = deleted
happening-restored = restored
