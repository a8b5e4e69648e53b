using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases.Answers;

/// <summary>代联工委 says that an answer by paper, or an entry by staff, is not the deputy's; what follows is read before it.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class VoidModel(CaseQueries cases, AnswerQueries answers, VoidPaperAnswer paper, VoidEntry entry, DueText due) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Which answer.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Answer { get; set; }

    /// <summary>Whom 代联工委 asked, when and how.</summary>
    [BindProperty]
    public Delivery.GroundForm Ground { get; set; } = new();

    public CaseHead Head { get; private set; } = null!;

    /// <summary>The answer; null where none was chosen that may become void.</summary>
    public CaseAnswer? Row { get; private set; }

    public string Deputy => Head.Deputies.First(d => d.DeputyId == Row?.DeputyId).Name;

    public Task OnGetAsync()
    {
        Ground.On = due.Today;
        return LoadAsync();
    }

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        Row = (await answers.OfCaseAsync(Me, Head, Aborted)).FirstOrDefault(a => a.Id == Answer && a.Way != FeedbackWay.Link);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Row is null)
            throw new InvalidInputException("", "请先选要作废的答复。");
        if (Row.IsOwn)
        {
            var gone = await paper.RunAsync(Me, Row.Id, Ground.ToGround(), CancellationToken.None);
            Flash($"{gone} 份答复作废，纸上的网址已经失效。要让代表自己答复的，请在链接页面另做一份纸质件或者更换链接。");
        }
        else
        {
            await entry.RunAsync(Me, Row.Id, Ground.ToGround(), CancellationToken.None);
            Flash("代录的答复作废，案件按没有这份答复处理。代表自己的链接照样可以答复。");
        }
        return LocalRedirect(Links.Case(Head.Id));
    }
}
