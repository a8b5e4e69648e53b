using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Drafting;

/// <summary>保存草稿: keeps what the drafter typed; sends nothing on.</summary>
public sealed class SaveDraft(UnitRunner units)
{
    private const int MaxBody = 500_000;
    private const int MaxAttachments = 20_000;
    private const int MaxNote = 2_000;
    private const int MaxLine = 500;

    /// <summary>Saves and returns the new revision and time.</summary>
    /// <exception cref="NotFoundException">The actor is not drafting this case.</exception>
    /// <exception cref="DraftConflictException">Another tab or person saved since <paramref name="revision"/>.</exception>
    public Task<(int Revision, DateTimeOffset SavedAt)> RunAsync(Actor actor, Guid caseId, DraftContent content, int revision, CancellationToken ct) =>
        units.RunAsync(actor, unit => KeepAsync(unit, actor, caseId, content, revision, ct), ct);

    /// <summary>The same as part of a transaction that does more.</summary>
    internal static async Task<(int Revision, DateTimeOffset SavedAt)> KeepAsync(
        Unit unit, Actor actor, Guid caseId, DraftContent content, int revision, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        var item = await unit.Db.WorkItems.AsNoTracking().OwedBy(actor).FirstOrDefaultAsync(w => w.CaseId == caseId && w.Kind == StepKinds.Draft, ct);
        if (item is null)
        {
            var last = await unit.Db.WorkItems.Where(w => w.CaseId == caseId && w.Kind == StepKinds.Draft && w.Status != WorkItemStatus.Open)
                .OrderByDescending(w => w.ClosedAt).FirstOrDefaultAsync(ct);
            throw last is not null && actor.Owes(await unit.Db.ResponsibilityAsync(last, ct)) ? new AlreadyClosedException(last) : new NotFoundException();
        }
        var writing = unit.ActFor(actor.StandsFor(await unit.Db.ResponsibilityAsync(item, ct)));
        var draft = await StoreAsync(unit, caseId, content, revision, writing.Signature, ct);
        if (writing.For is { } principal)
            await RecordWriterAsync(unit, caseId, writing.UserId, principal.UserId, ct);
        return (draft.Revision, draft.SavedAt);
    }

    /// <summary>Whoever writes for somebody else is an author like the drafter (<see cref="Authorship"/>), though another may submit it.</summary>
    private static async Task RecordWriterAsync(Unit unit, Guid caseId, Guid writer, Guid principal, CancellationToken ct)
    {
        if ((await unit.Db.Cases.FirstAsync(c => c.Id == caseId, ct)).AddAuthor(writer))
            unit.Record(new DraftWritten(principal), caseId, "代为起草复函");
    }

    internal static async Task<Draft> StoreAsync(Unit unit, Guid caseId, DraftContent content, int revision, string by, CancellationToken ct)
    {
        CheckLengths(content);
        var draft = await unit.Db.Drafts.FindAsync([caseId], ct);
        // They are changed on a page of their own (ChangeAnnexes); what is typed goes with them as they stand.
        content = content with { Annexes = draft?.Content.Annexes };
        if (draft is null)
            unit.Db.Drafts.Add(draft = new Draft { CaseId = caseId });
        else if (draft.Revision != revision && draft.Content != content)
            throw new DraftConflictException(draft);
        if (draft.Content == content)
            return draft;
        draft.Save(content, by, unit.Now);
        return draft;
    }

    private static void CheckLengths(DraftContent c)
    {
        (string Field, string Label, string Text, int Most)[] fields =
        [
            ("Body", "正文", c.Body, MaxBody), ("Title", "标题", c.Title, MaxLine), ("Category", "类别", c.Category, MaxLine),
            ("CategoryGround", "类别依据", c.CategoryGround, MaxNote), ("Disclosure", "公开属性", c.Disclosure, MaxLine),
            ("DisclosureReason", "理由", c.DisclosureReason, MaxNote), ("ContactName", "联系人", c.ContactName, MaxLine),
            ("ContactPhone", "联系电话", c.ContactPhone, MaxLine), ("Attachments", "附件", c.Attachments, MaxAttachments), ("Notes", "附注行", c.Notes ?? "", MaxNote),
            ("Comment", "给下一位办理人的话", c.Sending?.Comment ?? "", MaxNote),
        ];
        var errors = fields.Where(f => TextLength.Of(f.Text) > f.Most)
            .Select(f => new FieldError(f.Field, $"{f.Label}有 {TextLength.Of(f.Text)} 字，最多 {f.Most} 字。")).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }
}
