# What somebody should know of a command that was done all the same.

warning-unwanted = warning: { $title } ({ $handle }) { $refusal }
warning-same-name = warning: the book has another { $kind ->
        [company] company
        [contact] person
       *[other] record
    } called { $title }: rolo { $kind } show { $handle }
warning-alike = warning: { $title } would be a new { $kind ->
        [company] company
        [contact] person
       *[other] record
    }; it may be meant for { $others }
warning-overwritten = warning: what others had changed in { $title } ({ $handle }) was overwritten: { $fields }; rolo history { $handle } has it
warning-moves-dropped = warning: { $title } ({ $handle }) came there before { $count ->
        [one] a later move, which is gone by that
       *[other] { $count } later moves, which are gone by that
    }: { $moves }
warning-lead-dropped = warning: { $title } ({ $handle }) rings at its time: { $lead } before is over already

refusal-contact = is not to be contacted
refusal-channels = withdrew the consent to be contacted by { $channels }
channel-email = e-mail
channel-phone = phone
channel-message = message
channel-post = post
channel-visit = visit
