using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>What the two ways to a message share: from the letter, and from the work item about a failure.</summary>
public abstract class DeliveryPage(DeliveryQueries deliveries, DeliveryCommands commands, AttachmentQueries attachments) : AppPage
{
    [BindProperty]
    public DeliveryForm Input { get; set; } = new();

    /// <summary>已电话告知.</summary>
    [BindProperty]
    public CallForm Call { get; set; } = new();

    public DeliveryRow Row { get; protected set; } = null!;

    /// <summary>The suggestion and the document that the message is about.</summary>
    public DeliverySubject Subject { get; private set; } = null!;

    public IReadOnlyList<DeliveryEvent> History { get; private set; } = [];

    /// <summary>Proofs that it was brought.</summary>
    public IEnumerable<CaseAttachment> Attachments { get; private set; } = [];

    /// <summary>The work item; null where the page was reached from the letter.</summary>
    public WorkItem? Item { get; protected set; }

    /// <summary>Whether it is about an answer in words, and not about something that failed.</summary>
    public bool IsAnswer => Item?.Step == DeliveryItem.AnswerStep;

    /// <summary>The page's heading.</summary>
    public string Title => $"{DeliveryWords.Label(Row.Kind)}：{Row.Name}";

    /// <summary>The breadcrumb.</summary>
    public Crumb[] Crumbs => Row.LetterId is { } letter
        ? [new Crumb("公文", Links.Letters), new Crumb("送达情况", Links.LetterDelivery(letter))]
        : [new Crumb("建议", Links.Case(Row.CaseId))];

    /// <summary>What the office may do.</summary>
    protected DeliveryCommands Commands { get; } = commands;

    /// <summary>Reads how letters were delivered.</summary>
    protected DeliveryQueries Deliveries { get; } = deliveries;

    public override async Task LoadAsync()
    {
        var id = await MessageIdAsync();
        Row = await Deliveries.MessageAsync(Me, id, Item, Aborted);
        Subject = await Deliveries.SubjectAsync(Row, Aborted);
        History = await Deliveries.HistoryAsync(Row, Aborted);
        Attachments = (await attachments.OfCaseAsync(Me, Row.CaseId, Aborted))[id];
        if (HttpMethods.IsGet(Request.Method))
            (Input.Address, Input.By, Call.By) = (Row.Address ?? "", Me.Name, Me.Name);
    }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostResendAsync()
    {
        var id = await MessageIdAsync();
        await Commands.Resend.RunAsync(Me, id, Input.Address, Item?.Id, Input.Remember, Input.Confirmed, CancellationToken.None);
        return await LeaveAsync(id, $"已重新排队，将发往 {Input.Address.Trim()}；发出后这里会显示送到了哪一步。");
    }

    public async Task<IActionResult> OnPostOfflineAsync()
    {
        var id = await MessageIdAsync();
        if (Input.Brought is { } brought)
            await Commands.Offline.RunAsync(Me, id, brought, Files, Item?.Id, CancellationToken.None);
        else
            await Commands.Offline.RunAsync(Me, id, Input.Reason, Files, Item?.Id, CancellationToken.None);
        return await LeaveAsync(id, "已登记线下送达，不再发送这封邮件。");
    }

    /// <summary>The message this page is about; sets <see cref="Item"/> where there is one.</summary>
    protected abstract Task<Guid> MessageIdAsync();

    /// <summary>Goes to the letter's or the case's page, which tells what was done.</summary>
    protected async Task<IActionResult> LeaveAsync(Guid messageId, string message)
    {
        Row = await Deliveries.MessageAsync(Me, messageId, Item, CancellationToken.None);
        Flash(message);
        return LocalRedirect(Row.LetterId is { } letter ? Links.Letter(letter) : Links.Case(Row.CaseId));
    }
}
