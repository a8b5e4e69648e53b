using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>Autosave.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class SaveModel(SaveDraft save, TimeProvider time) : DraftEndpoint
{
    public async Task<IActionResult> OnPostAsync()
    {
        var (revision, savedAt) = await save.RunAsync(Me, CaseId, Input.ToContent(), Input.Revision, CancellationToken.None);
        return new JsonResult(new { revision, at = Clock(savedAt) });
    }

    /// <summary>14:03; with its day when that is another one: text that was not changed keeps the time it was saved at.</summary>
    private string Clock(DateTimeOffset at) => BeijingTime.DateOf(at) == time.Today()
        ? at.ToOffset(BeijingTime.Offset).ToString("HH:mm")
        : BeijingText.Relative(at, time.GetUtcNow());
}
