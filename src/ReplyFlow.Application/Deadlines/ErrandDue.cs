using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Deadlines;

/// <summary>By when what comes up beside the process is due, so that it stands among the other steps of its day and is reminded of like them.</summary>
internal static class ErrandDue
{
    /// <summary>The day, by the rules of the bureau that owes it and the case's session.</summary>
    public static async Task<DueDate> ErrandDueAsync(this Unit unit, Guid caseId, Guid bureauId, CancellationToken ct)
    {
        var rules = await new DeadlineStore().HoldAsync(unit, ct);
        var session = await unit.Db.Cases.Where(c => c.Id == caseId).Select(c => c.Suggestion!.SessionId).FirstAsync(ct);
        return DueDate.By(DueBasis.Of(rules.Rules(bureauId, session).RuleFor(DeadlineKind.Errand), unit.Today), rules.Calendar);
    }
}
