using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>申请延期: the office of the lead bureau asks for more time.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed class ExtensionModel(CaseQueries cases, RequestExtension command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ExtensionForm Input { get; set; } = new();

    public CaseHead Head { get; private set; } = null!;

    /// <summary>Why it cannot be done now; looked at when the page is opened, so that a refused form stays with what was typed.</summary>
    public string? Objection { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Objection = RequestExtension.Objection(Head.Status, Head.IsHandledAgain, await cases.LatestExtensionAsync(Me, Id, Aborted) is { Approved: null });
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        if (!Head.IsInside || !Me.Is(Roles.BureauOffice))
            throw new NotAllowedException("延期由主办单位办公室申请。");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, Input.Until, Input.Reason, Files, CancellationToken.None);
        return Done("延期申请已送政府办公厅审批。批准前，原期限不变。", "/Cases/Index", new { id = Id });
    }
}

/// <summary>A request as typed.</summary>
public sealed class ExtensionForm
{
    [Display(Name = "申请延至")]
    public DateOnly? Until { get; set; }

    [Display(Name = "理由"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";
}
