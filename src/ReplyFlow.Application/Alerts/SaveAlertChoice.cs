using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Alerts;

namespace ReplyFlow.Application.Alerts;

/// <summary>A person chooses what they are told outside the product, where, and when not.</summary>
public sealed class SaveAlertChoice(UnitRunner units)
{
    private const int MaxExternalId = 100;

    /// <summary>Holds for what happens from here on.</summary>
    /// <exception cref="InvalidInputException">A field is wrong.</exception>
    public Task RunAsync(Actor actor, AlertChoiceInput input, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        var check = new InputCheck();
        var external = check.Text("ExternalId", input.ExternalId, "在消息网关里的账号", MaxExternalId, required: false);
        if (input.QuietFrom is null != input.QuietTo is null)
            check.Fail(input.QuietFrom is null ? "QuietFrom" : "QuietTo", "安静时段的开始和结束要一起填写，或者都不填。");
        else if (input.QuietFrom is { } from && from == input.QuietTo)
            check.Fail("QuietTo", "安静时段的开始和结束不能相同。");
        check.ThrowIfAny();
        var choice = await unit.Db.AlertChoices.FindAsync([actor.UserId], ct)
            ?? unit.Db.AlertChoices.Add(new AlertChoice { PersonId = actor.UserId }).Entity;
        choice.TellBy(input.ByWebhook, external, input.ByPush, unit.Now);
        choice.TellOf(input.NewItem, input.Overdue, input.Returned, new QuietHours(input.QuietFrom, input.QuietTo));
        unit.Record(new AlertChoiceSaved(input.ByWebhook, input.ByPush, external), null, "修改个人的消息提醒");
    }, ct);
}

/// <summary>What a person chose.</summary>
/// <param name="ByWebhook">Through the gateway.</param>
/// <param name="ByPush">In their browsers.</param>
/// <param name="ExternalId">Who they are in the gateway; empty for their login.</param>
/// <param name="NewItem">新待办.</param>
/// <param name="Overdue">已逾期.</param>
/// <param name="Returned">被退回.</param>
/// <param name="QuietFrom">First minute of the quiet hours, Beijing; null for none.</param>
/// <param name="QuietTo">First minute after them.</param>
public sealed record AlertChoiceInput(
    bool ByWebhook, bool ByPush, string ExternalId, bool NewItem, bool Overdue, bool Returned, TimeOnly? QuietFrom, TimeOnly? QuietTo);

[AuditKind("AlertChoiceSaved")]
internal sealed record AlertChoiceSaved(bool ByWebhook, bool ByPush, string ExternalId) : AuditFact;
