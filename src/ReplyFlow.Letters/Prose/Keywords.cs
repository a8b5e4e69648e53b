namespace ReplyFlow.Letters.Prose;

/// <summary>
/// What a Chinese phrase is about, without a dictionary: the phrase is cut at words that carry no subject (关于, 加大, 推动,
/// 和, 的 …), and what is left is compared by pairs of characters.
/// </summary>
internal static class Keywords
{
    private static readonly string[] Cuts =
    [
        "关于", "进一步", "加大", "加强", "加快", "推动", "推进", "促进", "提升", "提高", "完善", "健全", "建立", "优化", "强化", "实施", "开展",
        "支持", "提供", "尽快", "积极", "切实", "全面", "有效", "大力", "扶持", "解决", "改善", "规范", "落实", "做好", "鼓励", "引导", "探索",
        "希望", "请求", "建议", "应当", "应该", "能够", "可以", "对于", "以及", "或者", "通过", "我市", "我省", "全市", "西安市", "工作", "问题",
        "力度", "方面", "相关", "有关", "政府", "部门", "等", "和", "与", "及", "的", "为", "对", "在", "将", "把", "并", "或", "由", "从",
    ];

    /// <summary>The phrase's subjects, each at least two characters, in order.</summary>
    public static List<string> Of(string phrase)
    {
        var subjects = new List<string>();
        var start = 0;
        for (var i = 0; i <= phrase.Length;)
        {
            var cut = i == phrase.Length || !Chars.IsHan(phrase[i]) ? 1 : CutAt(phrase, i);
            if (cut == 0)
            {
                i++;
                continue;
            }

            if (i - start >= 2)
                subjects.Add(phrase[start..i]);
            i += cut;
            start = i;
        }

        return subjects.Distinct().ToList();
    }

    /// <summary>The pairs of neighbouring characters in the phrase's subjects.</summary>
    public static HashSet<string> Pairs(string phrase) => Of(phrase).SelectMany(PairsOf).ToHashSet();

    /// <summary>The pairs of neighbouring characters in one subject.</summary>
    public static IEnumerable<string> PairsOf(string subject) => Enumerable.Range(0, subject.Length - 1).Select(i => subject.Substring(i, 2));

    /// <summary>Which part of the pairs a text has.</summary>
    /// <param name="pairs">At least one.</param>
    /// <param name="text">The text.</param>
    public static double Share(HashSet<string> pairs, string text) => (double)pairs.Count(p => text.Contains(p, StringComparison.Ordinal)) / pairs.Count;

    private static int CutAt(string phrase, int i)
    {
        foreach (var cut in Cuts)
            if (string.CompareOrdinal(phrase, i, cut, 0, cut.Length) == 0)
                return cut.Length;
        return 0;
    }
}
