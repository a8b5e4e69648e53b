using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.RecordFeedback;
using ReplyFlow.Data;

namespace ReplyFlow.Application.WorkItems;

/// <summary>One row of the inbox.</summary>
public sealed record InboxRow(
    Guid WorkItemId,
    Guid CaseId,
    string Number,
    string SuggestionTitle,
    string Session,
    string Step,
    string Title,
    string Kind,
    DateTimeOffset OpenedAt,
    DateOnly? DueOn,
    string SentBy,
    string SentWords)
{
    /// <summary>代: for whom the actor would decide it, by name; empty for their own items.</summary>
    public string For { get; init; } = "";

    /// <summary>Whose feedback it asks for, as far as the actor may know; empty for other items.</summary>
    public string About { get; init; } = "";

    /// <summary>重点督办.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether the date shown is provisional.</summary>
    public bool DueProvisional { get; init; }

    /// <summary>The Beijing date of the last reminder about its due date; null for none.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>How many reminders there were about it.</summary>
    public int Reminders { get; init; }
}

/// <summary>待办: what one person owes. Counter and list come from the same query.</summary>
public static class Inbox
{
    /// <summary>How many items the actor owes.</summary>
    public static Task<int> CountAsync(ReplyFlowDb db, Actor actor, CancellationToken ct) => db.WorkItems.OwedBy(actor).CountAsync(ct);

    /// <summary>The items the actor owes, the most pressing first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">Whose inbox.</param>
    /// <param name="step">Only this step; null for all.</param>
    /// <param name="session">Only this session; null for all.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<IReadOnlyList<InboxRow>> ListAsync(ReplyFlowDb db, Actor actor, string? step, string? session, CancellationToken ct)
    {
        var items = db.WorkItems.AsNoTracking().OwedBy(actor);
        if (step is not null)
            items = items.Where(w => w.Step == step);
        if (session is not null)
            items = items.Where(w => w.Case!.Suggestion!.Session!.Name == session);
        var found = await (from d in DueItem.Of(items)
                           let w = d.Item
                           orderby d.Due ?? DateOnly.MaxValue, w.OpenedAt
                           select new
                           {
                               Row = new InboxRow(
                                   w.Id, w.CaseId, w.Case!.Suggestion!.Number, w.Case.Suggestion.Title, w.Case.Suggestion.Session!.Name,
                                   w.Step, w.Title, w.Kind,
                                   w.OpenedAt, d.Due, w.SentBy, w.SentWords)
                               {
                                   IsKey = w.Case.IsKey,
                                   DueProvisional = d.Provisional,
                                   RemindedOn = db.Reminders.Where(r => r.WorkItemId == w.Id).Max(r => (DateOnly?)r.SentOn),
                                   Reminders = db.Reminders.Count(r => r.WorkItemId == w.Id),
                               },
                               w.Participant,
                               Responsibility = new Responsibility(w.AssigneeId, w.BureauId, w.Role, w.DivisionId, w.Step, w.Kind),
                           }).ToListAsync(ct);
        var deputies = await FeedbackDeputies.NamesAsync(db, found.Select(f => (f.Row.Kind, f.Participant)), ct);
        List<InboxRow> rows = [.. found.Select(f => f.Row with
        {
            For = actor.StandsFor(f.Responsibility)?.Name ?? "",
            About = deputies.GetValueOrDefault(f.Participant, ""),
        })];
        var masks = await NameMask.ForAsync(db, actor, [.. rows.Select(r => r.CaseId).Distinct()], ct);
        return masks.Count == 0 ? rows : [.. rows.Select(r => masks.TryGetValue(r.CaseId, out var mask)
            ? r with { SuggestionTitle = mask.Apply(r.SuggestionTitle), About = "", SentBy = mask.Apply(r.SentBy), SentWords = mask.Apply(r.SentWords) } : r)];
    }
}
