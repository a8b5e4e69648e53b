using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;

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
                : throw new InvalidInputException("Number", $"{session.Name}第{facts.Number}号建议已经登记过，不能重复登记。");
        if (await db.ImportRows.AnyAsync(r => r.SessionId == session.Id && r.Kind == kind && r.NumberValue == facts.NumberValue, ct))
            throw new InvalidInputException("Number", $"{session.Name}第{facts.Number}号建议正在批量导入，不能重复登记。");
        return null;
    }
}
