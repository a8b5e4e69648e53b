using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.DemoMail;

/// <summary>本机邮件夹 of the demo: what went out, the newest first. There is none in any other installation.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel(DemoMailbox mailbox) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNo { get; set; } = 1;

    public IReadOnlyList<DemoMailHead> Mails { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    public async Task OnGetAsync()
    {
        var all = await mailbox.ListAsync(Aborted);
        Paging = Paging.Of(all.Count, PageNo);
        var mails = new List<DemoMailHead>();
        foreach (var id in all.Skip((Paging.Page - 1) * Paging.Size).Take(Paging.Size))
            mails.Add(await mailbox.HeadAsync(id, Aborted));
        Mails = mails;
    }
}
