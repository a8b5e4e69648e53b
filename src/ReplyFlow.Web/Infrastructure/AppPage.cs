using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Base of every page. A handler that changes something calls one command and redirects; when the command refuses,
/// <see cref="RefusalFilter"/> calls <see cref="LoadAsync"/> and shows the page again with what was typed.
/// Bind forms to a property called <c>Input</c>: the command's field names are found in it.
/// </summary>
public abstract class AppPage : PageModel
{
    private const string FlashKey = "Flash";
    private const string DecidedKey = "Decided";
    private const string SentKey = "Sent";

    /// <summary>Who is signed in.</summary>
    public Actor Me => HttpContext.RequestServices.GetRequiredService<CurrentActor>().Required;

    /// <summary>Files sent with the form, by the partial <c>_Attach</c>.</summary>
    public IReadOnlyList<AttachmentUpload> Files => !Request.HasFormContentType ? []
        : [.. Request.Form.Files.GetFiles(AttachmentIntake.Field).Where(f => f.FileName.Length > 0 || f.Length > 0)
            .Select(f => new AttachmentUpload(f.FileName, f.OpenReadStream()))];

    /// <summary>Cancelled when the browser goes away. For reading only: a decision that was clicked is carried out.</summary>
    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>Reads what the page shows besides the form: lists, headings. Called by OnGet and again after a refusal.</summary>
    public virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Reads what the page shows, and what was typed into its step's form, for a form that was kept and is shown again.</summary>
    internal async Task RestoreAsync()
    {
        await LoadAsync();
        if (StepForm is { } form)
            await TryUpdateModelAsync(form, form.GetType(), "Input");
    }

    /// <summary>What is typed besides <c>Input</c> into fields named <c>Input.…</c>: the form of one kind of step; null for nothing.</summary>
    public virtual object? StepForm => null;

    /// <summary>What to show for a refusal this page knows better than the filter does; null for the usual.</summary>
    public virtual Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal) => Task.FromResult<IActionResult?>(null);

    /// <summary>Puts a message on the next page: what happened, what comes next, who has it now.</summary>
    protected void Flash(string message) => TempData[FlashKey] = message;

    /// <summary>Answers with a list as a file; the links to it are drawn by the partial <c>_Export</c>.</summary>
    /// <param name="sheet">The list.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="format">csv or xlsx.</param>
    protected static ListFile<T> ListFile<T>(ListSheet<T> sheet, IReadOnlyCollection<T> rows, string format) =>
        new(sheet, rows.ToAsyncEnumerable(), rows.Count, format);

    /// <summary>The same for a list that is too long to be in memory: it is read while it is sent.</summary>
    /// <param name="sheet">The list.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="format">csv or xlsx.</param>
    protected static ListFile<T> ListFile<T>(ListSheet<T> sheet, IAsyncEnumerable<T> rows, int count, string format) => new(sheet, rows, count, format);

    /// <summary>Answers with the error page, saying why.</summary>
    internal StatusCodeResult Refused(int status, string why)
    {
        HttpContext.Features.Set(new RefusalNote(why));
        return StatusCode(status);
    }

    /// <summary>Goes to a page with the receipt of a decision and, where the person owes more, the way to that.</summary>
    protected RedirectToPageResult Decided(string receipt, string page, object? values = null)
    {
        TempData[DecidedKey] = true;
        return Done(receipt, page, values);
    }

    /// <summary>The next page offers to take the decisions back, as long as that is possible.</summary>
    protected void OfferTakeBack(params Guid[] workItemIds) => TempData[SentKey] = workItemIds.Select(id => id.ToString()).ToArray();

    /// <summary>Goes to a page with a message on it.</summary>
    protected RedirectToPageResult Done(string message, string page, object? values = null)
    {
        Flash(message);
        return RedirectToPage(page, values);
    }
}
