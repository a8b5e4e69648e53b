using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Similar;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Similar;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>相似建议: earlier suggestions like a case's, what was answered and promised; a page of its own, or a part of another (htmx).</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class SimilarModel(CaseQueries cases, SimilarQueries similar) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What the choice of the bureau is called on the page that this is a part of; empty for none.</summary>
    [BindProperty(SupportsGet = true)]
    public string Choose { get; set; } = "";

    /// <summary>Whether it is asked for as a part of another page.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public CaseHead? Head { get; private set; }

    public SimilarPanel Panel { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        if (!IsPart)
            Head = await cases.HeadAsync(Me, Id, Aborted);
        var found = await similar.OfCaseAsync(Me, Id, Aborted);
        // Whoever answers it does not choose who answers it.
        Panel = new SimilarPanel(Me.Is(Roles.Dispatcher) ? found : found with { Bureaus = [] }, IsPart ? Choose : "", ProposesClass: false);
    }
}
