using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Attachments;

/// <summary>添加附件 later: to the suggestion, or to a contact that was logged.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed class AddModel(CaseQueries cases, AddAttachments command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    /// <summary>The contact; null for the suggestion.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Contact { get; set; }

    public CaseHead Head { get; private set; } = null!;

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, CaseId, Aborted);
        if (Contact is null ? !AddAttachments.MayAddToSuggestion(Me) : !Head.IsInside)
            throw new NotAllowedException(Contact is null ? "建议的附件由代联工委添加。" : "沟通记录的附件由主办单位添加。");
    }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var added = Contact is { } contact
            ? await command.ToContactAsync(Me, contact, Files, CancellationToken.None)
            : await command.ToSuggestionAsync(Me, CaseId, Files, CancellationToken.None);
        Flash(added > 0 ? $"已添加 {added} 个附件。" : "选的文件都已经在这里，没有再加。");
        return LocalRedirect(Contact is null ? Links.Case(CaseId) : Links.CaseContacts(CaseId));
    }
}
