# The fields of records: `field-NAME` is the label in forms, cards and tables; its `.help` is one line for the help of
# the command line and for forms. Only what people set has help. `choice-WORD` is a choice as people read it.

# What people call one record of a kind, and several.
kind-one = { $kind ->
        [contact] 联系人
        [company] 公司
        [deal] 商机
        [pipeline] 销售管道
        [stage] 阶段
        [user] 用户
        [activity] 往来记录
        [task] 任务
        [segment] 分组
        [field] 字段
       *[other] 记录
    }
kind-many = { $kind ->
        [contact] 联系人
        [company] 公司
        [deal] 商机
        [pipeline] 销售管道
        [stage] 阶段
        [user] 用户
        [activity] 往来记录
        [task] 任务
        [segment] 分组
        [field] 字段
       *[other] 记录
    }

field-handle = 短号
field-deleted = 已删除
field-name = 名称
    .help = { $kind ->
            [company] 大家平时怎么叫这家公司
            [user] 姓名
            [deal] 这是一笔什么生意
            [pipeline] 管道的名称
            [stage] 阶段的名称
            [segment] 分组的名称；筛选时用 in:NAME 引用
            [field] 字段的名称；在参数、筛选条件和列中用小写，空格换成 -
            [task] 要做什么
           *[contact] 姓名；也可以留空，在下面分别填写名和姓
        }
field-given = 名
    .help = 名
field-family = 姓
    .help = 姓
field-company = 公司
    .help = { $kind ->
            [contact] 公司，后面可写职务："星海科技 as 技术总监"；可重复
            [deal] 客户公司；还没有的会顺便新建
           *[other] 相关的公司；可重复
        }
field-contact = 联系人
    .help = 联系人，后面可写角色："王芳 as 决策人"；可重复
field-email = 邮箱
    .help = 邮箱地址，前面可写类别："工作: wang@acme.example"；可重复
field-phone = 电话
    .help = 电话号码，前面可写类别："手机: +86 138 0013 8000"；可重复
field-address = 地址
    .help = 完整地址，前面可写类别："公司: 中关村大街 1 号; city=北京; country=CN"；可重复
field-street = 街道
    .help = 主要地址的街道
field-postcode = 邮编
    .help = 主要地址的邮编
field-city = 城市
    .help = 主要地址的城市
field-region = 省份
    .help = 主要地址的省、自治区或州
field-country = 国家
    .help = 主要地址的国家
field-position = 坐标
    .help = 在地图上的位置："39.908, 116.397"
field-link = 网址
    .help = 网址；可重复
field-lifecycle = 生命周期
    .help = 客户关系发展到哪一步
field-owner = 负责人
    .help = 由哪位用户跟进；"me" 指自己
field-source = 来源
    .help = 从哪里来：展会、转介绍、网站
field-tag = 标签
    .help = 标签，用逗号分隔；可重复
field-birthday = 生日
    .help = 生日：1984-05-12，不知道年份时写 05-12
field-language = 语言
    .help = 使用的语言：en、zh-CN
field-time-zone = 时区
    .help = 所在时区：Asia/Shanghai
    .value = ZONE
field-do-not-contact = 勿联系
    .help = 对方是否不愿被打扰
    .value = yes|no
field-consent = 同意授权
    .help = 是否同意被联系："email given 2026-03-01 展会"；可重复
field-rhythm = 联系周期
    .help = { $kind ->
            [segment] 分组里的人最久可以多长时间不联系、不拜访，自己另设周期的除外：30d、2w、每月
           *[other] 最久可以多长时间不联系、不拜访：30d、2w、每月
        }
    .value = DAYS
field-of = 记录类型
    .help = { $kind ->
            [field] 哪类记录有这个字段；不写则为联系人
           *[other] 里面放哪类记录
        }
field-filter = 筛选条件
    .help = 哪些记录在其中，写法同 --where，如 "tag:key lifecycle:customer"
field-columns = 列
    .help = 显示哪些列，用逗号分隔：name,city,last
    .value = NAMES
field-sort = 排序
    .help = 按什么排序，用逗号分隔；名称前加 - 表示倒序：-value,name
    .value = NAMES

# How often somebody is to be spoken to, and when it is time.
rhythm = { $unit ->
        [day] { $count ->
            [1] 每天
           *[other] 每 { $count } 天
        }
        [week] { $count ->
            [1] 每周
           *[other] 每 { $count } 周
        }
        [month] { $count ->
            [1] 每月
           *[other] 每 { $count } 个月
        }
       *[year] { $count ->
            [1] 每年
           *[other] 每 { $count } 年
        }
    }
contact-due = 应联系
contact-overdue = 逾期
contact-segment = { $rhythm }，按分组“{ $segment }”
position-taken = { $which ->
    [older] 事前 { $age } 定位
    [newer] 事后 { $age } 定位
   *[unknown] 定位时间不明
}
field-needs = 需求
    .help = 对方需要什么
field-preferences = 偏好
    .help = 对方喜欢什么
field-file = 附件
field-notes = 备注
    .help = { $kind ->
            [field] 这个字段的用途；帮助和表单中会显示
           *[other] 其他内容，可以写多行
        }
field-key = 标识
field-choice = 选项
    .help = 可选的一个值，按先后排列；可重复
field-default = 默认值
    .help = 新建记录时不填就用它，写法同平时输入：gold、10k EUR、today、+30d
field-extra = 导入字段
    .help = 从其他软件带来的信息："fax=+86 10 6552 9988"；可重复
field-id = ID
field-created = 创建时间
field-updated = 更新时间
field-rev = 版本

choice-lead = 线索
choice-qualified = 意向客户
choice-customer = 客户
choice-lapsed = 流失客户
choice-contact = 联系人
choice-company = 公司
choice-deal = 商机
choice-task = 任务
choice-activity = 往来记录
choice-yes = 是
choice-no = 否

field-domain = 域名
    .help = 邮箱地址中 @ 后面的部分：acme.example
field-industry = 行业
    .help = 做什么业务
field-size = 规模
    .help = 有多少员工
field-parent = 母公司
    .help = 隶属于哪家公司
field-manager = 上级
    .help = 向哪位用户汇报
field-team = 团队
    .help = 团队或办事处
field-imported = 导入行
field-external-id = 外部 ID
    .help = 其他软件给它的 ID，再次导入时据此找到记录；可重复
field-pipeline = 销售管道
    .help = { $kind ->
            [segment] 商机分组用哪个管道的看板显示
           *[other] 销售管道
        }
field-lanes = 泳道
    .help = 看板按什么分泳道：owner、company 或 close-month
field-stage = 阶段
    .help = 阶段；别的管道也有同名阶段时写作 "Sales/Won"
field-value = 金额
    .help = 值多少钱：12500、12.5k、1.2万、"800 USD"
    .value = MONEY
field-probability = 赢率
    .help = 赢单的可能性，百分比
    .value = PERCENT
field-close = 预计成交
    .help = 预计哪天成交
    .value = DATE
field-opened = 开始日期
    .help = 哪天开始的
    .value = DATE
field-closed = 结单日期
    .help = 哪天赢单或输单
    .value = DATE
field-lost-reason = 输单原因
    .help = 为什么输单
field-product = 产品
    .help = 对方想要什么产品
field-outcome = 结果
    .help = { $kind ->
            [stage] 这个阶段的商机算进行中（open）、赢单（won）还是输单（lost）
           *[other] 有什么结果
        }
field-rot = 停滞天数
    .help = 商机在这个阶段停留超过多少天算停滞
    .value = DAYS
field-wip = 在办上限
    .help = 这个阶段最多同时有多少个进行中的商机；超过时看板会标出
    .value = DEALS
field-move = 阶段变动
field-rank = 次序
field-status = 状态
field-chance = 赢率
field-weighted = 加权金额
field-amount = 数额
field-currency = 币种
field-since = 进入阶段
field-last = 上次联系
field-visited = 上次拜访
field-next = 下一步日期
field-next-step = 下一步
field-overdue = 逾期
field-open-value = 在谈金额
field-segments = 分组

choice-owner = 负责人
choice-close-month = 预计成交月份
choice-open = 进行中
choice-won = 赢单
choice-lost = 输单

field-deal = 商机
    .help = 涉及的商机；可重复
field-type = 类型
    .help = 属于哪一类
field-at = 时间
    .help = 什么时候发生的："昨天 15:00"、"2026-03-01 9:00"
    .value = WHEN
field-duration = 时长
    .help = 用了多久：45、1h30、2h
    .value = MINUTES
field-direction = 方向
    .help = 我方找对方（out），还是对方找我方（in）
field-text = 内容
    .help = 具体内容
field-accuracy = 精度
    .help = 定位可能偏差多少米
    .value = METRES
field-fixed = 定位时间
    .help = 什么时候定位的
    .value = WHEN
field-task = 任务
    .help = 由此完成的任务
field-due = 到期
    .help = 什么时候：fri、周五、"下周二 9:00"、+2w、eom
    .value = WHEN
field-remind = 提醒
    .help = 到期前多久提醒（只有日期时从当天 9 点算起）：30min、1h、1d，或 never
    .value = MINUTES
field-priority = 优先级
    .help = 有多重要
field-repeat = 重复
    .help = 多久重复一次：weekly、每两周、"every mon,thu"，或 FREQ=MONTHLY;BYDAY=-1FR 这样的规则
    .value = RULE
field-place = 地点
    .help = 在哪里
field-done = 完成

choice-call = 电话
choice-visit = 拜访
choice-meeting = 会议
choice-email = 邮件
choice-message = 消息
choice-note = 便笺
choice-todo = 待办
choice-out = 我方发起
choice-in = 对方发起
choice-high = 高
choice-normal = 普通
choice-low = 低
