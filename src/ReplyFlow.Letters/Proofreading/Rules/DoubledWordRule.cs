using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 7: a word, a clause or a date written twice by a slip of the hand; 一步一步, 等等 and names that meet are none.</summary>
internal sealed partial class DoubledWordRule : IProofRule
{
    private const int LongestWord = 6;

    /// <summary>Doubled on purpose, or two words that meet.</summary>
    private static readonly string[] Meant =
        ["委员会", "代表", "公司", "银行", "讨论", "研究", "谢谢", "很多", "逐个", "逐步", "人人", "天天", "常常", "主任", "中心", "许多", "工作", "进行", "我们", "启动", "哈哈", "多多",
        "了解", "商量", "考虑", "学习", "交流", "沟通", "体验", "感受", "锻炼", "打扫", "整理", "分批", "成批", "多次", "反复", "大批", "业创"];

    /// <summary>Words that begin like the one before them ends: 建成建成区绿道.</summary>
    private static readonly string[] Longer = ["建成区", "管理员", "管理局", "服务业", "工作者", "发展改革"];

    public RuleSheet Sheet { get; } = new(7, "不重复写同一个词、同一个分句、同一个日期", Severity.Warning, Grounds.Accuracy,
        ["具有重要意义意义。", "但在在实施过程中遇到困难。", "已纳入项目项目清单。", "2019年，2019年，投入1.18亿元。", "2023年2023年度投入300万元。", "加强管理，加强管理，提升水平。", "您提出的《关于增设食堂的建议》建议收悉。"],
        ["一步一步推进，一个一个解决。", "现在在建项目6个，存在在线服务短板。", "市人大常委会委员会议研究。", "形成实实在在的成效。", "支持就业创业创新。", "中心建成建成区绿道3公里。", "《关于增设食堂的建议》建议加大投入。", "2019年、2020年分别投入。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var text in ProofText.Of(input))
        {
            Words(text, sink);
            foreach (Match match in Single().Matches(text.Text))
                text.Warn(sink, match.Index, match.Length, $"“{match.Value}”重复", match.Value[..1]);
            foreach (Match match in Year().Matches(text.Text))
                text.Warn(sink, match.Index, match.Length, $"“{match.Groups[1].Value}”重复", match.Groups[1].Value);
            foreach (Match match in Kind().Matches(text.Text))
                text.Warn(sink, match.Groups[2].Index, match.Groups[2].Length, $"书名号里已有“{match.Groups[1].Value}”，外面重复", "");
        }
        foreach (var paragraph in input.Body.Paragraphs)
            Clauses(paragraph, sink);
    }

    private static void Words(ProofText text, FindingSink sink)
    {
        var s = text.Text;
        for (var i = 0; i + 4 <= s.Length; i++)
            for (var n = LongestWord; n >= 2; n--)
                if (i + 2 * n <= s.Length && IsWord(s, i, n) && string.CompareOrdinal(s, i, s, i + n, n) == 0)
                {
                    var end = i + 2 * n;
                    while (end + n <= s.Length && string.CompareOrdinal(s, i, s, end, n) == 0)
                        end += n;
                    // Between other characters two words may only meet (就业创业创新): then it is for a person to say.
                    var isSure = i == 0 || !Chars.IsHan(s[i - 1]) || end == s.Length || !Chars.IsHan(s[end]);
                    text.Warn(sink, i, end - i, $"“{s.Substring(i, n)}”重复", isSure ? s.Substring(i, n) : null);
                    i = end - 1;
                    break;
                }
    }

    private static bool IsWord(string s, int i, int n)
    {
        for (var k = i; k < i + n; k++)
            if (!Chars.IsHan(s[k]) || char.IsSurrogate(s[k]))
                return false;
        var word = s.AsSpan(i, n);
        if ("一二三四五六七八九十几逐〇零百千".Contains(word[0]) || word[0] == word[1])
            return false;
        // 委员会委员会议: the second is the start of another word.
        foreach (var meant in Meant)
            if (word.SequenceEqual(meant) || meant.Length > n && s.AsSpan(i).StartsWith(meant))
                return false;
        foreach (var longer in Longer)
            if (s.AsSpan(i + n).StartsWith(longer))
                return false;
        return true;
    }

    private static void Clauses(Paragraph paragraph, FindingSink sink)
    {
        var (text, from, first) = (paragraph.Text, 0, -1);
        var before = "";
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('，' or '。' or '；' or '：'))
                continue;
            var clause = text[from..i].Trim();
            if (clause.Length >= 3 && clause == before)
                first = first < 0 ? from : first;
            else
                Close(from);
            (before, from) = (clause, i + 1);
        }
        Close(from);

        void Close(int end)
        {
            if (first >= 0)
                sink.Body(Severity.Warning, paragraph.Start + first, end - first, $"“{before}”与前一分句重复", text[end - 1] == '。' ? null : "");
            first = -1;
        }
    }

    [GeneratedRegex("(?<![现存实所正自潜内外])在在+(?![线建读校学职编场岗册押位])"
        + "|(?<![但就只可还于不正总凡便即算若尤要特或都更最又仍真老])是是+(?!否|非)|把把+(?!手|关)|(?<!服|顺|听|遵|跟|盲|无|自)从从+|被被+|让让+(?!利|步)|(?<!大|即|干|主)将将+(?!军|领)|(?<!参|给|赠|授)与与+(?!会)")]
    private static partial Regex Single();

    [GeneratedRegex("((?:19|20)[0-9]{2}年)\\1(?=度|[0-9]{1,2}月|底|初|末|以来|，)")]
    private static partial Regex Year();

    [GeneratedRegex("(建议|提案|议案)》((?:的)?\\1)(?=收悉|已收|（第|办理|，现|$)")]
    private static partial Regex Kind();
}
