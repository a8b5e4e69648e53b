using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>核稿词表: the bureau's own wrong words, the shipped ones it does not want, its leaders and what bodies are called.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class WordsModel(ProofreadingQueries proofreading, SaveProofreadingLists command) : AppPage
{
    private static readonly ListSheet<ProofreadingListRow> Sheet = new("核稿词表",
    [
        new(ProofreadingListFile.Headings[0], r => r.List),
        new(ProofreadingListFile.Headings[1], r => r.Entry, 24),
        new(ProofreadingListFile.Headings[2], r => r.Right, 40),
        new(ProofreadingListFile.Headings[3], r => r.Note, 40),
    ]);

    [BindProperty]
    public WordsForm Input { get; set; } = new();

    /// <summary>What the file brought.</summary>
    public string Notice { get; private set; } = "";

    public async Task OnGetAsync()
    {
        var lists = await proofreading.ListsAsync(Aborted);
        Input.Take(ProofreadingListText.Of(lists));
        Input.Seen = lists.Token;
    }

    public async Task<IActionResult> OnGetExportAsync(string format) =>
        ListFile(Sheet, [.. ProofreadingListFile.Rows(await proofreading.ListsAsync(Aborted))], format);

    /// <summary>Puts a file's lines into the form; nothing is saved.</summary>
    public async Task<IActionResult> OnPostImportAsync()
    {
        var bytes = await Uploads.ListAsync(Input.File, ProofreadingListFile.MaxBytes);
        var read = ProofreadingListFile.Read(Path.GetFileName(Input.File!.FileName), bytes, Input.ToText());
        ModelState.Clear();
        Input.Take(read.Text);
        Notice = read.Added + read.Changed == 0
            ? "文件里的都已经在词表里，没有改动。"
            : $"从文件读入：新增 {read.Added} 条，改动 {read.Changed} 条，还没有保存。请核对后点“保存”。";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Input.ToText(), Input.Seen, CancellationToken.None);
        return Done("词表已保存，拟稿、核稿和签发页面马上按它检查。", "/Settings/Words");
    }
}
