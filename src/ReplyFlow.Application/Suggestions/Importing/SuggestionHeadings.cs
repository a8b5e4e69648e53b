namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>Headings of a list of suggestions, as offices write them, and the field each means.</summary>
internal static class SuggestionHeadings
{
    public static ImportColumns All { get; } = new(
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
        ("coSignerPhones", ["附议代表电话", "附议电话", "附议人电话"]),
        ("secret", ["保密", "代表身份保密"]),
        ("publish", ["公开", "原文公开", "是否公开"]),
        ("lead", ["拟主办", "拟主办单位"]),
        ("coHandlers", ["拟会办", "拟会办单位"]),
        // Some lists call what is only proposed so; where there are both, the proposals count.
        ("plainLead", ["主办单位"]),
        ("plainCoHandlers", ["会办单位"]),
        (ImportColumns.Ignored, ["序号", "备注"]),
    ],
    ["session", "number", "title", "text", "date", "leadDeputy"]);
}
