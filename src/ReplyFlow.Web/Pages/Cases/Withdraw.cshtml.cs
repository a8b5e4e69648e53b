using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>登记撤回: the liaison body enters that the deputy withdraws the suggestion in writing.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class WithdrawModel(CaseQueries cases, RequestWithdrawal command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public WithdrawForm Input { get; set; } = new();

    public CaseHead Head { get; private set; } = null!;

    /// <summary>Why it cannot be done now; looked at when the page is opened, so that a refused form stays with what was typed.</summary>
    public string? Objection { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Objection = RequestWithdrawal.Objection(Head.ClosedAt, Head.RepliedOn);
    }

    public override async Task LoadAsync() => Head = await cases.HeadAsync(Me, Id, Aborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, Input.Reason, CancellationToken.None);
        return Done("撤回已登记，请在待办中审批。审批前，办理照常进行。", "/Cases/Index", new { id = Id });
    }
}

/// <summary>A withdrawal as typed.</summary>
public sealed class WithdrawForm
{
    [Display(Name = "代表书面撤回的情况"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";
}
