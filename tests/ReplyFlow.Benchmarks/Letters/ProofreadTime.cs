using System.Diagnostics;
using System.Globalization;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Rules;

namespace ReplyFlow.Benchmarks.Letters;

/// <summary>How long 核稿 takes: the published letter warm, its text at 200 pages, and texts made to be slow.</summary>
internal static class ProofreadTime
{
    public const string Verb = "proofread";

    private const int Warm = 300, LongText = 246_000;

    public static void Run()
    {
        var letter = LetterInput.Letter;
        for (var i = 0; i < Warm; i++)
            Proofreader.Check(letter, ProofreadingContext.Default);
        Report("published letter, warm", letter.Body, Warm);
        Report("200 pages of its text", Repeat(letter.Body + "\n", LongText), 5);
        string[] slow =
        [
            "（", "《", "“", "一", "1", "第1、", "其中1家、", "（1家、2家、", "即能", "做出", "1-", "的建议》建议", "2026年6月", "代表", "等一名代表", " ", "，", "。。", "X", "待", "您",
                "市第九届人大", "13800138000 ", "小区5栋2单元301室", "意义",
            "号", "〔2026〕1号", "12万元", "占50%、", "甲乙丙丁", "[", "\n", "截止",
        ];
        foreach (var piece in slow)
            Report($"200 pages of “{piece.Replace("\n", "\\n")}”", Repeat(piece, LongText), 1);
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length + 1))[..length];

    private static void Report(string what, string body, int times)
    {
        var letter = LetterInput.Letter with { Body = body };
        var (best, before) = (TimeSpan.MaxValue, Environment.CpuUsage.UserTime);
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Proofreader.Check(letter, ProofreadingContext.Default);
            var took = Stopwatch.GetElapsedTime(start);
            best = took < best ? took : best;
        }
        var cpu = (Environment.CpuUsage.UserTime - before) / times;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: quickest {best.TotalMilliseconds:F1} ms, processor {cpu.TotalMilliseconds:F1} ms each"));
    }
}
