using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Deputies;

/// <summary>再次办理: a round of handling for the deputies who were not content.</summary>
internal static class Rehandling
{
    /// <summary>Where the answer has opened the second handling: counts the round, and lets the draft name the letter that came before.</summary>
    public static async Task PrepareAsync(Unit unit, Case c, Feedback answer, CancellationToken ct)
    {
        if (!await unit.Db.WorkItems.AnyAsync(
                w => w.CaseId == c.Id && w.Kind == StepKinds.Draft && w.Status == WorkItemStatus.Open && w.OpenedAt == unit.Now, ct))
            return;
        var name = c.Suggestion!.Deputies.FirstOrDefault(d => d.DeputyId == answer.DeputyId)?.Deputy?.Name;
        var round = await unit.RoundAsync(c.Id, answer.DeputyId, ct) + 1;
        unit.Record(new RehandlingBegan(answer.Id, answer.DeputyId, round), c.Id, $"再次办理，答复{name}代表（第 {round} 轮）", bySystem: true);
        var earlier = await unit.Db.Letters.Where(l => l.Id == answer.LetterId).Select(l => l.DocumentNumber!.Text).FirstAsync(ct);
        var draft = await unit.Db.Drafts.FirstOrDefaultAsync(d => d.CaseId == c.Id, ct);
        if (draft is null || draft.Content.Body.Contains(earlier, StringComparison.Ordinal))
            return;
        var paragraphs = draft.Content.Body.Split('\n').ToList();
        paragraphs.Insert(1, $"我单位曾以{earlier}作过答复。根据您反馈的意见，我单位再次办理，情况如下。");
        draft.Save(draft.Content with { Body = ToOne(string.Join('\n', paragraphs)) }, draft.SavedBy, unit.Now);
        await unit.Db.SaveChangesAsync(ct);
    }

    /// <summary>The first letter's words to all its deputies, said to the one who is answered now.</summary>
    private static string ToOne(string body) => body
        .Replace("各位代表提出", "您提出", StringComparison.Ordinal)
        .Replace("各位代表所提", "您所提", StringComparison.Ordinal)
        .Replace("感谢各位代表", "感谢您", StringComparison.Ordinal);
}
