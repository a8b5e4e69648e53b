using ReplyFlow.Domain.Supervision;

namespace ReplyFlow.Application.Supervision;

/// <summary>What the supervision board shows.</summary>
/// <param name="Session">Session's name; null for all.</param>
/// <param name="BureauId">The bureau that owes the step; null for all.</param>
/// <param name="DivisionId">The division that owes it; null for all, <see cref="NoDivision"/> for steps that no division owes.</param>
/// <param name="KeyOnly">重点督办 only.</param>
/// <param name="State">Only steps that stand so; null for all. Narrows the list, never the counters.</param>
public sealed record BoardFilter(string? Session = null, Guid? BureauId = null, Guid? DivisionId = null, bool KeyOnly = false, SupervisionState? State = null)
{
    /// <summary>Stands for steps that no division owes: the office's and the leaders'.</summary>
    public static readonly Guid NoDivision = Guid.Empty;
}
