using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Importing;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>批量导入人员: accounts for a whole city, with passwords for one use to print.</summary>
[Authorize(Policy = Policies.Administer)]
[RequestSizeLimit(DirectoryFile.MaxBytes + 64 * 1024)]
public sealed class ImportModel(ImportPeople command) : DirectoryImportPage<StaffRow>
{
    private static readonly ImportTemplate Template = new(
        "人员",
        ["单位", "处室", "姓名", "登录名", "岗位", "邮箱", "电话"],
        ["市水务局", "供水处", "示例甲", "shilijia", "经办人", "shilijia@example.invalid", "02900000001"]);

    /// <summary>The passwords, on the one answer that shows them.</summary>
    public IReadOnlyList<NewPassword> Passwords { get; private set; } = [];

    public void OnGet()
    {
    }

    /// <summary>A workbook to fill in.</summary>
    public async Task<IActionResult> OnGetSampleAsync() => File(await Template.ToXlsxAsync(Aborted), ImportTemplate.ContentType, "人员导入模板.xlsx");

    /// <summary>Opens the accounts that were looked at.</summary>
    public async Task<IActionResult> OnPostCarryOutAsync()
    {
        var rows = Rows();
        var (report, passwords) = await command.RunAsync(Me, rows, CancellationToken.None);
        if (!report.Done)
            return await LookedAtAsync(rows, report);
        if (passwords.Count == 0)
            return Done("表里的人都已有账号，没有改动。", "/Settings/People/Index");
        Passwords = passwords;
        return Page();
    }

    protected override IReadOnlyList<StaffRow> Read(string name, byte[] bytes) => DirectoryFile.ReadPeople(name, bytes);

    protected override Task<ImportReport> CheckAsync(IReadOnlyList<StaffRow> rows) => command.CheckAsync(Me, rows, CancellationToken.None);
}
