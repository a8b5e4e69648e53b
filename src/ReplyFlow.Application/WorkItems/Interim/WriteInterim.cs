using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Interim;

/// <summary>
/// 阶段性答复: the lead bureau tells the deputies how far it is, before the reply. What goes out to them was approved, so a leader decides
/// about it.
/// </summary>
public sealed class WriteInterim(UnitRunner units, NoticeLetters letters)
{
    /// <summary>Longest text, in characters: about two pages.</summary>
    public const int MaxText = 1_500;

    private const string Title = "审批阶段性答复";

    /// <summary>Who of the lead bureau may write it.</summary>
    public static bool IsAllowed(Actor actor) => actor.Is(Roles.BureauOffice) || actor.Is(Roles.Drafter);

    /// <summary>Why none can be written now, in Chinese; null when one can.</summary>
    /// <param name="status">Where the case stands.</param>
    /// <param name="isAgain">Whether it is handled again.</param>
    /// <param name="isAsked">Whether one waits for approval.</param>
    public static string? Objection(CaseStatus status, bool isAgain, bool isAsked) =>
        status != CaseStatus.Handling && !isAgain ? "本件不在办理中，不发阶段性答复。"
        : isAsked ? "本件已有一份阶段性答复等待审批。"
        : null;

    /// <exception cref="InvalidInputException">The text is unusable, the case is not being handled, or one waits for approval.</exception>
    public Task RunAsync(Actor actor, Guid caseId, string text, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        if (!await unit.Db.Cases.AnyAsync(x => x.Id == caseId && x.LeadBureauId == actor.BureauId, ct))
            throw new NotFoundException();
        if (!IsAllowed(actor))
            throw new NotAllowedException("阶段性答复由主办单位的办公室或经办人拟写。");
        var c = await unit.Db.LoadCaseAsync(caseId, ct);
        var kind = InterimStep.Kind.Name;
        var asked = await unit.Db.WorkItems.AnyAsync(w => w.CaseId == caseId && w.Kind == kind && w.Status == WorkItemStatus.Open, ct);
        if (Objection(c.Status, await unit.Db.IsHandledAgainAsync(c, ct), asked) is { } impossible)
            throw new InvalidInputException("", impossible);
        var check = new InputCheck();
        text = text.ReplaceLineEndings("\n").Trim();
        if (text.Length == 0 || TextLength.Of(text) > MaxText)
            check.Fail("Text", $"请写明目前的进展，不超过 {MaxText} 字。");
        check.ThrowIfAny();
        var letter = await letters.ComposeAsync(
            unit.Db, c, InterimStep.Profile, new Dictionary<string, string> { ["progress"] = text }, unit.Today, ct);
        if (letters.Problem(letter) is { } problem)
            throw new InvalidInputException("Text", $"无法排版：{problem}");
        var item = new WorkItem
        {
            CaseId = caseId,
            Step = kind,
            Kind = kind,
            Title = Title,
            OutcomesJson = WorkItemOutcomes.ToJson(InterimStep.Outcomes),
            BureauId = actor.BureauId,
            Role = Roles.BureauLeader,
            OpenedAt = unit.Now,
            Due = await unit.ErrandDueAsync(caseId, actor.BureauId, ct),
            SentBy = actor.Signature,
            SentWords = text,
        };
        unit.Db.WorkItems.Add(item);
        unit.Record(new InterimWritten(item.Id, text), caseId, "拟写阶段性答复，送领导审批");
        await unit.DemandHoldersAsync(caseId, ct);
    }, ct);
}
