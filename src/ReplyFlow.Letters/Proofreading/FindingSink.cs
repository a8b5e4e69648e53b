using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>Collects findings and turns positions into lines and columns.</summary>
internal sealed class FindingSink(BodyText body)
{
    /// <summary>Most findings of one check in one letter: past that the list helps nobody.</summary>
    internal const int MostPerRule = 500;

    private readonly List<Finding> _findings = [];
    private readonly Dictionary<int, int> _counts = [];

    /// <summary>The findings, the body's first in the order of its text, then the other fields'.</summary>
    public IReadOnlyList<Finding> Sorted() => _findings
        .OrderBy(f => f.Field == Finding.Body ? 0 : 1)
        .ThenBy(f => f.Field == Finding.Body ? "" : f.Field, StringComparer.Ordinal)
        .ThenBy(f => f.Line).ThenBy(f => f.Column).ThenBy(f => f.Rule).ThenByDescending(f => f.Severity)
        .ToList();

    private RuleSheet _rule = null!;

    /// <summary>The check that reports from now on.</summary>
    public void Begin(RuleSheet rule) => _rule = rule;

    /// <summary>Marks a piece of the body.</summary>
    public void Body(Severity severity, int start, int length, string message, string? fix = null, Sureness? sure = null)
    {
        if (Full(_rule.No))
            return;
        var (line, column) = body.Locate(start);
        Add(severity, Finding.Body, line, column, body.Text.Substring(start, length), message, fix, sure);
    }

    /// <summary>Marks a whole field.</summary>
    public void Field(Severity severity, string field, string text, string message, string? fix = null) =>
        Field(severity, field, text, 0, text.Length, message, fix);

    /// <summary>Marks a piece of a field.</summary>
    public void Field(Severity severity, string field, string text, int start, int length, string message, string? fix = null)
    {
        if (Full(_rule.No))
            return;
        var line = text.AsSpan(0, start).Count('\n') + 1;
        var column = start - (start == 0 ? -1 : text.LastIndexOf('\n', start - 1));
        Add(severity, field, line, column, text.Substring(start, length), message, fix, null);
    }

    private void Add(Severity severity, string field, int line, int column, string marked, string message, string? fix, Sureness? sure) => _findings.Add(
        new Finding(_rule.No, severity, field, line, column, marked.Length, marked, message, fix, _rule.Ground, sure ?? _rule.Sure));

    private bool Full(int rule)
    {
        _counts.TryGetValue(rule, out var count);
        _counts[rule] = count + 1;
        return count >= MostPerRule;
    }
}
