using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems.Extend;
using ReplyFlow.Application.WorkItems.Interim;
using ReplyFlow.Application.WorkItems.Reassign;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Lists;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>一件建议: where it stands, who has it, all its papers and its whole history.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class IndexModel(
    ReplyFlowDb db, CaseQueries cases, CaseDocumentQueries documents, CaseHistoryQueries history, SupervisionQueries supervision,
    IncidentQueries incidents, DefinitionStore definitions, StepViews views, DueText due, CaseDeadlines deadlines,
    TakeBackQueries sent, AnswerQueries answers, AttachmentQueries attachments) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Group of the history shown; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public CaseEventGroup? Show { get; set; }

    public DueText Due => due;

    public CaseHead Head { get; private set; } = null!;

    public IReadOnlyList<CaseItem> Items { get; private set; } = [];

    public IReadOnlyList<CaseStage> Stages { get; private set; } = [];

    public IReadOnlyList<CasePart> Parts { get; private set; } = [];

    public IReadOnlyList<CaseVersion> Versions { get; private set; } = [];

    public IReadOnlyList<CaseContact> Contacts { get; private set; } = [];

    public IReadOnlyList<CaseLetter> Letters { get; private set; } = [];

    public IReadOnlyList<CaseNotice> Notices { get; private set; } = [];

    /// <summary>Files, by the key of what they belong to.</summary>
    public ILookup<Guid, CaseAttachment> Attachments { get; private set; } = null!;

    /// <summary>Those of one kind of thing.</summary>
    public IEnumerable<CaseAttachment> AttachmentsOf(AttachmentSubject subject) =>
        Attachments.SelectMany(g => g).Where(a => a.File.Subject == subject);

    /// <summary>送达凭证 by what was delivered to whom.</summary>
    public ILookup<string, CaseAttachment> Proofs { get; private set; } = Enumerable.Empty<CaseAttachment>().ToLookup(_ => "");

    public IReadOnlyList<CaseEvent> Events { get; private set; } = [];

    /// <summary>The entries of the history that the filter lets through.</summary>
    public IEnumerable<CaseEvent> ShownEvents => Events.Where(e => Show is null || e.Group == Show);

    /// <summary>Open steps the reader supervises.</summary>
    public IReadOnlySet<Guid> Supervised { get; private set; } = new HashSet<Guid>();

    public IReadOnlyDictionary<Guid, LatestNudge> Nudges { get; private set; } = new Dictionary<Guid, LatestNudge>();

    /// <summary>Steps of the machine that failed and wait for the administrator.</summary>
    public IReadOnlyList<string> Parked { get; private set; } = [];

    /// <summary>取回: the reader's decisions that may be taken back now.</summary>
    public IEnumerable<CaseItem> Sent { get; private set; } = [];

    public IEnumerable<CaseItem> Waiting => Items.Where(i => i.IsOpen);

    /// <summary>What the reader owes; what all the deputies are asked is one thing.</summary>
    public IEnumerable<CaseItem> Mine => Items.Where(i => i.IsMine && !IsAboutDeputy(i)).Concat(Items.Where(i => i.IsMine && IsAboutDeputy(i)).Take(1));

    /// <summary>What the deputies answered, every version, of each deputy the latest first; none where the reader may not know them.</summary>
    public IReadOnlyList<CaseAnswer> Answers { get; private set; } = [];

    /// <summary>Items about deputies that no answer above tells of: open ones, and for readers who may not know the deputies the closed ones too.</summary>
    public IEnumerable<CaseItem> Feedback =>
        Items.Where(i => IsAboutDeputy(i) && (i.IsOpen || (!Head.MayKnowDeputy && i.Status == WorkItemStatus.Decided && !IsAskedSince(i))));

    /// <summary>Whether its deputy was asked once more: what was said before may be void.</summary>
    private bool IsAskedSince(CaseItem item) => Items.Any(i => IsAboutDeputy(i) && i.Participant == item.Participant && i.OpenedAt > item.ClosedAt);

    /// <summary>Deputies whose time ran out: 未反馈, never counted as satisfied.</summary>
    public IEnumerable<string> Silent => Head.ClosedAt is null || !Head.MayKnowDeputy || Letters.Count == 0 ? []
        : Head.Deputies.Where(d => !Answers.Any(a => a.DeputyId == d.DeputyId && a.Counts)).Select(d => $"{d.Name}代表");

    /// <summary>Deputies who have not answered while the handling goes on because of another one.</summary>
    public IEnumerable<string> Unasked => Head.ClosedAt is not null || !Head.MayKnowDeputy || !Answers.Any() ? []
        : Head.Deputies.Where(d => !Answers.Any(a => a.DeputyId == d.DeputyId && a.Void is null))
            .Where(d => !Waiting.Any(w => IsAboutDeputy(w) && w.Participant == d.DeputyId.ToString("N"))).Select(d => $"{d.Name}代表");

    /// <summary>Whether the reader may find that an answer by paper is not the deputy's.</summary>
    public bool MayVoid(CaseAnswer answer) => answer is { Way: not FeedbackWay.Link, Void: null } && Me.Is(Roles.Liaison);

    /// <summary>Whether the reader may enter answers.</summary>
    public bool MayEnterAnswers { get; private set; }

    public string? Category => Letters.FirstOrDefault()?.Category ?? Versions.FirstOrDefault()?.Content.Category;

    public bool MayLogContact => Head.IsInside && LogContact.Objection(Head.Status) is null
        && Me.Roles.Any(r => r is Roles.Drafter or Roles.DivisionHead or Roles.BureauOffice or Roles.BureauLeader or Roles.Signatory);

    public bool MayAskExtension => Head.IsInside && Me.Is(Roles.BureauOffice)
        && RequestExtension.Objection(Head.Status, Head.IsHandledAgain, Items.Any(i => i.IsOpen && i.Kind == StepKinds.Extension)) is null;

    public bool MayWriteInterim => Head.IsInside && WriteInterim.IsAllowed(Me)
        && WriteInterim.Objection(Head.Status, Head.IsHandledAgain, Items.Any(i => i.IsOpen && i.Kind == InterimStep.Kind.Name)) is null;

    public bool MayReassign => ReassignCase.Objection(Head.ClosedAt, Head.DrafterId) is null
        && ReassignCase.IsAllowed(Me, Head.LeadBureauId, Head.DivisionId);

    public bool MayReassignBureaus => ReassignBureaus.IsAllowed(Me) && ReassignBureaus.Objection(Head.Status, Head.RepliedOn, Head.LeadBureauId) is null;

    public bool MayWithdraw =>
        Me.Is(Roles.Liaison) && RequestWithdrawal.Objection(Head.ClosedAt, Head.RepliedOn) is null
        && !Items.Any(i => i.IsOpen && i.Kind == StepKinds.Withdrawal);

    public bool MayCorrect => Me.Is(Roles.Liaison) && CorrectSuggestion.Objection(Head.Status, Head.ClosedAt, Head.RepliedOn) is null;

    public bool MayFlag => Policies.Allows(Policies.FlagKeyCases, Me) && (Head.IsKey || FlagKeyCase.Objection(Head.ClosedAt) is null);

    /// <summary>Whether the reader may nudge a step today.</summary>
    public bool MayNudge(CaseItem item) => Supervised.Contains(item.Id) && !item.IsMine
        && Nudges.GetValueOrDefault(item.Id)?.Objection(due.Today, deadlines.Calendar) is null;

    /// <summary>What an item that waits is called as something to do.</summary>
    public string Verb(CaseItem item) => ListWords.Step(views.Find(item.Kind).Verb(item.Title), item.About);

    /// <summary>Whether an item is about one of the deputies.</summary>
    public static bool IsAboutDeputy(CaseItem item) => item.Kind == StepKinds.Feedback;

    /// <summary>The deputy a feedback item is about, as far as the reader may know.</summary>
    public string DeputyOf(CaseItem item) =>
        Head.Deputies.FirstOrDefault(d => d.DeputyId.ToString("N") == item.Participant) is { } deputy ? $"{deputy.Name}代表" : "代表（身份保密）";

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        Events = await history.ListAsync(Me, Head, await cases.ItemsAsync(Me, Head, Aborted), Aborted);
        return ListFile(HistorySheet.Of(Head), [.. ShownEvents], format);
    }

    public async Task OnGetAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        Items = await cases.ItemsAsync(Me, Head, Aborted);
        Parts = await cases.PartsAsync(Me, Head, Aborted);
        Versions = await documents.VersionsAsync(Head, Aborted);
        Contacts = await documents.ContactsAsync(Head, Me, Aborted);
        Letters = await documents.LettersAsync(Head, Me, Aborted);
        Notices = await documents.NoticesAsync(Head, Aborted);
        Answers = await answers.OfCaseAsync(Me, Head, Aborted);
        Attachments = await attachments.OfCaseAsync(Me, Id, Aborted);
        Proofs = await ProofsAsync([.. AttachmentsOf(AttachmentSubject.Delivery)]);
        MayEnterAnswers = await answers.MayEnterAsync(Me, Head, Aborted);
        Events = await history.ListAsync(Me, Head, Items, Aborted);
        Supervised = (await db.WorkItems.SupervisedBy(Me).Where(w => w.CaseId == Id).Select(w => w.Id).ToListAsync(Aborted)).ToHashSet();
        Nudges = await supervision.LatestNudgesAsync(Me, Supervised, Aborted);
        var definition = await definitions.GetAsync(Head.DefinitionId, Head.DefinitionVersion, Aborted);
        Parked = await incidents.TitlesAsync(Id, definition, Aborted);
        var open = await sent.OfCaseAsync(Me, Id, Aborted);
        Sent = [.. Items.Where(i => open.Contains(i.Id))];
        Stages = CaseProgress.Stages(definition, Items, Letters.FirstOrDefault()?.IssuedAt, Head.ClosedAt);
    }

    private async Task<ILookup<string, CaseAttachment>> ProofsAsync(IReadOnlyList<CaseAttachment> proofs)
    {
        if (proofs.Count == 0)
            return Proofs;
        var ids = proofs.Select(p => p.File.SubjectId).ToList();
        var documents = await db.Outbox.Where(m => ids.Contains(m.Id)).Select(m => new
        {
            m.Id,
            Document = db.Letters.Where(l => l.Id == m.LetterId).Select(l => l.DocumentNumber!.Text).FirstOrDefault()
                ?? db.Notices.Where(n => n.Id == m.NoticeId).Select(n => n.Title).FirstOrDefault(),
            m.RecipientName,
        }).ToDictionaryAsync(m => m.Id, m => $"{m.Document}，{m.RecipientName}", Aborted);
        return proofs.ToLookup(p => documents[p.File.SubjectId]);
    }
}
