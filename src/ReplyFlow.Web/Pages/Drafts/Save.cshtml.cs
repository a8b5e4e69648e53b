using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Data.Commands;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>Autosave.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class SaveModel(SaveDraft save) : DraftEndpoint
{
    public async Task<IActionResult> OnPostAsync()
    {
        var (revision, savedAt) = await save.RunAsync(Me, CaseId, Input.ToContent(), Input.Revision, CancellationToken.None);
        return new JsonResult(new { revision, at = savedAt.ToOffset(BeijingTime.Offset).ToString("HH:mm") });
    }
}
