using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>阶段性答复: the lead bureau tells the deputies how far it is.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class InterimModel(CaseQueries cases, WriteInterim command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public InterimForm Input { get; set; } = new();

    public CaseHead Head { get; private set; } = null!;

    /// <summary>Why it cannot be done now; looked at when the page is opened, so that a refused form stays with what was typed.</summary>
    public string? Objection { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        var items = await cases.ItemsAsync(Me, Head, Aborted);
        Objection = WriteInterim.Objection(Head.Status, Head.IsHandledAgain, items.Any(i => i.IsOpen && i.Kind == InterimStep.Kind.Name));
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        if (!Head.IsInside || !WriteInterim.IsAllowed(Me))
            throw new NotAllowedException("阶段性答复由主办单位的办公室或经办人拟写。");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, Input.Text, CancellationToken.None);
        return Done("阶段性答复已送分管领导审批，同意后发给代表。", "/Cases/Index", new { id = Id });
    }
}

/// <summary>An interim answer as typed.</summary>
public sealed class InterimForm
{
    [Display(Name = "目前的进展"), DataType(DataType.MultilineText)]
    public string Text { get; set; } = "";
}
