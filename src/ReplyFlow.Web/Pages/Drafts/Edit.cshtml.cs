using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>拟稿: the editor. Works as one plain form; the script makes it comfortable.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class EditModel(
    ReplyFlowDb db, DraftQueries drafts, SaveDraft save, DecideWorkItem decide, LogContact log, JudgeFinding judge, MendDraft mend, LetterIntake intake,
    LetterRenderer renderer, DraftPreview preview, TakeBackQueries sent, AnswerQueries answers, AttachmentQueries attachments,
    TimeProvider time) : AppPage
{
    private bool _imported;

    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty]
    public EditForm Input { get; set; } = new();

    [BindProperty]
    public ContactForm Contact { get; set; } = new();

    [BindProperty]
    public List<DraftChoice> Choices { get; set; } = [];

    /// <summary>Reasons typed for leaving warnings of 核稿 as they are, by the finding's key: the way without script.</summary>
    [BindProperty(Name = nameof(Reasons))] // named, so that nothing else of the form is read into it
    public Dictionary<string, string?> Reasons { get; set; } = [];

    public DraftEditor Editor { get; private set; } = null!;

    public LetterTemplate Template { get; private set; } = null!;

    /// <summary>The two drafts where they differ; null where there is no conflict.</summary>
    public DraftComparison? Conflict { get; private set; }

    /// <summary>What the typed text is besides the stored draft, for example merged; empty for the draft itself.</summary>
    public string Notice { get; private set; } = "";

    /// <summary>What the notice lists, one thing a line.</summary>
    public IReadOnlyList<string> NoticeLines { get; private set; } = [];

    /// <summary>The text before its findings were mended; null where they were not.</summary>
    public string? Unmended { get; private set; }

    /// <summary>The letter as typed, laid out by the server: what a browser without script shows.</summary>
    public DraftPages Pages { get; private set; } = null!;

    /// <summary>Whether the text in the editor must not be saved before the person says so.</summary>
    public bool IsHeld => RestoredNo is not null || _imported;

    /// <summary>Whether what was sent was stored, though the page came of it and not of the draft: no copy of it is needed any more.</summary>
    public bool IsStored { get; private set; }

    /// <summary>The version that was put into the editor; null for the draft.</summary>
    public int? RestoredNo { get; private set; }

    /// <summary>The suggestion's files and those of the opinions, by what they belong to.</summary>
    public ILookup<Guid, CaseAttachment> Attachments { get; private set; } = null!;

    /// <summary>The letter's own attachments, as they are stored.</summary>
    public DraftAnnexes Annexes => Editor.Draft.Content.Annexes ?? DraftAnnexes.None;

    /// <summary>What the drafter works from.</summary>
    public IEnumerable<CaseAttachment> DraftFiles => Attachments[CaseId].Where(a => a.File is { Subject: AttachmentSubject.Draft, StruckAt: null });

    /// <summary>What the deputies said who are to be answered again.</summary>
    public IReadOnlyList<Discontent> Discontent { get; private set; } = [];

    /// <summary>Whether the draft begins again because of what deputies said; a return by a reviewer after that is shown as such.</summary>
    public bool IsAnsweredAgain => Discontent.Count > 0 && Editor.ReturnedBy == StepKinds.Feedback;

    public override async Task LoadAsync()
    {
        Editor = await drafts.EditorAsync(Me, CaseId, Aborted);
        Attachments = await attachments.OfCaseAsync(Me, CaseId, Aborted);
        Discontent = await answers.DiscontentAsync(CaseId, Aborted);
        Template = await renderer.TemplateAsync(db, Editor.Case.LeadBureau!.TemplateProfile, Aborted);
        Pages = await preview.RunAsync(Editor.Case, Input.ToContent() with { Annexes = Editor.Draft.Content.Annexes }, Aborted);
    }

    public async Task OnGetAsync(int? version)
    {
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == CaseId, Aborted);
        Input.Take(draft?.Content ?? DraftContent.Empty);
        if (version is { } no && await drafts.ItemAsync(Me, CaseId, Aborted) is not null)
            Input.Take((await drafts.VersionAsync(CaseId, no, Aborted)).Content);
        await LoadAsync();
        Input.Revision = draft?.Revision ?? 0;
        var former = new DraftSending(Editor.Case.CountersignDivisionIds, await sent.FormerWordsAsync(Me, Editor.Item, Aborted));
        Input.Take(draft?.Content.Sending ?? former);
        Input.WasSent = former.CountersignDivisionIds.Count > 0 || former.Comment.Length > 0;
        Contact = ContactForm.Begin(time.Today(), Editor.Case.Suggestion!.Deputies);
        RestoredNo = Editor.IsOpen ? version : null;
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        var (revision, _) = await save.RunAsync(Me, CaseId, Input.ToContent(), Input.Revision, CancellationToken.None);
        return await StoredAsync("草稿已保存，仍在您这里，还没有提交。", revision);
    }

    public async Task<IActionResult> OnPostSubmitAsync()
    {
        if (Contact.Summary.Trim().Length > 0)
            throw new InvalidInputException(nameof(ContactForm.Summary), "“沟通记录”的“情况”里写的还没有登记。请先点“登记”；不登记的，清空后再提交。");
        var input = new DraftInput(Input.ToContent(), Input.Revision, Input.CountersignDivisionIds) { SeenAnnexes = Input.SeenAnnexes };
        var receipt = await decide.RunAsync(Me, new Decision(Input.WorkItemId, Input.Outcome, Input.Comment, input), CancellationToken.None);
        OfferTakeBack(Input.WorkItemId);
        return Decided(receipt.Message, "/Cases/Index", new { id = CaseId });
    }

    /// <summary>Keeps what was typed and goes to what is beside the text: files, and without script figures and asks of what is saved.</summary>
    /// <param name="to">Which.</param>
    public async Task<IActionResult> OnPostBesideAsync([Display(Name = "去处")] string to)
    {
        await save.RunAsync(Me, CaseId, Input.ToContent(), Input.Revision, CancellationToken.None);
        const string Told = "草稿已保存，仍在您这里，还没有提交。";
        return to switch
        {
            "asks" => Done(Told, "/Drafts/Asks", new { CaseId }),
            "files" => Done(Told, "/Drafts/Files", new { CaseId }),
            "annexes" => Done(Told, "/Drafts/Annexes", new { CaseId }),
            _ => Done(Told, "/Drafts/Figures", new { CaseId }),
        };
    }

    /// <summary>Logs a contact and keeps what was typed: the way without script.</summary>
    public async Task<IActionResult> OnPostContactAsync()
    {
        var revision = await log.RunAsync(Me, CaseId, Contact.ToInput(), Input.ToContent(), Input.Revision, CancellationToken.None);
        Contact = new ContactForm();
        return await StoredAsync("沟通记录已登记，草稿也已保存。", revision);
    }

    /// <summary>Leaves a warning of 核稿 as it is and keeps what was typed: the way without script.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string key)
    {
        var (told, revision) = await judge.KeepAndSaveAsync(
            Me, CaseId, Input.ToContent(), Input.Revision, key, Reasons.GetValueOrDefault(key) ?? "", CancellationToken.None);
        Reasons.Remove(key);
        return await StoredAsync($"{told}草稿也已保存。", revision);
    }

    /// <summary>Takes that back and keeps what was typed: the way without script.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string key)
    {
        var (told, revision) = await judge.TakeBackAndSaveAsync(Me, CaseId, Input.ToContent(), Input.Revision, key, CancellationToken.None);
        return await StoredAsync($"{told}草稿也已保存。", revision);
    }

    /// <summary>全部改正, and keeps what was typed: the way without script.</summary>
    public async Task<IActionResult> OnPostMendAsync(int? rule)
    {
        var before = Input.Body;
        var mended = await mend.RunAsync(Me, CaseId, Input.ToContent(), Input.Revision, rule, CancellationToken.None);
        ModelState.Clear();
        (Input.Body, Input.Revision, IsStored) = (mended.Body, mended.Revision, true);
        await LoadAsync();
        Notice = mended.Changes.Count > 0 ? $"已改正 {mended.Changes.Count} 处，草稿已保存。" : "没有能一起改正的地方，草稿已保存。";
        Unmended = mended.Changes.Count > 0 ? before : null;
        return Page();
    }

    /// <summary>Takes 全部改正 back: the way without script.</summary>
    public async Task<IActionResult> OnPostUnmendAsync([Display(Name = "改正前的正文"), DataType(DataType.MultilineText)] string? unmended)
    {
        // The draft is stored as the mending left it; whatever was typed since then is not thrown away.
        var isAsMended = Input.ToContent().Body == (await drafts.EditorAsync(Me, CaseId, Aborted)).Draft.Content.Body;
        if (isAsMended)
            Input.Body = unmended ?? Input.Body;
        var (revision, _) = await save.RunAsync(Me, CaseId, Input.ToContent(), Input.Revision, CancellationToken.None);
        return await StoredAsync(isAsMended ? "已恢复改正前的文字，草稿已保存。" : "正文在改正以后又改过，没有撤销改正；现在的文字已保存。", revision);
    }

    /// <summary>Goes on with the draft as it is stored; where a contact or a reason was begun besides, on this page, with that.</summary>
    private async Task<IActionResult> StoredAsync(string told, int revision)
    {
        var isContactBegun = Contact.Summary.Trim().Length > 0;
        if (!isContactBegun && Reasons.Values.All(string.IsNullOrWhiteSpace))
            return Done(told, "/Drafts/Edit", new { CaseId });
        ModelState.Clear();
        (Input.Revision, IsStored) = (revision, true);
        await LoadAsync();
        if (!isContactBegun)
            Contact = ContactForm.Begin(time.Today(), Editor.Case.Suggestion!.Deputies);
        Notice = told + (isContactBegun ? "沟通记录还没有登记，要登记请点“登记”。" : "");
        return Page();
    }

    /// <summary>Keeps what was typed as the draft and puts a Word file's text into the editor, not yet saved.</summary>
    public async Task<IActionResult> OnPostImportAsync(IFormFile? word)
    {
        var imported = await WordFile.ReadAsync(word);
        return await TakeAsync(
            imported.Text, _ => WordFile.Words(imported), [.. imported.Dropped.Select(d => $"没有带进来：{d}"), .. imported.Tables]);
    }

    /// <summary>Keeps what was typed as the draft and moves the parts of a whole letter out of its text into their fields, not yet saved.</summary>
    public Task<IActionResult> OnPostIntakeAsync() => TakeAsync(Input.Body, Parted, []);

    private static string Parted(TakenLetter taken) => taken.Told.Count == 0
        ? "正文里没有认出整篇公文，没有改动；现在的内容已存为草稿。"
        : (taken.IsLetter ? "正文里的整篇公文已经分开" : "正文里没有认出整篇公文，只作了下面列出的整理")
            + "，还没有保存；原来的内容已存为草稿。核对后点“保存草稿”，或刷新页面回到原来的草稿。";

    private async Task<IActionResult> TakeAsync(string text, Func<TakenLetter, string> words, IReadOnlyList<string> besides)
    {
        var (revision, _) = await save.RunAsync(Me, CaseId, Input.ToContent(), Input.Revision, CancellationToken.None);
        Input.Body = text;
        var taken = await intake.ReadAsync(Me, CaseId, Input.ToContent(), CancellationToken.None);
        ModelState.Clear();
        Input.Take(taken.Content);
        (Input.Revision, IsStored, _imported, Notice) = (revision, true, true, words(taken));
        NoticeLines = [.. taken.Told, .. besides];
        await LoadAsync();
        return Page();
    }

    /// <summary>Shows what was typed beside what is stored, and stores nothing.</summary>
    public async Task<IActionResult> OnPostCompareAsync()
    {
        await LoadAsync();
        return Compare(StatusCodes.Status200OK);
    }

    /// <summary>Joins the two as chosen and shows the result in the editor, not yet saved.</summary>
    public async Task<IActionResult> OnPostMergeAsync()
    {
        await LoadAsync();
        if (Input.Revision != Editor.Draft.Revision)
            return Compare(StatusCodes.Status409Conflict);
        var merged = new DraftComparison(Input.ToContent(), Editor.Draft.Content).Merge(Choices);
        ModelState.Clear();
        Input.Take(merged);
        Pages = await preview.RunAsync(Editor.Case, merged with { Annexes = Editor.Draft.Content.Annexes }, Aborted);
        Notice = "已按您的选择合并，还没有保存。请核对后点“保存草稿”或提交。";
        return Page();
    }

    public override async Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is DraftConflictException)
        {
            await LoadAsync();
            return Compare(StatusCodes.Status409Conflict);
        }
        if (refusal is not InvalidInputException invalid || !ContactErrors.Add(ModelState, invalid))
            return null;
        await LoadAsync();
        return Shown(StatusCodes.Status400BadRequest);
    }

    private IActionResult Compare(int status)
    {
        var comparison = new DraftComparison(Input.ToContent(), Editor.Draft.Content);
        ModelState.Clear();
        Input.Revision = Editor.Draft.Revision;
        Choices = [.. comparison.Differences.Select(_ => DraftChoice.Mine)];
        if (comparison.Differences.Count > 0)
            Conflict = comparison;
        else
            Notice = "您输入的内容和已保存的一样，可以继续写。";
        return Shown(status);
    }

    private IActionResult Shown(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
