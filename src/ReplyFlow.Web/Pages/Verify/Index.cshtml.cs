using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Authenticity;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Verify;

/// <summary>
/// 核对真伪, for anybody and without an account. It changes nothing, so no token of a form guards it, which people without cookies could
/// not send.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[StreamedForm]
[RequestSizeLimit(MaxRequest)]
public sealed class IndexModel(AuthenticityQueries register) : AppPage
{
    private const long MaxRequest = AuthenticityQueries.MaxBytes + 64 * 1024;

    private const string Broken = "文件没有传完整，没有核对。请再试一次。";

    /// <summary>What the register says; null before a file was sent.</summary>
    public Finding? Finding { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPostAsync()
    {
        try
        {
            var file = await StreamedFormAttribute.FileAsync(Request, Aborted)
                ?? throw new InvalidInputException("File", "请先选择收到的 PDF 文件。");
            Finding = await register.FindAsync(file, Aborted);
        }
        // What does not say how long it is, the server cuts off at the limit, before all that was sent so far is read here.
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new InvalidInputException("File", AuthenticityQueries.TooLarge);
        }
        catch (Exception e) when (e is IOException or InvalidDataException && !Aborted.IsCancellationRequested)
        {
            throw new InvalidInputException("File", Broken);
        }
    }
}
