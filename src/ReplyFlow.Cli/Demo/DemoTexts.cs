using Bogus;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Cli.Demo;

/// <summary>Invented suggestions and replies.</summary>
internal sealed class DemoTexts(Faker faker)
{
    private static readonly (string Title, string Class, string Ask)[] Topics =
    [
        ("关于为中小企业开放共性检测设备的建议", "工业经济", "共性检测设备"),
        ("关于在开发区建设工业废水集中回用管网的建议", "生态环境", "废水回用管网"),
        ("关于扶持老旧厂区改造为创新街区的建议", "城乡建设", "老旧厂区改造"),
        ("关于完善制造业技能人才住房保障的建议", "社会保障", "技能人才住房"),
        ("关于加快工业互联网标识在食品行业应用的建议", "信息化", "标识解析应用"),
        ("关于规范低速无人配送车上路管理的建议", "交通运输", "无人配送车管理"),
        ("关于支持企业牵头组建创新联合体的建议", "科技创新", "创新联合体"),
        ("关于建立首台（套）装备保险补偿机制的建议", "工业经济", "首台（套）保险补偿"),
        ("关于推动园区屋顶光伏统一规划建设的建议", "能源", "屋顶光伏"),
        ("关于加强产业园区夜间公交衔接的建议", "交通运输", "夜间公交"),
        ("关于支持中小企业数字化改造的建议", "信息化", "中小企业数字化改造"),
        ("关于完善新能源汽车充电设施布局的建议", "能源", "充电设施布局"),
        ("关于推动工业固体废物综合利用的建议", "生态环境", "工业固体废物利用"),
        ("关于建设中试平台共享名录的建议", "科技创新", "中试平台共享"),
        ("关于优化工业用地弹性供应的建议", "工业经济", "弹性供地"),
        ("关于加强老字号食品企业扶持的建议", "工业经济", "老字号扶持"),
        ("关于改善产业工人就医便利度的建议", "社会保障", "产业工人就医"),
        ("关于健全园区消防安全联防机制的建议", "城乡建设", "园区消防联防"),
        ("关于扩大首版次软件应用的建议", "信息化", "首版次软件应用"),
        ("关于规范园区物业收费公示的建议", "城乡建设", "物业收费公示"),
        ("关于推进货运车辆停放场地建设的建议", "交通运输", "货运停车场地"),
    ];

    private static readonly string[] Delegations = ["东湖区代表团", "西岭区代表团", "南桥区代表团", "北屏县代表团"];

    /// <summary>The title, class and subject of the n-th suggestion.</summary>
    public static (string Title, string Class, string Ask) Topic(int n) => Topics[n % Topics.Length];

    public SuggestionInput Suggestion(int number, DateOnly on)
    {
        var topic = Topic(number);
        var deputies = new List<ProposerInput> { Deputy(number) };
        for (var i = 0; i < (number % 4 == 0 ? 2 : 0); i++)
            deputies.Add(Deputy(number + 1000 * (i + 1)));
        return new SuggestionInput(
            DemoPeople.Session, SuggestionKind.DuringSession, number.ToString("0000"), topic.Title,
            $"近年来，我市在{topic.Ask}方面做了不少工作，但企业和群众反映仍有三点不便：一是牵头部门不够明确，办事要跑多处；二是支持办法分散，了解渠道少；三是缺少持续的评价和公开。\n"
            + $"为此建议：一、明确{topic.Ask}的牵头部门和工作机制；二、制定可操作的支持办法，并向社会公布；三、每年公布一次进展，听取代表和企业意见。",
            topic.Class, on, number % 15 == 7, true, deputies);
    }

    public DraftContent Fill(DraftContent first, SuggestionInput s, DateOnly today) => Fill(first, Topic(int.Parse(s.Number)).Ask, s.IdentitySecret, today);

    /// <summary>A reply about something, in place of the draft that the product begins.</summary>
    public DraftContent Fill(DraftContent first, string ask, bool secret, DateOnly today)
    {
        // What is promised lies ahead whenever it is written.
        var promised = new DateOnly(today.Year + (today.Month == 12 ? 1 : 0), 12, 20);
        var paragraphs = first.Body.Split("\n\n");
        var (done, more) = (faker.Random.Int(12, 60), faker.Random.Int(3, 11));
        var body = $"{paragraphs[0]}\n一、已开展的工作\n"
            + $"（一）明确工作机制。围绕{ask}，我局会同有关单位建立了联席会议制度，由分管负责同志召集，按季度研究解决问题。{today.Year}年以来召开会议{more}次，答复企业来信{done}件。\n"
            + $"（二）完善支持办法。梳理现有政策，把分散在各部门的支持事项编成一份清单，在门户网站公开，企业可以对照办理。\n"
            + $"二、下一步工作\n一是抓紧落实。把{ask}列入年度重点任务，于{promised:yyyy年M月d日}前完成第一批项目的验收。\n"
            + "二是加强公开。每年一季度公布上一年度进展，邀请代表实地察看，当面听取意见。\n"
            + paragraphs[^1];
        var category = faker.Random.WeightedRandom(["A", "B", "C"], [0.6f, 0.3f, 0.1f]);
        return first with
        {
            Body = body,
            Category = category,
            CategoryGround = category switch
            {
                "A" => "建议的主要内容已落实",
                "B" => "已列入年度计划，分步实施",
                _ => "目前条件尚不具备，留作参考",
            },
            // A letter names its deputy: where that is to stay secret it is not published.
            Disclosure = secret ? "不予公开" : "主动公开",
            DisclosureReason = secret ? "代表要求身份保密" : "",
        };
    }

    private ProposerInput Deputy(int seed) => new(
        faker.Name.LastName() + faker.Name.FirstName(), Delegations[seed % Delegations.Length],
        $"deputy{seed:0000}@demo.invalid", $"1390000{seed % 10000:0000}");
}
