using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>
/// The office's work item about a message: it could not be delivered, came back, or was answered in words. It stands beside the process: no
/// activity opened it.
/// </summary>
public static class DeliveryItem
{
    public const string StepKind = "delivery";

    /// <summary>The step of an item about an answer in words, which is nothing that failed.</summary>
    public const string AnswerStep = "deliveryAnswer";

    private const int MaxWords = 500;

    /// <summary>Outcome: the address was corrected and the message goes out again.</summary>
    public const string Resend = "Resend";

    /// <summary>Outcome: the recipient got the letter another way.</summary>
    public const string Offline = "Offline";

    /// <summary>Outcome: an answer in words was read, and what it asked for was done.</summary>
    public const string Handled = "Handled";

    /// <summary>The outcomes a person may choose.</summary>
    public static IReadOnlyList<OutcomeDefinition> Outcomes { get; } =
    [
        new(Resend, "更正地址并重发", NeedsReason: false, OutcomeDefinition.Forward),
        new(Offline, "已线下送达", NeedsReason: true, OutcomeDefinition.Other),
    ];

    /// <summary>The outcomes of an item about an answer in words.</summary>
    public static IReadOnlyList<OutcomeDefinition> AnswerOutcomes { get; } = [new(Handled, "已处理", NeedsReason: false, OutcomeDefinition.Forward)];

    /// <summary>A message was refused, or cannot be sent at all.</summary>
    internal static WorkItem Open(OutboxMessage message, Guid caseId, DateTimeOffset now) =>
        Make(message, caseId, now, StepKind, "邮件未送达，请处理", Outcomes, $"{To(message)}：{message.LastError}");

    /// <summary>退信: a message came back after a server had taken it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="caseId">Its case.</param>
    /// <param name="words">What the server said.</param>
    /// <param name="phone">The deputy's telephone, empty where none is registered; null where it went to no deputy.</param>
    /// <param name="now">UTC.</param>
    internal static WorkItem OpenReturned(OutboxMessage message, Guid caseId, string words, string? phone, DateTimeOffset now) => phone is null
        ? Make(message, caseId, now, StepKind, "邮件被退回，请处理", Outcomes, $"{To(message)}：{words}")
        : Make(message, caseId, now, StepKind, "电话告知代表", Outcomes,
            $"{To(message)}，{(phone.Length > 0 ? $"电话 {phone}" : "没有登记电话")}。邮件被退回：{words}");

    /// <summary>The recipient answered in words.</summary>
    internal static WorkItem OpenAnswered(OutboxMessage message, Guid caseId, string words, DateTimeOffset now) =>
        Make(message, caseId, now, AnswerStep, "收件人来信，请处理", AnswerOutcomes, $"{message.RecipientName}：{words}");

    private static WorkItem Make(
        OutboxMessage message, Guid caseId, DateTimeOffset now, string step, string title, IReadOnlyList<OutcomeDefinition> outcomes, string words) => new()
        {
            CaseId = caseId,
            Step = step,
            Kind = StepKind,
            Title = title,
            OutcomesJson = WorkItemOutcomes.ToJson(outcomes),
            BureauId = message.BureauId,
            Role = Roles.BureauOffice,
            OpenedAt = now,
            SentWords = OutsideText.Clean(words, oneLine: true, MaxWords),
            MessageId = message.Id,
        };

    private static string To(OutboxMessage message) => $"{message.RecipientName}{(message.Address.Length > 0 ? $"（{message.Address}）" : "")}";
}
