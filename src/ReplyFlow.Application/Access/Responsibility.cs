using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Access;

/// <summary>Who owes a work item: what of it decides who may do it.</summary>
/// <param name="AssigneeId">The named person; null for any holder of the role.</param>
/// <param name="BureauId">The bureau whose role it is.</param>
/// <param name="Role">The role.</param>
/// <param name="DivisionId">The division the role is restricted to; null for any.</param>
/// <param name="Step">The step's key, by which a substitution covers it or not.</param>
/// <param name="Kind">The kind of step, by which signing is told from the rest.</param>
public sealed record Responsibility(Guid? AssigneeId, Guid BureauId, string Role, Guid? DivisionId, string Step, string Kind)
{
    /// <summary>Who wrote what the step judges (<see cref="Authorship"/>): none of them decides it, nor anybody in their place.</summary>
    public IReadOnlyCollection<Guid> Authors { get; init; } = [];

    /// <summary>The duty a work item stands for; <see cref="Authorship.ResponsibilityAsync"/> where the authors are not at hand.</summary>
    public static Responsibility Of(WorkItem w, IReadOnlyCollection<Guid> authors) =>
        new(w.AssigneeId, w.BureauId, w.Role, w.DivisionId, w.Step, w.Kind) { Authors = Authorship.Matters(w.Kind) ? authors : [] };

    /// <summary>The same of an item that was read with its case.</summary>
    public static Responsibility Of(WorkItem w) => Of(w, Authorship.Of(w.Case!));

    /// <summary>Whether it is owed by somebody with such a place and roles.</summary>
    public bool IsOf(Guid user, Guid bureau, Guid? division, IReadOnlySet<string> roles) =>
        AssigneeId == user
        || (AssigneeId is null && BureauId == bureau && roles.Contains(Role) && (DivisionId is null || DivisionId == division));
}
