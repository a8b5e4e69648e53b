using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>重点督办: puts a suggestion under a leader's supervision, or ends that.</summary>
[Authorize(Policy = Policies.FlagKeyCases)]
public sealed class KeyModel(ReplyFlowDb db, CaseQueries cases, FlagKeyCase flag, UnflagKeyCase unflag) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public KeyForm Input { get; set; } = new();

    public CaseHead Head { get; private set; } = null!;

    /// <summary>Why it cannot be done now; looked at when the page is opened, so that a refused form stays with what was typed.</summary>
    public string? Objection { get; private set; }

    /// <summary>Accounts a supervising leader may have, by their bureau.</summary>
    public IReadOnlyList<SelectListItem> Leaders { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Objection = Head.IsKey ? null : FlagKeyCase.Objection(Head.ClosedAt);
        var leader = await db.Cases.Where(c => c.Id == Id).Select(c => c.KeySupervisorId).FirstOrDefaultAsync(Aborted);
        Input = new KeyForm { Supervisor = Head.KeySupervisor, SupervisorId = leader };
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        var people = await db.SupervisorsOf(Head.LeadBureauId).AsNoTracking()
            .OrderBy(u => u.Bureau!.Kind).ThenBy(u => u.Bureau!.ShortName).ThenBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new { u.Id, u.DisplayName, u.Bureau!.ShortName }).ToListAsync(Aborted);
        Leaders = [.. people.Select(p => new SelectListItem($"{p.ShortName} {p.DisplayName}", p.Id.ToString()))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await flag.RunAsync(Me, Id, new KeyCaseInput(Input.Supervisor, Input.SupervisorId), CancellationToken.None);
        return Done("已列为重点督办，会排在督办列表的前面。", "/Cases/Index", new { id = Id });
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        await unflag.RunAsync(Me, Id, Input.Reason, CancellationToken.None);
        return Done("已取消重点督办，理由已记入办理经过。", "/Cases/Index", new { id = Id });
    }
}

/// <summary>重点督办 as typed.</summary>
public sealed class KeyForm
{
    [Display(Name = "督办领导的姓名和职务")]
    public string Supervisor { get; set; } = "";

    public Guid? SupervisorId { get; set; }

    [Display(Name = "取消的理由"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";
}
