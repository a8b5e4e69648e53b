using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>A deputy's links to a letter, and making one on paper.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class LinksModel(LinkQueries links, RevokeLinks revoke, MakePaperCopy paper) : LinksPage(links, revoke, isNotice: false)
{
    /// <summary>Whether a form on paper is out that another would end.</summary>
    public bool HasPaper => Rows.Any(r => r is { Way: LinkWay.Paper, State: LinkState.Open });

    /// <summary>Answers with the form itself: it is never kept and cannot be had a second time.</summary>
    public async Task<IActionResult> OnPostPaperAsync()
    {
        var copy = await paper.RunAsync(Me, Id, DeputyId, CancellationToken.None);
        Response.Headers.SetFile("attachment", copy.FileName, "no-store");
        return new FileContentResult(copy.Pdf, "application/pdf");
    }
}
