using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>Headings of a list of suggestions, as offices write them, and the field each means.</summary>
internal static class SuggestionHeadings
{
    /// <summary>A column that such lists have and that says nothing about the suggestion.</summary>
    public const string Ignored = "";

    /// <summary>A column that is read by people only: who is to handle it is decided when it is assigned.</summary>
    public const string Assignment = "assignment";

    private static readonly (string Field, string[] Headings)[] Fields =
    [
        ("session", ["届次", "会议届次", "会议"]),
        ("kind", ["类型", "建议类型"]),
        ("number", ["编号", "建议编号", "建议号", "案号"]),
        ("title", ["标题", "建议标题", "题目", "案由", "建议名称"]),
        ("text", ["正文", "建议正文", "建议内容", "内容"]),
        ("class", ["分类", "建议分类", "类别"]),
        ("date", ["日期", "提出日期", "提出时间"]),
        ("leadDeputy", ["领衔代表", "领衔人", "提出代表", "代表姓名"]),
        ("delegation", ["代表团", "领衔代表代表团", "所在代表团"]),
        ("email", ["邮箱", "电子邮箱", "领衔代表邮箱"]),
        ("phone", ["电话", "联系电话", "手机", "领衔代表电话"]),
        ("coSigners", ["附议代表", "附议人", "联名代表"]),
        ("coSignerDelegations", ["附议代表代表团", "附议代表团", "附议人代表团"]),
        ("coSignerEmails", ["附议代表邮箱", "附议邮箱", "附议人邮箱"]),
        ("secret", ["保密", "代表身份保密"]),
        ("publish", ["公开", "原文公开", "是否公开"]),
        (Assignment, ["主办单位", "会办单位", "拟主办", "拟会办", "拟主办单位", "拟会办单位"]),
        (Ignored, ["序号", "备注"]),
    ];

    private static readonly Dictionary<string, string> Columns = new(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Needed = ["session", "number", "title", "text", "date", "leadDeputy"];

    static SuggestionHeadings()
    {
        foreach (var (field, headings) in Fields)
            foreach (var heading in IsRead(field) ? headings.Append(field) : headings)
                Columns.Add(heading, field);
    }

    /// <summary>Whether a field says something about the suggestion; several of the others may stand in one list.</summary>
    public static bool IsRead(string field) => field is not (Ignored or Assignment);

    /// <summary>Field a heading means, or null; spaces and line breaks in it do not count.</summary>
    public static string? Field(string heading) => Columns.GetValueOrDefault(string.Concat(heading.Where(c => !char.IsWhiteSpace(c))));

    /// <summary>The headings of a file by column; those without a heading are ignored.</summary>
    /// <exception cref="InvalidInputException">A heading is unknown, given twice or missing.</exception>
    public static IReadOnlyList<string> Read(string name, IReadOnlyList<string> headings)
    {
        var fields = headings.Select(h => Read(name, h)).ToList();
        Check(name, fields);
        return fields;
    }

    /// <summary>The field of one heading.</summary>
    /// <exception cref="InvalidInputException">It is unknown.</exception>
    public static string Read(string name, string heading) => heading.Trim().Length == 0 ? Ignored : Field(heading)
        ?? throw new InvalidInputException("File", $"{name}有不认识的列“{heading.Trim()}”。可用的列：{string.Join("、", Fields.Select(f => f.Headings[0]))}。");

    /// <summary>Refuses fields that are given twice or missing.</summary>
    public static void Check(string name, IReadOnlyList<string> fields)
    {
        var twice = fields.Where(IsRead).GroupBy(f => f).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
            throw new InvalidInputException("File", $"{name}有重复的列：{Heading(twice)}。");
        var missing = Needed.Except(fields).Select(Heading).ToList();
        if (missing.Count > 0)
            throw new InvalidInputException("File", $"{name}缺少列：{string.Join("、", missing)}。");
    }

    /// <summary>The heading a field usually has.</summary>
    public static string Heading(string field) => Fields.First(f => f.Field == field).Headings[0];
}
