using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deadlines;

/// <summary>Changes the deadline rules of one scope. Running cases keep their dates.</summary>
public sealed class SaveDeadlineRules(UnitRunner units, DeadlineQueries queries, DeadlineStore store)
{
    /// <summary>The longest period accepted, in days: five years.</summary>
    private const int LongestDays = 1830;

    /// <summary>Saves them; rules that set nothing are removed.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="scope">Whose rules.</param>
    /// <param name="rules">The rules as they are to be.</param>
    /// <param name="seen">The scope's rules as the actor saw them.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <exception cref="NotFoundException">No such session or bureau.</exception>
    /// <exception cref="InvalidInputException">A period is out of range, or somebody changed the rules meanwhile.</exception>
    public Task RunAsync(Actor actor, RuleScope scope, DeadlineOverrides rules, DeadlineOverrides seen, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            var inForce = await store.LockAsync(unit, ct);
            var name = await queries.ScopeNameAsync(scope, ct);
            var before = inForce.Own(scope);
            if (before != seen)
                throw new InvalidInputException("", "别人刚刚修改了这里的期限规则，您的修改没有保存。请重新打开本页核对后再改。");
            Check(inForce, scope, rules);
            if (before == rules)
                return;
            var value = rules.IsEmpty ? null : DeadlineOverridesFile.Write(rules);
            await DeadlineStore.WriteAsync(unit, scope.Name, value, ct);
            unit.RecordSetting(
                scope.Name, value, new DeadlineRulesChanged(scope.Name, DeadlineOverridesFile.Write(before), DeadlineOverridesFile.Write(rules)),
                $"修改期限规则（{name}）：{Words(before, rules)}");
        }, ct);
    }

    private static void Check(CaseDeadlines inForce, RuleScope scope, DeadlineOverrides rules)
    {
        var check = new InputCheck();
        foreach (var (kind, period) in rules.Periods.Where(p => Days(p.Value) > LongestDays))
            check.Fail(kind.ToString(), $"{DeadlineWords.Of(kind)}：“{period.ToChinese()}”超过了五年，请检查数字和单位。");
        var all = scope.FromWidest().Aggregate(DeadlineSettings.Default, (s, own) => s.With(own == scope ? rules : inForce.Own(own)));
        if (Days(all.Extended) < Days(all.Reply))
            check.Fail(nameof(DeadlineKind.Extended), $"延期后的最长期限（{all.Extended.ToChinese()}）不能短于答复期限（{all.Reply.ToChinese()}）。");
        check.ThrowIfAny();
    }

    /// <summary>Roughly how long, to compare periods of different units.</summary>
    private static double Days(Period period) => period.Count * period.Unit switch
    {
        PeriodUnit.WorkingDays => 365.0 / 248,
        PeriodUnit.Months => 365.0 / 12,
        _ => 1,
    };

    private static string Words(DeadlineOverrides before, DeadlineOverrides after)
    {
        var changes = Enum.GetValues<DeadlineKind>().Where(k => before.Of(k) != after.Of(k))
            .Select(k => $"{DeadlineWords.Of(k)}由{Length(before.Of(k))}改为{Length(after.Of(k))}").ToList();
        if (before.Roll != after.Roll)
            changes.Add($"遇放假由{DeadlineWords.Roll(before.Roll)}改为{DeadlineWords.Roll(after.Roll)}");
        return string.Join("；", changes);
    }

    private static string Length(Period? period) => period?.ToChinese() ?? "沿用";
}
