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

    /// <summary>The form on paper that was out when the page was shown; a second tap must not end the one just printed.</summary>
    [BindProperty]
    public long Seen { get; set; }

    /// <summary>By which the newest form on paper is told from others; 0 for none.</summary>
    public long Newest => Rows.FirstOrDefault(r => r.Way == LinkWay.Paper)?.IssuedAt.UtcTicks ?? 0;

    /// <summary>Answers with the form itself: it is never kept and cannot be had a second time.</summary>
    public async Task<IActionResult> OnPostPaperAsync()
    {
        await LoadAsync();
        var seen = Seen;
        // Shown anew, the page asks about what is there by then.
        ModelState.Remove(nameof(Seen));
        var copy = await paper.RunAsync(Me, Id, DeputyId, seen, CancellationToken.None);
        Flash($"{Paper.Deputy}代表的征询意见表已制作，文件在浏览器的下载列表里，只下载这一次。");
        Response.Headers.SetFile("attachment", copy.FileName, "no-store");
        return new FileContentResult(copy.Pdf, "application/pdf");
    }
}
