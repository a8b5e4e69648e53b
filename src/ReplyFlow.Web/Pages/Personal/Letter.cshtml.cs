using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Web.Pages.Personal;

/// <summary>The letter's words in large type.</summary>
[AllowAnonymous]
public sealed class LetterModel(PersonalPageQueries pages) : PersonalPageModel
{
    /// <summary>What is read.</summary>
    public Letter Letter { get; private set; } = null!;

    /// <summary>Whether it is a notice, which is not answered.</summary>
    public bool IsNotice { get; private set; }

    /// <summary>Whether there is a PDF of it.</summary>
    public bool HasFile { get; private set; } = true;

    public async Task OnGetAsync()
    {
        if (await pages.NoticeAsync(Token, Aborted) is { } notice)
            (Letter, IsNotice, HasFile) = (notice.Letter, true, notice.Notice.Pdf is not null);
        else
            Letter = (await pages.PageAsync(Token, Aborted)).Letter;
    }
}
