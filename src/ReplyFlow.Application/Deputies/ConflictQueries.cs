using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>答复有冲突: an answer that was set aside because another one stood, about which 代联工委 has to ask the deputy.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="Deputy">The deputy's name.</param>
/// <param name="Standing">What counts.</param>
/// <param name="StandingWay">By which way that came.</param>
/// <param name="Beside">What was set aside.</param>
/// <param name="BesideWay">By which way that came.</param>
/// <param name="At">UTC, when it came.</param>
public sealed record ConflictRow(
    Guid CaseId, string Number, string Deputy, FeedbackLevel Standing, FeedbackWay StandingWay, FeedbackLevel Beside, FeedbackWay BesideWay, DateTimeOffset At);

/// <summary>Reads for 代联工委 which answers contradict each other.</summary>
public sealed class ConflictQueries(ReplyFlowDb db)
{
    /// <summary>
    /// Those about the letter that the deputy had last, the longest waiting first; of several by one link the last. An answer that came to count since
    /// settles them where it is surely the deputy's, or 代联工委's entry, or their own change (<see cref="AnswerSource.IsSettledBy"/>).
    /// </summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<IReadOnlyList<ConflictRow>> OpenAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        var rows = await (from f in db.Feedback.AsNoTracking()
                          join standing in db.Feedback.Counting() on new { f.LetterId, f.DeputyId } equals new { standing.LetterId, standing.DeputyId }
                          join l in db.Letters on f.LetterId equals l.Id
                          join d in db.Deputies on f.DeputyId equals d.Id
                          where f.VoidedAt == null && f.SupersededAt < f.At
                              && !db.Letters.Any(n => n.CaseId == f.CaseId && n.IssuedAt > l.IssuedAt
                                  && db.Outbox.Any(m => m.LetterId == n.Id && m.DeputyId == f.DeputyId))
                          select new
                          {
                              Aside = f,
                              Standing = standing,
                              Row = new ConflictRow(
                                  f.CaseId, db.Cases.Where(c => c.Id == f.CaseId).Select(c => c.Suggestion!.Number).First(), d.Name, standing.Level,
                                  standing.Way, f.Level, f.Way, f.At),
                          }).ToListAsync(ct);
        var unconfirmed = rows.Count > 0 ? await db.UnconfirmedLinksAsync(null, ct) : new HashSet<Guid>();
        var open = new List<ConflictRow>();
        foreach (var last in rows.GroupBy(r => r.Aside.LinkId).Select(of => of.MaxBy(r => r.Row.At)!))
            if (await db.IsConflictAsync(last.Aside, last.Standing, unconfirmed, ct))
                open.Add(last.Row);
        return [.. open.OrderBy(r => r.At)];
    }

    /// <summary>What comes to count, and in the place of what, where 代联工委 confirms that an address is the deputy's.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<IReadOnlyList<ConflictRow>> ByConfirmingAsync(Actor actor, Guid deputyId, string address, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        var deputy = await db.Deputies.Where(d => d.Id == deputyId).Select(d => d.Name).FirstAsync(ct);
        var rows = new List<ConflictRow>();
        foreach (var (answer, standing) in await WeighAnswers.ToCountAsync(db, deputyId, address, ct))
            rows.Add(new(
                answer.CaseId, await db.Cases.Where(c => c.Id == answer.CaseId).Select(c => c.Suggestion!.Number).FirstAsync(ct), deputy, standing.Level,
                standing.Way, answer.Level, answer.Way, answer.At));
        return rows;
    }
}
