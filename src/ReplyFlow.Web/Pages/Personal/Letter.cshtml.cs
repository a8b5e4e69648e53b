using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Deputies;

namespace ReplyFlow.Web.Pages.Personal;

/// <summary>The letter's words in large type.</summary>
[AllowAnonymous]
public sealed class LetterModel(PersonalPageQueries pages) : PersonalPageModel
{
    public PersonalPage View { get; private set; } = null!;

    public async Task OnGetAsync() => View = await pages.PageAsync(Token, Aborted);
}
