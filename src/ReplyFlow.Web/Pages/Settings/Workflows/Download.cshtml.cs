using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Process;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>The file of a version, byte for byte as it was published.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class DownloadModel(DefinitionQueries queries) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "流程")]
    public string Definition { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        File(Encoding.UTF8.GetBytes(await queries.FileAsync(Definition, Version, Aborted)), "application/json; charset=utf-8", $"{Definition}-v{Version}.json");
}
