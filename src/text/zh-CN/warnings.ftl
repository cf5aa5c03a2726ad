# What somebody should know of a command that was done all the same.

warning-unwanted = 警告：{ $title }（{ $handle }）{ $refusal }
warning-same-name = 警告：客户簿里另有一个同名的{ $kind ->
        [company] 公司
        [contact] 联系人
       *[other] 记录
    }“{ $title }”：rolo { $kind } show { $handle }
warning-alike = 警告：将新建{ $kind ->
        [company] 公司
        [contact] 联系人
       *[other] 记录
    }“{ $title }”，也许指的是 { $others }
warning-overwritten = 警告：{ $title }（{ $handle }）中别人的改动被覆盖了：{ $fields }；原来的内容见 rolo history { $handle }
warning-moves-dropped = 警告：{ $title }（{ $handle }）到达这个阶段之后的 { $count } 次阶段变动已被去掉：{ $moves }
warning-lead-dropped = 警告：{ $title }（{ $handle }）将到点提醒：提前 { $lead } 的时间已经过了

refusal-contact = 已标为勿联系
refusal-channels = 已撤回同意授权：{ $channels }
channel-email = 邮件
channel-phone = 电话
channel-message = 消息
channel-post = 信函
channel-visit = 拜访
