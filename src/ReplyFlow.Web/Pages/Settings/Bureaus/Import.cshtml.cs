using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Administration.Importing;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>批量导入单位.</summary>
[Authorize(Policy = Policies.Administer)]
[RequestSizeLimit(DirectoryFile.MaxBytes + 64 * 1024)]
public sealed class ImportModel(ImportBodies command) : DirectoryImportPage<BodyRow>
{
    private static readonly ImportTemplate Template = new(
        "单位",
        ["单位全称", "单位简称", "单位类型", "机关代字", "邮箱", "抄送方式", "处室"],
        ["示例市水务局", "市水务局", "承办单位", "示水函", "shuiwu@example.invalid", "邮件", "办公室、供水处、河道处"]);

    public void OnGet()
    {
    }

    /// <summary>A workbook to fill in.</summary>
    public async Task<IActionResult> OnGetSampleAsync() => File(await Template.ToXlsxAsync(Aborted), ImportTemplate.ContentType, "单位导入模板.xlsx");

    /// <summary>Imports what was looked at.</summary>
    public async Task<IActionResult> OnPostCarryOutAsync()
    {
        var rows = Rows();
        var report = await command.RunAsync(Me, rows, dryRun: false, CancellationToken.None);
        return report.Done ? Done($"{rows.Count} 行单位已导入。接着可以导入人员。", "/Settings/Bureaus/Index") : await LookedAtAsync(rows, report);
    }

    protected override IReadOnlyList<BodyRow> Read(string name, byte[] bytes) => DirectoryFile.ReadBodies(name, bytes);

    protected override Task<ImportReport> CheckAsync(IReadOnlyList<BodyRow> rows) => command.RunAsync(Me, rows, dryRun: true, CancellationToken.None);
}
