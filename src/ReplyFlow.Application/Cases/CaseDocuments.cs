using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Cases;

/// <summary>A draft version of a case.</summary>
/// <param name="No">Number, from 1.</param>
/// <param name="SubmittedBy">Who submitted it.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="Content">The draft.</param>
public sealed record CaseVersion(int No, string SubmittedBy, DateTimeOffset SubmittedAt, DraftContent Content);

/// <summary>A logged contact with a deputy.</summary>
/// <param name="On">Day.</param>
/// <param name="Phase">Before, during or after handling.</param>
/// <param name="Channel">How.</param>
/// <param name="With">Who was spoken to.</param>
/// <param name="Summary">What came of it.</param>
/// <param name="By">Who logged it.</param>
public sealed record CaseContact(DateOnly On, ContactPhase Phase, ContactChannel Channel, string With, string Summary, string By);

/// <summary>An issued letter of a case.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Number">发文字号.</param>
/// <param name="Title">Title.</param>
/// <param name="Category">A, B, C …</param>
/// <param name="Signatory">签发人.</param>
/// <param name="IssuedOn">印发日期.</param>
/// <param name="IssuedAt">The instant it was made.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="MayOpen">Whether the reader may open it: a letter names its deputies.</param>
public sealed record CaseLetter(Guid Id, string Number, string Title, string Category, string Signatory, DateOnly IssuedOn, DateTimeOffset IssuedAt, int Pages,
    bool MayOpen);

/// <summary>Reads the papers of a case. Drafts and contacts are the lead bureau's own; the liaison body sees the contacts.</summary>
public static class CaseDocuments
{
    /// <summary>Draft versions, the newest first; empty for readers outside the lead bureau.</summary>
    public static async Task<IReadOnlyList<CaseVersion>> VersionsAsync(ReplyFlowDb db, CaseHead head, CancellationToken ct) =>
        !head.IsInside ? [] : await db.DraftVersions.AsNoTracking().Where(v => v.CaseId == head.Id).OrderByDescending(v => v.No)
            .Select(v => new CaseVersion(v.No, v.SubmittedBy, v.SubmittedAt, v.Content)).ToListAsync(ct);

    /// <summary>Contacts with the deputies, the newest first; empty for readers who may not know them or are outside.</summary>
    public static async Task<IReadOnlyList<CaseContact>> ContactsAsync(ReplyFlowDb db, CaseHead head, Actor actor, CancellationToken ct) =>
        !head.IsInside && !actor.Is(Roles.Liaison) ? [] : await db.Contacts.AsNoTracking().Where(c => c.CaseId == head.Id)
            .OrderByDescending(c => c.On).ThenByDescending(c => c.LoggedAt)
            .Select(c => new CaseContact(c.On, c.Phase, c.Channel, c.With, c.Summary, c.By)).ToListAsync(ct);

    /// <summary>Issued letters, the newest first.</summary>
    public static async Task<IReadOnlyList<CaseLetter>> LettersAsync(ReplyFlowDb db, CaseHead head, Actor actor, CancellationToken ct)
    {
        var mayOpen = head.MayKnowDeputy;
        var letters = await db.Letters.AsNoTracking().Where(l => l.CaseId == head.Id).OrderByDescending(l => l.IssuedAt)
            .Select(l => new CaseLetter(l.Id, l.DocumentNumber!.Text, l.Title, l.Category, l.Signatory, l.IssuedOn, l.IssuedAt, l.Pages, mayOpen))
            .ToListAsync(ct);
        if (mayOpen || letters.Count == 0)
            return letters;
        var mask = await NameMask.ForAsync(db, actor, head.Id, ct);
        return [.. letters.Select(l => l with { Title = mask.Apply(l.Title) })];
    }
}
