using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>Brings files or a pasted text into the policy library, as new documents or as a new version of one.</summary>
[Authorize(Policy = Policies.KeepPolicies)]
[TakesFiles]
public sealed class AddModel(PolicyQueries policies, AddPolicies command) : AppPage
{
    /// <summary>The document that it is a new version of; null for new documents.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Document { get; set; }

    [BindProperty]
    public AddForm Input { get; set; } = new();

    /// <summary>That document as it is.</summary>
    public PolicyPage? Renewed { get; private set; }

    /// <summary>Whether it may be chosen whose they are.</summary>
    public bool MayChoose => Document is null && Me.MayKeepPolicies(null) && Me.MayKeepPolicies(Me.BureauId);

    /// <summary>Whether they are the bureau's own.</summary>
    public bool IsOwn => Renewed is { } page ? page.Document.BureauId is not null : MayChoose ? Input.Own : !Me.MayKeepPolicies(null);

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Renewed = Document is { } id ? await policies.DocumentAsync(Me, id, null, Aborted) : null;
        if (Renewed is { } page && !Me.MayKeepPolicies(page.Document.BureauId))
            throw new NotAllowedException("这份文件由添加它的单位维护，您不能添加新版本。");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var added = await command.RunAsync(Me, IsOwn ? Me.BureauId : null, Document, Files, Input.Text, CancellationToken.None);
        var (waiting, twins) = (added.Where(a => a.DraftId is not null).ToList(), added.Where(a => a.DraftId is null).ToList());
        var told = string.Concat(twins.Select(t => $"{(t.Name.Length > 0 ? t.Name : "粘贴的文字")}没有添加，{t.Twin}。"));
        if (waiting is [{ DraftId: { } draft }])
            return Done($"已添加，请核对识别出的内容，确认后就能引用。{told}", "/PolicyLibrary/Confirm", new { id = draft });
        return Done($"{(waiting.Count > 0 ? $"已添加 {waiting.Count} 份，请逐份核对确认。" : "")}{told}", "/PolicyLibrary/Index");
    }
}

/// <summary>What is brought in beside files.</summary>
public sealed class AddForm
{
    [Display(Name = "文件的文字"), DataType(DataType.MultilineText)]
    public string Text { get; set; } = "";

    /// <summary>Whether it is the bureau's own.</summary>
    public bool Own { get; set; }
}
