using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Similar;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Similar;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>相似建议 while a suggestion is registered: posted, since a text is too long for an address; it changes nothing.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class SimilarModel(SimilarQueries similar) : AppPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public SimilarForm Input { get; set; } = new();

    public SimilarPanel Panel { get; private set; } = null!;

    /// <summary>Opened again by itself there is no text to compare: back to where it is typed.</summary>
    public IActionResult OnGet() => RedirectToPage("Register");

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        return Page();
    }

    public override async Task LoadAsync() =>
        Panel = new SimilarPanel(await similar.OfTextAsync(Me, Input.Title, Input.Text, null, Aborted), "", ProposesClass: true);
}

/// <summary>The text that others are compared with.</summary>
public sealed class SimilarForm
{
    [Display(Name = "标题")]
    public string Title { get; set; } = "";

    [Display(Name = "建议正文"), DataType(DataType.MultilineText)]
    public string Text { get; set; } = "";
}
