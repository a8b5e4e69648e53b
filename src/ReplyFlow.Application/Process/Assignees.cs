using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Process;

/// <summary>Who a work item is given to: a named person, or the holders of a role in a bureau and maybe a division.</summary>
internal sealed record Owner(Guid BureauId, string Role, Guid? DivisionId, Guid? UserId);

/// <summary>Finds who a definition's assignee rule means for one case.</summary>
internal sealed class Assignees(Unit unit, Case c)
{
    public async Task<Owner> ResolveAsync(AssigneeRule rule, WorkItem? previous, CancellationToken ct) => rule.Kind switch
    {
        AssigneeKind.CaseDrafter when c.DrafterId is { } drafter => new Owner(Lead(), Roles.Drafter, c.DivisionId, drafter),
        AssigneeKind.CaseDrafter => throw Refuse("本件还没有经办人"),
        // What a substitute decided comes back to the person whose step it was: the substitution may have ended.
        AssigneeKind.Previous when (previous?.DecidedForId ?? previous?.DecidedById) is { } person =>
            new Owner(previous!.BureauId, previous.Role, previous.DivisionId, person),
        AssigneeKind.Previous => throw Refuse("没有上一步的办理人"),
        AssigneeKind.Division => await DivisionAsync(rule.Divisions[0], rule.Role!, ct),
        AssigneeKind.Role => await RoleAsync(rule.Role!, ct),
        _ => throw Refuse($"规则 {rule.Kind} 指向多人，不能用于单人步骤"),
    };

    public async Task<List<(string Key, Owner Owner)>> ResolveGroupAsync(AssigneeRule rule, WorkItem? previous, CancellationToken ct)
    {
        switch (rule.Kind)
        {
            case AssigneeKind.EachCoHandler:
                // After 改派 the case is allocated once more: whoever has given an opinion on it is not asked again.
                return [.. c.CoHandlers().Where(a => a.OpinionAt is null || previous is not { Kind: StepKinds.Allocate })
                    .Select(a => (a.BureauId.ToString("N"), new Owner(a.BureauId, rule.Role!, null, null)))];
            case AssigneeKind.EachCountersigner:
                return [.. c.CountersignDivisionIds.Select(d => (d.ToString("N"), new Owner(Lead(), Roles.DivisionHead, d, null)))];
            case AssigneeKind.EachDivision:
                var owners = new List<(string, Owner)>();
                foreach (var name in rule.Divisions)
                {
                    var owner = await DivisionAsync(name, rule.Role!, ct);
                    owners.Add((owner.DivisionId!.Value.ToString("N"), owner));
                }
                return owners;
            case AssigneeKind.EachDeputy:
                // Deputies have no accounts: the office records what each of them answers.
                return [.. c.Suggestion!.Deputies.OrderBy(d => d.Order)
                    .Select(d => (d.DeputyId.ToString("N"), new Owner(Lead(), Roles.BureauOffice, null, null)))];
            default:
                throw Refuse($"规则 {rule.Kind} 指向一人，不能用于多人步骤");
        }
    }

    public Task<bool> SomebodyHoldsAsync(string role, CancellationToken ct) =>
        unit.Db.HoldersOf(role).AnyAsync(u => u.BureauId == c.LeadBureauId, ct);

    private async Task<Owner> RoleAsync(string role, CancellationToken ct) => role switch
    {
        Roles.Dispatcher => new Owner(await BodyAsync(BureauKind.GovernmentOffice, ct), role, null, null),
        Roles.Liaison => new Owner(await BodyAsync(BureauKind.LiaisonBody, ct), role, null, null),
        Roles.DivisionHead => new Owner(Lead(), role, c.DivisionId, null),
        _ => new Owner(Lead(), role, null, null),
    };

    private async Task<Owner> DivisionAsync(string name, string role, CancellationToken ct)
    {
        var lead = Lead();
        var division = await unit.Db.Divisions.FirstOrDefaultAsync(d => d.BureauId == lead && d.Name == name, ct)
            ?? throw Refuse($"主办单位没有名为“{name}”的处室");
        return new Owner(lead, role, division.Id, null);
    }

    private async Task<Guid> BodyAsync(BureauKind kind, CancellationToken ct) =>
        await unit.Db.Bureaus.Where(b => b.Kind == kind && b.IsActive).OrderBy(b => b.Id).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(ct)
        ?? throw Refuse(kind == BureauKind.LiaisonBody ? "还没有设置代联工委" : "还没有设置政府办公厅");

    private Guid Lead() => c.LeadBureauId ?? throw Refuse("本件还没有主办单位");

    /// <summary>The bare reason of a refusal of this class, for the administrator whom the others are sent to.</summary>
    public static string Why(InvalidInputException refusal) =>
        refusal.Message.StartsWith(Before, StringComparison.Ordinal) ? refusal.Message[Before.Length..^After.Length] : refusal.Message;

    private const string Before = "流程的下一步无人可办：";
    private const string After = "。请联系系统管理员。";

    private static InvalidInputException Refuse(string why) => new("", Before + why + After);
}
