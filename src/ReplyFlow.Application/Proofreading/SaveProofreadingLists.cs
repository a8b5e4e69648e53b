using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Proofreading;

/// <summary>Changes the bureau's own lists; the administrator may. Letters are checked by them from the next look on.</summary>
public sealed class SaveProofreadingLists(UnitRunner units, ProofreadingQueries queries)
{
    /// <summary>Replaces the lists.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="text">The lists as written.</param>
    /// <param name="seen">The <see cref="ProofreadingLists.Token"/> of the lists that were changed.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">A line is wrong, or somebody else has changed the lists meanwhile.</exception>
    public Task RunAsync(Actor actor, ProofreadingListText text, string seen, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var check = new InputCheck();
        var lists = text.Read(check);
        check.ThrowIfAny();
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.ProofreadingLists, ct);
            if ((await queries.ListsAsync(ct)).Token != seen)
                throw new InvalidInputException("", "您打开本页之后，词表被改过。您填写的内容还在下面，没有保存：请复制要添加的行，重新打开本页再填。");
            await unit.SetAsync(
                ProofreadingLists.SettingName, lists.ToJson(),
                new ProofreadingListsChanged(lists.Words, lists.Ignored, lists.Leaders) { Bureaus = lists.Bureaus },
                $"修改核稿词表：易错词 {lists.Words.Count} 个，不再提示 {lists.Ignored.Count} 个，领导 {lists.Leaders.Count} 位，单位名称 {lists.Bureaus.Count} 个", ct);
        }, ct);
    }
}
