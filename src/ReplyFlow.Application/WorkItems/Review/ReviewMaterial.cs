using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Drafting;

namespace ReplyFlow.Application.WorkItems.Review;

/// <summary>What a reviewer or signatory looks at: the newest version as a letter, and the one it is compared with.</summary>
/// <param name="Version">The newest version.</param>
/// <param name="Letter">It as it will be printed.</param>
/// <param name="Against">The version compared with; null for the first.</param>
/// <param name="SeenBefore">Whether that is the one this person decided about last, not simply the one before.</param>
/// <param name="Parts">Co-handlers and their opinions.</param>
/// <param name="Contacts">Contacts with the deputy.</param>
/// <param name="Returns">Why it was returned before, the latest first.</param>
/// <param name="RecentReasons">The person's own recent reasons, to use again.</param>
public sealed record ReviewMaterial(
    CaseVersion Version, LetterPreview Letter, CaseVersion? Against, bool SeenBefore,
    IReadOnlyList<CasePart> Parts, IReadOnlyList<CaseContact> Contacts, IReadOnlyList<CaseItem> Returns, IReadOnlyList<string> RecentReasons);
