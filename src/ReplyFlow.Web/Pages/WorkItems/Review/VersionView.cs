using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.WorkItems.Review;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Cases;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Review;

/// <summary>A step that decides about a submitted version: the letter, what changed, what 核稿 found.</summary>
public abstract class VersionView(ReviewQueries review, AnswerQueries answers) : StepView
{
    public override string? Beside => Review is null ? null : "/Pages/WorkItems/Review/_Review.cshtml";

    public override int? SeenVersion => Review?.Version.No;

    public override IReadOnlyList<string> RecentWords => Review?.RecentReasons ?? [];

    /// <summary>What came of the last decision about a finding, in Chinese.</summary>
    protected string Told { get; set; } = "";

    public CaseHead Head { get; private set; } = null!;

    /// <summary>The case's files, by what they belong to.</summary>
    public ILookup<Guid, CaseAttachment> Files { get; private set; } = null!;

    /// <summary>What the drafter worked from.</summary>
    public IEnumerable<CaseAttachment> DraftFiles => Files[Head.Id].Where(f => f.File.Subject == AttachmentSubject.Draft);

    /// <summary>What is decided about; null while there is no version.</summary>
    public ReviewMaterial? Review { get; private set; }

    /// <summary>再次答复: what the deputies said to whom the letter goes; empty for the first letter, and outside the lead bureau.</summary>
    public IReadOnlyList<Discontent> Discontent { get; private set; } = [];

    /// <summary>The same beside the version that is decided about.</summary>
    public DiscontentPanel DiscontentPanel => new(Discontent, Review?.Version.SubmittedAt);

    /// <summary>What changed since the version it is compared with; null for the first version.</summary>
    public VersionChanges? Changes { get; private set; }

    /// <summary>Its figures with their sources, and the asks that it answers; null while there is no version.</summary>
    public SourcesPanel? Sources { get; private set; }

    /// <summary>What 核稿 found in that version.</summary>
    public FindingsPanel? Findings { get; private set; }

    /// <summary>What the reader can do about errors that stand in the way of the signature.</summary>
    public virtual string BlockedHint => "请退回修改；确属误判的，由办公室在核稿时确认“不是差错”。";

    /// <summary>Whether the reader is about to sign.</summary>
    protected virtual bool Signs => false;

    public override async Task LoadAsync(StepAtHand step, CancellationToken ct)
    {
        (Head, Files) = (step.Head, step.Files);
        Review = await review.ReadAsync(step.Me, step.Head, Signs, ct);
        if (Head is { RepliedOn: not null, IsInside: true })
            Discontent = await answers.DiscontentAsync(Head.Id, ct);
        Changes = Review?.Against is { } against ? VersionChanges.Compare(against.Content, Review.Version.Content) : null;
        if (Review?.Letter.Findings is not { } found)
            return;
        Sources = SourcesPanel.Of(Review.Version with { Basis = Review.Version.Basis.With(Review.Letter.Working, Review.Version.SubmittedAt) }, Head.Text) with
        {
            Address = Links.DraftFigures(Head.Id),
        };
        var judges = Judges(step);
        Findings = new FindingsPanel(
            found, judges ? "decide" : null, Links.WorkItem(step.Task.Item.Id),
            judges || (Signs && found.Any(f => f.Waiver is not null)), Signs, Reasons, Told);
    }

    /// <summary>Whether the reader decides about findings here.</summary>
    protected virtual bool Judges(StepAtHand step) => false;
}
