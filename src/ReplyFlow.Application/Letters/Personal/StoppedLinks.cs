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
        var (ids, whose) = (stops.Select(s => s.Fact.LetterId).Distinct().ToList(), stops.Select(s => s.Fact.DeputyId).Distinct().ToList());
        var letters = await db.Letters.Where(l => ids.Contains(l.Id)).Select(l => new
        {
            l.Id,
            l.DocumentNumber!.Text,
            Number = db.Cases.Where(c => c.Id == l.CaseId).Select(c => c.Suggestion!.Number).First(),
            Reached = db.PersonalLinks.Where(p => p.LetterId == l.Id && p.RevokedAt == null).Select(p => p.DeputyId).ToList(),
            Answered = db.Feedback.Counting().Where(f => f.LetterId == l.Id).Select(f => f.DeputyId).ToList(),
        }).ToDictionaryAsync(l => l.Id, ct);
        var names = await db.Deputies.Where(d => whose.Contains(d.Id)).Select(d => new { d.Id, d.Name }).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        return
        [
            .. from s in stops.DistinctBy(s => (s.Fact.LetterId, s.Fact.DeputyId))
               let l = letters[s.Fact.LetterId]
               where !l.Reached.Contains(s.Fact.DeputyId) && !l.Answered.Contains(s.Fact.DeputyId)
               select new StoppedLinks(
                   s.CaseId, l.Number, l.Id, l.Text, s.Fact.DeputyId, names[s.Fact.DeputyId], s.ActorName, s.Fact.Reason, s.At),
        ];
    }
}
