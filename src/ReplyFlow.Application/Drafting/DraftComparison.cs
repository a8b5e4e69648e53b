using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Application.Drafting;

/// <summary>One place where two drafts differ.</summary>
/// <param name="Label">Which field, in Chinese.</param>
/// <param name="Mine">My text; empty where I have none.</param>
/// <param name="Stored">The stored text; empty where there is none.</param>
/// <param name="MayKeepBoth">Whether the two can stand one after the other (paragraphs and attachments, not single fields).</param>
public sealed record DraftDifference(string Label, string Mine, string Stored, bool MayKeepBoth);

/// <summary>Which side is kept at a difference.</summary>
public enum DraftChoice
{
    /// <summary>What I typed.</summary>
    Mine,
    Stored,
    /// <summary>Mine, then the stored.</summary>
    Both,
}

/// <summary>Two drafts side by side, paragraph by paragraph, and what comes of choosing at each difference. Pure.</summary>
public sealed class DraftComparison
{
    private static readonly (string Label, Func<DraftContent, string> Get, Func<DraftContent, string, DraftContent> Set)[] Singles =
    [
        ("标题", c => c.Title, (c, v) => c with { Title = v }),
        ("类别", c => c.Category, (c, v) => c with { Category = v }),
        ("类别依据", c => c.CategoryGround, (c, v) => c with { CategoryGround = v }),
        ("公开属性", c => c.Disclosure, (c, v) => c with { Disclosure = v }),
        ("不公开理由", c => c.DisclosureReason, (c, v) => c with { DisclosureReason = v }),
        ("联系人", c => c.ContactName, (c, v) => c with { ContactName = v }),
        ("联系电话", c => c.ContactPhone, (c, v) => c with { ContactPhone = v }),
    ];

    private static readonly (string Label, Func<DraftContent, string> Get, Func<DraftContent, string, DraftContent> Set)[] Texts =
    [
        ("正文", c => c.Body, (c, v) => c with { Body = v }),
        ("附件", c => c.Attachments, (c, v) => c with { Attachments = v }),
        ("附注行", c => c.Notes ?? "", (c, v) => c with { Notes = v.Length > 0 ? v : null }),
    ];

    private readonly DraftContent _mine;
    private readonly DraftContent _stored;
    private readonly List<DraftDifference> _differences = [];

    public DraftComparison(DraftContent mine, DraftContent stored)
    {
        (_mine, _stored) = (mine, stored);
        foreach (var (label, get, _) in Singles)
            if (get(mine) != get(stored))
                _differences.Add(new(label, get(mine), get(stored), false));
        foreach (var (label, get, _) in Texts)
            _differences.AddRange(TextDiff.Lines(get(mine), get(stored)).Where(s => s.Differs).Select(s => Difference(label, s)));
    }

    /// <summary>Where they differ, in the order of the form.</summary>
    public IReadOnlyList<DraftDifference> Differences => _differences;

    /// <summary>Joins the two.</summary>
    /// <param name="choices">A choice for each difference, in order; mine where there are too few.</param>
    public DraftContent Merge(IReadOnlyList<DraftChoice> choices)
    {
        var next = 0;
        DraftChoice Choose() => next < choices.Count ? choices[next++] : DraftChoice.Mine;
        var merged = _mine;
        foreach (var (_, get, set) in Singles)
            if (get(_mine) != get(_stored) && Choose() == DraftChoice.Stored)
                merged = set(merged, get(_stored));
        foreach (var (_, get, set) in Texts)
            merged = set(merged, string.Join('\n', TextDiff.Lines(get(_mine), get(_stored)).SelectMany(s => !s.Differs ? s.Before : Choose() switch
            {
                DraftChoice.Stored => s.After,
                DraftChoice.Both => [.. s.Before, .. s.After],
                _ => s.Before,
            })));
        return merged;
    }

    private static DraftDifference Difference(string label, TextStretch stretch) => new(
        label, string.Join('\n', stretch.Before), string.Join('\n', stretch.After),
        MayKeepBoth: stretch.Before.Any(l => l.Length > 0) && stretch.After.Any(l => l.Length > 0));
}
