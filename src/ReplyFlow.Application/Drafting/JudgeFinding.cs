using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Drafting;

/// <summary>
/// 保留不改 and 不是差错: decides about one finding of 核稿 with a reason, or takes that back. The drafter may leave warnings as
/// they are while drafting; the office may do the same, and confirm that an error is none, while the submitted version is
/// on its way to the signature. Whoever drafts a case never confirms an error in it.
/// </summary>
public sealed class JudgeFinding(UnitRunner units, DraftQueries drafts, LetterComposer letters, CaseProofreader proofreader, StepCatalog steps)
{
    /// <summary>The open steps by which a submitted version is on its way to the signature: while a case has one, the office may decide.</summary>
    public Expression<Func<WorkItem, bool>> OnItsWay
    {
        get
        {
            var kinds = steps.CarryingVersion;
            return w => w.Status == WorkItemStatus.Open && kinds.Contains(w.Kind);
        }
    }

    /// <summary>The drafter leaves a warning as it is.</summary>
    /// <param name="actor">Who owes the draft.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="content">What stands in the editor, saved or not.</param>
    /// <param name="key">The finding's <see cref="JudgedFinding.Key"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came of it, in Chinese.</returns>
    /// <exception cref="NotFoundException">The actor does not draft this case.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    /// <exception cref="InvalidInputException">There is no reason, no such finding, or it is an error.</exception>
    public Task<string> KeepInDraftAsync(Actor actor, Guid caseId, DraftContent content, string key, string reason, CancellationToken ct) =>
        RunAsync(actor, caseId, DraftAsync, (unit, c) => KeepInDraftAsync(unit, c, content, key, reason, ct), ct);

    /// <summary>The same, and what stands in the editor is saved: both or neither.</summary>
    /// <inheritdoc cref="KeepInDraftAsync(Actor, Guid, DraftContent, string, string, CancellationToken)" />
    /// <returns>What came of it, in Chinese, and the draft's new revision.</returns>
    /// <exception cref="DraftConflictException">Another tab or person saved since <paramref name="revision"/>.</exception>
    public Task<(string Told, int Revision)> KeepAndSaveAsync(
        Actor actor, Guid caseId, DraftContent content, int revision, string key, string reason, CancellationToken ct) =>
        RunAsync(actor, caseId, DraftAsync, async (unit, c) =>
        {
            var told = await KeepInDraftAsync(unit, c, content, key, reason, ct);
            return (told, (await SaveDraft.KeepAsync(unit, actor, caseId, content, revision, ct)).Revision);
        }, ct);

    /// <summary>The drafter takes back that a warning is left as it is.</summary>
    /// <exception cref="NotFoundException">The actor does not draft this case.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    /// <exception cref="InvalidInputException">It is an error, confirmed by the office.</exception>
    public Task<string> TakeBackInDraftAsync(Actor actor, Guid caseId, string key, CancellationToken ct) =>
        RunAsync(actor, caseId, DraftAsync, (unit, c) => EndAsync(unit, c, key, byOffice: false, ct), ct);

    /// <summary>The same, and what stands in the editor is saved: both or neither.</summary>
    /// <inheritdoc cref="TakeBackInDraftAsync" />
    /// <returns>What came of it, in Chinese, and the draft's new revision.</returns>
    /// <exception cref="DraftConflictException">Another tab or person saved since <paramref name="revision"/>.</exception>
    public Task<(string Told, int Revision)> TakeBackAndSaveAsync(
        Actor actor, Guid caseId, DraftContent content, int revision, string key, CancellationToken ct) =>
        RunAsync(actor, caseId, DraftAsync, async (unit, c) =>
        {
            var told = await EndAsync(unit, c, key, byOffice: false, ct);
            return (told, (await SaveDraft.KeepAsync(unit, actor, caseId, content, revision, ct)).Revision);
        }, ct);

    /// <summary>The office leaves a warning of the newest version as it is, or confirms that an error is none.</summary>
    /// <param name="actor">Who belongs to the lead bureau's office, or stands in for it.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="key">The finding's <see cref="JudgedFinding.Key"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came of it, in Chinese.</returns>
    /// <exception cref="NotFoundException">The actor's bureau does not lead this case.</exception>
    /// <exception cref="NotAllowedException">The actor is not of the office, or drafts the case itself.</exception>
    /// <exception cref="InvalidInputException">There is no reason or no such finding, or nothing is being reviewed.</exception>
    public Task<string> JudgeAsync(Actor actor, Guid caseId, string key, string reason, CancellationToken ct) =>
        RunAsync(actor, caseId, OfficeAsync, async (unit, c) =>
        {
            var newest = await unit.Db.DraftVersions.AsNoTracking().Where(v => v.CaseId == caseId).OrderByDescending(v => v.No).FirstAsync(ct);
            var found = await FindAsync(unit, c, newest.Content, key, ct);
            if (found.IsError && c.IsWrittenBy(actor.UserId))
                throw new NotAllowedException("本件由您拟稿，“不是差错”须由办公室的其他同志确认。");
            return Keep(unit, c, found, Reason(key, reason));
        }, ct);

    /// <summary>The office takes a decision about a finding back.</summary>
    /// <exception cref="NotFoundException">The actor's bureau does not lead this case.</exception>
    /// <exception cref="NotAllowedException">The actor is not of the office.</exception>
    /// <exception cref="InvalidInputException">Nothing is being reviewed.</exception>
    public Task<string> TakeBackAsync(Actor actor, Guid caseId, string key, CancellationToken ct) =>
        RunAsync(actor, caseId, OfficeAsync, (unit, c) => EndAsync(unit, c, key, byOffice: true, ct), ct);

    private Task<T> RunAsync<T>(
        Actor actor, Guid caseId, Func<Unit, Actor, Guid, CancellationToken, Task> allow, Func<Unit, Case, Task<T>> work, CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            await allow(unit, actor, caseId, ct);
            return await work(unit, await unit.Db.LoadCaseAsync(caseId, ct));
        }, ct);

    private Task DraftAsync(Unit unit, Actor actor, Guid caseId, CancellationToken ct) => BasisChange.DemandDraftingAsync(unit, drafts, actor, caseId, ct);

    private async Task OfficeAsync(Unit unit, Actor actor, Guid caseId, CancellationToken ct)
    {
        var lead = await unit.Db.Cases.VisibleTo(actor).Where(c => c.Id == caseId).Select(c => c.LeadBureauId).FirstOrDefaultAsync(ct);
        var open = await unit.Db.WorkItems.AsNoTracking()
            .Where(w => w.CaseId == caseId).Where(OnItsWay).ToListAsync(ct);
        var authors = (await unit.Db.AuthorsOfAsync([caseId], ct))[caseId].ToHashSet();
        var owed = open.Where(w => w.Role == Roles.BureauOffice).Select(w => Responsibility.Of(w, authors)).FirstOrDefault(actor.Owes);
        if (lead is null || (lead != actor.BureauId && owed is null))
            throw new NotFoundException();
        if (owed is null && !(actor.Is(Roles.BureauOffice) && lead == actor.BureauId))
            throw new NotAllowedException("只有主办单位办公室可以在核稿时作这样的处理。");
        if (open.Count == 0)
            throw new InvalidInputException("", "本件现在没有在审的稿，不能处理核稿提示。");
        if (owed is not null)
            unit.ActFor(actor.StandsFor(owed));
    }

    private async Task<string> KeepInDraftAsync(Unit unit, Case c, DraftContent content, string key, string reason, CancellationToken ct)
    {
        var found = await FindAsync(unit, c, (await unit.Db.WithAnnexesAsync(c.Id, content, ct)).Normalised(), key, ct);
        if (found.IsError)
            throw new InvalidInputException(Field(key), "“须改”的差错不能保留不改。确属误判的，照常提交，由办公室核稿时确认“不是差错”。");
        return Keep(unit, c, found, Reason(key, reason));
    }

    private async Task<JudgedFinding> FindAsync(Unit unit, Case c, DraftContent content, string key, CancellationToken ct)
    {
        var letter = await letters.ComposeAsync(unit.Db, c, content, null, null, null, ct);
        return (await proofreader.CheckAsync(c, letter, ct)).Findings.FirstOrDefault(j => j.Key == key)
            ?? throw new InvalidInputException("", "这条核稿提示已经不在了：文字或词表改过。请看页面上现在的提示。");
    }

    private static string Reason(string key, string reason)
    {
        reason = reason.Trim();
        return TextLength.Of(reason) switch
        {
            0 => throw new InvalidInputException(Field(key), "请写明理由，它会留在办理经过里，签发人看得到。"),
            > FindingWaiver.MaxReason and var length => throw new InvalidInputException(Field(key), $"理由有 {length} 字，最多 {FindingWaiver.MaxReason} 字。"),
            _ => reason,
        };
    }

    private static string Field(string key) => $"Reasons[{key}]";

    private static string Keep(Unit unit, Case c, JudgedFinding found, string reason)
    {
        if (found.Waiver is { } before)
            return before.ById == unit.Actor!.UserId && before.Reason == reason
                ? Receipt(before) : $"{before.By}已经处理过这一处（理由：{before.Reason}），没有重复登记。";
        var f = found.Finding;
        var waiver = new FindingWaiver
        {
            CaseId = c.Id,
            Key = found.Key,
            IsError = found.IsError,
            Rule = f.Rule,
            Field = f.Field,
            Marked = f.Marked,
            Message = f.Message,
            Reason = reason,
            ById = unit.Actor!.UserId,
            By = unit.Actor.Signature,
            At = unit.Now,
        };
        unit.Db.Waivers.Add(waiver);
        var words = ProofRules.Words(f);
        unit.Record(
            found.IsError
                ? new DraftFindingConfirmed(waiver.Id, waiver.Rule, waiver.Field, waiver.Marked, waiver.Message, reason, words)
                : new DraftFindingKept(waiver.Id, waiver.Rule, waiver.Field, waiver.Marked, waiver.Message, reason, words),
            c.Id, Verb(waiver));
        return Receipt(waiver);
    }

    private static async Task<string> EndAsync(Unit unit, Case c, string key, bool byOffice, CancellationToken ct)
    {
        var waiver = await unit.Db.Waivers.FirstOrDefaultAsync(w => w.CaseId == c.Id && w.Key == key && w.EndedAt == null, ct);
        if (waiver is null)
            return "已经收回。";
        if (waiver.IsError && !byOffice)
            throw new InvalidInputException("", "“不是差错”是办公室确认的，只有办公室可以收回。");
        waiver.End(unit.Actor!.Signature, unit.Now);
        unit.Record(new DraftFindingTakenBack(waiver.Id, waiver.Rule, waiver.Field, waiver.Marked, waiver.Message), c.Id, $"收回“{Verb(waiver)}”");
        return waiver.IsError ? "已收回，这一处又是须改的差错。" : "已收回，这一处又列在提示里。";
    }

    private static string Verb(FindingWaiver w) => w.IsError ? "核稿确认不是差错" : "核稿提示保留不改";

    private static string Receipt(FindingWaiver w) => w.IsError
        ? "已确认这一处不是差错，理由留在办理经过里，签发人看得到。" : "这一处保留不改，理由留在办理经过里，签发人看得到。";
}
