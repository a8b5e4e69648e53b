using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>Corrects what is known of a document: a new version with the same text.</summary>
public sealed class SavePolicy(UnitRunner units)
{
    /// <summary>Corrects it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The document.</param>
    /// <param name="seen">Number of the version that was corrected.</param>
    /// <param name="input">What is known of it now.</param>
    /// <param name="note">Why.</param>
    /// <param name="ct">Cancels the command.</param>
    public Task RunAsync(Actor actor, Guid id, int seen, PolicyInput input, string note, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Policies, ct);
        var document = await unit.Db.KeptPolicyAsync(actor, id, ct);
        var check = new InputCheck();
        var facts = input.Read(check);
        var words = check.Text("Note", note, "修改的理由", PolicyVersion.MaxNote);
        check.ThrowIfAny();
        if (document.CurrentNo != seen)
            throw new InvalidInputException("", "您打开本页之后，这份文件被改过。您填写的内容还在下面，没有保存：请重新打开本页再改。");
        var current = await unit.Db.PolicyVersions.AsNoTracking().FirstAsync(v => v.DocumentId == id && v.No == seen, ct);
        if (current.Facts == facts)
            throw new InvalidInputException("", "没有改动，不用保存。");
        if (await new PolicyTwins(unit.Db, document.BureauId).OfFactsAsync(facts, id, ct) is { Length: > 0 } twin)
            throw new InvalidInputException(nameof(input.Title), $"{twin}。");
        document.Renew();
        var text = await unit.Db.PolicyTexts.AsNoTracking().FirstAsync(t => t.Sha256 == current.TextSha256, ct);
        await PolicyVersionRows.AddAsync(unit, document, facts, text, current.Source, words, (current.AddedBy, current.AddedAt), ct);
        await PolicyStore.RenewAsync(unit, ct);
    }, ct);
}
