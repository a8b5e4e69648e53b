using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>Adds a deputy or changes one.</summary>
public sealed class SaveDeputy(UnitRunner units, VoidAnswers answers)
{
    /// <param name="actor">The liaison body's person or the administrator.</param>
    /// <param name="id">Which one; null for a new one.</param>
    /// <param name="input">What the form holds.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>How many letters and notices that had not arrived, or had gone elsewhere, go out again to the address.</returns>
    public Task<int> RunAsync(Actor actor, Guid? id, DeputyInput input, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison, Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Deputies, ct);
            var deputy = id is null
                ? new Deputy { Name = "" }
                : await unit.Db.Deputies.FirstOrDefaultAsync(d => d.Id == id, ct) ?? throw new NotFoundException("没有这位代表，可能链接有误。");
            var before = new DeputyInput(deputy.Name, deputy.Delegation, deputy.Email, deputy.Phone);
            var check = new InputCheck();
            deputy.Name = Name(check, input.Name);
            deputy.Delegation = check.Text(nameof(input.Delegation), input.Delegation, "代表团", 30, required: false);
            deputy.Email = check.Email(nameof(input.Email), input.Email, "电子邮箱");
            deputy.Phone = check.Phone(nameof(input.Phone), input.Phone, "电话");
            if (check.IsGood(nameof(input.Name)) && await unit.Db.Deputies.AnyAsync(
                    d => d.Name == deputy.Name && d.Delegation == deputy.Delegation && d.Id != deputy.Id, ct))
                check.Fail(nameof(input.Name), $"{(deputy.Delegation.Length > 0 ? deputy.Delegation : "未填代表团的代表")}中已经有{deputy.Name}；若是同名的另一位，请用代表团区分。");
            check.ThrowIfAny();
            var sent = 0;
            if (id is null)
                unit.Db.Deputies.Add(deputy);
            else if (deputy.Email != before.Email)
                sent = await CorrectAsync(unit, deputy, before.Email, ct);
            unit.Record(
                id is null ? new DeputyCreated(deputy.Id, null, input) : new DeputyChanged(deputy.Id, before, input), null,
                $"{(id is null ? "新增" : "修改")}代表：{deputy.Name}");
            return sent;
        }, ct);
    }

    /// <summary>What 代联工委 puts in the place of an address that waits to be confirmed says that this one is not the deputy's.</summary>
    private async Task<int> CorrectAsync(Unit unit, Deputy deputy, string before, CancellationToken ct)
    {
        var sent = 0;
        if (unit.Actor!.Is(Roles.Liaison))
        {
            var wrong = (await unit.Db.DoubtedAddressesAsync(deputy.Id, ct)).Waiting.Select(k => k.Address).Where(a => a != deputy.Email).ToList();
            if (wrong.Count > 0)
                sent = (await answers.RunAsync(unit, deputy, wrong, ct)).Sent;
        }
        // An administrator may be one of the bureau that is judged.
        else if (deputy.Email.Length > 0)
            unit.ToConfirm(deputy.Id, deputy.Email, before);
        return deputy.Email.Length > 0 ? sent + await CorrectedAddress.ResendAsync(unit, deputy, ct) : sent;
    }

    private static string Name(InputCheck check, string typed)
    {
        var name = check.Text(nameof(DeputyInput.Name), typed, "姓名", 30);
        if (name.EndsWith("代表", StringComparison.Ordinal) && name.Length > 3)
            check.Fail(nameof(DeputyInput.Name), "姓名里不用写“代表”二字，系统会自动加上。");
        return name;
    }
}
