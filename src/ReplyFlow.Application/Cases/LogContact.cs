using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Cases;

/// <summary>A contact with a deputy, as typed.</summary>
public sealed record ContactInput(DateOnly? On, ContactPhase Phase, ContactChannel Channel, string With, string Summary);

/// <summary>Logs a contact with a deputy; people of the lead bureau may.</summary>
public sealed class LogContact(UnitRunner units, AttachmentIntake intake)
{
    private const int MaxSummary = 2_000;

    /// <summary>Why no contact can be logged now, in Chinese; null when it can.</summary>
    public static string? Objection(CaseStatus status) =>
        status is CaseStatus.Archived or CaseStatus.Withdrawn ? "本件已经办结，不再登记与代表的沟通。" : null;

    /// <summary>Logs it without files.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong, or the case is closed.</exception>
    public Task RunAsync(Actor actor, Guid caseId, ContactInput input, CancellationToken ct) => RunAsync(actor, caseId, input, [], ct);

    /// <summary>Logs it with files.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong, a file was refused, or the case is closed.</exception>
    public async Task RunAsync(Actor actor, Guid caseId, ContactInput input, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        await using var files = await intake.CheckAsync(uploads, ct);
        await units.RunAsync(actor, async unit =>
        {
            var contact = await AddAsync(unit, actor, caseId, input, files, ct);
            await intake.AddAsync(unit, actor, caseId, AttachmentSubject.Contact, contact, files, ct);
        }, ct);
    }

    /// <summary>Logs it and keeps what the drafter typed, both or neither.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong.</exception>
    /// <returns>The draft's new revision.</returns>
    /// <exception cref="DraftConflictException">Another tab or person saved since <paramref name="revision"/>.</exception>
    public Task<int> RunAsync(Actor actor, Guid caseId, ContactInput input, DraftContent content, int revision, CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            await AddAsync(unit, actor, caseId, input, CheckedFiles.None, ct);
            return (await SaveDraft.KeepAsync(unit, actor, caseId, content, revision, ct)).Revision;
        }, ct);

    /// <summary>Whether the actor may log contacts in cases that their bureau leads.</summary>
    internal static bool MayLog(Actor actor) =>
        actor.Roles.Any(r => r is Roles.Drafter or Roles.DivisionHead or Roles.BureauOffice or Roles.BureauLeader or Roles.Signatory);

    private static async Task<Guid> AddAsync(Unit unit, Actor actor, Guid caseId, ContactInput input, CheckedFiles files, CancellationToken ct)
    {
        var c = await unit.Db.Cases.FirstOrDefaultAsync(x => x.Id == caseId && x.LeadBureauId == actor.BureauId, ct) ?? throw new NotFoundException();
        if (!MayLog(actor))
            throw new NotAllowedException();
        if (Objection(c.Status) is { } objection)
            throw new InvalidInputException("", objection);
        var check = new InputCheck();
        if (input.On is null || input.On > unit.Today)
            check.Fail("On", "请填写沟通日期，不能晚于今天。");
        var with = check.Text("With", input.With, "沟通对象", 200, required: false);
        if (string.IsNullOrWhiteSpace(input.Summary))
            check.Fail("Summary", "请写明沟通情况。");
        else if (TextLength.Of(input.Summary) > MaxSummary)
            check.Fail("Summary", $"沟通情况最多 {MaxSummary} 字。");
        check.Fail(files.Faults);
        check.ThrowIfAny();
        var log = new ContactLog
        {
            CaseId = c.Id,
            On = input.On!.Value,
            Phase = input.Phase,
            Channel = input.Channel,
            With = with,
            Summary = input.Summary.Trim(),
            By = actor.Name,
            LoggedAt = unit.Now,
        };
        // A second click, or another tab: what is logged stays logged once.
        await unit.Db.LockCaseAsync(c.Id, ct);
        var same = await unit.Db.Contacts.Where(x => x.CaseId == c.Id && x.On == log.On && x.Phase == log.Phase && x.Channel == log.Channel
            && x.With == log.With && x.Summary == log.Summary && x.By == log.By).Select(x => (Guid?)x.Id).FirstOrDefaultAsync(ct);
        if (same is { } logged)
            return logged;
        Keep(unit, log);
        return log.Id;
    }

    /// <summary>Keeps a contact whose fields were checked, and writes it into the audit trail.</summary>
    internal static void Keep(Unit unit, ContactLog log)
    {
        unit.Db.Contacts.Add(log);
        unit.Record(
            new ContactLogged(log.Id, log.Phase, log.Channel, log.Summary, log.Sha256()), log.CaseId, $"与代表沟通（{Label(log.Channel)}，{log.On:M月d日}）");
    }

    /// <summary>A channel's Chinese name.</summary>
    public static string Label(ContactChannel channel) => channel switch
    {
        ContactChannel.Telephone => "电话",
        ContactChannel.Visit => "走访",
        ContactChannel.Meeting => "座谈",
        _ => "信函",
    };

    /// <summary>A phase's Chinese name.</summary>
    public static string Label(ContactPhase phase) => phase switch
    {
        ContactPhase.Before => "办前",
        ContactPhase.During => "办中",
        _ => "办后",
    };
}
