using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Proofreading.Policies;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>A document that a letter cites by its title.</summary>
/// <param name="Line">1-based paragraph of the body.</param>
/// <param name="Column">1-based place in the paragraph, UTF-16 units.</param>
/// <param name="Length">Length of the title with its 《》.</param>
/// <param name="Title">The title, without 《》.</param>
/// <param name="Number">文号 in brackets behind it; empty for none.</param>
/// <param name="Match">What of the library it is; null where nothing is.</param>
/// <param name="Standing">How that stands at the letter's date.</param>
/// <param name="Faults">What is wrong with it, the gravest first; empty for nothing.</param>
public sealed record Citation(
    int Line, int Column, int Length, string Title, string Number, PolicyMatch? Match, PolicyStanding Standing, IReadOnlyList<CitationFault> Faults)
{
    /// <summary>What it is and how it stands, in a word or two of Chinese.</summary>
    public string State => Match switch
    {
        null => "库中没有",
        { How: PolicyFit.Alike } => "库中没有，有相近的",
        { Policy.Facts.Kind: var kind } when !kind.IsCitable() => $"{kind.Name()}，不宜引用",
        _ when Standing is PolicyStanding.Repealed or PolicyStanding.Expired or PolicyStanding.NotIssued => Standing.Name(),
        { How: PolicyFit.Inexact } => "名称不准确",
        _ => Standing.Name(),
    };
}

/// <summary>What is wrong with a citation.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Start">Where the marked text begins in the body.</param>
/// <param name="Length">Its length.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
/// <param name="Fix">What to put in its place; null where only a person can decide.</param>
public sealed record CitationFault(Severity Severity, int Start, int Length, string Message, string? Fix = null);
