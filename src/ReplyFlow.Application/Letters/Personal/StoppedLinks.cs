using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>停用: somebody else than 代联工委 ended every link of a deputy to a letter, and none was made since.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="LetterId">The letter.</param>
/// <param name="Letter">Its 发文字号.</param>
/// <param name="DeputyId">The deputy.</param>
/// <param name="Deputy">The deputy's name.</param>
/// <param name="By">Who ended them.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">UTC.</param>
public sealed record StoppedLinks(
    Guid CaseId, string Number, Guid LetterId, string Letter, Guid DeputyId, string Deputy, string By, string Reason, DateTimeOffset At);

/// <summary>Reads for 代联工委 which deputies have lost the way to answer by the judged bureau's hand.</summary>
public sealed class StoppedLinksQueries(ReplyFlowDb db)
{
    /// <summary>Since when, the newest first; a deputy whose letter went out again, or who has a form on paper, is none of them.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<IReadOnlyList<StoppedLinks>> ListAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        var kind = AuditFact.KindOf<PersonalLinksRevoked>();
        var stops = (await db.Audit.AsNoTracking().Where(a => a.Kind == kind && a.At >= since
                && !db.HoldersOf(Roles.Liaison).Any(u => u.Id == a.ActorId)).OrderByDescending(a => a.Seq)
            .Select(a => new { a.Data, a.ActorName, a.At, a.CaseId }).ToListAsync(ct))
            .Select(a => (Fact: AuditFact.Read<PersonalLinksRevoked>(a.Data), a.ActorName, a.At, CaseId: a.CaseId!.Value)).Where(a => !a.Fact.Another).ToList();
        if (stops.Count == 0)
            return [];
        var letters = stops.Select(s => s.Fact.LetterId).Distinct().ToList();
        var alive = (await db.PersonalLinks.Where(l => letters.Contains(l.LetterId) && l.RevokedAt == null).Select(l => new { l.LetterId, l.DeputyId })
            .ToListAsync(ct)).Select(l => (l.LetterId, l.DeputyId)).ToHashSet();
        var answered = (await db.Feedback.Counting().Where(f => letters.Contains(f.LetterId)).Select(f => new { f.LetterId, f.DeputyId })
            .ToListAsync(ct)).Select(f => (f.LetterId, f.DeputyId)).ToHashSet();
        var named = await db.Letters.Where(l => letters.Contains(l.Id)).Select(l => new { l.Id, l.DocumentNumber!.Text })
            .ToDictionaryAsync(l => l.Id, l => l.Text, ct);
        var (cases, deputies) = (stops.Select(s => s.CaseId).ToList(), stops.Select(s => s.Fact.DeputyId).ToList());
        var numbers = await db.Cases.Where(c => cases.Contains(c.Id)).Select(c => new { c.Id, c.Suggestion!.Number })
            .ToDictionaryAsync(c => c.Id, c => c.Number, ct);
        var names = await db.Deputies.Where(d => deputies.Contains(d.Id)).Select(d => new { d.Id, d.Name }).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        return
        [
            .. stops.Where(s => !alive.Contains((s.Fact.LetterId, s.Fact.DeputyId)) && !answered.Contains((s.Fact.LetterId, s.Fact.DeputyId)))
                .DistinctBy(s => (s.Fact.LetterId, s.Fact.DeputyId)).Select(s => new StoppedLinks(
                    s.CaseId, numbers[s.CaseId], s.Fact.LetterId, named[s.Fact.LetterId], s.Fact.DeputyId, names[s.Fact.DeputyId], s.ActorName,
                    s.Fact.Reason, s.At)),
        ];
    }
}
