using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Benchmarks.Search;

/// <summary>Fills the policy library with invented documents, past the commands: <c>policies DB [COUNT]</c>.</summary>
internal static class InventedPolicies
{
    public const string Verb = "policies";
    private const int Batch = 250;

    private static readonly string[] Subjects =
    [
        "电动汽车充电设施", "老旧小区改造", "城乡公交", "中小企业培育", "养老服务", "学前教育", "社区食堂", "河湖治理", "垃圾分类", "数字化改造",
        "停车管理", "创业担保贷款", "职业技能培训", "文物保护", "食品安全", "农村道路", "既有住宅加装电梯", "消防安全", "招商引资", "人才引进",
    ];

    private static readonly string[] Kinds = ["管理办法", "实施方案", "实施细则", "若干措施", "三年行动计划", "工作规则", "补助办法", "指导意见"];

    private static readonly string[] Sentences =
    [
        "各区县人民政府应当按照职责分工做好{0}工作，建立联席会议制度，每季度通报一次进展。", "{0}所需资金由市、区两级财政按比例分担，专款专用。",
        "对弄虚作假骗取补助的，依法追回资金并追究责任。", "市有关部门应当简化{0}的审批环节，推行告知承诺制。", "鼓励社会力量参与{0}，在用地、用电等方面给予支持。",
        "建立{0}台账，实行清单管理、动态更新、销号落实。", "新建项目应当同步规划、同步建设、同步交付{0}配套。", "{0}的绩效评价结果作为安排下一年度资金的依据。",
    ];

    private static readonly string[] Places = ["云川市", "东湖区", "西山区", "南岸县", "北辰县"];

    public static async Task RunAsync(string[] args)
    {
        await using var db = DatabaseAddress.Parse(args[1]).Open();
        var (count, random) = (args.Length > 2 ? int.Parse(args[2]) : 10_000, new Random(14));
        for (var i = 0; i < count; i++)
        {
            var (subject, kind, place, year) = (Pick(Subjects), Pick(Kinds), Pick(Places), random.Next(2012, 2027));
            var title = $"{place}{subject}{kind}（{i + 1}号修订）";
            var text = $"{title}\n{string.Join('\n', Enumerable.Range(1, random.Next(12, 40)).Select(n => $"第{n}条 {string.Format(null, Pick(Sentences), subject)}{string.Format(null, Pick(Sentences), subject)}"))}";
            var document = new PolicyDocument();
            var content = PolicyText.Of(text);
            db.Add(document);
            db.Add(content);
            db.Add(new PolicyVersion
            {
                DocumentId = document.Id,
                No = 1,
                Facts = new PolicyFacts
                {
                    Title = title,
                    DocumentNumber = $"{place[..1]}政发〔{year}〕{i + 1}号",
                    Issuer = $"{place}人民政府",
                    Kind = PolicyKind.Normative,
                    IssuedOn = new DateOnly(year, random.Next(1, 13), 15),
                },
                TextSha256 = content.Sha256,
                Source = new PolicySource("", "", 0, content.Sha256),
                AddedBy = "某人",
                ConfirmedBy = "某人",
            });
            if (i % Batch != Batch - 1 && i != count - 1)
                continue;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        Console.WriteLine($"{await db.PolicyDocuments.CountAsync()} policies");

        string Pick(string[] of) => of[random.Next(of.Length)];
    }
}
