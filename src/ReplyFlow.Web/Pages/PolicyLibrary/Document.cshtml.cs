using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Search;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>A document of the policy library: what is known of it, its versions, its text with an address for every article.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class DocumentModel(PolicyQueries policies, CitingLetters citing) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version shown; null for the one that counts.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public new PolicyPage Page { get; private set; } = null!;

    public IReadOnlyList<PolicyArticle> Articles { get; private set; } = [];

    /// <summary>Letters that cite it, of those that the reader may read, the newest first.</summary>
    public IReadOnlyList<CitingLetter> Citing { get; private set; } = [];

    /// <summary>Whether the reader may change it.</summary>
    public bool MayKeep => Me.MayKeepPolicies(Page.Document.BureauId);

    /// <summary>The version shown as the list shows it.</summary>
    public PolicyRow Row => new(Page.Document.Id, Page.Version.Facts, Page.Document.BureauId, Page.Standing, Page.Document.RepealedOn);

    public async Task OnGetAsync()
    {
        Page = await policies.DocumentAsync(Me, Id, Version, Aborted);
        Articles = PolicyArticle.Of(Page.Text);
        Citing = await citing.OfAsync(Me, Page.Version.Facts, Aborted);
    }
}
