using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Tests.Proofreading.Evaluation;

/// <summary>Sentences that letters are invented from. All right as they stand.</summary>
internal static class SentenceStock
{
    /// <summary>A subject, as the suggestion's title, the reply and its figures call it.</summary>
    internal sealed record Subject(string Title, string Thing, string Unit, string Bureau);

    public static readonly Subject[] Subjects =
    [
        new("关于增设社区食堂的建议", "社区食堂", "家", "民政局"), new("关于加快既有住宅加装电梯的建议", "加装电梯", "台", "住房和城乡建设局"),
        new("关于改造背街小巷路灯的建议", "路灯", "盏", "城市管理局"), new("关于扩大普惠托育供给的建议", "普惠托育机构", "家", "卫生健康委员会"),
        new("关于优化公交线网的建议", "公交线路", "条", "交通运输局"), new("关于建设口袋公园的建议", "口袋公园", "座", "园林绿化局"),
        new("关于推广高效节水灌溉的建议", "节水灌溉项目", "个", "水务局"), new("关于加强乡村医生培养的建议", "乡村医生", "名", "卫生健康局"),
        new("关于规范电动自行车充电的建议", "充电设施", "处", "消防救援支队"), new("关于完善校园周边停车的建议", "停车泊位", "个", "公安局"),
        new("关于扶持专精特新中小企业的建议", "专精特新企业", "家", "工业和信息化局"), new("关于保护利用历史建筑的建议", "历史建筑", "处", "自然资源和规划局"),
    ];

    /// <summary>What a letter is about.</summary>
    public static string ThingOf(Letter letter) =>
        Subjects.Single(s => s.Title[..^2] == letter.Suggestion!.Title[..^2]).Thing;

    public static readonly string[] Work =
    [
        "加强组织领导，成立工作专班，明确责任分工，定期研究推进有关事项。", "深入走访调研，多次召开座谈会，听取群众、企业和专家的意见。",
        "会同有关部门开展联合检查，对发现的问题逐项登记，限期整改。", "制定年度计划，细化任务清单，把责任落实到岗位和个人。",
        "通过政务网站、社区公告栏等渠道公开办理进展，接受社会监督。", "组织业务培训，提升基层工作人员的服务能力。",
        "畅通投诉举报渠道，及时回应群众反映的问题。", "加大财政保障力度，统筹安排专项资金，提高资金使用效益。",
        "因地制宜推进示范点建设，形成可复制、可推广的经验。", "建立健全长效管理机制，确保各项措施落到实处。",
    ];

    public static readonly string[] Plans =
    [
        "下一步，我们将加快项目建设进度，确保按期投入使用。", "下一步，我们将继续加强与有关部门的协调配合，积极争取上级支持。",
        "下一步，我们将认真吸收您的意见，不断改进工作。", "下一步，我们将加强日常管理，切实巩固已有成果。",
    ];

    public static readonly string[] Thanks =
    [
        "感谢您对我们工作的关心和支持。", "衷心感谢您对全市发展的关注，欢迎继续提出宝贵意见。", "再次感谢您的监督和支持，祝您工作顺利。",
    ];
}
