using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>How far an import is: can be left and come back to.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class ImportsModel(ImportQueries imports) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ImportProgress Import { get; private set; } = null!;

    public async Task OnGetAsync() => Import = await imports.FindAsync(Id, Aborted);
}
