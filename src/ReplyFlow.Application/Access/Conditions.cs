using System.Linq.Expressions;

namespace ReplyFlow.Application.Access;

/// <summary>Joins conditions of queries whose number is known only at run time.</summary>
internal static class Conditions
{
    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> first, Expression<Func<T, bool>> second) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(first.Body, Moved(first, second)), first.Parameters);

    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> first, Expression<Func<T, bool>> second) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(first.Body, Moved(first, second)), first.Parameters);

    /// <summary>A condition of two values, one of which is a variable of the query's caller: a parameter of its SQL.</summary>
    public static Expression<Func<T, bool>> With<T, TValue>(this Expression<Func<T, TValue, bool>> rule, Expression<Func<TValue>> value) =>
        Expression.Lambda<Func<T, bool>>(new Swap(rule.Parameters[1], value.Body).Visit(rule.Body), rule.Parameters[0]);

    private static Expression Moved<T>(Expression<Func<T, bool>> first, Expression<Func<T, bool>> second) =>
        new Swap(second.Parameters[0], first.Parameters[0]).Visit(second.Body);

    private sealed class Swap(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
