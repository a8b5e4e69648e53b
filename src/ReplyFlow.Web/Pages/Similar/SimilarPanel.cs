using ReplyFlow.Application.Similar;

namespace ReplyFlow.Web.Pages.Similar;

/// <summary>Suggestions like one, and what is proposed from them.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="Choose">Prefix of the identifiers of the bureaus that can be chosen on the page; empty where none can.</param>
/// <param name="ProposesClass">Whether the page has a class to be filled in.</param>
public sealed record SimilarPanel(SimilarFindings Findings, string Choose, bool ProposesClass)
{
    /// <summary>Whether something is to be chosen beside it, so that the list is folded.</summary>
    public bool IsBeside => ProposesClass || Choose.Length > 0;
}
