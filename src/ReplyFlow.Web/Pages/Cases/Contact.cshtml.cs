using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>登记与代表的沟通.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed class ContactModel(CaseQueries cases, LogContact command, TimeProvider time) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>draft to come back to the editor.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "来处")]
    public string From { get; set; } = "";

    [BindProperty]
    public LogContactForm Input { get; set; } = new();

    public CaseHead Head { get; private set; } = null!;

    /// <summary>Why it cannot be done now; looked at when the page is opened, so that a refused form stays with what was typed.</summary>
    public string? Objection { get; private set; }

    public DateOnly Today => time.Today();

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Objection = LogContact.Objection(Head.Status);
        Input = LogContactForm.Begin(Head, Today);
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        if (!Head.IsInside)
            throw new NotAllowedException("只有主办单位登记与代表的沟通。");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, new ContactInput(Input.On, Input.Phase, Input.Channel, Input.With, Input.Summary), Files, CancellationToken.None);
        Flash("沟通已登记。");
        return Redirect(From == "draft" ? Links.Draft(Id) : Links.CaseContacts(Id));
    }
}

/// <summary>A contact as typed.</summary>
public sealed class LogContactForm
{
    /// <summary>An empty one for today, with the lead deputy.</summary>
    public static LogContactForm Begin(CaseHead head, DateOnly today) => new()
    {
        On = today,
        Phase = head.RepliedOn is null ? ContactPhase.During : ContactPhase.After,
        With = head.Deputies.Count > 0 ? $"{head.Deputies[0].Name}代表" : "",
    };

    [Display(Name = "沟通日期")]
    public DateOnly? On { get; set; }

    public ContactPhase Phase { get; set; }

    public ContactChannel Channel { get; set; }

    [Display(Name = "与谁沟通")]
    public string With { get; set; } = "";

    [Display(Name = "沟通情况"), DataType(DataType.MultilineText)]
    public string Summary { get; set; } = "";
}
