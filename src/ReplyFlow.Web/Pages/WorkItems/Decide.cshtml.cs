using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Cases;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>办理一件待办: what is owed, what is needed to decide, and the outcomes as buttons.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class DecideModel(ReplyFlowDb db, DecideWorkItem command, LetterPreviews previews, JudgeFinding judge, ReAuthentication again, DueText due) : AppPage
{
    private string _told = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DecisionForm Input { get; set; } = new();

    /// <summary>核稿: reasons typed for findings, by the finding's key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    public DueText Due => due;

    public CaseTask Task { get; private set; } = null!;

    /// <summary>The case; null when it went to another bureau meanwhile.</summary>
    public CaseHead? Head { get; private set; }

    public AssignChoices? Assign { get; private set; }

    public AllocateChoices? Allocate { get; private set; }

    public ReviewSheet? Review { get; private set; }

    /// <summary>What 核稿 found in the version under review.</summary>
    public FindingsPanel? Findings { get; private set; }

    /// <summary>What the reader can do about errors that stand in the way of the signature.</summary>
    public string BlockedHint => JudgesFindings ? "请退回修改；确属误判的，在“自动核稿”里逐处写明理由，确认“不是差错”。"
        : Task.Item.Form == "sign" ? "请写明理由退回修改；确属误判的，请办公室逐处确认“不是差错”后再签发。"
        : "请退回修改；确属误判的，由办公室在核稿时确认“不是差错”。";

    /// <summary>审批延期: what is asked for.</summary>
    public CaseExtension? Extension { get; private set; }

    /// <summary>代表反馈: the deputy whose answer is recorded.</summary>
    public CaseDeputy? Deputy { get; private set; }

    public bool AsksPassword => Task.Item.Form == "sign" && Task.IsOpen && again.IsNeeded;

    /// <summary>Whether the office reads the version, which alone decides about findings here.</summary>
    private bool JudgesFindings => Task.Item.Form == "review"
        && (Task.Item.Role == Roles.BureauOffice || (Me.Is(Roles.BureauOffice) && Me.BureauId == Task.Item.BureauId));

    public bool AnyReason => Task.Outcomes.Any(o => o.NeedsReason);

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Elsewhere(Task) is { } address && (Task.IsOpen || Task.Item.Form == DeliveryItem.Form) ? Redirect(address) : Page();
    }

    /// <summary>Steps that are done on pages of their own: the editor, and a message that was not delivered.</summary>
    private static string? Elsewhere(CaseTask task) => task.Item.Form switch
    {
        "draft" => Links.Draft(task.Item.CaseId),
        DeliveryItem.Form => Links.Delivery(task.Item.Id),
        _ => null,
    };

    public override async Task LoadAsync()
    {
        Task = await CaseTask.GetAsync(db, Me, Id, Aborted);
        Head = await HeadAsync();
        if (Head is null)
            return;
        switch (Task.Item.Form)
        {
            case "assign" or "accept" when Task.IsOpen:
                Assign = await AssignChoices.ReadAsync(db, Head.Id, Aborted);
                break;
            case "allocate" when Task.IsOpen:
                Allocate = await AllocateChoices.ReadAsync(db, Me.BureauId, Aborted);
                break;
            case "review" or "sign" when Task.IsOpen:
                Review = await ReviewSheet.ReadAsync(db, previews, Me, Head, Task.Item.Form == "sign", due.Today, Aborted);
                Findings = Review is null ? null : Panel(Review.Letter.Findings, Task.Item.Form == "sign");
                break;
            case "extension":
                Extension = await CaseExtension.LatestAsync(db, Me, Head.Id, Aborted);
                break;
            case "feedback":
                Deputy = Head.Deputies.FirstOrDefault(d => d.DeputyId.ToString("N") == Task.Item.Participant);
                break;
        }
    }

    private FindingsPanel Panel(IReadOnlyList<JudgedFinding> found, bool forSigning) => new(
        found, JudgesFindings ? "decide" : null, Links.WorkItem(Id), JudgesFindings || (forSigning && found.Any(f => f.Waiver is not null)), forSigning, Reasons, _told);

    private async Task<CaseHead?> HeadAsync()
    {
        try
        {
            return await CaseHeads.GetAsync(db, Me, Task.Item.CaseId, Aborted);
        }
        catch (NotFoundException) when (!Task.IsOpen)
        {
            return null;
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var task = await CaseTask.GetAsync(db, Me, Id, CancellationToken.None);
        if (Elsewhere(task) is { } address)
            return Redirect(address);
        var isSignature = task.Item.Form == "sign" && task.Outcomes.Any(o => o.Name == Input.Outcome && o.Kind == OutcomeDefinition.Forward);
        if (isSignature && task.IsOpen && again.IsNeeded)
            await again.CheckAsync(Me, Input.Password);
        var decision = new Decision(Id, Input.Outcome, Input.Comment, Input.ToInput(task.Item), Input.SeenDraftVersion);
        var receipt = await command.RunAsync(Me, decision, CancellationToken.None);
        return isSignature ? Done(receipt.Message, "/Cases/Index", new { id = receipt.CaseId }) : Done(receipt.Message, "/Index");
    }

    /// <summary>核稿: decides about one finding, and shows the page again with everything that was typed.</summary>
    public Task<IActionResult> OnPostJudgeAsync(string key) =>
        JudgedAsync(key, c => judge.JudgeAsync(Me, c, key, Reasons.GetValueOrDefault(key) ?? "", CancellationToken.None));

    /// <summary>核稿: takes a decision about a finding back.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(string key) => JudgedAsync(key, c => judge.TakeBackAsync(Me, c, key, CancellationToken.None));

    private async Task<IActionResult> JudgedAsync(string key, Func<Guid, Task<string>> act)
    {
        var task = await CaseTask.GetAsync(db, Me, Id, CancellationToken.None);
        if (!task.IsOpen)
            throw new AlreadyClosedException(task.Item);
        if (task.Item.Form != "review")
            throw new InvalidInputException("", "这一步不处理核稿提示。");
        _told = await act(task.Item.CaseId);
        Reasons.Remove(key);
        ModelState.Clear();
        await LoadAsync();
        return Page();
    }
}
