using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Data;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Cases;

/// <summary>全部经过: a case's history from the audit trail, with what the reader may not know taken out.</summary>
public static class CaseTimeline
{
    /// <summary>The history, the latest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="actor">The reader, who may see the case.</param>
    /// <param name="head">The case.</param>
    /// <param name="items">The case's steps as the reader sees them.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<IReadOnlyList<CaseEvent>> ListAsync(
        ReplyFlowDb db, Actor actor, CaseHead head, IReadOnlyList<CaseItem> items, CancellationToken ct)
    {
        var events = await db.Audit.AsNoTracking().Where(a => a.CaseId == head.Id).OrderByDescending(a => a.Seq).ToListAsync(ct);
        var mask = head.MayKnowDeputy ? NameMask.None : await NameMask.ForAsync(db, actor, head.Id, ct);
        var known = items.ToDictionary(i => i.Id);
        return [.. events.Select(e => Read(e, head, actor, known, mask))];
    }

    private static CaseEvent Read(AuditEvent e, CaseHead head, Actor actor, Dictionary<Guid, CaseItem> items, NameMask mask)
    {
        using var data = JsonDocument.Parse(e.Data);
        var group = GroupOf(e);
        var summary = head.IsInside ? e.Summary : Outside(e, group, data.RootElement, actor, items);
        return new CaseEvent(e.Seq, e.At, mask.Apply(e.ActorName), group, mask.Apply(summary), head.IsInside ? Version(e.Kind, data.RootElement) : null);
    }

    private static string Outside(AuditEvent e, CaseEventGroup group, JsonElement data, Actor actor, Dictionary<Guid, CaseItem> items)
    {
        // What was said to the deputy, and what the bureau's people wrote to each other, stays inside.
        if ((group == CaseEventGroup.Contact || e.Kind.StartsWith("DraftFinding", StringComparison.Ordinal)) && e.Summary.IndexOf('：') is > 0 and var colon)
            return e.Summary[..colon];
        var isInternal = data.ValueKind == JsonValueKind.Object && data.TryGetProperty("id", out var id) && id.TryGetGuid(out var key)
            && items.TryGetValue(key, out var item) && !CaseItems.MayRead(actor, item);
        return isInternal && data.TryGetProperty("comment", out var words) && words.GetString() is { Length: > 0 } comment
            && e.Summary.EndsWith($"。{comment}", StringComparison.Ordinal)
            ? e.Summary[..^(comment.Length + 1)] : e.Summary;
    }

    private static int? Version(string kind, JsonElement data)
    {
        var name = kind switch { "DraftSubmitted" or "DraftProofread" => "no", "WorkItemDecided" => "draftVersion", _ => null };
        return name is not null && data.TryGetProperty(name, out var no) && no.ValueKind == JsonValueKind.Number ? no.GetInt32() : null;
    }

    private static CaseEventGroup GroupOf(AuditEvent e) => e.Kind switch
    {
        _ when e.Kind.StartsWith("Draft", StringComparison.Ordinal) => CaseEventGroup.Drafting,
        _ when e.Kind.StartsWith("Contact", StringComparison.Ordinal) => CaseEventGroup.Contact,
        _ when e.Kind.StartsWith("Letter", StringComparison.Ordinal) || e.Kind.StartsWith("Message", StringComparison.Ordinal)
            || e.Kind.StartsWith("Number", StringComparison.Ordinal) || e.Kind.StartsWith("Notice", StringComparison.Ordinal) => CaseEventGroup.Letters,
        _ => e.ActorId is null ? CaseEventGroup.System : CaseEventGroup.Handling,
    };
}
