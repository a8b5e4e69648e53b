using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Application.WorkItems.Reassign;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>改派: another drafter has the case.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class ReassignModel(CaseQueries cases, AllocateQueries choices, ReassignCase command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ReassignForm Input { get; set; } = new();

    public CaseHead Head { get; private set; } = null!;

    /// <summary>Why it cannot be done now; looked at when the page is opened, so that a refused form stays with what was typed.</summary>
    public string? Objection { get; private set; }

    public AllocateChoices Choices { get; private set; } = new([]);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Objection = ReassignCase.Objection(Head.ClosedAt, Head.DrafterId);
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        if (!ReassignCase.IsAllowed(Me, Head.LeadBureauId, Head.DivisionId))
            throw new NotAllowedException(ReassignCase.Whose);
        Choices = await choices.ReadAsync(Me.BureauId, Aborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await cases.HeadAsync(Me, Id, CancellationToken.None);
        var done = await command.RunAsync(Me, Id, AllocateChoices.Input(Input.DrafterId), Input.SeenDrafterId, Input.Reason, CancellationToken.None);
        return Done(done, "/Cases/Index", new { id = Id });
    }
}

/// <summary>改派: what is chosen and typed.</summary>
public sealed class ReassignForm
{
    /// <summary>Division and drafter, see <see cref="DrafterChoice.Value"/>.</summary>
    [Display(Name = "改由谁办理")]
    public string DrafterId { get; set; } = "";

    /// <summary>Who drafted it when the page was shown.</summary>
    public Guid? SeenDrafterId { get; set; }

    [Display(Name = "理由"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";
}
