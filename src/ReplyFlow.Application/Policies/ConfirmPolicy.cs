using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>Confirms what was recognised in a text, as corrected: from then on letters may cite it.</summary>
public sealed class ConfirmPolicy(UnitRunner units)
{
    /// <summary>Confirms it.</summary>
    /// <param name="actor">Who confirms; null for the command line.</param>
    /// <param name="draftId">What waits.</param>
    /// <param name="input">What is known of it.</param>
    /// <param name="repeals">Documents that it repeals, from the day it is in force.</param>
    /// <param name="note">Why there is a new version; not used for a document's first.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>The document.</returns>
    /// <exception cref="NotFoundException">It was confirmed or deleted meanwhile.</exception>
    public Task<Guid> RunAsync(Actor? actor, Guid draftId, PolicyInput input, IReadOnlyList<Guid> repeals, string note, CancellationToken ct) =>
        units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Policies, ct);
            var drafts = actor is null ? unit.Db.PolicyDrafts : unit.Db.PolicyDrafts.KeptBy(actor);
            var draft = await drafts.FirstOrDefaultAsync(d => d.Id == draftId, ct) ?? throw new NotFoundException("这份文件已经确认或者删除了，或您无权处理。");
            var check = new InputCheck();
            var facts = input.Read(check);
            var words = draft.DocumentId is null ? "" : check.Text("Note", note, "新版本的说明", PolicyVersion.MaxNote, required: false);
            check.ThrowIfAny();
            if (await new PolicyTwins(unit.Db, draft.BureauId).OfFactsAsync(facts, draft.DocumentId, ct) is { Length: > 0 } twin)
                throw new InvalidInputException(nameof(input.Title), $"{twin}。");
            var document = draft.DocumentId is { } id ? await unit.Db.KeptPolicyAsync(actor, id, ct) : new PolicyDocument { BureauId = draft.BureauId };
            if (draft.DocumentId is null)
                unit.Db.PolicyDocuments.Add(document);
            else
                document.Renew();
            await PolicyVersionRows.AddAsync(unit, document, facts, PolicyText.Of(draft.Text), draft.Source, words, (draft.AddedBy, draft.AddedAt), ct);
            foreach (var other in repeals.Where(r => r != document.Id).Distinct())
                await RepealPolicy.ApplyAsync(
                    unit, await unit.Db.KeptPolicyAsync(actor, other, ct), facts.Begins ?? unit.Today, facts.Citation, document.Id, ct);
            unit.Db.PolicyDrafts.Remove(draft);
            await PolicyStore.RenewAsync(unit, ct);
            return document.Id;
        }, ct);
}
