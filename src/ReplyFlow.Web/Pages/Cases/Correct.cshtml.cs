using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Suggestions;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>更正: the liaison body puts right what was registered.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
[TakesFiles]
public sealed class CorrectModel(ReplyFlowDb db, CaseQueries cases, CorrectSuggestion command, TimeProvider time) : SuggestionFormPage(db, time)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The revision that is on the form.</summary>
    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    [Display(Name = "更正理由"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";

    public CaseHead Head { get; private set; } = null!;

    /// <summary>Why it cannot be done now; looked at when the page is opened, so that a refused form stays with what was typed.</summary>
    public string? Objection { get; private set; }

    /// <summary>Somebody else corrected it while the form was open.</summary>
    public bool IsStale { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Objection = CorrectSuggestion.Objection(Head.Status, Head.ClosedAt, Head.RepliedOn);
        Revision = Head.Revision;
        var deputies = Head.Deputies.Select(d => new DeputyFields { Name = d.Name, Delegation = d.Delegation, Email = d.Email, Phone = d.Phone }).ToList();
        Input = new RegisterForm
        {
            Number = Head.Number,
            Title = Head.Title,
            Text = Head.Text,
            Class = Head.Class,
            ProposedOn = Head.ProposedOn,
            IdentitySecret = Head.IdentitySecret,
            PublishText = Head.PublishText,
            LeadDeputy = deputies.FirstOrDefault() ?? new DeputyFields(),
            Deputies = [.. deputies.Skip(1), new DeputyFields()],
        };
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        await base.LoadAsync();
    }

    public override async Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is not CorrectedMeanwhileException)
            return null;
        await LoadAsync();
        (IsStale, Revision) = (true, Head.Revision);
        ModelState.Remove(nameof(Revision));
        ModelState.AddModelError("", refusal.Message);
        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var notes = await command.RunAsync(Me, Id, new SuggestionCorrection(Input.ToInput(), Revision, Reason), Files, CancellationToken.None);
        return Done($"更正已保存，并记入经过。{string.Concat(notes)}", "/Cases/Index", new { id = Id });
    }
}
