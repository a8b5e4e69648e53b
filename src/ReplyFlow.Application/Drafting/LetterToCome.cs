using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Drafting;

/// <summary>
/// A letter on the screen with what the signature will add: the place of its number, today's date, and who signs, or the place of the
/// name where several may. Shown only: what is proofread has none of it yet.
/// </summary>
internal static class LetterToCome
{
    /// <summary>Who may sign, in an order; the letter's bureau is the caller's to ask for.</summary>
    public static IQueryable<AppUser> Signatories(ReplyFlowDb db) => db.HoldersOf(Roles.Signatory).OrderBy(u => u.Id);

    /// <summary>The letter as it will be.</summary>
    /// <param name="letter">The letter as it is drafted.</param>
    /// <param name="c">Its case, with the lead bureau.</param>
    /// <param name="date">成文日期.</param>
    /// <param name="signatories">The bureau's signatories, as far as they are known.</param>
    public static Letter Of(Letter letter, Case c, DateOnly date, IReadOnlyList<string> signatories) => letter with
    {
        DocumentNumber = DocumentNumber.Blank(c.LeadBureau!.SeriesPrefix, date.Year),
        Date = date,
        Signatories = signatories.Count == 1 ? signatories : [""],
    };
}
