using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Administration.Importing;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>
/// What the imports of bodies and of people share: a file is only looked at; the page says what would become of each row, and carries the
/// rows, so that one button imports what was looked at.
/// </summary>
/// <typeparam name="T">A row.</typeparam>
public abstract class DirectoryImportPage<T> : AppPage
{
    [BindProperty]
    public DirectoryImportForm Input { get; set; } = new();

    public ImportReport? Report { get; private set; }

    public int Wrong => Report?.Lines.Count(l => !l.Ok) ?? 0;

    /// <summary>Looks at a file.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var bytes = await Uploads.ListAsync(Input.File, DirectoryFile.MaxBytes);
        var rows = Read(Path.GetFileName(Input.File!.FileName), bytes);
        return await LookedAtAsync(rows, await CheckAsync(rows));
    }

    /// <summary>The rows that were looked at.</summary>
    /// <exception cref="InvalidInputException">The page did not send them.</exception>
    protected IReadOnlyList<T> Rows()
    {
        try
        {
            if (JsonSerializer.Deserialize<List<T>>(Input.Rows) is { Count: > 0 and <= DirectoryFile.MaxRows } rows && rows.TrueForAll(r => r is not null))
                return rows;
        }
        catch (JsonException)
        {
            // The same as none.
        }
        throw new InvalidInputException("File", "请选择要导入的文件。");
    }

    /// <summary>Shows what would become of the rows.</summary>
    protected async Task<IActionResult> LookedAtAsync(IReadOnlyList<T> rows, ImportReport report)
    {
        await LoadAsync();
        (Report, Input.Rows) = (report, JsonSerializer.Serialize(rows));
        ModelState.Remove("Input.Rows");
        var page = Page();
        page.StatusCode = report.IsRight ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return page;
    }

    protected abstract IReadOnlyList<T> Read(string name, byte[] bytes);

    protected abstract Task<ImportReport> CheckAsync(IReadOnlyList<T> rows);
}

/// <summary>What is uploaded, and then the rows that were looked at.</summary>
public sealed class DirectoryImportForm
{
    public IFormFile? File { get; set; }

    /// <summary>The rows as JSON.</summary>
    [Display(Name = "名单"), DataType(DataType.MultilineText)]
    public string Rows { get; set; } = "";
}
