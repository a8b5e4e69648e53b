using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data.Databases;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>批量导入: all rows or none, with a line of report for each.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
[RequestSizeLimit(SuggestionFile.MaxBytes + 64 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = SuggestionFile.MaxBytes + 64 * 1024)]
public sealed class ImportModel(ImportSuggestions command, ImportWriter writer, ImportQueries imports) : AppPage
{
    /// <summary>How long a request registers by itself before it leaves the rest to the background: a short list is done when the page answers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly ImportTemplate Template = new(
        "建议",
        ["届次", "类型", "编号", "标题", "正文", "分类", "日期", "领衔代表", "代表团", "邮箱", "电话", "附议代表", "附议代表团", "附议代表邮箱", "附议代表电话", "保密", "公开"],
        [
            "市第十七届人大三次会议", "会议", "0001", "关于示例事项的建议", "建议正文可以有几段。\n在单元格里换行即可。", "城乡建设", "2026-02-11",
            "示例甲", "东湖区代表团", "shili@example.invalid", "", "示例乙、示例丙", "", "", "", "否", "是",
        ]);

    [BindProperty]
    public ImportForm Input { get; set; } = new();

    public string FileName { get; private set; } = "";

    public ImportReport? Report { get; private set; }

    public int Wrong => Report?.Lines.Count(l => !l.Ok) ?? 0;

    /// <summary>Imports that are not finished, and the latest that are.</summary>
    public IReadOnlyList<ImportProgress> Imports { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync() => Imports = await imports.LatestAsync(Aborted);

    /// <summary>A workbook to fill in.</summary>
    public async Task<IActionResult> OnGetSampleAsync() => File(
        await Template.ToXlsxAsync(Aborted), ImportTemplate.ContentType, "建议导入模板.xlsx");

    public async Task<IActionResult> OnPostAsync()
    {
        var bytes = await Uploads.ListAsync(Input.File, SuggestionFile.MaxBytes);
        FileName = Path.GetFileName(Input.File!.FileName);
        var mode = Input.Checked ? ImportMode.Always : ImportMode.WithoutWarnings;
        (Report, var import) = await command.AcceptAsync(Me, SuggestionFile.Read(FileName, bytes), mode, FileName, CancellationToken.None);
        if (import is { } accepted)
            return await WriteAsync(accepted)
                ? Done($"{FileName}中的 {Report.Lines.Count} 件建议已全部登记，已送政府办公厅交办。", "/Suggestions/Index")
                : RedirectToPage("/Suggestions/Imports", new { id = accepted });
        await LoadAsync();
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    /// <summary>Registers what can be registered at once; what fails or is left over is the background's.</summary>
    private async Task<bool> WriteAsync(Guid import)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            while (Stopwatch.GetElapsedTime(began) < Patience)
                if ((await writer.StepAsync(import, CancellationToken.None)).IsFinished)
                    return true;
        }
        catch (Exception e) when (!DatabaseAway.IsCauseOf(e))
        {
            await writer.StopAsync(import, e, CancellationToken.None);
        }
        return false;
    }
}

/// <summary>What is uploaded.</summary>
public sealed class ImportForm
{
    public IFormFile? File { get; set; }

    /// <summary>The warnings of an earlier try were looked at.</summary>
    public bool Checked { get; set; }
}
