using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Letters;

/// <summary>作废文号: the office of the bureau declares a number void. The number stays taken and the letter stays kept; it cannot be undone.</summary>
public sealed class VoidNumber(UnitRunner units, LetterQueries letters)
{
    private const int MaxReason = 500;

    /// <returns>The number as printed.</returns>
    /// <exception cref="NotFoundException">The actor's bureau has no such number.</exception>
    /// <exception cref="NotAllowedException">The actor does not belong to the office.</exception>
    /// <exception cref="InvalidInputException">No reason, or it is void already.</exception>
    public Task<string> RunAsync(Actor actor, Guid numberId, string reason, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        reason = reason.Trim();
        var caseId = (await letters.NumberToVoidAsync(actor, numberId, ct)).CaseId;
        await unit.Db.LockCaseAsync(caseId, ct);
        var number = await unit.Db.DocumentNumbers.FirstAsync(n => n.Id == numberId, ct);
        if (number.VoidedAt is { } at)
            throw new InvalidInputException("", $"{number.Text}已于{at.ToOffset(BeijingTime.Offset):yyyy年M月d日 HH:mm}作废（{number.VoidReason}），不能再次作废。");
        if (reason.Length == 0)
            throw new InvalidInputException("Reason", "请写明作废的理由，它会永久留在公文登记簿上。");
        if (TextLength.Of(reason) is var length && length > MaxReason)
            throw new InvalidInputException("Reason", $"理由有 {length} 字，最多 {MaxReason} 字。");
        number.Void(reason, unit.Now);
        unit.Record(new NumberVoided(number.Id, number.Text, number.Value, reason), caseId, $"作废文号{number.Text}");
        return number.Text;
    }, ct);
}
