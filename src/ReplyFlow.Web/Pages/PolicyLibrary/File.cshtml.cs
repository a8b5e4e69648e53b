using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Policies;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>The file that a version's text was read from, byte for byte as it is stored; only ever to be saved.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class FileModel(PolicyQueries policies) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var version = (await policies.DocumentAsync(Me, Id, Version, Aborted)).Version;
        await policies.DemandReleasedAsync(version, Aborted);
        return new StoredFile(policies, version);
    }

    private sealed class StoredFile(PolicyQueries policies, PolicyVersion version) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            (response.ContentType, response.ContentLength) = (version.Source.MediaType, version.Source.Size);
            response.Headers.SetFile("attachment", version.Source.Name, "private, no-store");
            try
            {
                await policies.CopyAsync(version, response.Body, context.HttpContext.RequestAborted);
            }
            catch (InvalidDataException)
            {
                // Cut off before its end, so that nobody takes it for whole; verify names it.
                context.HttpContext.Abort();
            }
        }
    }
}
