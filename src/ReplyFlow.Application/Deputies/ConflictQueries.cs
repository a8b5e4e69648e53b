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
/// <param name="DeputyId">The deputy.</param>
/// <param name="Deputy">The deputy's name.</param>
/// <param name="Standing">What counts.</param>
/// <param name="Beside">What was set aside.</param>
public sealed record ConflictRow(Guid CaseId, string Number, Guid DeputyId, string Deputy, ConflictSide Standing, ConflictSide Beside)
{
    /// <summary>Whether 代联工委 may enter what the deputy says; else only the address can be decided about.</summary>
    public bool MayEnter => Standing.Source.YieldsTo(new(FeedbackWay.Telephone, IsLiaison: true));

    /// <summary>Addresses that wait to be confirmed and by which one of the two came, that of the one set aside first.</summary>
    public IEnumerable<string> Unconfirmed => new[] { Beside, Standing }.Where(s => s.Source.IsUnconfirmed).Select(s => s.Address).Distinct();
}

/// <summary>One of two answers that contradict each other, with what tells it from the other.</summary>
/// <param name="Level">The judgement.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Address">To where its link was sent; empty where none was.</param>
/// <param name="EnteredBy">代录: who entered it.</param>
/// <param name="At">UTC, when it came.</param>
public sealed record ConflictSide(FeedbackLevel Level, AnswerSource Source, string Address, string EnteredBy, DateTimeOffset At);

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
        return await OpenAsync(await db.DoubtedAddressesAsync(null, ct), ct);
    }

    /// <inheritdoc cref="OpenAsync(Actor, CancellationToken)" />
    internal async Task<IReadOnlyList<ConflictRow>> OpenAsync(DoubtedAddresses doubted, CancellationToken ct)
    {
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
                              Number = db.Cases.Where(c => c.Id == f.CaseId).Select(c => c.Suggestion!.Number).First(),
                              d.Name,
                              AsideLink = db.PersonalLinks.FirstOrDefault(p => p.Id == f.LinkId),
                              StandingLink = db.PersonalLinks.FirstOrDefault(p => p.Id == standing.LinkId),
                          }).ToListAsync(ct);
        var links = rows.SelectMany(r => new[] { r.AsideLink, r.StandingLink }).OfType<PersonalLink>().DistinctBy(l => l.Id).ToDictionary(l => l.Id);
        var sources = await db.SourcesAsync(
            [.. rows.SelectMany(r => new[] { r.Aside, r.Standing })], links, links.Values.Where(doubted.Hold).Select(l => l.Id).ToHashSet(), ct);
        return
        [
            .. rows.GroupBy(r => r.Aside.LinkId).Select(of => of.MaxBy(r => r.Aside.At)!).Where(r => sources.IsConflict(r.Aside, r.Standing))
                .Select(r => Row(r.Number, r.Name, r.Standing, r.Aside, sources)).OrderBy(r => r.Beside.At),
        ];
    }

    /// <summary>What comes to count, and in the place of what, where 代联工委 confirms that an address is the deputy's.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<IReadOnlyList<ConflictRow>> ByConfirmingAsync(Actor actor, Guid deputyId, string address, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        var deputy = await db.Deputies.Where(d => d.Id == deputyId).Select(d => d.Name).FirstAsync(ct);
        var unconfirmed = await db.UnconfirmedLinksAsync(deputyId, ct);
        var rows = new List<ConflictRow>();
        foreach (var (answer, standing) in await WeighAnswers.ToCountAsync(db, deputyId, address, ct))
        {
            var number = await db.Cases.Where(c => c.Id == answer.CaseId).Select(c => c.Suggestion!.Number).FirstAsync(ct);
            rows.Add(Row(number, deputy, standing, answer, await db.SourcesAsync([standing, answer], unconfirmed, ct)));
        }
        return rows;
    }

    private static ConflictRow Row(string number, string deputy, Feedback standing, Feedback aside, ReadSources sources) =>
        new(aside.CaseId, number, aside.DeputyId, deputy, Side(standing, sources), Side(aside, sources));

    private static ConflictSide Side(Feedback answer, ReadSources sources) =>
        new(answer.Level, sources.Of(answer), sources.AddressOf(answer), answer.EnteredBy, answer.At);
}
