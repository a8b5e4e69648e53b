using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Accounts;
using ReplyFlow.Data.Queries;
using ReplyFlow.Data.Work;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Handling;

namespace ReplyFlow.Data.Commands;

/// <summary>保存草稿: keeps what the drafter typed; sends nothing on.</summary>
public sealed class SaveDraft(UnitRunner units)
{
    private const int MaxBody = 500_000;

    /// <summary>Saves and returns the new revision and time.</summary>
    /// <exception cref="NotFoundException">The actor is not drafting this case.</exception>
    /// <exception cref="DraftConflictException">Another tab or person saved since <paramref name="revision"/>.</exception>
    public Task<(int Revision, DateTimeOffset SavedAt)> RunAsync(Actor actor, Guid caseId, DraftContent content, int revision, CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            if (!await unit.Db.WorkItems.OwedBy(actor).AnyAsync(w => w.CaseId == caseId && w.Form == "draft", ct))
            {
                var last = await unit.Db.WorkItems.Where(w => w.CaseId == caseId && w.Form == "draft" && w.Status != WorkItemStatus.Open)
                    .OrderByDescending(w => w.ClosedAt).FirstOrDefaultAsync(ct);
                throw last is not null && actor.Owes(last) ? new AlreadyClosedException(last) : new NotFoundException();
            }
            var draft = await StoreAsync(unit, caseId, content, revision, actor.Name, ct);
            return (draft.Revision, draft.SavedAt);
        }, ct);

    internal static async Task<Draft> StoreAsync(Unit unit, Guid caseId, DraftContent content, int revision, string by, CancellationToken ct)
    {
        if (content.Body.Length > MaxBody)
            throw new InvalidInputException("Body", $"正文有 {content.Body.Length} 字，最多 {MaxBody} 字。");
        var draft = await unit.Db.Drafts.FindAsync([caseId], ct);
        if (draft is null)
            unit.Db.Drafts.Add(draft = new Draft { CaseId = caseId });
        else if (draft.Revision != revision && draft.Content != content)
            throw new DraftConflictException(draft);
        if (draft.Content == content)
            return draft;
        draft.Content = content;
        draft.Revision++;
        draft.SavedBy = by;
        draft.SavedAt = unit.Now;
        return draft;
    }
}
