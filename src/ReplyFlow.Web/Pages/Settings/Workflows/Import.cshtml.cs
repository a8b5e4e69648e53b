using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>导入流程: check a file, see what it changes, publish it as the next version.</summary>
[Authorize(Policy = Policies.Administer)]
[RequestSizeLimit((4 * PublishDefinition.MaxBytes) + (64 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = PublishDefinition.MaxBytes + (64 * 1024))]
public sealed class ImportModel(PublishDefinition command, DefinitionFolder product) : AppPage
{
    [BindProperty]
    public ImportForm Input { get; set; } = new();

    /// <summary>What was found in the file; null before one was sent.</summary>
    public DefinitionCheck? Check { get; private set; }

    public string Svg { get; private set; } = "";

    /// <summary>A definition whose file comes with the product: shown as if it had been sent.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "流程")]
    public string Shipped { get; set; } = "";

    public async Task OnGetAsync()
    {
        if (Shipped.Length == 0)
            return;
        Input.Json = (await product.OffersAsync(Aborted)).FirstOrDefault(o => o.DefinitionId == Shipped)?.Json
            ?? throw new NotFoundException("产品没有带来这个流程的新文件，可能已经发布。");
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Input.Json = await ReadAsync(Input.File);
        await LoadAsync();
        var page = Page();
        page.StatusCode = Check!.MayPublish ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return page;
    }

    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (Input.Json.Length == 0)
            throw new InvalidInputException("File", "请先选择流程文件并检查。");
        var published = await command.RunAsync(Me, Input.Json, Input.Next, CancellationToken.None);
        return Done($"{published.Name}第 {published.Version} 版已发布。在办的建议仍留在原来的版本上。", "Version", new { definition = published.Id, version = published.Version });
    }

    public override async Task LoadAsync()
    {
        if (Input.Json.Length == 0)
            return;
        Check = await command.CheckAsync(Input.Json, Aborted);
        if (Check.Definition is { } definition)
            Svg = WorkflowPage.Draw(definition, new Dictionary<string, int>());
    }

    private static async Task<string> ReadAsync(IFormFile? file)
    {
        if (file is not { Length: > 0 })
            throw new InvalidInputException("File", "请选择流程文件（.json）。");
        if (!file.FileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw new InvalidInputException("File", $"“{Path.GetFileName(file.FileName)}”不是 .json 文件。");
        return (await file.TextAsync(PublishDefinition.MaxBytes)).TrimStart('\uFEFF');
    }
}
