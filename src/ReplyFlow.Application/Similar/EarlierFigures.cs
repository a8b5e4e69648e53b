using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Searching;
using ReplyFlow.Letters.Figures;

namespace ReplyFlow.Application.Similar;

/// <summary>What an earlier reply gave as the number of the same thing.</summary>
/// <param name="Words">The figure, for example 420家.</param>
/// <param name="LetterId">The letter.</param>
/// <param name="DocumentNumber">文号.</param>
/// <param name="IssuedOn">成文日期.</param>
public sealed record EarlierFigure(string Words, Guid LetterId, string DocumentNumber, DateOnly IssuedOn);

/// <summary>The figures of replies to earlier suggestions like a case's, beside those of the draft that count the same in the same unit.</summary>
public sealed class EarlierFigures(ReplyFlowDb db, SimilarQueries similar)
{
    /// <summary>By the figure's key, that of the likest suggestion; only from letters that the actor may read.</summary>
    /// <exception cref="NotFoundException">There is no such case, or the actor may not see it.</exception>
    public async Task<IReadOnlyDictionary<string, EarlierFigure>> OfAsync(Actor actor, Guid caseId, IReadOnlyList<Figure> figures, CancellationToken ct)
    {
        if (figures.Count == 0)
            return new Dictionary<string, EarlierFigure>();
        var replies = (await similar.OfCaseAsync(actor, caseId, ct)).Suggestions.Select(s => s.Reply).OfType<EarlierReply>().ToList();
        var ids = replies.ConvertAll(r => r.LetterId);
        var bodies = ids.Count == 0 ? [] : await db.Letters.AsNoTracking().Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.LetterJson })
            .ToDictionaryAsync(l => l.Id, l => FigureReader.Read(LetterBody.Of(l.LetterJson)), ct);
        var found = new Dictionary<string, EarlierFigure>();
        foreach (var figure in figures)
            if (replies.Select(r => (Reply: r, Figure: FigureAnchors.Counterpart(figure, bodies[r.LetterId]))).FirstOrDefault(r => r.Figure is not null)
                is { Figure: { } earlier, Reply: var reply })
                found.TryAdd(figure.Key, new EarlierFigure(earlier.Words, reply.LetterId, reply.DocumentNumber, reply.IssuedOn));
        return found;
    }
}
