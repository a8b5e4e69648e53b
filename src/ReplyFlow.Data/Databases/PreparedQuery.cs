using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReplyFlow.Data.Databases;

/// <summary>
/// A query that is asked with every request or decision: translated once and kept, where others are looked up each time by their whole
/// expression. EF Core ties a compiled query to one model; this keeps one for each database's.
/// </summary>
/// <param name="compile">Compiles it, with all its conditions written out: methods that build queries cannot be called in it.</param>
public sealed class PreparedQuery<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _compiled = [];

    /// <summary>The query for a context's database, to be called with that context.</summary>
    public TQuery Of(ReplyFlowDb db) => _compiled.GetValue(db.Model, _ => compile());
}
