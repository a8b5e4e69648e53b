using System.Security.Cryptography;
using System.Text;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Proofreading;

/// <summary>A finding, and what was decided about it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Waiver">The decision that stands; null where nobody decided.</param>
public sealed record JudgedFinding(Finding Finding, FindingWaiver? Waiver)
{
    /// <summary>Whether it is an error, confirmed or not.</summary>
    public bool IsError => Finding.Severity == Severity.Error;

    /// <summary>Whether it stands in the way of a signature.</summary>
    public bool Blocks => IsError && Waiver is null;

    /// <summary>What a decision about it is found by.</summary>
    public string Key => KeyOf(Finding);

    /// <summary>The key of a finding: a warning that became an error is another.</summary>
    public static string KeyOf(Finding f) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{f.Severity}|{f.Fingerprint}")));

    /// <summary>Joins findings with the decisions that stand.</summary>
    public static IReadOnlyList<JudgedFinding> Join(IEnumerable<Finding> findings, IReadOnlyDictionary<string, FindingWaiver> waivers) =>
        [.. findings.Select(f => new JudgedFinding(f, waivers.Count == 0 ? null : waivers.GetValueOrDefault(KeyOf(f))))];
}
