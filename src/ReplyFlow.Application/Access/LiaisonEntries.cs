using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Access;

/// <summary>Which 代录 is of 代联工委, and which of the bureau that is judged.</summary>
internal static class LiaisonEntries
{
    /// <summary>The answers of cases that 代联工委 entered. Earlier programs did not say: there whoever entered them is asked.</summary>
    public static async Task<IReadOnlySet<Guid>> LiaisonEntriesAsync(this ReplyFlowDb db, IReadOnlyCollection<Guid> cases, CancellationToken ct)
    {
        var kind = AuditFact.KindOf<AnswerEntered>();
        var entered = (await db.Audit.AsNoTracking().Where(a => a.Kind == kind && cases.Contains(a.CaseId!.Value))
            .Select(a => new { a.Data, a.ActorId }).ToListAsync(ct))
            .Select(a => (Fact: AuditFact.Read<AnswerEntered>(a.Data), By: a.ActorId)).ToList();
        var liaison = entered.Exists(e => e.Fact.ByLiaison is null) ? await db.HoldersOf(Roles.Liaison).Select(u => u.Id).ToListAsync(ct) : [];
        return entered.Where(e => e.Fact.ByLiaison ?? (e.By is { } by && liaison.Contains(by))).Select(e => e.Fact.Id).ToHashSet();
    }
}
