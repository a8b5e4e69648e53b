using System.Text.RegularExpressions;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>Says by its titles, 文号 and head what a document is.</summary>
internal static partial class PolicyKindReader
{
    private static readonly string[] Letters = ["复函", "答复", "回复", "的函", "答复函"];

    private static readonly (PolicyKind Kind, string[] Endings)[] ByEnding =
    [
        (PolicyKind.Regulation, ["条例"]),
        (PolicyKind.Plan, ["规划", "纲要"]),
        (PolicyKind.Scheme, ["方案", "计划", "工作要点"]),
        (PolicyKind.Normative, ["措施", "办法", "细则", "意见", "规定", "决定", "公告", "通告", "决议", "指南", "目录", "标准", "制度", "规则", "批复", "政策", "规程", "导则",
            "指引", "规范"]),
        (PolicyKind.Notice, ["通知"]),
        (PolicyKind.Law, ["法", "法典"]),
    ];

    /// <summary>Says it.</summary>
    /// <param name="titles">Its title and those of what it issues, the more telling last.</param>
    /// <param name="number">文号; null for none.</param>
    /// <param name="isOrder">Whether it was promulgated by 令.</param>
    /// <param name="isPage">Whether its head has what pages of the web have.</param>
    public static PolicyKind Read(IReadOnlyList<string> titles, string? number, bool isOrder, bool isPage)
    {
        var plain = titles.Select(t => Brackets().Replace(t, "")).ToList();
        if (plain.Exists(t => Letters.Any(e => t.EndsWith(e, StringComparison.Ordinal))))
            return PolicyKind.Letter;
        if (plain.Exists(t => Told().IsMatch(t)))
            return PolicyKind.News;
        foreach (var title in Enumerable.Reverse(plain))
            foreach (var (kind, endings) in ByEnding)
                if (endings.Any(e => title.EndsWith(e, StringComparison.Ordinal)) && (kind != PolicyKind.Notice || title == plain[0]))
                    return kind == PolicyKind.Normative && isOrder ? PolicyKind.Rule : kind;
        return number is not null ? PolicyKind.Normative : isPage ? PolicyKind.News : PolicyKind.Unknown;
    }

    [GeneratedRegex(@"[（(][^（()）]{0,20}[)）]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\A(?:一图|图解|解读|.{0,6}答记者问)|政策解读|解读\z|图解\z|新闻发布会|答记者问")]
    private static partial Regex Told();
}
