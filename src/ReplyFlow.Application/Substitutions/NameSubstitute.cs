using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Substitutions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Substitutions;

/// <summary>指定代理人: somebody stands in for a person for a period, in all or some kinds of steps. Both see the items.</summary>
public sealed class NameSubstitute(UnitRunner units, StepQueries steps)
{
    private const int MostDays = 366;

    /// <summary>Names the substitute.</summary>
    /// <param name="actor">The person themselves, their bureau's office or the administrator.</param>
    /// <param name="principalId">Who is away.</param>
    /// <param name="input">Who stands in, when and for what.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What was arranged, in Chinese.</returns>
    /// <exception cref="NotFoundException">There is no such person, or they are not the actor's to arrange for.</exception>
    /// <exception cref="InvalidInputException">A field is wrong, or the rules of <see cref="SubstitutionBook"/> object.</exception>
    public async Task<string> RunAsync(Actor actor, Guid principalId, SubstitutionInput input, CancellationToken ct)
    {
        var known = await steps.ReadAsync(ct);
        return await units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            var principal = await unit.Db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == principalId && u.IsActive, ct);
            if (principal is null || !actor.MayArrangeFor(principal.Id, principal.BureauId))
                throw new NotFoundException("没有这个人，或不能由您为其指定代理人。");
            var entry = Check(unit, principal, input, known);
            var substitute = await SubstituteAsync(unit.Db, principal, entry.SubstituteId, ct);
            await ObjectAsync(unit, entry, principal, substitute, ct);
            unit.Db.Substitutions.Add(entry);
            var titles = known.Where(s => entry.Steps.Contains(s.Key)).Select(s => s.Title).ToList();
            var what = titles.Count == 0 ? "全部事项" : string.Join("、", titles);
            var words = $"{substitute.DisplayName}代理{principal.DisplayName}，{DayText.Long(entry.From)}至{DayText.Long(entry.To)}，{what}";
            unit.Record(
                new SubstituteNamed(entry.Id, entry.PrincipalId, entry.SubstituteId, entry.From, entry.To, entry.Steps, entry.Reason), null, $"指定代理：{words}");
            return words + await UnsignedAsync(unit.Db, entry, principal, substitute, known, ct);
        }, ct);
    }

    /// <summary>Says that the substitute does not sign where the person away does and signing is covered; empty otherwise.</summary>
    private static async Task<string> UnsignedAsync(
        ReplyFlowDb db, SubstitutionEntry entry, AppUser principal, AppUser substitute, IReadOnlyList<NamedStep> known, CancellationToken ct)
    {
        var covers = entry.Steps.Count == 0 || known.Any(s => s.Kind == StepKinds.Sign && entry.Steps.Contains(s.Key));
        return covers && SubstitutionRules.LeavesSigning(await db.RolesOfAsync(principal.Id, ct), await db.RolesOfAsync(substitute.Id, ct))
            ? $"。请注意：{substitute.DisplayName}不是单位领导，不能代{principal.DisplayName}签发，签发仍由{principal.DisplayName}本人办理；需要代为签发的，请另指定一位领导"
            : "";
    }

    private static SubstitutionEntry Check(Unit unit, AppUser principal, SubstitutionInput input, IReadOnlyList<NamedStep> known)
    {
        var check = new InputCheck();
        if (input.SubstituteId is null)
            check.Fail("SubstituteId", "请选择代理人。");
        if (input.From is null)
            check.Fail("From", "请填写开始日期。");
        else if (input.From < unit.Today)
            check.Fail("From", "开始日期不能早于今天。");
        if (input.To is null)
            check.Fail("To", "请填写结束日期。");
        else if (input.From is { } from && input.To.Value.DayNumber - from.DayNumber >= MostDays)
            check.Fail("To", "一次最长一年，请缩短时间。");
        if (input.Steps.Any(s => known.All(k => k.Key != s)))
            check.Fail("Steps", "所选环节不存在，请重新选择。");
        var reason = check.Text("Reason", input.Reason, "原因", 100, required: false);
        check.ThrowIfAny();
        return new SubstitutionEntry
        {
            PrincipalId = principal.Id,
            SubstituteId = input.SubstituteId!.Value,
            From = input.From!.Value,
            To = input.To!.Value,
            Steps = [.. input.Steps.Distinct().Order(StringComparer.Ordinal)],
            Reason = reason,
            EnteredBy = unit.Actor!.Name,
            EnteredAt = unit.Now,
        };
    }

    private static async Task<AppUser> SubstituteAsync(ReplyFlowDb db, AppUser principal, Guid id, CancellationToken ct)
    {
        var substitute = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.IsActive && u.BureauId == principal.BureauId, ct);
        return substitute is not null && SubstitutionRules.MaySubstitute(await db.RolesOfAsync(id, ct))
            ? substitute
            : throw new InvalidInputException("SubstituteId", "代理人须是同一单位、参与办理的在用账号，请重新选择。");
    }

    private static async Task ObjectAsync(Unit unit, SubstitutionEntry entry, AppUser principal, AppUser substitute, CancellationToken ct)
    {
        var running = await unit.Db.Substitutions.AsNoTracking().Where(s => s.EndedAt == null && s.To >= unit.Today).ToListAsync(ct);
        var book = new SubstitutionBook(running.Select(s => s.ToSubstitution()));
        if (book.Objection(entry.ToSubstitution(), id => id == principal.Id ? principal.DisplayName : substitute.DisplayName) is { } objection)
            throw new InvalidInputException(entry.To < entry.From ? "To" : "SubstituteId", $"{objection}。");
    }
}
