using System.Diagnostics;
using System.Globalization;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Proofreading.Rules;

namespace ReplyFlow.Benchmarks.Letters;

/// <summary>How long 核稿 takes: the published letter warm, its text at 200 pages, and texts made to be slow.</summary>
internal static class ProofreadTime
{
    public const string Verb = "proofread";

    private const int Warm = 300, LongText = 246_000, Policies = 10_000;

    public static void Run()
    {
        var letter = LetterInput.Letter;
        for (var i = 0; i < Warm; i++)
            Proofreader.Check(letter, ProofreadingContext.Default);
        Report("published letter, warm", letter.Body, Warm);
        var start = Stopwatch.GetTimestamp();
        var library = ProofreadingContext.Default with { Library = Library() };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index of {Policies} policies: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms"));
        Report($"published letter with {Policies} policies, warm", letter.Body, Warm, library);
        var cites = string.Concat(Enumerable.Range(0, 20).Select(i => $"按照《云川市第{i}类城市道路照明设施维护管理实施办法》（云政发〔2024〕{i}号）执行。\n"));
        Report("the same with 20 citations more, none exact", letter.Body + "\n" + cites, Warm, library);
        Report("200 pages of its text", Repeat(letter.Body + "\n", LongText), 5);
        string[] slow =
        [
            "（", "《", "“", "一", "1", "第1、", "其中1家、", "（1家、2家、", "即能", "做出", "1-", "的建议》建议", "2026年6月", "代表", "等一名代表", " ", "，", "。。", "X", "待", "您",
                "市第九届人大", "13800138000 ", "小区5栋2单元301室", "意义",
            "号", "〔2026〕1号", "12万元", "占50%、", "甲乙丙丁", "[", "\n", "截止", "近1", "1家",
        ];
        foreach (var piece in slow)
            Report($"200 pages of “{piece.Replace("\n", "\\n")}”", Repeat(piece, LongText), 1);
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length + 1))[..length];

    private static PolicyLibrary Library()
    {
        string[] places = ["云川市", "临江省", "云川市东湖区", ""];
        string[] things = ["道路照明", "停车收费", "养老服务", "小微企业", "城乡公交", "课后服务", "垃圾分类", "河道管理", "园区建设", "老旧小区"];
        string[] works = ["设施维护", "补贴发放", "质量提升", "监督检查", "信息公开"];
        string[] kinds = ["管理办法", "实施方案", "若干措施", "实施意见", "三年行动计划"];
        return new PolicyLibrary(Enumerable.Range(0, Policies).Select(i => new PolicyEntry(new PolicyFacts
        {
            Title = $"{places[i % 4]}{things[i / 4 % 10]}{works[i / 40 % 5]}{kinds[i / 200 % 5]}（{1975 + (i / 1000)}—{1978 + (i / 1000)}年）",
            DocumentNumber = $"云政发〔{2000 + (i % 25)}〕{i}号",
            Kind = PolicyKind.Normative,
        })));
    }

    private static void Report(string what, string body, int times, ProofreadingContext? context = null)
    {
        var letter = LetterInput.Letter with { Body = body };
        var (best, before) = (TimeSpan.MaxValue, Environment.CpuUsage.UserTime);
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            Proofreader.Check(letter, context ?? ProofreadingContext.Default);
            var took = Stopwatch.GetElapsedTime(began);
            best = took < best ? took : best;
        }
        var cpu = (Environment.CpuUsage.UserTime - before) / times;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: quickest {best.TotalMilliseconds:F1} ms, processor {cpu.TotalMilliseconds:F1} ms each"));
    }
}
