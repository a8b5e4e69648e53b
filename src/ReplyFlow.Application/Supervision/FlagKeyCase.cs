using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Supervision;

/// <summary>重点督办: the liaison body or the government office puts a case under a leader's supervision, or changes who supervises.</summary>
public sealed class FlagKeyCase(UnitRunner units)
{
    /// <exception cref="NotFoundException">There is no such case.</exception>
    /// <exception cref="InvalidInputException">The leader is missing, or the case has ended.</exception>
    public Task RunAsync(Actor actor, Guid caseId, KeyCaseInput input, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison, Roles.Dispatcher);
        return units.RunAsync(actor, unit => FlagAsync(unit, caseId, input, ct), ct);
    }

    /// <summary>Why a case cannot be put under supervision now, in Chinese; null when it can.</summary>
    public static string? Objection(DateTimeOffset? closedAt) => closedAt is null ? null : "本件已办结，不能再列为重点督办。";

    private static async Task FlagAsync(Unit unit, Guid caseId, KeyCaseInput input, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        var c = await unit.Db.Cases.FirstOrDefaultAsync(x => x.Id == caseId, ct) ?? throw new NotFoundException();
        if (Objection(c.ClosedAt) is { } objection)
            throw new InvalidInputException("", objection);
        var check = new InputCheck();
        var leader = input.SupervisorId is { } id ? await unit.Db.SupervisorsOf(c.LeadBureauId).FirstOrDefaultAsync(u => u.Id == id, ct) : null;
        if (input.SupervisorId is not null && leader is null)
            check.Fail(nameof(input.SupervisorId), "这个账号已停用，或看不到本件（须是主办单位的领导、代联工委或政府办公厅的账号），请重新选择；没有合适账号的，只填姓名和职务。");
        var typed = check.Text(nameof(input.Supervisor), input.Supervisor, "督办领导的姓名和职务", 60, required: leader is null);
        check.ThrowIfAny();
        var supervisor = typed.Length > 0 ? typed : leader!.DisplayName;
        if (c.IsKey && c.KeySupervisor == supervisor && c.KeySupervisorId == leader?.Id)
            return;
        var before = c.IsKey ? c.KeySupervisor : "";
        c.Supervise(supervisor, leader?.Id);
        unit.Record(new KeyCaseFlagged(supervisor, c.KeySupervisorId), c.Id,
            before.Length > 0 ? $"重点督办改由{supervisor}督办（原为{before}）" : $"列为重点督办，督办领导：{supervisor}");
    }
}
