using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>导入放假安排: a file of one year or several, looked at before it is saved.</summary>
[Authorize(Policy = Policies.Administer)]
[RequestSizeLimit((4 * MaxBytes) + (64 * 1024))]
[RequestFormLimits(MultipartBodyLengthLimit = MaxBytes + (64 * 1024))]
public sealed class ImportModel(SaveCalendar command) : CalendarChangePage(command)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Input.Json = "";
        return await ShowAsync(Parse(await ReadAsync(Input.File)));
    }

    private static async Task<string> ReadAsync(IFormFile? file)
    {
        if (file is not { Length: > 0 })
            throw new InvalidInputException("File", "请选择放假安排文件（.json）。");
        return await file.TextAsync(MaxBytes);
    }
}
