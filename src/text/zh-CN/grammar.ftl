# The command line: what its help says. Ids follow from the tree: `cmd-NOUN-VERB` (what it does), its `.examples` and
# `.long`; `arg-NAME`, or `arg-NOUN-VERB-NAME` where one command needs other words; `.value` is what usage lines call
# the value. What a field is stands in fields.ftl.

help-usage = 用法:
help-commands = 命令
help-arguments = 参数
help-options = 选项
help-default = {"["}默认：{ $values }]
help-values = {"["}可选值：{ $values }]
help-command-name = COMMAND
help-fields = 字段
help-items = 列表中的单项
help-everywhere = 通用参数
help-examples = 示例：
exit-codes = rolo 的退出码：
exit-done = 完成；列表为空也算完成
exit-failed = 失败
exit-usage = 命令行无法理解
exit-not-found = 没有匹配的记录，或没有可撤销的操作
exit-conflict = 有歧义、有冲突，或撤销被拒绝
exit-invalid = 值无效；或有几行没有完成
exit-damaged = 客户簿已损坏、只读，或格式较新
exit-busy = 客户簿正被其他程序占用，请重试
exit-interrupted = 被中断；由其他信号中断时为 128 加信号编号
exit-codes-json = 需要 JSON 输出时，标准错误里会有一个错误对象，上面的单词就是它的 `kind`，旁边的 `code` 更具体。

help-more = 查看某个命令的详细说明和示例：`rolo help COMMAND`。

cmd-rolo = 终端里的 CRM
    .examples =
        rolo                                   打开界面
        rolo contact add "Jane Doe" --company Acme --email jane@acme.example
        rolo find jane                         查找任何人，最匹配的在前
        rolo show jane@acme.example            查看联系人详情
        rolo log call jane "asks for prices" --next "send quote" --due fri
        rolo deal add "Acme renewal" --company Acme --value 12.5k
        rolo deal move "Acme renewal" Proposal
        rolo task add "call Acme" --due "tomorrow 9:00"
        rolo agenda --week                     按天查看到期事项
        rolo undo                              撤销上一次操作
    .long = 不带命令时打开界面。读取的数据写到标准输出，提示信息写到标准错误。联系人可以用短号（c-7k2fq）、姓名、邮箱地址或电话号码来指定。

cmd-find = 用任意词查找一切，最匹配的在前
    .examples =
        rolo find jane acme
        rolo find zhangwei -o json
        rolo find 0151 --columns name,phone
        rolo find --phone 4711                 来电查询，每人一行
        rolo find acme --for contacting=call
    .long = 模糊匹配，不分先后，范围是联系人和公司的名称（含拼音）、所属公司、邮箱、电话和标签，以及商机、任务和往来记录的内容。匹配程度相同时，联系人在前，最近有往来的在前。什么都没找到时，退出码为 3。
cmd-show = 查看一条记录的详情
    .examples =
        rolo show c-7k2fq
        rolo show jane@acme.example -o json

# What is said of every kind of record: `$kind` is which, `$noun` its word, `$verbs` what can be done with it. Where a kind
# needs other words, they stand under its own name; examples always do.

cmd-record-add = 添加{ kind-one }
cmd-record-list = 列出{ kind-many }
    .long = 写上词就按词模糊匹配；不写 --sort 时，最匹配的在前。列表为空不算失败。
cmd-record-show = 查看{ kind-one }详情
cmd-record-edit = 修改{ kind-many }
    .long = 每个参数设置同名字段。列表字段的参数会替换整个列表；--add-… 和 --remove-… 只增减其中一项。空值清空字段，--clear 也一样。每个{ kind-one }写成一个词，含空格的名称要加引号。
cmd-record-tag = 添加和去掉标签
    .long = 以 + 开头的词添加标签，以 - 开头的词去掉标签。都没有时，最后一个词就是要添加的标签。如果标签的每个字母都恰好是短参数（如 n），要写成 --tag=-n 才能去掉。
cmd-record-delete = 删除{ kind-many }，之后可以恢复
cmd-record-restore = 恢复已删除的{ kind-many }
cmd-noun-help = 查看某个子命令的帮助
    .examples =
        rolo { $noun } help list

cmd-contact = 联系人：{ $verbs }
cmd-contact-add =
    .examples =
        rolo contact add "Jane Doe" --company "Acme as CTO" --email jane@acme.example
        rolo contact add 张伟 --phone "+86 138 0013 8000" --tag vip,fair
        rolo contact add --given Jane --city Berlin --country DE --dry-run
    .long = 姓名会自动拆成姓和名；拆得不对时，用 --given 和 --family 写明。列表字段的参数可以重复，第一项是主要的。标签写在冒号前：--email "home: jane@doe.example"。
cmd-contact-list =
    .examples =
        rolo contact list
        rolo contact list --where "tag:vip city~ber" --sort -updated
        rolo contact list -o ndjson > contacts.ndjson
        rolo contact list --where lifecycle:lead --count
        rolo contact list --view "key accounts" --where city~ber
        rolo contact list --where tag:fair --for contacting=email
cmd-contact-show =
    .examples =
        rolo contact show c-7k2fq
        rolo contact show "Jane Doe" -o json
        rolo contact show c-7k2fq --timeline type:call,visit
cmd-contact-edit =
    .examples =
        rolo contact edit c-7k2fq --lifecycle customer --tag +vip,-cold
        rolo contact edit c-7k2fq --add-phone "mobile: +49 151 23456789" --remove-email old@acme.example
        rolo contact edit c-7k2fq c-q81m4 --owner me --dry-run
        rolo contact edit c-7k2fq --city ""
        rolo contact edit c-7k2fq --lifecycle customer --if-rev 1
cmd-contact-tag =
    .examples =
        rolo contact tag c-7k2fq vip
        rolo contact tag --where city:Bonn +west,-cold
        rolo contact tag c-7k2fq c-q81m4 +vip -cold
        rolo contact tag "Jane Doe" --tag +vip,-cold
cmd-contact-delete =
    .examples =
        rolo contact delete c-7k2fq
        rolo contact delete --where "tag:cold last<-2y" --dry-run
        rolo contact delete c-7k2fq c-q81m4
cmd-contact-restore =
    .examples =
        rolo contact list --deleted
        rolo contact restore c-7k2fq

cmd-company = 公司：{ $verbs }
cmd-company-add =
    .examples =
        rolo company add Acme --domain acme.example --industry machinery --city Berlin
        rolo company add "Acme Polska" --parent Acme --owner me
    .long = 联系人和商机提到的公司如果还没有，会自动新建。列表字段的参数可以重复，第一项是主要的。
cmd-company-list =
    .examples =
        rolo company list
        rolo company list --where "industry:machinery owner:me" --sort name
        rolo company list -o ndjson > companies.ndjson
cmd-company-show = 查看公司详情，包括其联系人和商机
    .examples =
        rolo company show Acme
        rolo company show o-7k2fq -o json
cmd-company-edit =
    .examples =
        rolo company edit Acme --industry machinery --tag +key
        rolo company edit o-7k2fq o-q81m4 --owner me --dry-run
cmd-company-tag =
    .examples =
        rolo company tag Acme key
        rolo company tag o-7k2fq o-q81m4 +key -cold
cmd-company-delete =
    .examples =
        rolo company delete Acme
cmd-company-restore =
    .examples =
        rolo company list --deleted
        rolo company restore o-7k2fq

cmd-deal = 商机：{ $verbs }
cmd-deal-add =
    .examples =
        rolo deal add "Acme renewal" --company Acme --contact "Jane Doe as buyer" --value 12.5k --close +30d
        rolo deal add "Solar roof" --company Beta --stage Proposal --value "8,000 USD" --owner me
        rolo deal add "Acme spares" --pipeline Service --probability 40 --dry-run
        rolo deal add "Acme spares" --company Acme --next "send quote" --due fri
    .long = 不写 --stage 时，从管道的第一个阶段开始；不写 --pipeline 时，放在第一条管道；客户簿里还没有管道时，会自动新建一条。还没有的公司会顺便新建。--next 同时新建下一步：一个关联这个商机及其公司和联系人的任务。
cmd-deal-list =
    .examples =
        rolo deal list
        rolo deal list --where "status:open value>10k close<30d" --sort -value
        rolo deal list --where "stage:Proposal since<-30d" --columns name,company,value,since
        rolo deal list --where owner:me -o ndjson > deals.ndjson
        rolo deal list --view "big and open"
cmd-deal-show = 查看商机详情，包括经过的阶段
    .examples =
        rolo deal show d-7k2fq
        rolo deal show "Acme renewal" -o json
cmd-deal-edit =
    .examples =
        rolo deal edit d-7k2fq --value 14k --close +2w --probability 70
        rolo deal edit "Acme renewal" --add-contact "Ann Lee as decision maker" --owner me
        rolo deal edit d-7k2fq d-q81m4 --close "" --dry-run
cmd-deal-move = 把商机移到某个阶段，或调整在列中的位置
    .examples =
        rolo deal move "Acme renewal" Negotiation
        rolo deal move d-7k2fq d-q81m4 Proposal --on 2026-03-01
        rolo deal move d-7k2fq Lead --pipeline Service
        rolo deal move d-7k2fq --before d-q81m4
        rolo deal move d-7k2fq d-q81m4 --first
        rolo deal move d-7k2fq d-q81m4 --to Proposal --first
        rolo deal move d-7k2fq Proposal --next "send quote" --due fri
        rolo deal move --where "stage:Lead owner:me" Proposal --dry-run
    .long = 最后一个词是阶段，用商机所在管道里的名称；Sales/Won 表示另一条管道的阶段。只写列中位置时，商机（一个，或用短号指定的几个）留在原来的阶段。商机到达阶段的时间会记下来；--on 可以写成别的日期，那天之后的阶段变动会随之去掉，并给出提示。--next 为每个商机新建下一步任务，关联其公司和联系人。
cmd-deal-win = 赢单：把商机移到赢单阶段
    .examples =
        rolo deal win "Acme renewal"
        rolo deal win d-7k2fq --value 13,800.00 --on -2d
        rolo deal win d-7k2fq --next "send the contract" --due tomorrow
cmd-deal-lose = 输单：把商机移到输单阶段，并写明原因
    .examples =
        rolo deal lose "Acme renewal" --reason "too expensive"
        rolo deal lose d-7k2fq d-q81m4 --reason "no budget" --on 2026-03-01
        rolo deal lose d-7k2fq --reason "no budget" --next "ask again" --due +6m --next-type call
cmd-deal-reopen = 重新打开已赢单或输单的商机
    .examples =
        rolo deal reopen "Acme renewal"
        rolo deal reopen "Acme renewal" Negotiation
        rolo deal reopen d-7k2fq d-q81m4 --to Proposal
        rolo deal reopen d-7k2fq --next "new quote" --due fri
    .long = 不写阶段时，回到结束前所在的阶段。写了多个词时，最后一个是阶段，除非它是商机的短号。
cmd-deal-tag =
    .examples =
        rolo deal tag d-7k2fq hot
        rolo deal tag d-7k2fq d-q81m4 +hot -stalled
cmd-deal-delete =
    .examples =
        rolo deal delete d-7k2fq
cmd-deal-restore =
    .examples =
        rolo deal list --deleted
        rolo deal restore d-7k2fq

cmd-pipeline = 销售管道，由有序的阶段组成：{ $verbs }
cmd-pipeline-add = 添加管道及其阶段
    .examples =
        rolo pipeline add Sales
        rolo pipeline add Service --stage "Request 20% 7d" --stage "Offer 60% 14d" --stage Won --stage Lost
        rolo pipeline add Partners --stage "Talks 30%" --stage "Signed (won)" --stage "Declined (lost)"
    .long = 每个 --stage 先写名称，后面可以写赢率（60%）、多少天没有移动就算停滞（14d），以及其中商机的结果（括号里写 won 或 lost）。一个都不写时，使用常用的阶段。
cmd-pipeline-list =
    .examples =
        rolo pipeline list
cmd-pipeline-show = 查看销售管道详情，包括各阶段和其中的商机
    .examples =
        rolo pipeline show Sales
        rolo pipeline show p-7k2fq -o json
cmd-pipeline-edit =
    .examples =
        rolo pipeline edit Sales --name "New business"
    .long = 每个参数设置同名字段；空值清空字段，--clear 也一样。阶段用 `rolo stage` 修改。
cmd-pipeline-delete =
    .examples =
        rolo pipeline delete Service
        rolo pipeline delete Service --to Sales/Lead
    .long = 管道里还有商机时，必须用 --to 写明移到哪个阶段，才能删除。
cmd-pipeline-restore =
    .examples =
        rolo pipeline list --deleted
        rolo pipeline restore p-7k2fq

cmd-segment = 分组（有名称的筛选条件）和保存的视图：{ $verbs }
cmd-segment-save = 把筛选条件存成分组
    .examples =
        rolo segment save "key accounts" "tag:key lifecycle:customer" --rhythm 30d
        rolo segment save wholesale "industry~wholesale" --of company --rhythm quarterly
        rolo segment save "big and open" "status:open value>10k" --of deal --columns name,company,value,close --sort=-value
        rolo segment save "by city" --of company --columns name,city,last --sort city,name
        rolo contact list --where 'in:"key accounts" city~ber'
    .long = 之后在任何筛选条件里都能用 in:NAME 引用它。写了 --columns 或 --sort，它同时也是视图：`rolo segment run` 以及列表、看板、导出的 --view NAME 都按它显示；这样的视图可以没有筛选条件。--rhythm 规定最多隔多久要联系或拜访组里的人，rolo agenda 会提醒该联系谁。记录自己的联系周期优先于分组的；属于几个分组时，以最短的为准。
cmd-segment-run = 按分组自己的列和排序列出其中的记录
    .examples =
        rolo segment run "key accounts"
        rolo segment run "key accounts" --where city~ber --sort name --columns name,phone
        rolo segment run "big and open" --count
cmd-segment-list =
    .examples =
        rolo segment list
        rolo segment list --where of:deal
cmd-segment-show = 查看分组详情，包括其中的数量和前几条
    .examples =
        rolo segment show "key accounts"
        rolo segment show g-7k2fq -o json
cmd-segment-edit =
    .examples =
        rolo segment edit "key accounts" --filter "tag:key or tag:vip" --rhythm 2w
        rolo segment edit "big and open" --columns name,value,close,next --sort close
        rolo segment edit g-7k2fq --clear rhythm
    .long = 每个参数设置同名字段；空值清空字段，--clear 也一样。被其他分组引用时，要先改那些分组才能改名。
cmd-segment-delete =
    .examples =
        rolo segment delete "key accounts"
    .long = 组里的记录不受影响。被其他分组引用时，要先删除那些分组。
cmd-segment-restore =
    .examples =
        rolo segment list --deleted
        rolo segment restore g-7k2fq

cmd-stage = 销售管道的阶段：{ $verbs }
cmd-stage-add =
    .examples =
        rolo stage add Demo --pipeline Sales --after Qualified --probability 40 --rot 14
        rolo stage add Declined --pipeline Partners --outcome lost --last
    .long = 不写位置时，放在第一个赢单或输单阶段之前。
cmd-stage-list =
    .examples =
        rolo stage list
        rolo stage list --where pipeline:Sales
cmd-stage-show =
    .examples =
        rolo stage show Sales/Proposal
        rolo stage show s-7k2fq -o json
cmd-stage-edit =
    .examples =
        rolo stage edit Sales/Proposal --probability 60 --rot 21
        rolo stage edit s-7k2fq --name Offer
    .long = 每个参数设置同名字段；空值清空字段，--clear 也一样。没有单独设置赢率的商机会立即随之改变。
cmd-stage-move = 调整阶段在管道中的顺序
    .examples =
        rolo stage move Sales/Demo --after Qualified
        rolo stage move s-7k2fq --first
cmd-stage-delete =
    .examples =
        rolo stage delete Sales/Demo --to Qualified
        rolo stage delete s-7k2fq
    .long = 阶段里还有商机时，必须用 --to 写明移到哪个阶段，才能删除。
cmd-stage-restore =
    .examples =
        rolo stage list --deleted
        rolo stage restore s-7k2fq

cmd-agenda = 到期事项：任务、拜访、停滞的商机、生日，以及本月业绩
    .examples =
        rolo agenda
        rolo agenda --week
        rolo agenda --everybody -o json
    .long = 包括自己的任务和商机，以及没有负责人的。
cmd-log = 记录往来：电话、拜访、会议、邮件、消息、便笺
    .examples =
        rolo log call "Jane Doe" wants a quote by Friday
        rolo log visit Acme "saw the new hall" --duration 45 --outcome interested
        rolo log meeting d-7k2fq --at "yesterday 15:00" --contact "Jane Doe" --next "send quote" --due fri
        rolo log email jane@acme.example --direction in "asks for prices"
        rolo log call t-3f8sd "nobody there" --with "Jane Doe"
    .long = 写明对象：联系人、公司或商机的短号、名称或邮箱地址；还有别的对象用 --with。写联系人会同时关联其主要公司，写商机会关联其公司；写任务或往来记录的短号，就是它们涉及的那些对象。--next 新建下一步任务，对象相同。
cmd-activity = 往来记录：{ $verbs }；用 `rolo log` 添加
cmd-activity-list = 列出往来记录，最新的在前
    .examples =
        rolo activity list --limit 20
        rolo activity list --where "type:visit at>-30d"
        rolo activity list --where "company:Acme" -o json
cmd-activity-show =
    .examples =
        rolo activity show a-7k2fq
cmd-activity-edit =
    .examples =
        rolo activity edit a-7k2fq --outcome "order placed" --duration 1h
cmd-activity-tag =
    .examples =
        rolo activity tag a-7k2fq +fair
cmd-activity-delete =
    .examples =
        rolo activity delete a-7k2fq
cmd-activity-restore =
    .examples =
        rolo activity list --deleted
        rolo activity restore a-7k2fq

cmd-task = 任务：{ $verbs }
cmd-task-add =
    .examples =
        rolo task add "send quote" --due fri --contact "Jane Doe" --deal "Acme renewal"
        rolo task add "visit Acme" --type visit --due "next tue 9:00" --duration 1h --company Acme --place "12 High St"
        rolo task add "send the samples" --due fri --remind 1d
        rolo task add "weekly report" --due "mon 9:00" --repeat weekly --owner me
cmd-task-list = 列出任务：未完成的按到期时间排列，然后是已完成的
    .examples =
        rolo task list --where no:done
        rolo task list --where "due<=today no:done owner:me"
cmd-task-show =
    .examples =
        rolo task show t-7k2fq
cmd-task-edit =
    .examples =
        rolo task edit t-7k2fq --due +2d --priority high
cmd-task-done = 完成任务；电话、拜访等任务会转为往来记录
    .examples =
        rolo task done t-7k2fq
        rolo task done "visit Acme" --outcome interested --text "saw the new hall" --next "send quote" --due fri
        rolo task done t-7k2fq --at "yesterday 17:00"
        rolo task done --where "due<today company:Acme" --yes
    .long = 重复任务完成后，会自动新建下一次：钟点不变（不受夏令时影响），且不早于这次完成的那天。
cmd-task-snooze = 推迟任务；不写 --to 时推迟到明天，到期日更晚的，再推后一天
    .examples =
        rolo task snooze t-7k2fq
        rolo task snooze t-7k2fq fri
        rolo task snooze t-7k2fq t-q81m4 --to "next mon"
        rolo task snooze --where "overdue:yes owner:me" --to mon
    .long = 只写日期时，任务原有的到期钟点不变。
cmd-task-reopen = 重新打开已完成的任务
    .examples =
        rolo task reopen t-7k2fq
cmd-task-tag =
    .examples =
        rolo task tag t-7k2fq +urgent
cmd-task-delete =
    .examples =
        rolo task delete t-7k2fq
cmd-task-restore =
    .examples =
        rolo task list --deleted
        rolo task restore t-7k2fq

cmd-field = 自定义字段，可用于各种记录：{ $verbs }
cmd-field-add = 添加自定义字段
    .examples =
        rolo field add Budget --of deal --type money
        rolo field add "Customer level" --of company --type choice --choice gold --choice silver --default silver
        rolo field add 决策人 --of deal --notes "Who signs"
    .long = 新字段可以用作添加和修改的参数、表单和卡片里的一行、筛选和排序条件（budget>10k），以及列表、导入和导出的列。类型和适用对象以后不能改，其他都可以改。
cmd-field-list =
    .examples =
        rolo field list
        rolo field list --where of:deal
cmd-field-show = 查看字段详情：类型、选项、默认值和修改历史
    .examples =
        rolo field show Budget
        rolo field show f-7k2fq -o json
cmd-field-edit =
    .examples =
        rolo field edit Budget --name "Annual budget"
        rolo field edit "Customer level" --add-choice platinum --default gold
    .long = 每个参数设置字段的一个属性；空值清空，--clear 也一样。字段改名或去掉选项后，记录中已有的内容不变。
cmd-field-retire = 停用字段；记录中已有的内容保留
    .examples =
        rolo field retire Budget
    .long = 表单、参数和导入里不再有这个字段。筛选和列仍然可以使用；卡片在有内容时显示它，导出也包含它。恢复使用：rolo field restore。
cmd-field-restore =
    .examples =
        rolo field list --deleted
        rolo field restore Budget
cmd-user = 用户，即负责记录的销售人员：{ $verbs }
cmd-user-add =
    .examples =
        rolo user add "Kim Li" --email kim@rolo.example --team North
    .long = 第一次在命令里写 --owner me 的人，会自动成为用户。
cmd-user-list =
    .examples =
        rolo user list
        rolo user list --where team:North
cmd-user-show = 查看用户详情，包括其负责的记录
    .examples =
        rolo user show "Kim Li"
cmd-user-edit =
    .examples =
        rolo user edit "Kim Li" --team South
cmd-user-tag =
    .examples =
        rolo user tag "Kim Li" +field
cmd-user-delete =
    .examples =
        rolo user delete "Kim Li"
cmd-user-restore =
    .examples =
        rolo user restore "Kim Li"

cmd-file = 附件：{ $verbs }；用 `rolo attach` 添加
cmd-file-list = 列出一条记录的附件
    .examples =
        rolo file list "Jane Doe"
        rolo file list d-7k2fq -o json
cmd-file-open = 用相应程序打开附件
    .examples =
        rolo file open "Jane Doe"
        rolo file open d-7k2fq quote.pdf
    .long = 使用 $ROLO_OPEN 指定的程序，没有设置时用 xdg-open（Mac 上用 open）。打开的是只读副本：要修改，请另存后重新添加。
cmd-file-save = 把附件另存为文件
    .examples =
        rolo file save d-7k2fq quote.pdf
        rolo file save d-7k2fq quote.pdf ~/Desktop --force
        rolo file save d-7k2fq quote.pdf - > copy.pdf
    .long = 写出之前，会用添加附件时的哈希值校验内容。
cmd-file-help = 查看某个子命令的帮助
    .examples =
        rolo file help save

cmd-attach = 添加附件，可用于联系人、公司、商机、任务、往来记录
    .examples =
        rolo attach "Jane Doe" card.jpg
        rolo attach d-7k2fq quote.pdf drawing.dxf
        rolo attach d-7k2fq /tmp/scan0012.pdf --name "signed order.pdf"
    .long = 文件内容会复制到客户簿里，同样的内容无论添加多少次只存一份，最大 256 MiB。与该记录的其他附件重名时，名称后加编号；内容相同的附件改用新名称。
cmd-detach = 从记录上移除附件
    .examples =
        rolo detach d-7k2fq quote.pdf
        rolo detach d-7k2fq 2cf24dba
    .long = 文件内容仍留在客户簿里，可以用 `rolo undo` 找回。

cmd-lead = 线索，即还不是客户的联系人和公司：{ $verbs }
cmd-lead-convert = 把线索转为客户，并各建一个商机
    .examples =
        rolo lead convert "Jane Doe" --value 8k --close +6w
        rolo lead convert c-7k2fq o-q81m4 --stage Qualified --owner me
        rolo lead convert Acme --deal "Acme renewal" --pipeline Service
        rolo lead convert c-7k2fq --no-deal
        rolo lead convert "Jane Doe" --next "first visit" --due "next tue 9:00" --next-type visit
        rolo lead convert --where "lifecycle:qualified tag:fair" --dry-run
    .long = 生命周期为 lead 或 qualified 的联系人或公司就是线索。转化后成为客户，并新建一个同名商机，名称可用 --deal 另写。联系人所在的公司若也是线索，会一起成为客户；如果它也被筛选条件选中，则不再单独建商机。整个过程是一次操作，可以一次撤销。
cmd-lead-help = 查看某个子命令的帮助
    .examples =
        rolo lead help convert

cmd-board = 以看板显示销售管道：各阶段及其中的商机
    .examples =
        rolo board
        rolo board Sales --where owner:me --limit 10
        rolo board --where "value>10k" --sort -value
        rolo board --lanes owner
        rolo board --view "big and open"
        rolo board Service -o json
    .long = 不写名称时，显示第一条管道。在终端里，各阶段下面列出前几个商机；JSON 里的个数由 --limit 决定，不写就不限；表格形式只有合计。合计按币种分开，不跨币种相加。

cmd-set = 修改筛选出的全部记录
    .examples =
        rolo set --where "city:Bonn lifecycle:lead" owner=me tag=+west,-cold
        rolo set --as deal --where "stage:Proposal since<-60d" probability=10 --dry-run
        rolo set --as deal --where "source:fair status:open" close=+30d --yes
        rolo set --where company:Acme phone+="work: +49 30 901820" email-=old@acme.example
        rolo set --as company --all owner=
    .long = 先显示有多少条，再请求确认；脚本里用 --yes。FIELD=VALUE 设置，FIELD= 清空；+= 和 -= 增减列表中的项；tag=+vip,-cold 增减标签。整个过程是一次操作，可以一次撤销。

cmd-edit = 在自己的编辑器里以表格修改多条记录
    .examples =
        rolo edit --where tag:fair
        rolo edit --as deal --where "stage:Proposal" --columns name,stage,value,close
        rolo edit --as company --where city:Bonn --sort name --limit 50
        rolo edit --where company:Acme --add-lines
    .long = 用 $VISUAL、$EDITOR 或 vi 打开 CSV。只有改过的单元格才起作用：删掉的行和列，客户簿里保持原样。先显示每条记录会怎样改，再请求确认；读不懂的内容，以及别人同时改过的内容，会连同说明回到编辑器。整个过程是一次操作，可以一次撤销。

cmd-undo = 撤销一次操作
    .examples =
        rolo undo
        rolo undo 12 --dry-run
        rolo undo 12 --skip-changed
    .long = 不写编号时，撤销上一次操作。如果有内容后来又改过，就什么都不撤销，只列出这些记录；--skip-changed 保留改过的值，撤销其余部分。撤销本身可以用 `rolo redo` 取消。
cmd-redo = 取消上一次撤销
    .examples =
        rolo redo
        rolo redo --dry-run
cmd-history = 查看过去的操作，最新的在前
    .examples =
        rolo history
        rolo history c-7k2fq --limit 5
        rolo history --before 100 -o json
cmd-apply = 从 NDJSON 批量添加和修改记录
    .examples =
        rolo contact list -o ndjson | rolo apply --dry-run
        rolo apply changes.ndjson --on-error skip
    .long = 每行一个 JSON 对象，格式同 `rolo contact list -o ndjson` 或 `rolo deal list -o ndjson` 的输出；`kind` 写明记录类型。一行提到的关联对象，客户簿里没有的会自动新建，所以管道和阶段要放在商机前面。整个输入是一次操作，可以一次撤销。

cmd-import = 从 CSV 表格添加和修改记录
    .examples =
        rolo import people.csv --as contact --dry-run
        rolo import accounts.csv --as company --map office_location=country --rest extra
        rolo import deals.csv --as deal --make user,stage,company --set "name={"{"}product{"}"} for {"{"}account{"}"}" --map engage_date=entered:Engaging
        rolo import people.csv --as contact --on-error skip --rejects rejected.csv
        rolo import stages.csv --as stage --make pipeline
        rolo import people.csv --recipe people.toml
    .long =
        第一行是列名。列名是字段名或其别名时，自动导入到该字段；其余的用 --map 指定。可以导入到：字段（name）、地址的一部分（city、city:home）、带标签的值（email:work）、其他程序的字段（extra:NAME），商机还可以用 entered:STAGE 表示到达某阶段的日期。--map COLUMN= 表示不导入这一列。

        单元格按人们平时的写法读取。列表字段的单元格可以有多项，用 ; 分隔（标签也可用逗号）；本身含 ; 的项要加引号。空单元格不起作用；列表只增加，不删减。

        --set 的值里可以引用单元格："{"{"}product{"}"} for {"{"}account{"}"}"。如果引用的单元格为空，与另一个单元格相连的文字也会省去。

        每一行按键查找已有记录，找到就修改，找不到就新建，所以同一个文件导入两次不会有变化。不写 --key 时，行中有外部编号的按外部编号查找；在没有外部编号的记录中，公司按域名和名称，联系人按邮箱，用户按邮箱和名称，管道和阶段按名称。没有外部编号的商机，以及既没有外部编号也没有邮箱的联系人，总是新建。

        整个表格是一次操作，可以一次撤销。有一行失败就停止；加上 --on-error skip 则跳过失败的行，再加上 --rejects 就把它们原样写入文件，原因写在最后一列。改好后可以重新导入这个文件。

        导入方案是一个 TOML 文件，可以写 as、key、make、rest、on-error、delimiter、system，以及 [map]（COLUMN = "target"，多个写在方括号里，"" 表示不导入）和 [set] 两节。命令行参数优先于导入方案。
cmd-export = 把记录导出为 CSV 表格，或把整个客户簿导出为 NDJSON
    .examples =
        rolo export people.csv --as contact
        rolo export - --as deal --where stage:Proposal --columns name,value,close
        rolo export companies.ndjson --as company
        rolo export open.csv --as deal --view "big and open"
        rolo export people.csv --as contact --bom
        rolo export book.ndjson --all
        rolo export letter.csv --as contact --where city:Berlin --for contacting=post
        rolo export recall.csv --as contact --for contacting=email --despite "product recall"
    .long =
        不写 --columns 时，`rolo import` 能导入的每个字段占一列；把文件导入空客户簿，会得到同样的记录（以表格能表达的为限）：列表在一个单元格里，各项用 ; 分隔；主地址（work）的各部分各占一列，其他地址写在 address 列里。行尾是 CR LF，符合 RFC 4180；Excel 和 sqlite3 都能读取。

        导入空客户簿时，按这个顺序：管道、阶段、用户、公司、联系人、商机。`rolo import deals.csv --as deal --make pipeline,stage,user,company,contact` 可以不用其他文件，但阶段会按商机中出现的先后排列，而且只能凭名称（如 won、lost）判断哪些是结束阶段。

        --for contacting 排除标为勿联系的，以及撤回过任一联系方式同意授权的；--for contacting=email 只看邮件，排除标为勿联系的和撤回邮件授权的；商机、任务和往来记录看它们涉及的人。公司只代表自己，不代表其联系人。会显示排除了多少。--despite REASON 一个都不排除，但会先在这些人名下各记一条原因，并带上标签 despite：这是一次操作，可以一次撤销。

        会被电子表格当作公式的单元格（以 =、+、- 或 @ 开头，又不是数字），前面会加一个撇号，导入时自动去掉。

        --all 导出所有类型的全部记录，包括已删除的，每行一个 JSON 对象；在别处用 `rolo apply book.ndjson` 可以得到同样的客户簿，ID 和短号也相同。不包括的有：每条记录的创建和修改时间、操作历史，以及附件的内容。

        表格无法表达的有：ID 和短号、附件、修改时间、关联的是哪一条同名记录、没有日期的同意授权、电话号码不带国家代码的原始写法，以及非主地址里的分号。这些 ndjson 都可以。

cmd-demo = 在空客户簿里填入演示数据，供试用
    .examples =
        rolo demo
        rolo demo --dry-run
        rolo demo --seed 7 --book ~/trial
        rolo undo                              全部撤销
    .long = 包括欧洲和中国的几百个联系人及其公司，两条管道各阶段的商机，三种货币，两年的电话、拜访和邮件，今天前后的任务，以及联系周期和分组。其中没有真人。看起来就像一直用到今天的客户簿；同一天用同一个种子，得到的内容相同。只能填入空客户簿；整个过程是一次操作，可以一次撤销。如果设置了自己的名字，其中很多记录会归你负责。

cmd-config = 查看和修改设置
    .long = 不写子命令时列出全部设置。`rolo config setup` 会逐项询问重要的设置。
cmd-config-list = 列出全部设置、当前值及其来源
    .examples =
        rolo config list
cmd-config-get = 显示一项设置
    .examples =
        rolo config get country
cmd-config-set = 修改一项设置
    .examples =
        rolo config set country DE
        rolo config set time_zone Europe/Berlin
cmd-config-unset = 把一项设置恢复为默认值
    .examples =
        rolo config unset language
cmd-config-path = 显示文件所在位置
    .examples =
        rolo config path
cmd-keymap = 查看和检查按键
    .long = 在设置中选择键位方案：default、vim、emacs，或放在设置文件旁的 keymaps/NAME.toml。那里的 keymap.toml 覆盖在所选方案之上。
cmd-keymap-help = 查看子命令的帮助
    .examples =
        rolo keymap help check
cmd-keymap-show = 列出每个按键的作用：自己现在的按键，或某个方案的按键
    .examples =
        rolo keymap show
        rolo keymap show vim
        rolo keymap show -o tsv | grep delete
cmd-keymap-check = 检查按键文件：逐条列出错误及其行号
    .examples =
        rolo keymap check
        rolo keymap check vim
arg-keymap = 键位方案：default、vim、emacs 或自己的方案；不写则是所选的方案
    .value = NAME
cmd-config-setup = 逐项询问重要的设置，同首次使用时一样
    .examples =
        rolo config setup

cmd-host = 托管：一直打开客户簿供其他命令使用，直到收到信号
    .examples =
        rolo host
        rolo host --status                     谁打开了客户簿，谁在使用
    .long = 无论哪个程序（包括界面）打开了客户簿，同一用户的其他 rolo 都通过它工作；有了托管，查询就不用每次重新打开客户簿。启动后会显示一行提示，并一直在前台运行，适合放在终端或 systemd 用户单元里。
cmd-schema = 显示记录 JSON 的所有键
    .examples =
        rolo schema contact
        rolo schema deal task
        rolo schema -o json > rolo.schema.json
    .long = 每个键一行：值的样子，以及 `rolo apply` 是否接受它（不接受的由其他内容推算得出）。加上 -o json，输出的是 JSON Schema（2020-12），描述某一种或任意一种记录的 -o json 和 -o ndjson 输出。以后的版本只会增加键，不会改变已有键的含义。
cmd-completions = 输出 Shell 补全脚本
    .examples =
        rolo completions bash > ~/.local/share/bash-completion/completions/rolo
        rolo completions fish > ~/.config/fish/completions/rolo.fish
        rolo completions zsh > ~/.zfunc/_rolo
    .long = 之后 Shell 会向 rolo 询问接下来能写什么：命令、参数、选项值，以及客户簿里的名称、阶段、标签和分组。等待客户簿的时间极短。
cmd-man = 显示手册页，或把全部手册页写入一个目录
    .examples =
        rolo man | man -l -
        rolo man --dir ~/.local/share/man/man1
cmd-help = 查看命令的帮助
    .examples =
        rolo help contact add
        rolo help exit-codes                   脚本可以依据的退出码

arg-book = 使用这个目录里的客户簿（也可设置 ROLO_BOOK）
    .value = DIR
arg-lang = 使用的语言，例如 en
    .value = TAG
arg-now = 把这个时间当作现在：2026-03-02 9:00，或 RFC 3339 格式
    .value = WHEN
arg-wait = 客户簿被其他程序占用时等待多少秒
    .value = SECONDS
arg-color = 何时使用颜色
    .value = WHEN
arg-quiet = 不显示提示信息，只输出数据和错误
arg-yes = 不再询问，直接执行
arg-idempotency-key = 只执行一次：用同一个键执行过的命令不会再执行，即使后来被撤销
arg-debug = 在界面顶栏显示每次绘制的字节数和用时
arg-help = 显示帮助；--help 比 -h 更详细
arg-version = 显示版本

arg-dry-run = 只显示会有哪些改动，不实际修改
arg-output = 输出格式；终端里默认为表格，否则为 tsv
    .value = FORMAT
arg-columns = 显示哪些列、按什么顺序，用逗号分隔
    .value = NAMES
arg-timeline = 时间线只显示符合筛选条件的往来记录，例如 type:call,visit at>-90d
    .value = FILTER
arg-limit = 最多多少条
    .value = N
arg-seed = 随机种子
    .value = N
arg-start = 跳过前面多少条
    .value = N
arg-count = 只显示数量
arg-if-rev = 仅当要改的内容自这次操作以来没有变过时才修改；其他后来的改动保留
    .value = REV
arg-overwrite = 与 --if-rev 一起用：覆盖后来的改动
arg-where = 只要符合筛选条件的，如 tag:vip city~ber
    .value = FILTER
arg-explain = 说明筛选条件如何理解、用到哪个索引，不执行
arg-for = 排除勿联系的人：contacting，或 contacting= 后面加 email、call、message、post 或 visit
    .value = PURPOSE
arg-despite = 仍然一个都不排除，并给每个勿联系的人记下这个原因
    .value = REASON
arg-view = 这个分组里的记录，使用它的列和排序，除非另外写明
    .value = NAME
arg-board-view = 这个商机分组里的商机，使用它的排序和管道，除非另外写明
    .value = NAME
arg-sort = 排序方式，用逗号分隔；名称前加 - 表示倒序
    .value = NAMES
arg-deleted = 已删除的记录
arg-words = 要找的词，模糊匹配
arg-find-phone = 来电查询：号码里含有这些数字的人，只写末几位也行；显示公司、上次联系、进行中的商机和下一步
    .value = NUMBER
arg-ref = 短号、完整名称、邮箱地址或电话号码
arg-record-tag-ref = 短号、名称、邮箱或电话；后面写要添加（+vip）和去掉（-cold）的标签
arg-record-tag-tag = 要添加（vip 或 +vip）和去掉（-cold）的标签，用逗号分隔
    .value = +TAG,-TAG
arg-segment-save-name = 名称；在命令行里，含空格时加引号
arg-segment-save-filter = 包含哪些记录，写法同 --where："tag:key lifecycle:customer"
arg-segment-save-of = 记录类型；不写则为联系人
arg-segment-run-name = 名称或短号
arg-record-add-name = 名称；在命令行里，含空格时加引号
arg-contact-add-name = 完整姓名；在命令行里，含空格时加引号
arg-record-edit-tag = 要添加（vip 或 +vip）和去掉（-cold）的标签，用逗号分隔
    .value = +TAG,-TAG
arg-record-edit-clear = 清空一个字段；可以重复
    .value = FIELD
arg-history-ref = 只看涉及这条记录的操作
arg-history-before = 只看这个编号之前的操作
    .value = ENTRY
arg-deal-move-ref = 商机的短号或名称；后面写阶段，除非用 --to 写明
arg-deal-move-pipeline = 阶段所在的管道，与商机的管道不同时才需要
arg-deal-reopen-ref = 商机的短号或名称；后面可以写阶段
arg-deal-win-value = 成交金额
    .value = MONEY
arg-record-delete-to = 其中的商机移到这个阶段
    .value = STAGE
arg-to = 阶段
    .value = STAGE
arg-on = 发生在哪天：2026-03-01、-2d；默认为现在
    .value = DATE
arg-reason = 输单原因
arg-before = 放在这个之前
    .value = REF
arg-after = 放在这个之后
    .value = REF
arg-first = 放在最前
arg-last = 放在最后
arg-pipeline-add-stage = 一个阶段，如 "Proposal 60% 14d" 或 "Signed (won)"；可以重复
arg-lead-convert-deal = 商机名称
    .value = NAME
arg-no-deal = 不建商机
arg-board-pipeline = 管道；默认为第一条
arg-board-lanes = 分泳道：按负责人、公司或预计成交月份
    .value = WHAT
arg-board-limit = 每个阶段最多显示多少个商机
    .value = N
arg-assignment = 要改的内容：city=Berlin、notes=、tag=+vip,-cold、phone+=…
arg-as = 记录类型，或每行是什么记录
    .value = KIND
arg-new-lines = 自己添加、没有短号的行各新建一条记录
arg-all = 全部记录，不用筛选
arg-add-item = 再加一项：{ $field }
arg-remove-item = 去掉这一项：{ $field }
arg-entry = 操作编号，见 `rolo history`
arg-skip-changed = 后来改过的保持不变，只撤销其余部分
arg-file = 要读取的文件；不写或写 - 时读标准输入
arg-on-error = 有一行无法完成时，其余的怎么办
    .value = DO
arg-map = 列导入到哪里：COLUMN=TARGET；可以重复，同一列也可以
    .value = COLUMN=TARGET
arg-set = 行中没有写明时字段的值；花括号里的列名代表该列的单元格
    .value = FIELD=VALUE
arg-recipe = 导入方案文件，说明各列如何变成记录
    .value = FILE
arg-save-recipe = 把这次的做法存成文件，供 --recipe 使用
    .value = FILE
arg-key = 按哪些字段查找已有记录，依次尝试；none 表示每行都新建
    .value = FIELDS
arg-make = 行中提到而还没有的，哪些类型自动新建，用逗号分隔（默认 company）；none 表示都不建
    .value = KINDS
arg-rest = 没有去处的列怎么办（默认 leave）
    .value = DO
arg-system = 表格来自哪个系统，如 hubspot：它的编号与其他系统的分开
arg-delimiter = 单元格之间的分隔符：一个符号，或 tab；不写则根据表头判断
    .value = SIGN
arg-rejects = 把没有完成的行写入这个文件
    .value = FILE
arg-export-file = 要写入的文件；不写或写 - 时写到标准输出
arg-format = 输出格式；不写则根据文件名判断，否则为 csv
    .value = FORMAT
arg-export-all = 整个客户簿：所有类型，包括已删除的记录，格式为 NDJSON
arg-bom = 开头加上字节顺序标记，让 Excel 识别 UTF-8
arg-attach-file = 文件
arg-attach-name = 附件的名称；每个文件写一次，顺序相同
arg-detach-name = 文件名，或哈希值的开头几位
    .value = NAME|HASH
arg-file-open-name = 文件名、文件名的一部分，或哈希值的开头几位；只有一个附件时可以不写
arg-file-save-name = 文件名、文件名的一部分，或哈希值的开头几位
arg-file-save-to = 文件或目录，- 表示标准输出；不写则以原名存到当前目录
    .value = TO
arg-force = 替换已有的文件
arg-setting = 设置的名称
arg-value = 设置的值
arg-kind = 记录类型；不写则为全部
arg-shell = Shell 名称
arg-host-status = 显示谁打开了客户簿、谁在使用
arg-dir = 把全部手册页写入这个目录
    .value = DIR
arg-command = 命令
arg-log-type = 往来类型：call、visit、meeting、email、message、note
    .value = TYPE
arg-log-ref = 往来对象：联系人、公司或商机；也可写与之相关的任务或往来记录的短号
    .value = REF
arg-with = 其他往来对象
    .value = REF
arg-log-text = 内容
    .value = TEXT
arg-next = 下一步任务
    .value = NAME
arg-due = 下一步何时到期：fri、"next tue 9:00"
    .value = WHEN
arg-next-type = 下一步任务的类型
    .value = TYPE
arg-task-done-text = 内容
    .value = TEXT
arg-task-done-at = 完成时间；默认为现在
    .value = WHEN
arg-task-snooze-to = 推迟到何时：日期或具体时间
    .value = WHEN
arg-week = 未来七天
arg-everybody = 也包括其他人的
