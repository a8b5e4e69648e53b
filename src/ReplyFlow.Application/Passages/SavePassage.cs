using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Passages;

namespace ReplyFlow.Application.Passages;

/// <summary>Writes a standard passage, or changes one.</summary>
public sealed class SavePassage(UnitRunner units)
{
    /// <summary>Writes or changes it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The passage; null for a new one.</param>
    /// <param name="seen">The <see cref="StandardPassage.Revision"/> that was changed; 0 for a new one.</param>
    /// <param name="input">What it holds now.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <exception cref="InvalidInputException">Something is wrong, or somebody else has changed it meanwhile.</exception>
    /// <exception cref="NotAllowedException">The actor does not keep those.</exception>
    public Task RunAsync(Actor actor, Guid? id, int seen, PassageInput input, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Passages, ct);
        var passage = id is { } known ? await KeptAsync(unit.Db, actor, known, ct) : new StandardPassage();
        var check = new InputCheck();
        var (name, category, text) = input.Read(check);
        var keeper = await KeeperAsync(unit.Db, actor, input, check, ct);
        if (passage.ExpiresOn != input.ExpiresOn && input.ExpiresOn < unit.Today)
            check.Fail(nameof(input.ExpiresOn), "有效期至已经过去；不再使用的，可以删除。");
        check.ThrowIfAny();
        if (!actor.MayKeepPassages(keeper.Bureau, keeper.Division))
            throw new NotAllowedException(Refusal(keeper));
        if (passage.Revision != seen)
            throw new InvalidInputException("", "您打开本页之后，这条常用语被改过。您填写的内容还在下面，没有保存：请重新打开本页再改。");
        await DemandOwnNameAsync(unit.Db, keeper, name, passage.Id, ct);
        passage.Change(keeper, name, category, text, input.ExpiresOn, id is null || input.TakeOver ? actor.UserId : passage.OwnerId, unit.Now);
        if (id is null)
            unit.Db.Add(passage);
        unit.Record(
            new PassageSaved(passage.Id, keeper.Bureau, keeper.Division, name, category, text, input.ExpiresOn, passage.OwnerId), null,
            $"{(id is null ? "添加" : "修改")}常用语：{name}");
    }, ct);

    /// <summary>Deletes it.</summary>
    /// <exception cref="NotFoundException">It is not there any more.</exception>
    /// <exception cref="NotAllowedException">The actor does not keep it.</exception>
    public Task RemoveAsync(Actor actor, Guid id, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Passages, ct);
        var passage = await KeptAsync(unit.Db, actor, id, ct);
        unit.Db.Remove(passage);
        unit.Record(new PassageRemoved(id, passage.BureauId, passage.DivisionId, passage.Name), null, $"删除常用语：{passage.Name}");
    }, ct);

    private static async Task<StandardPassage> KeptAsync(ReplyFlowDb db, Actor actor, Guid id, CancellationToken ct)
    {
        var passage = await db.StandardPassages.UsableBy(actor).FirstOrDefaultAsync(p => p.Id == id, ct)
            ?? throw new NotFoundException("没有这条常用语，可能已被删除，或您无权查看。");
        return actor.MayKeepPassages(passage.BureauId, passage.DivisionId)
            ? passage : throw new NotAllowedException(Refusal((passage.BureauId, passage.DivisionId)));
    }

    private static async Task<(Guid? Bureau, Guid? Division)> KeeperAsync(
        ReplyFlowDb db, Actor actor, PassageInput input, InputCheck check, CancellationToken ct)
    {
        if (input.Scope != PassageScope.Division)
            return (input.Scope == PassageScope.Common ? null : actor.BureauId, null);
        var division = input.DivisionId ?? actor.DivisionId;
        if (!await db.Divisions.AnyAsync(d => d.Id == division && d.BureauId == actor.BureauId, ct))
            check.Fail(nameof(input.DivisionId), "请选择处室。");
        return (actor.BureauId, division);
    }

    private static async Task DemandOwnNameAsync(
        ReplyFlowDb db, (Guid? Bureau, Guid? Division) keeper, string name, Guid id, CancellationToken ct)
    {
        var others = db.StandardPassages.Where(p => p.BureauId == keeper.Bureau && p.DivisionId == keeper.Division && p.Id != id);
        if (await others.AnyAsync(p => p.Name == name, ct))
            throw new InvalidInputException(nameof(PassageInput.Name), $"已经有一条“{name}”，请换个名称，或去修改那一条。");
        if (await others.CountAsync(ct) >= PassageQueries.MostKept)
            throw new InvalidInputException("", $"已经有 {PassageQueries.MostKept} 条，请先删除不用的。");
    }

    private static string Refusal((Guid? Bureau, Guid? Division) keeper) => keeper switch
    {
        (null, _) => "共用的常用语由政府办公室或系统管理员维护。",
        (_, null) => "本单位的常用语由本单位办公室维护。",
        _ => "处室的常用语由本处室和本单位办公室维护。",
    };
}
