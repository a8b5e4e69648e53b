using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>代表的链接: which lead to a letter or notice, taking them back, sending another. Tokens are nowhere on it.</summary>
public abstract class LinksPage(LinkQueries links, RevokeLinks revoke, bool isNotice) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid DeputyId { get; set; }

    [BindProperty]
    public LinksForm Input { get; set; } = new();

    public LinkedPaper Paper { get; private set; } = null!;

    public IReadOnlyList<LinkRow> Rows { get; private set; } = [];

    public bool HasOpen => Rows.Any(r => r.State == LinkState.Open);

    private PaperKey Key => new(Id, isNotice);

    public override async Task LoadAsync()
    {
        Paper = await links.PaperAsync(Me, Key, DeputyId, Aborted);
        Rows = await links.ListAsync(Paper, Aborted);
    }

    public Task OnGetAsync() => LoadAsync();

    /// <summary>Whether it is asked once more before every link of the deputy ends, with the facts.</summary>
    public bool AsksAgain { get; private set; }

    /// <summary>How many of their links lead there, by mail and on paper.</summary>
    public (int Mail, int Paper) Open => (
        Rows.Count(r => r is { State: LinkState.Open, Way: LinkWay.Mail }), Rows.Count(r => r is { State: LinkState.Open, Way: LinkWay.Paper }));

    public async Task<IActionResult> OnPostRevokeAsync()
    {
        await LoadAsync();
        if (HasOpen && Input.Reason.Trim().Length > 0 && (!Input.IsSure || Input.Open != Open.Mail + Open.Paper))
        {
            ModelState.Clear();
            (AsksAgain, Input.Open) = (true, Open.Mail + Open.Paper);
            return Page();
        }
        await revoke.RunAsync(Me, Key, DeputyId, Input.Reason, another: false, CancellationToken.None);
        return Again("已停用，这位代表手里的链接马上失效。");
    }

    public async Task<IActionResult> OnPostReplaceAsync()
    {
        await revoke.RunAsync(Me, Key, DeputyId, Input.Reason, another: true, CancellationToken.None);
        return Again("旧的链接马上失效；带新链接的邮件已经排队，发出后这里会显示。");
    }

    private LocalRedirectResult Again(string message)
    {
        Flash(message);
        return LocalRedirect(isNotice ? Links.NoticeLinks(Id, DeputyId) : Links.LetterLinks(Id, DeputyId));
    }
}
