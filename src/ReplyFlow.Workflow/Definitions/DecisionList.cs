using System.Collections.Immutable;
using ReplyFlow.Domain.Text;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>
/// The <c>decisions</c> input of a task: <c>Accept=签收; Object=退办|back</c>. Entries are separated by semicolons; each
/// is <c>NAME=LABEL</c>, then optionally <c>|back</c> or <c>|other</c> (else forward) and <c>|reason</c>. A <c>back</c>
/// decision always needs a reason.
/// </summary>
internal static class DecisionList
{
    public static ImmutableArray<OutcomeDefinition> Parse(string text, Action<string> fault)
    {
        var decisions = ImmutableArray.CreateBuilder<OutcomeDefinition>();
        foreach (var entry in text.Split([';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ParseOne(entry) is { } decision) decisions.Add(decision);
            else fault($"“{Excerpt.Of(entry)}”不是一个决定，应写成 名称=按钮文字，后面可加 |back 或 |other，再加 |reason");
        }

        foreach (var twin in decisions.GroupBy(d => d.Name).Where(g => g.Count() > 1))
            fault($"决定“{twin.Key}”出现了两次");
        foreach (var reserved in decisions.Where(d => d.Name is Activity.Expired))
            fault($"“{reserved.Name}”是逾期的出口，不能用作决定的名称");
        return decisions.ToImmutable();
    }

    private static OutcomeDefinition? ParseOne(string entry)
    {
        var equals = entry.IndexOf('=');
        if (equals <= 0) return null;
        var name = entry[..equals].Trim();
        var parts = entry[(equals + 1)..].Split('|', StringSplitOptions.TrimEntries);
        var flags = parts.Skip(1).ToList();
        var known = flags.All(f => f is OutcomeDefinition.Back or OutcomeDefinition.Other or "reason") && flags.Distinct().Count() == flags.Count;
        var (back, other) = (flags.Contains(OutcomeDefinition.Back), flags.Contains(OutcomeDefinition.Other));
        if (parts[0].Length == 0 || !known || (back && other) || !name.All(char.IsAsciiLetterOrDigit)) return null;
        var kind = back ? OutcomeDefinition.Back : other ? OutcomeDefinition.Other : OutcomeDefinition.Forward;
        return new OutcomeDefinition(name, parts[0], back || flags.Contains("reason"), kind);
    }
}
