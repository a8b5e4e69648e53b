using System.Linq.Expressions;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Domain.Cases;

/// <summary>交办: a bureau's part in a case.</summary>
public sealed class Assignment
{
    /// <summary>会办 that holds: the bureau gives its opinion to the lead. For queries; <see cref="Case.CoHandlers"/> for a case that is read.</summary>
    public static Expression<Func<Assignment, bool>> CoHandles { get; } = a => a.Role == AssignmentRole.CoHandling && a.EndedAt == null;

    /// <summary><see cref="CoHandles"/> compiled, for assignments that are loaded.</summary>
    internal static Func<Assignment, bool> IsCoHandling { get; } = CoHandles.Compile();

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Key of the case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>Key of <see cref="Bureau"/>.</summary>
    public Guid BureauId { get; set; }

    /// <summary>The bureau that takes part; null unless a query included it.</summary>
    public Bureau? Bureau { get; set; }

    /// <summary>主办, 会办 or 参阅.</summary>
    public AssignmentRole Role { get; set; }

    /// <summary>交办日期, Beijing; the part's deadline runs from it.</summary>
    public DateOnly AssignedOn { get; set; }

    /// <summary>Beijing date by which its part is due; null for bureaus that only read.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>How the due date was derived, in Chinese; empty without one.</summary>
    public string DueDerivation { get; set; } = "";

    /// <summary>Whether the due date rests on a year whose holidays are not loaded.</summary>
    public bool DueProvisional { get; set; }

    /// <summary>What the due date was counted from (<see cref="Deadlines.DueBasis"/>), so that it can be counted again; empty without one.</summary>
    public string DueRule { get; set; } = "";

    /// <summary>A co-handling bureau's opinion to the lead (会办意见); null until given.</summary>
    public string? Opinion { get; set; }

    /// <summary>UTC; null until given.</summary>
    public DateTimeOffset? OpinionAt { get; set; }

    /// <summary>Name of who gave the opinion, with whom they stood in for; empty until given.</summary>
    public string OpinionBy { get; set; } = "";

    /// <summary>When this assignment ended because the suggestion went to another bureau (退办 approved); null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
