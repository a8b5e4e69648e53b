using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Suggestions;

/// <summary>Which numbers are taken; asked with <see cref="LockSubject.Suggestions"/> held.</summary>
internal static class SuggestionNumbers
{
    /// <summary>Refuses a number that a suggestion has, or will have when an import has come to it.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="session">The session.</param>
    /// <param name="kind">During or off session.</param>
    /// <param name="facts">The suggestion that is to have the number.</param>
    /// <param name="but">The suggestion that may have it already.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The withdrawn suggestion that has the number; null where none does.</returns>
    public static async Task<Suggestion?> TakeAsync(
        Unit unit, CongressSession session, SuggestionKind kind, SuggestionFacts facts, Guid? but, CancellationToken ct)
    {
        var db = unit.Db;
        var other = await db.Suggestions.FirstOrDefaultAsync(
            s => s.SessionId == session.Id && s.Kind == kind && s.NumberValue == facts.NumberValue && s.ReplacedById == null && s.Id != but, ct);
        if (other is not null)
            return await db.Cases.AnyAsync(c => c.SuggestionId == other.Id && c.Status == CaseStatus.Withdrawn, ct) ? other
                : throw new InvalidInputException("Number", Registered(session, facts.Number, await WithdrawalsAsync(db, [other.Id], ct), other.Id));
        if (await db.ImportRows.AnyAsync(r => r.SessionId == session.Id && r.Kind == kind && r.NumberValue == facts.NumberValue, ct))
            throw new InvalidInputException("Number", $"{session.Name}第{facts.Number}号建议正在批量导入，不能重复登记。");
        return null;
    }

    /// <summary>Says that a number is registered already, and who decides about a withdrawal of it where one waits.</summary>
    public static string Registered(CongressSession session, string number, IReadOnlyDictionary<Guid, string> withdrawals, Guid suggestionId) =>
        $"{session.Name}第{number}号建议已经登记过，不能重复登记。"
        + (withdrawals.TryGetValue(suggestionId, out var judge) ? $"它的撤回正等待{judge}审批，批准后可以用这个编号重新登记。" : "");

    /// <summary>Of some suggestions those whose withdrawal waits, with whoever decides about it.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> WithdrawalsAsync(ReplyFlowDb db, IReadOnlyCollection<Guid>? suggestionIds, CancellationToken ct)
    {
        var waiting = db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && w.Kind == StepKinds.Withdrawal);
        if (suggestionIds is not null)
            waiting = waiting.Where(w => suggestionIds.Contains(w.Case!.SuggestionId));
        var found = await waiting.OrderBy(w => w.Id).Select(w => new
        {
            w.Case!.SuggestionId,
            Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
            w.Role,
            Person = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
        }).ToListAsync(ct);
        return found.DistinctBy(w => w.SuggestionId).ToDictionary(w => w.SuggestionId, w => $"{w.Bureau}{w.Person ?? Roles.Label(w.Role)}");
    }
}
