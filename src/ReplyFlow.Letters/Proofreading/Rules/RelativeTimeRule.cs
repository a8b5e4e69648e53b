using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 8: 去年, 近日 in a letter that is read later; said once a word.</summary>
internal sealed partial class RelativeTimeRule : IProofRule
{
    private const string ShortlyBefore = "日前";

    /// <summary>Characters that make another word with the first one: 目前, 工作日前, 节日前 …</summary>
    private const string Before = "作目期即年假截最节当次每";

    /// <summary>以上月份, 基本月租, 日本周边.</summary>
    private const string BeforeMonth = "以基成日版";

    private const string After = "往来边期岁代轻龄";

    private static readonly string[] Words = ["去年", "前年", "近日", ShortlyBefore, "前几天", "最近", "不久前",
        "上个月", "上月", "这个月", "本月", "上周", "本周", "昨天", "前段时间"];
    private static readonly string[] MonthWords = ["上月", "本月", "上周", "本周"];

    public RuleSheet Sheet { get; } = new(8, "“去年”“近日”等相对时间写明年月", Severity.Warning, Grounds.Practice,
        ["去年共建成6处。", "近日已组织走访。", "请于6月20日前报送，日前已组织走访。", "上个月开展了检查。",
            "body=您提出的建议收悉。现答复如下：\n今年以来，我们建成6处。\n感谢您。", "body=您提出的建议收悉。现答复如下：\n目前，我们已建成6处。\n感谢您。"],
        ["2025年共建成6处。", "工作日前往现场。", "2026年12月20日前再建成6处。", "六月三十日前办结。", "2026年5月完成，今年还将新建6处。", "60岁以上月均发放补贴。", "基本月工资。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var text = input.Body.Text;
        // Where the body names the letter's year, 今年 is that one; where it names any date, 目前 can be placed.
        var year = (input.Letter.Date ?? input.Context.Today)?.Year;
        var words = Words.Concat(year is null || text.Contains($"{year}年", StringComparison.Ordinal) ? [] : ["今年"])
            .Concat(Year().IsMatch(text) ? [] : ["目前"]);
        foreach (var word in words)
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
                if (IsWord(text, at, word))
                {
                    sink.Body(Severity.Warning, at, word.Length, $"“{word}”是相对时间，复函会留存，通常写明年月");
                    break;
                }
    }

    private static bool IsWord(string text, int at, string word)
    {
        var (before, after) = (at > 0 ? text[at - 1] : '\n', at + word.Length < text.Length ? text[at + word.Length] : '\n');
        // 20日前 and 三十日前 name a day.
        return !Before.Contains(before) && (word is not "今年" || before is not ('当' or '如'))
            && (word is not "目前" || before is not ('至' or '到' or '止')) && !(MonthWords.Contains(word) && BeforeMonth.Contains(before)) && !After.Contains(after)
            && (word != ShortlyBefore || !(char.IsDigit(before) || "〇零一二三四五六七八九十".Contains(before)));
    }

    [GeneratedRegex("20[0-9]{2}年")]
    private static partial Regex Year();
}
