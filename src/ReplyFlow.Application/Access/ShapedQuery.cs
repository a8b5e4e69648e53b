using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Access;

/// <summary>
/// A query about one row that rests on who asks, by the rules that all queries share (<see cref="Visibility"/>, <see cref="Secrecy"/>). It is
/// translated once for people of the same roles and kept; else EF would put it together, and look it up by its whole expression, at every request.
/// </summary>
/// <param name="write">
/// Writes the query: of the database, who asks, the row's key, and one thing that decides what is asked for. Nothing else may be in it that
/// differs from time to time; what is in it nevertheless is refused (<see cref="QueryTemplate"/>).
/// </param>
internal sealed class ShapedQuery<T>(Func<ReplyFlowDb, Actor, Guid, bool, IQueryable<T>> write)
{
    private readonly ConditionalWeakTable<IModel, ConcurrentDictionary<string, Prepared>> _prepared = [];

    private delegate IAsyncEnumerable<T> Prepared(ReplyFlowDb db, Guid user, Guid bureau, Guid division, Guid subject);

    /// <summary>Asks it. Whoever stands in for somebody has conditions of their own, for which nothing is kept.</summary>
    public IAsyncEnumerable<T> Of(ReplyFlowDb db, Actor actor, Guid subject, bool flag = false)
    {
        if (actor.StandsInFor.Count > 0)
            return write(db, actor, subject, flag).AsAsyncEnumerable();
        var shape = $"{flag} {actor.DivisionId is null} {string.Join(',', actor.Roles.Order(StringComparer.Ordinal))}";
        var prepared = _prepared.GetValue(db.Model, _ => []).GetOrAdd(shape, _ => Prepare(db, actor, flag));
        return prepared(db, actor.UserId, actor.BureauId, actor.DivisionId ?? Guid.Empty, subject);
    }

    private Prepared Prepare(ReplyFlowDb db, Actor actor, bool flag)
    {
        var template = new QueryTemplate();
        var query = write(db, template.Stranger(actor), template.Subject, flag);
        return new Prepared(EF.CompileAsyncQuery(template.Of(query)));
    }
}
