using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>核稿词表: the bureau's own wrong words, the shipped ones it does not want, and its leaders.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class WordsModel(ProofreadingQueries proofreading, SaveProofreadingLists command) : AppPage
{
    [BindProperty]
    public WordsForm Input { get; set; } = new();

    public async Task OnGetAsync()
    {
        var lists = await proofreading.ListsAsync(Aborted);
        var text = ProofreadingListText.Of(lists);
        (Input.Words, Input.Ignored, Input.Leaders, Input.Seen) = (text.Words, text.Ignored, text.Leaders, lists.Token);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, new ProofreadingListText(Input.Words, Input.Ignored, Input.Leaders), Input.Seen, CancellationToken.None);
        return Done("词表已保存，拟稿、核稿和签发页面马上按它检查。", "/Settings/Words");
    }
}
