using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;

namespace ReplyFlow.Application.Cases;

/// <summary>A draft version of a case.</summary>
/// <param name="No">Number, from 1.</param>
/// <param name="SubmittedBy">Who submitted it.</param>
/// <param name="SubmittedAt">When.</param>
/// <param name="Content">The draft.</param>
/// <param name="Basis">What it rested on.</param>
public sealed record CaseVersion(int No, string SubmittedBy, DateTimeOffset SubmittedAt, DraftContent Content, DraftBasis Basis);

/// <summary>A logged contact with a deputy.</summary>
/// <param name="Id">Key, by which its files are found.</param>
/// <param name="On">Day.</param>
/// <param name="Phase">Before, during or after handling.</param>
/// <param name="Channel">How.</param>
/// <param name="With">Who was spoken to.</param>
/// <param name="Summary">What came of it.</param>
/// <param name="By">Who logged it.</param>
public sealed record CaseContact(Guid Id, DateOnly On, ContactPhase Phase, ContactChannel Channel, string With, string Summary, string By);

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

/// <summary>A notice to the deputies of a case.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Title">Title; names no deputy.</param>
/// <param name="On">Its date.</param>
/// <param name="Pages">How many pages; 0 for a mail alone.</param>
/// <param name="Delivery">How far it got, in Chinese: how many of the messages were accepted.</param>
/// <param name="MayOpen">Whether the reader may open it: a notice names its deputies.</param>
public sealed record CaseNotice(Guid Id, NoticeKind Kind, string Title, DateOnly On, int Pages, string Delivery, bool MayOpen);
