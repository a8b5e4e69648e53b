using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Supervision;

/// <summary>重点督办: the liaison body or the government office puts a case under a leader's supervision, or ends that.</summary>
public sealed class SetKeyCase(UnitRunner units)
{
    /// <summary>Puts it under supervision, or changes who supervises.</summary>
    /// <exception cref="NotFoundException">There is no such case.</exception>
    /// <exception cref="InvalidInputException">The leader is missing, or the case has ended.</exception>
    public Task FlagAsync(Actor actor, Guid caseId, KeyCaseInput input, CancellationToken ct) => RunAsync(actor, caseId, async (unit, c) =>
    {
        if (c.ClosedAt is not null)
            throw new InvalidInputException("", "本件已办结，不能再列为重点督办。");
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
    }, ct);

    /// <summary>Ends the supervision.</summary>
    /// <exception cref="NotFoundException">There is no such case.</exception>
    /// <exception cref="InvalidInputException">The reason is missing, or the case is not under supervision.</exception>
    public Task UnflagAsync(Actor actor, Guid caseId, string reason, CancellationToken ct) => RunAsync(actor, caseId, (unit, c) =>
    {
        if (!c.IsKey)
            throw new InvalidInputException("", "本件不是重点督办件，可能已由他人取消。");
        var check = new InputCheck();
        reason = check.Text("Reason", reason, "取消的理由", 500);
        check.ThrowIfAny();
        unit.Record(new KeyCaseUnflagged(c.KeySupervisor, c.KeySupervisorId, reason), c.Id, $"取消重点督办（原由{c.KeySupervisor}督办）");
        c.EndSupervision();
        return Task.CompletedTask;
    }, ct);

    private Task RunAsync(Actor actor, Guid caseId, Func<Unit, Case, Task> work, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison, Roles.Dispatcher);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            var c = await unit.Db.Cases.FirstOrDefaultAsync(x => x.Id == caseId, ct) ?? throw new NotFoundException();
            await work(unit, c);
        }, ct);
    }
}
