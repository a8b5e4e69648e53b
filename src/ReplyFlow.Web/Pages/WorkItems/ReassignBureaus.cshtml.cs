using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.Assign;
using ReplyFlow.Application.WorkItems.Reassign;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>改派承办单位: another lead bureau or other co-handlers have the case.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class ReassignBureausModel(ReplyFlowDb db, CaseQueries cases, AssignQueries choices, ReassignBureaus command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ReassignBureausForm Input { get; set; } = new();

    public CaseHead Head { get; private set; } = null!;

    /// <summary>Why it cannot be done now; looked at when the page is opened, so that a refused form stays with what was typed.</summary>
    public string? Objection { get; private set; }

    public IReadOnlyList<BureauChoice> Bureaus { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Objection = ReassignBureaus.Objection(Head.Status, Head.RepliedOn, Head.LeadBureauId);
        var helpers = await db.Assignments.Where(a => a.CaseId == Id).Where(Assignment.CoHandles).Select(a => a.BureauId).ToListAsync(Aborted);
        Input = new ReassignBureausForm
        {
            LeadBureauId = Head.LeadBureauId,
            SeenLeadId = Head.LeadBureauId,
            CoHandlerIds = helpers,
            SeenCoHandlerIds = [.. helpers],
        };
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        if (!ReassignBureaus.IsAllowed(Me))
            throw new NotAllowedException(ReassignBureaus.Whose);
        Bureaus = (await choices.ReadAsync(Id, Aborted)).Bureaus;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await cases.HeadAsync(Me, Id, CancellationToken.None);
        var done = await command.RunAsync(
            Me, Id, new BureausInput(Input.LeadBureauId, Input.CoHandlerIds, Input.Reason, Input.SeenLeadId, Input.SeenCoHandlerIds), CancellationToken.None);
        return Done(done, "/Cases/Index", new { id = Id });
    }
}

/// <summary>改派承办单位: what is chosen and typed.</summary>
public sealed class ReassignBureausForm
{
    /// <summary>主办.</summary>
    public Guid? LeadBureauId { get; set; }

    /// <summary>会办.</summary>
    public List<Guid> CoHandlerIds { get; set; } = [];

    /// <summary>Who led it when the page was shown.</summary>
    public Guid? SeenLeadId { get; set; }

    /// <summary>Who co-handled it then.</summary>
    public List<Guid> SeenCoHandlerIds { get; set; } = [];

    [Display(Name = "理由"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";
}
