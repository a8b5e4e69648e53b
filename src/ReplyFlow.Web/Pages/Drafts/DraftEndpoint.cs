using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>Base of the editor's endpoints that answer its script: refusals are JSON with a kind that the script knows.</summary>
public abstract class DraftEndpoint : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty]
    public EditForm Input { get; set; } = new();

    public override Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal) => Task.FromResult<IActionResult?>(refusal switch
    {
        NotFoundException or NotAllowedException => Answer(StatusCodes.Status404NotFound, "gone", refusal),
        AlreadyClosedException => Answer(StatusCodes.Status409Conflict, "closed", refusal),
        DraftConflictException => Answer(StatusCodes.Status409Conflict, "conflict", refusal),
        _ => Answer(StatusCodes.Status400BadRequest, "invalid", refusal),
    });

    private static JsonResult Answer(int status, string kind, RefusalException refusal) =>
        new(new { kind, message = refusal.Message }) { StatusCode = status };
}
