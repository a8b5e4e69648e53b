using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>废止: since when a document is no longer in force, and by what.</summary>
[Authorize(Policy = Policies.KeepPolicies)]
public sealed class RepealModel(PolicyQueries policies, RepealPolicy command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What is looked for among the library's documents.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    [BindProperty]
    public RepealForm Input { get; set; } = new();

    public new PolicyPage Page { get; private set; } = null!;

    /// <summary>What was found, and what is registered already.</summary>
    public IReadOnlyList<PolicyRow> Offered { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        var document = Page.Document;
        (Input.On, Input.ById, Input.By) = (document.RepealedOn, document.RepealedById, document.RepealedById is null ? document.RepealedBy : "");
    }

    public override async Task LoadAsync()
    {
        Page = await policies.DocumentAsync(Me, Id, null, Aborted);
        if (!Me.MayKeepPolicies(Page.Document.BureauId))
            throw new NotAllowedException("这份文件由添加它的单位维护，您不能登记废止。");
        var found = await policies.RepealersAsync(Me, Page.Document, Q, Aborted);
        Offered = [.. found.Concat(Page.RepealedBy is { } by ? [by] : []).DistinctBy(r => r.Id)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, Input.On, Input.By, Input.ById, CancellationToken.None);
        return Done("已登记废止，之后成文的复函引用它会被拦住。", "/PolicyLibrary/Document", new { Id });
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        await command.TakeBackAsync(Me, Id, CancellationToken.None);
        return Done("已撤销废止登记。", "/PolicyLibrary/Document", new { Id });
    }
}

/// <summary>What is said about a repeal.</summary>
public sealed class RepealForm
{
    [Display(Name = "废止日期")]
    public DateOnly? On { get; set; }

    [Display(Name = "由什么文件废止")]
    public string By { get; set; } = "";

    /// <summary>What of the library repealed it.</summary>
    [Display(Name = "查到的文件")]
    public Guid? ById { get; set; }
}
