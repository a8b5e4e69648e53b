using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>废止: says since when a document is no longer in force, and by what; or that it is, after all.</summary>
public sealed class RepealPolicy(UnitRunner units)
{
    /// <summary>Says that it is repealed.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="id">The document.</param>
    /// <param name="on">The first day on which it is no longer in force.</param>
    /// <param name="by">What repealed it, in words; not used where the library has that.</param>
    /// <param name="byId">What of the library repealed it; null where none did.</param>
    /// <param name="ct">Cancels the command.</param>
    public Task RunAsync(Actor actor, Guid id, DateOnly? on, string by, Guid? byId, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Policies, ct);
        var document = await unit.Db.KeptPolicyAsync(actor, id, ct);
        var check = new InputCheck();
        var words = check.Text("By", by, "由什么文件废止", PolicyDocument.MaxRepealedBy, required: false);
        if (on is null)
            check.Fail("On", "请填写废止日期：从这一天起不再有效。");
        if (byId == id)
            check.Fail("ById", "一份文件不能废止它自己。");
        check.ThrowIfAny();
        if (byId is { } other)
            words = await (
                from d in unit.Db.PolicyDocuments.ReadableBy(actor)
                join v in unit.Db.PolicyVersions on new { DocumentId = d.Id, No = d.CurrentNo } equals new { v.DocumentId, v.No }
                where d.Id == other
                select v.Facts).FirstOrDefaultAsync(ct) is { } facts ? facts.Citation : throw new NotFoundException("没有那份废止它的文件，或您无权查看。");
        await ApplyAsync(unit, document, on!.Value, words, byId, ct);
        await PolicyStore.RenewAsync(unit, ct);
    }, ct);

    /// <summary>Says that it was not repealed after all.</summary>
    public Task TakeBackAsync(Actor actor, Guid id, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Policies, ct);
        var document = await unit.Db.KeptPolicyAsync(actor, id, ct);
        if (document.RepealedOn is null)
            throw new InvalidInputException("", "这份文件没有登记为废止。");
        document.Reinstate();
        var title = await TitleAsync(unit, document, ct);
        unit.Record(new PolicyReinstated(id, title), null, $"撤销政策文件的废止登记：《{title}》");
        await PolicyStore.RenewAsync(unit, ct);
    }, ct);

    /// <summary>The same within another command's transaction.</summary>
    internal static async Task ApplyAsync(Unit unit, PolicyDocument document, DateOnly on, string by, Guid? byId, CancellationToken ct)
    {
        document.Repeal(on, by, byId);
        var title = await TitleAsync(unit, document, ct);
        unit.Record(new PolicyRepealed(document.Id, title, on, by, byId), null, $"登记政策文件废止：《{title}》");
    }

    private static Task<string> TitleAsync(Unit unit, PolicyDocument document, CancellationToken ct) =>
        unit.Db.PolicyVersions.Where(v => v.DocumentId == document.Id && v.No == document.CurrentNo).Select(v => v.Facts.Title).FirstAsync(ct);
}
