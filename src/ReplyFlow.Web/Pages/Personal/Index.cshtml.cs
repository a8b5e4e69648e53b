using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Personal;

/// <summary>The deputy's personal page: whose letter, confirming, answering. A GET changes nothing.</summary>
[AllowAnonymous]
public sealed class IndexModel(PersonalPageQueries pages, ConfirmLetter confirm, AnswerLetter answer) : PersonalPageModel
{
    private const string ReceivedPart = "?done=received";
    private const string AnsweredPart = "?done=answered";

    [BindProperty]
    public AnswerForm Input { get; set; } = new();

    /// <summary>What is wrong with a field, in Chinese; null for nothing.</summary>
    public string? FaultOf(string field) => ModelState.GetValueOrDefault(field)?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>The first field with something wrong, where the deputy goes on; null for none.</summary>
    public string? FirstFault => Enumerable.Range(0, View.Asked.Asked.Count).Select(i => $"Input.Choices[{i}]").Append("Input.Words")
        .FirstOrDefault(f => FaultOf(f) is not null);

    /// <summary>What the deputy has just done.</summary>
    public string Happened => Request.Query["done"].ToString();

    public PersonalPage View { get; private set; } = null!;

    /// <summary>What is shown instead where the link is of a notice; else null.</summary>
    public NoticePage? Notice { get; private set; }

    /// <summary>Whether what was chosen is read back before it is sent.</summary>
    public bool IsReadBack { get; private set; }

    /// <summary>Whether another answer was given while this one was read back.</summary>
    public bool IsOvertaken { get; private set; }

    public override async Task LoadAsync()
    {
        Notice = await pages.NoticeAsync(Token, Aborted);
        if (Notice is null)
            View = await pages.PageAsync(Token, Aborted);
    }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Notice is null)
            Input = AnswerForm.Of(View);
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        await confirm.RunAsync(Token, received: false, CancellationToken.None);
        return LeadTo(Links.Personal(Token, "letter"));
    }

    public async Task<IActionResult> OnPostReceivedAsync()
    {
        await confirm.RunAsync(Token, received: true, CancellationToken.None);
        return LeadTo(Links.Personal(Token) + ReceivedPart);
    }

    /// <summary>Reads back what was chosen; nothing is kept yet.</summary>
    public async Task OnPostCheckAsync()
    {
        await LoadAsync();
        if (Notice is not null)
            return;
        // What would be refused at the end is refused before it is read back.
        if (View.Closed is { } closed)
            throw new InvalidInputException("", closed);
        View.Asked.Check(Input.ToInput());
        ReadBack();
    }

    /// <summary>Back to the form, with what was typed.</summary>
    public Task OnPostEditAsync() => LoadAsync();

    /// <summary>Keeps the answer; where another was given since it was read back, in another window, it is read back once more beside that.</summary>
    public async Task<IActionResult> OnPostAnswerAsync()
    {
        if (Input.Seen is { } seen && await pages.AnsweredAtAsync(Token, Aborted) != seen)
        {
            await LoadAsync();
            ReadBack();
            IsOvertaken = true;
            return Page();
        }
        await answer.RunAsync(Token, Input.ToInput(), CancellationToken.None);
        return LeadTo(Links.Personal(Token) + AnsweredPart);
    }

    private void ReadBack()
    {
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Seen)}");
        (IsReadBack, Input.Seen) = (true, View.Answer?.At.UtcTicks ?? 0);
    }
}
