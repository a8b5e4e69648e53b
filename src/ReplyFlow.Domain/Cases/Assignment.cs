using System.Linq.Expressions;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Cases;

/// <summary>交办: a bureau's part in a case.</summary>
public sealed class Assignment
{
    private DueDate _due = DueDate.None;

    /// <summary>会办 that holds: the bureau gives its opinion to the lead. For queries; <see cref="Case.CoHandlers"/> for a case that is read.</summary>
    public static Expression<Func<Assignment, bool>> CoHandles { get; } = a => a.Role == AssignmentRole.CoHandling && a.EndedAt == null;

    /// <summary><see cref="CoHandles"/> compiled, for assignments that are loaded.</summary>
    internal static Func<Assignment, bool> IsCoHandling { get; } = CoHandles.Compile();

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the case.</summary>
    public Guid CaseId { get; init; }

    /// <summary>Key of <see cref="Bureau"/>.</summary>
    public Guid BureauId { get; init; }

    /// <summary>The bureau that takes part; null unless a query included it.</summary>
    public Bureau? Bureau { get; init; }

    /// <summary>主办, 会办 or 参阅.</summary>
    public AssignmentRole Role { get; init; }

    /// <summary>交办日期, Beijing; the part's deadline runs from it.</summary>
    public DateOnly AssignedOn { get; init; }

    /// <summary>By when its part is due; bureaus that only read have no date.</summary>
    public DueDate Due { get => _due; init => _due = value; }

    /// <summary>A co-handling bureau's opinion to the lead (会办意见); null until given.</summary>
    public string? Opinion { get; private set; }

    /// <summary>UTC; null until given.</summary>
    public DateTimeOffset? OpinionAt { get; private set; }

    /// <summary>Name of who gave the opinion, with whom they stood in for; empty until given.</summary>
    public string OpinionBy { get; private set; } = "";

    /// <summary>When this assignment ended because the suggestion went to another bureau (退办 approved, 改派); null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Sets by when its part is due.</summary>
    /// <exception cref="InvalidOperationException">It has ended, or the bureau only reads.</exception>
    public void SetDue(DueDate due)
    {
        Need(Role != AssignmentRole.ForReading, "have a due date");
        _due = due;
    }

    /// <summary>会办意见. Asked again, the bureau's later opinion replaces the earlier one.</summary>
    /// <param name="text">The opinion.</param>
    /// <param name="by">Name of who gives it, with whom they stand in for.</param>
    /// <param name="at">UTC.</param>
    /// <exception cref="InvalidOperationException">The bureau does not co-handle, or no longer.</exception>
    public void GiveOpinion(string text, string by, DateTimeOffset at)
    {
        Need(Role == AssignmentRole.CoHandling, "give an opinion");
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        (Opinion, OpinionBy, OpinionAt) = (text, by, at);
    }

    /// <summary>SHA-256 over the opinion as it was given last, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares.</summary>
    public string OpinionSha256() => Fingerprint.Of(Id, CaseId, BureauId, Opinion, OpinionAt, OpinionBy);

    /// <summary>The bureau takes no part any more.</summary>
    /// <exception cref="InvalidOperationException">It has ended already.</exception>
    public void End(DateTimeOffset at)
    {
        Need(true, "end");
        EndedAt = at;
    }

    private void Need(bool allowed, string what)
    {
        if (!allowed || EndedAt is not null)
            throw new InvalidOperationException($"A part {Role} that {(EndedAt is null ? "holds" : "has ended")} cannot {what}.");
    }
}
