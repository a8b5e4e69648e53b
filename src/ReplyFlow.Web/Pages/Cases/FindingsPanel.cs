using ReplyFlow.Application.Proofreading;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>What the partial <c>_Findings</c> shows: the findings of a version, and what was decided about them.</summary>
/// <param name="Findings">The findings, errors first.</param>
/// <param name="FormId">Form whose handlers <c>Judge</c> and <c>TakeBack</c> its buttons use; null for a reader who may not decide.</param>
/// <param name="Address">Address of that form.</param>
/// <param name="IsOpen">Whether the findings are shown at once.</param>
/// <param name="ForSigning">Whether the reader signs: then the reasons are shown at once, and the other warnings are folded.</param>
/// <param name="Reasons">What was typed as reasons, by key.</param>
/// <param name="Told">What came of the last decision, in Chinese; empty for nothing.</param>
public sealed record FindingsPanel(
    IReadOnlyList<JudgedFinding> Findings, string? FormId, string Address, bool IsOpen, bool ForSigning,
    IReadOnlyDictionary<string, string?> Reasons, string Told)
{
    /// <summary>Errors that stand in the way of a signature.</summary>
    public int Blocking => Findings.Count(f => f.Blocks);
}
