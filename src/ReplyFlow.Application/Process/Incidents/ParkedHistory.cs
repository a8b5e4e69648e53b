using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Process.Incidents;

/// <summary>What the audit trail tells of the parked steps of some cases.</summary>
internal sealed class ParkedHistory
{
    private static readonly string Parked = AuditFact.KindOf<StepParked>();

    private static readonly string[] Kinds = [Parked, AuditFact.KindOf<StepRetried>(), AuditFact.KindOf<StepSkipped>()];

    private readonly ILookup<(Guid, string, int), AuditEvent> _events;

    private ParkedHistory(IEnumerable<AuditEvent> events) => _events = events.ToLookup(KeyOf);

    public static async Task<ParkedHistory> LoadAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> cases, CancellationToken ct) => new(
        await db.Audit.AsNoTracking().Where(a => a.CaseId != null && cases.Contains(a.CaseId.Value) && Kinds.Contains(a.Kind))
            .OrderBy(a => a.Seq).ToListAsync(ct));

    /// <summary>How often the step was tried; 0 when it never failed.</summary>
    public int Tries(Guid caseId, string activityId, int visit) => _events[(caseId, activityId, visit)].Count(e => e.Kind == Parked);

    /// <summary>When it failed first; null when it never did.</summary>
    public DateTimeOffset? Since(Guid caseId, string activityId, int visit) => _events[(caseId, activityId, visit)].FirstOrDefault(e => e.Kind == Parked)?.At;

    /// <summary>What an administrator did about it last, in Chinese.</summary>
    public string LastAction(Guid caseId, string activityId, int visit) =>
        _events[(caseId, activityId, visit)].LastOrDefault(e => e.Kind != Parked) is { } e
            ? $"{e.ActorName}已于{e.At.ToOffset(BeijingTime.Offset):yyyy年M月d日 HH:mm}{FactWithWords.Tell(e)}"
            : "流程已经离开这一步";

    private static (Guid, string, int) KeyOf(AuditEvent e)
    {
        var (activity, visit) = AuditFact.Read(e) switch
        {
            StepParked f => (f.ActivityId, f.Visit),
            StepRetried f => (f.ActivityId, f.Visit),
            StepSkipped f => (f.ActivityId, f.Visit),
            _ => throw new InvalidOperationException($"event {e.Seq} is about no parked step"),
        };
        return (e.CaseId!.Value, activity, visit);
    }
}
