using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>What a pasted text holds: the script puts the parts into their fields. The body posted is the pasted text alone.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class IntakeModel(LetterIntake intake) : DraftEndpoint
{
    public async Task<IActionResult> OnPostAsync()
    {
        var (content, told, isLetter) = await intake.ReadAsync(Me, CaseId, Input.ToContent(), Aborted);
        return new JsonResult(new
        {
            told,
            isLetter,
            body = content.Body,
            fields = new Dictionary<string, string>
            {
                ["Title"] = content.Title,
                ["Category"] = content.Category,
                ["Disclosure"] = content.Disclosure,
                ["ContactName"] = content.ContactName,
                ["ContactPhone"] = content.ContactPhone,
                ["Attachments"] = content.Attachments,
            },
        });
    }
}
