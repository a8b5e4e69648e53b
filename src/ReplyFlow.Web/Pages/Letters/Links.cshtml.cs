using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>代表的链接: which lead to the letter, taking them back, sending another, making one on paper. Tokens are nowhere on it.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class LinksModel(LinkQueries links, RevokeLinks revoke, MakePaperCopy paper) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid DeputyId { get; set; }

    [BindProperty]
    public LinksForm Input { get; set; } = new();

    public LinkedLetter Letter { get; private set; } = null!;

    public IReadOnlyList<LinkRow> Rows { get; private set; } = [];

    /// <summary>Whether a form on paper is out that another would end.</summary>
    public bool HasPaper => Rows.Any(r => r is { Way: LinkWay.Paper, State: LinkState.Open });

    public bool HasOpen => Rows.Any(r => r.State == LinkState.Open);

    public override async Task LoadAsync()
    {
        Letter = await links.LetterAsync(Me, Id, DeputyId, Aborted);
        Rows = await links.ListAsync(Letter, Aborted);
    }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostRevokeAsync()
    {
        await revoke.RunAsync(Me, Id, DeputyId, Input.Reason, another: false, CancellationToken.None);
        return Done("已停用，这位代表手里的链接马上失效。", "/Letters/Links", new { Id, DeputyId });
    }

    public async Task<IActionResult> OnPostReplaceAsync()
    {
        await revoke.RunAsync(Me, Id, DeputyId, Input.Reason, another: true, CancellationToken.None);
        return Done("旧的链接马上失效；带新链接的邮件已经排队，发出后这里会显示。", "/Letters/Links", new { Id, DeputyId });
    }

    /// <summary>Answers with the form itself: it is never kept and cannot be had a second time.</summary>
    public async Task<IActionResult> OnPostPaperAsync()
    {
        var copy = await paper.RunAsync(Me, Id, DeputyId, CancellationToken.None);
        Response.Headers.SetFile("attachment", copy.FileName, "no-store");
        return new FileContentResult(copy.Pdf, "application/pdf");
    }
}
