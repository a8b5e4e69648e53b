using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Access;

/// <summary>
/// Makes a query that was written for a stranger into one for whoever asks: the stranger's keys are drawn by chance and stand nowhere else, so
/// wherever one is found in the query, the parameter of the same name belongs.
/// </summary>
internal sealed class QueryTemplate : ExpressionVisitor
{
    private readonly ParameterExpression _db = Expression.Parameter(typeof(ReplyFlowDb), "db");
    private readonly Dictionary<Guid, ParameterExpression> _keys = [];
    private readonly ParameterExpression[] _parameters;
    private readonly Guid _user;
    private readonly Guid _bureau;
    private readonly Guid _division;
    private IReadOnlySet<string> _roles = new HashSet<string>();

    public QueryTemplate()
    {
        (_user, _bureau, _division, Subject) = (Key("user"), Key("bureau"), Key("division"), Key("subject"));
        _parameters = [_db, .. _keys.Values];
    }

    /// <summary>The key of the row that is asked for.</summary>
    public Guid Subject { get; }

    /// <summary>Somebody with the same roles.</summary>
    public Actor Stranger(Actor like)
    {
        _roles = like.Roles;
        return like with { UserId = _user, BureauId = _bureau, DivisionId = like.DivisionId is null ? null : _division };
    }

    /// <summary>The query for whoever asks, as EF compiles it.</summary>
    /// <exception cref="InvalidOperationException">Something is in it that may be another thing the next time.</exception>
    public Expression<Func<ReplyFlowDb, Guid, Guid, Guid, Guid, IQueryable<T>>> Of<T>(IQueryable<T> query) =>
        Expression.Lambda<Func<ReplyFlowDb, Guid, Guid, Guid, Guid, IQueryable<T>>>(Visit(query.Expression), _parameters);

    /// <inheritdoc />
    protected override Expression VisitMember(MemberExpression node) =>
        !Captured(node, out var value) ? base.VisitMember(node)
        : value is string text && !_roles.Contains(text) ? throw Varying(text, node.Type)
        : Instead(value, node.Type) ?? node;

    /// <inheritdoc />
    protected override Expression VisitConstant(ConstantExpression node) => Instead(node.Value, node.Type) ?? node;

    /// <summary>A table, which was the context's that wrote the query.</summary>
    protected override Expression VisitExtension(Expression node) => node switch
    {
        EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression) =>
            Expression.Call(_db, nameof(DbContext.Set), [root.EntityType.ClrType]),
        QueryRootExpression => throw new InvalidOperationException($"A query that is kept reads tables only, not {node}."),
        _ => base.VisitExtension(node),
    };

    private Guid Key(string name)
    {
        var key = Guid.NewGuid();
        _keys.Add(key, Expression.Parameter(typeof(Guid), name));
        return key;
    }

    private Expression? Instead(object? value, Type type) => value switch
    {
        Guid key when _keys.TryGetValue(key, out var parameter) => type == typeof(Guid) ? parameter : Expression.Convert(parameter, type),
        IQueryable query => Visit(query.Expression),
        // Roles, and what follows from them or from the one thing that decides what is asked for.
        null or bool or string or Enum => null,
        _ when type.IsPrimitive => null,
        _ => throw Varying(value, type),
    };

    private static InvalidOperationException Varying(object value, Type type) =>
        new($"A query that is kept holds {value} ({type}), which may be another the next time.");

    /// <summary>What a variable of the method that wrote the query held, or a property of such a thing.</summary>
    private static bool Captured(MemberExpression node, out object? value)
    {
        object? holder = null;
        value = null;
        if (node.Expression is ConstantExpression constant)
            holder = constant.Value;
        else if (node.Expression is not MemberExpression inner || !Captured(inner, out holder))
            return false;
        value = node.Member is FieldInfo field ? field.GetValue(holder) : ((PropertyInfo)node.Member).GetValue(holder);
        return true;
    }
}
