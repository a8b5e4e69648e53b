using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Data.Guarding;

/// <summary>
/// Refuses every statement with a text that not every database keeps as it is, whoever makes it: saves, the audit chain, updates in
/// place, queries. Kept silently, such a text is read back as another one, and the audit chain is broken for good.
/// </summary>
internal sealed class TextGuard : DbCommandInterceptor
{
    public static TextGuard Instance { get; } = new();

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        foreach (DbParameter parameter in result.Parameters)
            if (!IsStorable(parameter.Value))
                throw new UnstorableTextException();
        return result;
    }

    /// <summary>Whether every database keeps a value as it is.</summary>
    internal static bool IsStorable(object? value) => value switch
    {
        string text => OutsideText.IsStorable(text),
        IEnumerable<string> texts => texts.All(OutsideText.IsStorable),
        _ => true,
    };
}
