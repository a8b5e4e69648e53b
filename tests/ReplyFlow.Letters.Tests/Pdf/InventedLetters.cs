using Bogus;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>Letters of every length and profile, invented from a seed.</summary>
internal static class InventedLetters
{
    private const string RareNames = "堃喆珺赟鄠浐𬭳䶮镕昇㛃𬀩";

    private static readonly string[] Clauses =
    [
        "全年新增公共停车泊位{0}个", "完成老旧小区改造{0}户", "同比增长{1}%", "投入专项资金{1}亿元", "开展专项检查{0}次", "覆盖街道{2}个、社区{0}个",
        "印发《城市更新行动方案》（第{2}号）", "设立“一站式”服务窗口{2}处", "组织培训{2}期——参训{0}人次", "按季度通报进展……并接受监督", "建成5G基站{0}座，ICT产业园{2}个",
    ];

    /// <summary>One letter; the same number gives the same letter.</summary>
    public static Letter Make(int number)
    {
        var faker = new Faker("zh_CN") { Random = new Randomizer(number + 1) };
        var random = faker.Random;
        var paragraphs = new List<string> { $"您提出的《关于{faker.Address.City()}公共服务的建议》（第{number:D4}号）收悉。现答复如下：" };
        for (var section = 0; section < random.Int(1, 4); section++)
        {
            paragraphs.Add($"{"一二三四五"[section]}、{random.ArrayElement(["开展的主要工作", "存在的问题", "下一步打算", "有关情况说明"])}");
            for (var item = 0; item < random.Int(1, 6); item++)
                paragraphs.Add($"（{"一二三四五六"[item]}）{random.ArrayElement(["抓统筹", "强保障", "促落实"])}。{Sentences(random)}");
        }
        var people = Enumerable.Range(0, random.Int(1, 5)).Select(_ => Name(faker)).ToArray();
        return SampleLetters.Short with
        {
            Category = random.ArrayElement(["A", "B", "C"]),
            DocumentNumber = $"临城管函〔2026〕{number + 1}号",
            Signatories = [Name(faker)],
            Addressees = [.. people.Select(p => p + "代表")],
            Body = string.Join('\n', paragraphs),
            Attachments = random.Bool() ? ["任务清单", "进度安排表"] : [],
            Sealed = random.Bool(),
            Contact = new LetterContact(Name(faker), $"0888-{random.Int(1000000, 9999999)}"),
        };
    }

    private static string Name(Faker faker)
    {
        var name = faker.Name.LastName() + faker.Name.FirstName();
        return faker.Random.Int(0, 3) == 0 ? name[..1] + faker.Random.ArrayElement([.. RareNames.EnumerateRunes().Select(r => r.ToString())]) : name;
    }

    private static string Sentences(Randomizer random) => string.Concat(Enumerable.Range(0, random.Int(1, 12)).Select(_ =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, random.ArrayElement(Clauses), random.Int(2, 900), random.Int(1, 990) / 10.0, random.Int(2, 30)) + random.ArrayElement(["，", "；", "。"]))).TrimEnd('，', '；') + "。";
}
