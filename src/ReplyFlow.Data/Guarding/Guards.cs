using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Supervision;

namespace ReplyFlow.Data.Guarding;

/// <summary>
/// Triggers by which the database refuses to change what must never change: the audit trail, issued letters and notices,
/// reminders and nudges given, submitted draft versions, decisions about findings, what deputies answered and by which link, what came
/// back about messages, allocated numbers, published definitions, saved templates, attachments with what the scanner said of them,
/// and confirmed versions of policies.
/// Installed after every migration run, because SQLite drops a table's triggers when a migration rebuilds it.
/// </summary>
public static class Guards
{
    /// <summary>Every guarded table.</summary>
    public static IReadOnlyList<Guard> All { get; } =
    [
        Guard.Whole<AuditEvent>(),
        Guard.Whole<IssuedLetter>(),
        Guard.Whole<Notice>(),
        Guard.Whole<Nudge>(),
        Guard.Whole<ReminderNotice>(),
        Guard.Whole<DraftVersion>(),
        Guard.Whole<DefinitionVersion>(),
        Guard.Whole<DeliveryEvidence>(),
        Guard.Whole<AddressChange>(),
        Guard.Whole<AttachmentChunk>(),
        Guard.Whole<AttachmentScan>(),
        Guard.Whole<PolicyText>(),
        new(typeof(PolicyVersion), [SearchColumn.Name]),
        new(typeof(Attachment), [nameof(Attachment.StruckAt), nameof(Attachment.StruckBy), nameof(Attachment.StruckReason)], nameof(Attachment.StruckAt)),
        new(typeof(FindingWaiver), [nameof(FindingWaiver.EndedAt), nameof(FindingWaiver.EndedBy)], nameof(FindingWaiver.EndedAt)),
        // What may become of these is said by VoidGuards, because it rests on other rows.
        new(typeof(Feedback), [nameof(Feedback.SupersededAt), nameof(Feedback.VoidedAt), nameof(Feedback.RejectionId)]),
        new(typeof(PersonalLink),
        [nameof(PersonalLink.RevokedAt), nameof(PersonalLink.ReplacedById), nameof(PersonalLink.OpenedAt), nameof(PersonalLink.ConfirmedAt)], SetOnce: true),
        new(typeof(NoticeLink),
        [nameof(NoticeLink.RevokedAt), nameof(NoticeLink.ReplacedById), nameof(NoticeLink.OpenedAt), nameof(NoticeLink.ConfirmedAt)], SetOnce: true),
        new(typeof(LetterTemplateVersion), [nameof(LetterTemplateVersion.IsActive)]),
        new(typeof(DocumentNumber), [nameof(DocumentNumber.VoidedAt), nameof(DocumentNumber.VoidReason)], nameof(DocumentNumber.VoidedAt)),
    ];

    /// <summary>The statements that install every guard in a database of the context's kind.</summary>
    public static string Sql(ReplyFlowDb db) =>
        string.Concat(All.Select(g => GuardedTable.Of(db, g)).Select(t => db is SqliteDb ? SqliteGuards.Sql(t) : PostgresGuards.Sql(t)));
}
