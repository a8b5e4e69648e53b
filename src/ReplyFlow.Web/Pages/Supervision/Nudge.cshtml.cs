using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Supervision;

/// <summary>催办: asks the owner of a step to get on with it.</summary>
[Authorize(Policy = Policies.Supervise)]
public sealed class NudgeModel(SupervisionQueries supervision, NudgeOwner command, DueText due, CaseDeadlines deadlines) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Whether to go back to the case instead of the board.</summary>
    [BindProperty(SupportsGet = true)]
    public bool ToCase { get; set; }

    [BindProperty]
    public NudgeForm Input { get; set; } = new();

    public BoardRow Row { get; private set; } = null!;

    public LatestNudge? Latest { get; private set; }

    public DueText Due => due;

    /// <summary>Why the step cannot be nudged just now; null when it can.</summary>
    public string? Objection => Latest?.Objection(due.Today, deadlines.Calendar);

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Row = await supervision.StepAsync(Me, Id, due.Today, deadlines.Calendar, Aborted);
        Latest = (await supervision.LatestNudgesAsync(Me, [Id], Aborted)).GetValueOrDefault(Id);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var receipt = await command.RunAsync(Me, Id, Input.Words, CancellationToken.None);
        var message = $"已催办第{Row.Step.CaseNumber}号的“{Row.StepTitle}”（{receipt.WaitingOn}"
            + (receipt.Substitutes.Count > 0 ? $"，由{string.Join("、", receipt.Substitutes)}代理" : "") + "）。"
            + (receipt.Told == 0 ? "目前没有人承办这一步，请联系办理单位安排。"
                : receipt.Mailed > 0 ? $"对方的待办里会显示，并已发邮件给 {receipt.Mailed} 人。" : "对方的待办里会显示；没有登记邮箱，未发邮件。");
        return ToCase ? Done(message, "/Cases/Index", new { id = Row.CaseId }) : Done(message, "/Supervision/Index");
    }
}

/// <summary>A nudge as typed.</summary>
public sealed class NudgeForm
{
    [Display(Name = "要说的话"), DataType(DataType.MultilineText)]
    public string Words { get; set; } = "";
}
