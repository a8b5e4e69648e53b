using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>Corrects what is known of a document.</summary>
[Authorize(Policy = Policies.KeepPolicies)]
public sealed class EditModel(PolicyQueries policies, SavePolicy command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PolicyForm Input { get; set; } = new();

    public new PolicyPage Page { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Take(Page.Version.Facts);
        Input.Seen = Page.Version.No;
    }

    public override async Task LoadAsync()
    {
        Page = await policies.DocumentAsync(Me, Id, null, Aborted);
        if (!Me.MayKeepPolicies(Page.Document.BureauId))
            throw new NotAllowedException("这份文件由添加它的单位维护，您不能修改。");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, Input.Seen, Input.ToInput(), Input.Note, CancellationToken.None);
        return Done("已存为新的一版，拟稿、核稿和签发马上按它核对。", "/PolicyLibrary/Document", new { Id });
    }
}
