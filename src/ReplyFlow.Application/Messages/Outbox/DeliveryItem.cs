using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
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

    /// <summary>The title of an item about a letter that has not come although its deputy was told.</summary>
    internal const string OwedTitle = "已电话告知，公文待送到";

    private const int MaxWords = 500;

    /// <summary>Outcome: the address was corrected and the message goes out again.</summary>
    public const string Resend = "Resend";

    /// <summary>Outcome: the recipient got the letter another way.</summary>
    public const string Offline = "Offline";

    /// <summary>Outcome: the deputy was told by telephone.</summary>
    public const string Told = "Told";

    /// <summary>Outcome: an answer in words was read, and what it asked for was done.</summary>
    public const string Handled = "Handled";

    /// <summary>The outcomes a person may choose.</summary>
    public static IReadOnlyList<OutcomeDefinition> Outcomes { get; } =
    [
        new(Resend, "更正地址并重发", NeedsReason: false, OutcomeDefinition.Forward),
        new(Offline, "已线下送达", NeedsReason: true, OutcomeDefinition.Other),
        new(Told, "已电话告知", NeedsReason: true, OutcomeDefinition.Other),
    ];

    /// <summary>The same once the deputy was told: a call brings no letter, so another one does not end what is owed.</summary>
    private static IReadOnlyList<OutcomeDefinition> OutcomesOnceTold { get; } = [.. Outcomes.Where(o => o.Name != Told)];

    /// <summary>The outcomes of an item about an answer in words.</summary>
    public static IReadOnlyList<OutcomeDefinition> AnswerOutcomes { get; } = [new(Handled, "已处理", NeedsReason: false, OutcomeDefinition.Forward)];

    /// <summary>A message was refused, or cannot be sent at all.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="message">The message, of a case.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task OpenAsync(Unit unit, OutboxMessage message, CancellationToken ct)
    {
        var phone = message.DeputyId is { } id ? await unit.Db.Deputies.Where(d => d.Id == id).Select(d => d.Phone).FirstAsync(ct) : "";
        var reason = ReturnReason.In(message.LastError) is { } known ? $"{known}。" : "";
        await AddAsync(unit, message, StepKind, "邮件未送达，请处理", Outcomes,
            m => $"{To(message)}{(phone.Length > 0 ? $"，电话 {phone}" : "")}，{m}：{reason}{message.LastError}", ct);
    }

    /// <summary>退信: a message came back after a server had taken it.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="message">The message, of a case.</param>
    /// <param name="reason">Why, in Chinese; what the server said stands in the evidence.</param>
    /// <param name="phone">The deputy's telephone, empty where none is registered; null where it went to no deputy.</param>
    /// <param name="ct">Cancels.</param>
    internal static Task OpenReturnedAsync(Unit unit, OutboxMessage message, string reason, string? phone, CancellationToken ct) => phone is null
        ? AddAsync(unit, message, StepKind, "邮件被退回，请处理", Outcomes, m => $"{To(message)}，{m}：{reason}。", ct)
        : AddAsync(unit, message, StepKind, "电话告知代表", Outcomes,
            m => $"{To(message)}，{(phone.Length > 0 ? $"电话 {phone}" : "没有登记电话")}。{m}的邮件被退回：{reason}。", ct);

    /// <summary>电话告知 is done, and the letter has still not come: that is owed until it is sent again, brought, or opened by the deputy's link.</summary>
    /// <param name="unit">The transaction; no item about the message is open.</param>
    /// <param name="message">The message that did not arrive.</param>
    /// <param name="told">The call, as a sentence.</param>
    /// <param name="phone">The deputy's telephone; empty where none is registered.</param>
    /// <param name="ct">Cancels.</param>
    internal static Task OpenOwedAsync(Unit unit, OutboxMessage message, string told, string phone, CancellationToken ct) =>
        AddAsync(unit, message, StepKind, OwedTitle, OutcomesOnceTold,
            m => $"{To(message)}{(phone.Length > 0 ? $"，电话 {phone}" : "")}：{m}还没有送到，请问清邮箱后重发，或者当面送交、邮寄后登记。{told}", ct);

    /// <summary>The deputy has a letter or notice before them: nobody owes bringing it any more.</summary>
    /// <param name="unit">The transaction; the case is locked.</param>
    /// <param name="link">The link by which they have it, at an address that nobody doubts; one on paper says nothing, whoever printed it holds it.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task ArrivedAsync(Unit unit, DeputyLink link, CancellationToken ct)
    {
        if (link.Address.Length == 0 || (await unit.Db.DoubtedAddressesAsync(link.DeputyId, ct)).Hold(link))
            return;
        var (deputy, paper) = (link.DeputyId, link.PaperId);
        foreach (var item in await unit.Db.WorkItems.Where(w => w.Step == StepKind && w.Status == WorkItemStatus.Open && unit.Db.Outbox.Any(
            m => m.Id == w.MessageId && m.DeputyId == deputy && (m.LetterId == paper || m.NoticeId == paper))).ToListAsync(ct))
            unit.Cancel(item, "代表已经用链接打开，公文送到了。");
    }

    /// <summary>The recipient answered in words.</summary>
    internal static Task OpenAnsweredAsync(Unit unit, OutboxMessage message, string words, CancellationToken ct) =>
        AddAsync(unit, message, AnswerStep, "收件人来信，请处理", AnswerOutcomes, _ => $"{message.RecipientName}：{words}", ct);

    /// <summary>The open items about a message, or about another one that brought its recipient the same: one is enough for them all.</summary>
    internal static IQueryable<WorkItem> OpenAbout(ReplyFlowDb db, OutboxMessage message, string step) => db.WorkItems.Where(
        w => w.CaseId == message.CaseId && w.Step == step && w.Status == WorkItemStatus.Open && db.Outbox.SameAs(message).Any(m => m.Id == w.MessageId));

    private static async Task AddAsync(Unit unit, OutboxMessage message, string step, string title, IReadOnlyList<OutcomeDefinition> outcomes,
        Func<string, string> words, CancellationToken ct)
    {
        if (await OpenAbout(unit.Db, message, step).AnyAsync(ct))
            return;
        var what = (await unit.Db.SubjectsAsync([message.Id], ct))[message.Id].Document is { Length: > 0 } document ? document : "通知";
        unit.Db.WorkItems.Add(new WorkItem
        {
            CaseId = message.CaseId!.Value,
            Step = step,
            Kind = StepKind,
            Title = title,
            OutcomesJson = WorkItemOutcomes.ToJson(outcomes),
            BureauId = message.BureauId,
            Role = Roles.BureauOffice,
            OpenedAt = unit.Now,
            Due = await unit.ErrandDueAsync(message.CaseId.Value, message.BureauId, ct),
            SentWords = OutsideText.Clean(words(what), oneLine: true, MaxWords),
            MessageId = message.Id,
        });
    }

    private static string To(OutboxMessage message) => $"{message.RecipientName}{(message.Address.Length > 0 ? $"（{message.Address}）" : "")}";
}
