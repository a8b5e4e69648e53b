using System.Text;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Reminders;

/// <summary>The words of a morning's message: plain text, overdue first.</summary>
internal static class DigestText
{
    public static string Subject(IReadOnlyList<DigestEntry> entries, DateOnly today)
    {
        var (late, due) = (entries.Count(e => e.DueOn < today), entries.Count(e => e.DueOn == today));
        var parts = new List<string>();
        if (late > 0)
            parts.Add($"{late} 项逾期");
        if (due > 0)
            parts.Add($"{due} 项今天到期");
        return $"建议办理提醒：{entries.Count} 项{(parts.Count > 0 ? $"（{string.Join("，", parts)}）" : "")}";
    }

    public static string Body(string name, IReadOnlyList<DigestEntry> entries, DateOnly today, WorkingCalendar calendar, string address)
    {
        var text = new StringBuilder()
            .Append(name).Append("：\n\n今天（").Append(DayText.Long(today)).Append('，').Append(DayText.Weekday(today)).Append("）有 ")
            .Append(entries.Count).Append(" 项事项请您办理或督促。\n");
        Group("已逾期", e => e.DueOn < today);
        Group("今天到期", e => e.DueOn == today);
        Group("即将到期", e => e.DueOn > today);
        text.Append(address.Length > 0 ? $"\n打开待办：{address}\n" : "\n请登录建议办理系统，在“待办”中办理。\n");
        return text.Append("本邮件由系统自动发送，每人每个工作日最多一封。\n").ToString();

        void Group(string title, Func<DigestEntry, bool> belongs)
        {
            var group = entries.Where(belongs).ToList();
            if (group.Count == 0)
                return;
            text.Append("\n【").Append(title).Append("】").Append(group.Count).Append(" 项\n");
            foreach (var e in group)
            {
                text.Append("第").Append(e.Number).Append("号《").Append(e.Title).Append("》\n    ")
                    .Append(e.Step).Append("，期限").Append(DayText.Due(e.DueOn, today, calendar));
                if (e.Provisional)
                    text.Append("（暂定）");
                if (e.Note.Length > 0)
                    text.Append("，").Append(e.Note);
                text.Append('\n');
            }
        }
    }
}
