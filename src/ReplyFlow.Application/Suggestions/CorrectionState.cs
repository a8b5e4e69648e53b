using System.Globalization;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions;

/// <summary>What is registered of a suggestion at one moment, to tell what a correction changed.</summary>
internal sealed record CorrectionState
{
    private readonly IReadOnlyList<(string Field, string Value)> _fields;

    private CorrectionState(Suggestion s)
    {
        var deputies = s.Deputies.OrderBy(d => d.Order).Select(d => d.Deputy!).ToList();
        (Number, Title, Deputies) = (s.Number, s.Title, [.. deputies.Select(d => d.Name)]);
        _fields =
        [
            ("编号", s.Number),
            ("标题", s.Title),
            ("正文", s.Text),
            ("分类", s.Class),
            ("提出日期", s.ProposedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("领衔代表", DeputyDirectory.Named(deputies[0])),
            ("附议代表", string.Join('、', deputies.Skip(1).Select(DeputyDirectory.Named))),
            ("身份保密", s.IdentitySecret ? "是" : "否"),
            ("原文公开", s.PublishText ? "是" : "否"),
        ];
    }

    private string Number { get; }

    private string Title { get; }

    private IReadOnlyList<string> Deputies { get; }

    /// <summary>What is registered now; the suggestion is loaded with its deputies.</summary>
    public static CorrectionState Of(Suggestion suggestion) => new(suggestion);

    /// <summary>What is different from before.</summary>
    public IReadOnlyList<FieldChange> Since(CorrectionState before) =>
        [.. before._fields.Zip(_fields).Where(f => f.First.Value != f.Second.Value).Select(f => new FieldChange(f.First.Field, f.First.Value, f.Second.Value))];

    /// <summary>A text that cites the suggestion as it was before, citing it as it is now: title, number, a lead deputy who is no longer named.</summary>
    public string Cite(string text, CorrectionState before)
    {
        var cited = text.Replace(before.Title, Title, StringComparison.Ordinal).Replace($"第{before.Number}号", $"第{Number}号", StringComparison.Ordinal);
        return Deputies.Contains(before.Deputies[0]) ? cited : cited.Replace(before.Deputies[0], Deputies[0], StringComparison.Ordinal);
    }
}
