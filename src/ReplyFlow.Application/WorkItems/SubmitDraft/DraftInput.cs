using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Application.WorkItems.SubmitDraft;

/// <summary>提交核稿: the draft as it stands in the editor.</summary>
/// <param name="Content">The draft.</param>
/// <param name="Revision">Revision the editor started from.</param>
/// <param name="CountersignDivisionIds">Divisions whose heads are to countersign.</param>
public sealed record DraftInput(DraftContent Content, int Revision, IReadOnlyList<Guid> CountersignDivisionIds) : StepInput
{
    /// <summary>The letter's own attachments as the submitter saw them (<see cref="DraftAnnexes.Sha256"/>); null where nobody looked.</summary>
    public string? SeenAnnexes { get; init; }
}
