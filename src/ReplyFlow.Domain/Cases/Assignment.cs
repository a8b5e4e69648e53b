using System.Linq.Expressions;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Domain.Cases;

/// <summary>交办: a bureau's part in a case.</summary>
public sealed class Assignment
{
    /// <summary>会办 that holds: the bureau gives its opinion to the lead. For queries; <see cref="Case.CoHandlers"/> for a case that is read.</summary>
    public static Expression<Func<Assignment, bool>> CoHandles { get; } = a => a.Role == AssignmentRole.CoHandling && a.EndedAt == null;

    /// <summary><see cref="CoHandles"/> as a method.</summary>
    internal static Func<Assignment, bool> IsCoHandling { get; } = CoHandles.Compile();

    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>The bureau.</summary>
    public Guid BureauId { get; set; }

    /// <summary>The bureau.</summary>
    public Bureau? Bureau { get; set; }

    /// <summary>Its part.</summary>
    public AssignmentRole Role { get; set; }

    /// <summary>Beijing date of assignment.</summary>
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

    /// <summary>When the opinion was given.</summary>
    public DateTimeOffset? OpinionAt { get; set; }

    /// <summary>Who gave the opinion.</summary>
    public string OpinionBy { get; set; } = "";

    /// <summary>When this assignment ended because the suggestion went to another bureau (退办 approved); null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
