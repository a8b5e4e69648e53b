using ReplyFlow.Application.Policies;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Policies;

namespace ReplyFlow.Application.Drafting;

/// <summary>What a draft cites, as the editor shows it.</summary>
/// <param name="Paragraph">0-based printed paragraph of the body.</param>
/// <param name="Column">0-based place in the paragraph, UTF-16 units.</param>
/// <param name="Length">Length of the title with its 《》.</param>
/// <param name="Title">The title, without 《》.</param>
/// <param name="State">How it stands, in a word or two of Chinese.</param>
/// <param name="Tone">good, soon or late: how grave that is.</param>
/// <param name="Known">What it is, as it is rightly cited; empty where the library has none.</param>
/// <param name="About">More of that in a line; empty where the library has none.</param>
/// <param name="PolicyId">The document; null where the library has none.</param>
/// <param name="Ground">What says so, and how sure that is, in Chinese.</param>
public sealed record DraftCitation(
    int Paragraph, int Column, int Length, string Title, string State, string Tone, string Known, string About, Guid? PolicyId, string Ground)
{
    internal static DraftCitation Of(Citation c) => new(
        c.Line - 1, c.Column - 1, c.Length, c.Title, c.State,
        c.Faults.Any(f => f.Severity == Severity.Error) ? "late" : c.Faults.Count > 0 ? "soon" : "good",
        c.Match is null ? "" : c.Match.Policy.Facts.Citation,
        c.Match is null ? "" : $"{PolicyWords.About(c.Match.Policy.Facts)}{Apart(c)}", c.Match?.Policy.Id,
        $"{(c.Match is { Policy.BureauId: null } ? "共用政策库" : "本单位政策库")}，{(IsSure(c) ? "有把握" : "请核对")}");

    /// <summary>As sure as check 10 is of what it says; what it leaves alone is the document itself.</summary>
    private static bool IsSure(Citation c) => c.Match is { How: not PolicyFit.Alike } && c.Faults.All(f => f.Severity == Severity.Error || f.Fix is not null);

    /// <summary>What is there is only like what is cited.</summary>
    private static string Apart(Citation c) => c.Match!.How == PolicyFit.Alike ? "，与引用的不是同一件" : "";
}
