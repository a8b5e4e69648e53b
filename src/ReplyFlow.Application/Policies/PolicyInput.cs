using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>What is known of a document, as a form holds it.</summary>
/// <param name="Title">Its title; 《》 around it are taken off.</param>
/// <param name="OtherTitles">Others it may be cited by, one a line.</param>
/// <param name="DocumentNumber">发文字号; may be empty.</param>
/// <param name="Issuer">发文机关; may be empty.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IssuedOn">成文日期; null where it is not known.</param>
/// <param name="ValidFrom">施行日期; null for the day it was issued.</param>
/// <param name="ValidTo">有效期至; null for no end.</param>
public sealed record PolicyInput(
    string Title, string OtherTitles, string DocumentNumber, string Issuer, PolicyKind Kind, DateOnly? IssuedOn, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>What was recognised, as it is confirmed unchanged.</summary>
    public static PolicyInput Of(PolicyFacts f) => new(f.Title, f.OtherTitles, f.DocumentNumber, f.Issuer, f.Kind, f.IssuedOn, f.ValidFrom, f.ValidTo);

    /// <summary>Reads the form.</summary>
    internal PolicyFacts Read(InputCheck check)
    {
        var facts = new PolicyFacts
        {
            Title = Bare(check.Text(nameof(Title), Bare(Title), "标题", PolicyFacts.MaxTitle)),
            OtherTitles = string.Join('\n', Others(check)),
            DocumentNumber = check.Text(nameof(DocumentNumber), DocumentNumber, "文号", PolicyFacts.MaxNumber, required: false),
            Issuer = check.Text(nameof(Issuer), Issuer, "发文机关", PolicyFacts.MaxIssuer, required: false),
            Kind = Enum.IsDefined(Kind) ? Kind : PolicyKind.Unknown,
            IssuedOn = IssuedOn,
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
        };
        if (facts.ValidTo < facts.Begins)
            check.Fail(nameof(ValidTo), "有效期的最后一天早于施行日期。");
        if (facts.ValidFrom < facts.IssuedOn)
            check.Fail(nameof(ValidFrom), "施行日期早于成文日期。");
        return facts;
    }

    private List<string> Others(InputCheck check)
    {
        var lines = (OtherTitles ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Bare).Distinct().ToList();
        if (lines.Count > PolicyFacts.MaxOthers)
            check.Fail(nameof(OtherTitles), $"别的名称最多 {PolicyFacts.MaxOthers} 个，一行一个。");
        return [.. lines.Take(PolicyFacts.MaxOthers).Select(l => check.Text(nameof(OtherTitles), l, "别的名称", PolicyFacts.MaxTitle))];
    }

    private static string Bare(string? title) => (title ?? "").Trim() is ['《', .. var inner, '》'] && !inner.Contains('《') ? inner.Trim() : (title ?? "").Trim();
}
