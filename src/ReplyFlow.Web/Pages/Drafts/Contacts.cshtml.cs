using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>沟通记录 inside the editor: logs a contact without leaving the page.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class ContactsModel(DraftQueries drafts, LogContact log, TimeProvider time) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty]
    public ContactForm Contact { get; set; } = new();

    public IReadOnlyList<ContactLog> Rows { get; private set; } = [];

    public override async Task LoadAsync()
    {
        await drafts.ItemAsync(Me, CaseId, Aborted);
        Rows = await drafts.ContactsAsync(CaseId, Aborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await log.RunAsync(Me, CaseId, Contact.ToInput(), CancellationToken.None);
        ModelState.Clear();
        Contact = ContactForm.Begin(time.Today(), await drafts.DeputiesAsync(CaseId, CancellationToken.None));
        await LoadAsync();
        return Page();
    }

    public override async Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is not InvalidInputException invalid || !ContactErrors.Add(ModelState, invalid))
            return null;
        await LoadAsync();
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }
}
