using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>The office's work item about a message that could not be delivered. It stands beside the process: no activity opened it.</summary>
public static class DeliveryItem
{
    public const string StepKind = "delivery";

    /// <summary>Outcome: the address was corrected and the message goes out again.</summary>
    public const string Resend = "Resend";

    /// <summary>Outcome: the recipient got the letter another way.</summary>
    public const string Offline = "Offline";

    /// <summary>The outcomes a person may choose.</summary>
    public static IReadOnlyList<OutcomeDefinition> Outcomes { get; } =
    [
        new(Resend, "更正地址并重发", NeedsReason: false, OutcomeDefinition.Forward),
        new(Offline, "已线下送达", NeedsReason: true, OutcomeDefinition.Other),
    ];

    internal static WorkItem Open(OutboxMessage message, Guid caseId, DateTimeOffset now) => new()
    {
        CaseId = caseId,
        Step = StepKind,
        Kind = StepKind,
        Title = "邮件未送达，请处理",
        OutcomesJson = WorkItemOutcomes.ToJson(Outcomes),
        BureauId = message.BureauId,
        Role = Roles.BureauOffice,
        OpenedAt = now,
        SentWords = OutsideText.Clean(
            $"{message.RecipientName}{(message.Address.Length > 0 ? $"（{message.Address}）" : "")}：{message.LastError}", oneLine: true),
        MessageId = message.Id,
    };
}
