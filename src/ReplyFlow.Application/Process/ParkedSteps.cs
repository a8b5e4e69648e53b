using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.Process;

/// <summary>Finds the cases with a parked step without reading every case's state.</summary>
public static class ParkedSteps
{
    /// <summary>
    /// Stands in a state's text when, and only when, a step of it is parked: people's words cannot contain an unescaped quotation
    /// mark there.
    /// </summary>
    internal const string Mark = "\"kind\":\"incident\"";

    /// <summary>Open cases at least one of whose steps is parked. The database searches the state of each open case; closed ones are left out first.</summary>
    public static IQueryable<Case> WithParkedStep(this IQueryable<Case> cases) =>
        cases.Where(c => c.ClosedAt == null && c.WorkflowState.Contains(Mark));
}
