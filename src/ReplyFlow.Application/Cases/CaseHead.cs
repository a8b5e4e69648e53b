using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Cases;

/// <summary>A deputy of a suggestion, as far as the reader may know.</summary>
/// <param name="DeputyId">The deputy.</param>
/// <param name="Name">Name.</param>
/// <param name="Delegation">Delegation; may be empty.</param>
/// <param name="Email">Address; may be empty.</param>
/// <param name="Phone">Telephone; may be empty.</param>
/// <param name="Order">0 for the lead deputy.</param>
public sealed record CaseDeputy(Guid DeputyId, string Name, string Delegation, string Email, string Phone, int Order);

/// <summary>What the top of a case page says.</summary>
public sealed record CaseHead
{
    public required Guid Id { get; init; }

    /// <summary>Session's name.</summary>
    public required string Session { get; init; }

    /// <summary>During or off session.</summary>
    public required SuggestionKind Kind { get; init; }

    /// <summary>Number, width kept.</summary>
    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>Full text.</summary>
    public required string Text { get; init; }

    /// <summary>Subject class; may be empty.</summary>
    public required string Class { get; init; }

    /// <summary>Date it was handed in.</summary>
    public required DateOnly ProposedOn { get; init; }

    /// <summary>保密.</summary>
    public required bool IdentitySecret { get; init; }

    /// <summary>Whether the text may be published.</summary>
    public required bool PublishText { get; init; }

    /// <summary>The deputies, the lead first; empty when the reader may not know them.</summary>
    public required IReadOnlyList<CaseDeputy> Deputies { get; init; }

    /// <summary>How many deputies there are.</summary>
    public required int DeputyCount { get; init; }

    /// <summary>Counts corrections of what was registered.</summary>
    public required int Revision { get; init; }

    /// <summary>The case of the suggestion that took this one's number after it was withdrawn, as far as the reader may see it; null for none.</summary>
    public required Guid? ReplacedBy { get; init; }

    /// <summary>Lead bureau; null until assigned.</summary>
    public required Guid? LeadBureauId { get; init; }

    /// <summary>Its short name.</summary>
    public required string? LeadBureau { get; init; }

    /// <summary>The division in charge.</summary>
    public required Guid? DivisionId { get; init; }

    /// <summary>Its name.</summary>
    public required string? Division { get; init; }

    /// <summary>Who drafts; null until allocated.</summary>
    public required Guid? DrafterId { get; init; }

    /// <summary>The drafter's name.</summary>
    public required string? Drafter { get; init; }

    /// <summary>The dispatcher's words.</summary>
    public required string Instruction { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>When it was assigned.</summary>
    public required DateOnly? AssignedOn { get; init; }

    /// <summary>When the reply is due.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>为何是这天.</summary>
    public required string DueDerivation { get; init; }

    /// <summary>Whether the due date lies in a year whose holidays are not known.</summary>
    public required bool DueProvisional { get; init; }

    /// <summary>When it was answered.</summary>
    public required DateOnly? RepliedOn { get; init; }

    /// <summary>再次办理: whether a second letter is on its way to deputies whom the first did not content; the status stays that of an answered case.</summary>
    public required bool IsHandledAgain { get; init; }

    /// <summary>再次答复期限: when that letter is due; null where none is on its way, or its process sets no day.</summary>
    public required DateOnly? AgainDueOn { get; init; }

    /// <summary>Whether that day is provisional.</summary>
    public required bool AgainDueProvisional { get; init; }

    /// <summary>When the letter is due that is worked on: the second one where the case is handled again.</summary>
    public DateOnly? LetterDueOn => IsHandledAgain ? AgainDueOn : DueOn;

    /// <summary>Whether that day is provisional.</summary>
    public bool LetterDueProvisional => IsHandledAgain ? AgainDueProvisional : DueProvisional;

    /// <summary>重点督办.</summary>
    public required bool IsKey { get; init; }

    /// <summary>督办领导; empty unless <see cref="IsKey"/>.</summary>
    public required string KeySupervisor { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The process it runs on.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version of the process.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>Whether the reader belongs to the lead bureau and so sees drafts, words of reviewers and contacts.</summary>
    public required bool IsInside { get; init; }

    /// <summary>Whether the reader may know who proposed it.</summary>
    public required bool MayKnowDeputy { get; init; }

    /// <summary>第0390号.</summary>
    public string Label => $"第{Number}号";

    /// <summary>Where it stands, in Chinese.</summary>
    public string StatusWords => IsHandledAgain ? "正在再次办理" : StatusLabel(Status);

    /// <summary>A status in Chinese.</summary>
    public static string StatusLabel(CaseStatus status) => status switch
    {
        CaseStatus.Registered => "待交办",
        CaseStatus.Assigned => "待签收",
        CaseStatus.Handling => "办理中",
        CaseStatus.Replied => "已答复",
        CaseStatus.Archived => "已归档",
        _ => "已撤回",
    };

    /// <summary>A role of a bureau in Chinese.</summary>
    public static string RoleLabel(AssignmentRole role) => role switch
    {
        AssignmentRole.Lead => "主办",
        AssignmentRole.CoHandling => "会办",
        _ => "参阅",
    };
}
