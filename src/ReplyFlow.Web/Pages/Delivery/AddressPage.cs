using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>What the two pages about an address that waits to be confirmed share: what it is about and what hangs on it.</summary>
public abstract class AddressPage(DeliveryQueries deliveries, AddressQueries addresses, DueText due) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Whom 代联工委 asked, when and how.</summary>
    [BindProperty]
    public GroundForm Ground { get; set; } = new();

    /// <summary>How often 代联工委 had decided about the address when the page was read.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public DeliveryRow Row { get; private set; } = null!;

    /// <summary>The suggestion, the document, and whom to ask.</summary>
    public DeliverySubject Subject { get; private set; } = null!;

    /// <summary>Where letters may go instead; empty where no other address is known.</summary>
    public IReadOnlyList<string> Instead { get; private set; } = [];

    /// <summary>Whether the register has the address to which letters go instead.</summary>
    public bool IsInRegister { get; private set; }

    /// <summary>What hangs on the address; null where nothing does, or nobody waits for a decision.</summary>
    public WaitingAddress? Waiting { get; private set; }

    /// <summary>Whether a decision is waited for.</summary>
    public bool IsWaiting => Row.Ladder.UnconfirmedAddress is not null;

    /// <summary>Whether it may be found not to be the deputy's: one that waits, or that was confirmed by mistake.</summary>
    public bool MayReject => IsWaiting || Row.Ladder.IsAddressConfirmed;

    /// <summary>The breadcrumb.</summary>
    public IReadOnlyList<Crumb> Crumbs => [new("待办", Links.Home), new("待确认的邮箱", Links.Addresses), new($"第{Subject.Number}号", Links.Case(Row.CaseId))];

    /// <summary>Reads addresses.</summary>
    protected AddressQueries Addresses => addresses;

    public override async Task LoadAsync()
    {
        (Row, var register, Instead) = await deliveries.ForAddressAsync(Me, Id, Aborted);
        IsInRegister = Instead.Contains(register);
        Subject = await deliveries.SubjectAsync(Row, Aborted);
        Waiting = (await addresses.WaitingAsync(Me, Aborted)).FirstOrDefault(w => w.DeputyId == Row.DeputyId && w.Address == Row.Address);
    }

    public async Task OnGetAsync()
    {
        Ground.On = due.Today;
        await LoadAsync();
        Seen = await addresses.RoundAsync(Me, Row.DeputyId!.Value, Row.Address!, Aborted);
    }

    /// <summary>To where the document is delivered, which tells what was done.</summary>
    protected LocalRedirectResult Back() => LocalRedirect(Row.LetterId is { } letter ? Links.LetterDelivery(letter) : Links.Case(Row.CaseId));
}
