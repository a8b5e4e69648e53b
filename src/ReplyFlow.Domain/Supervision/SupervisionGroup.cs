namespace ReplyFlow.Domain.Supervision;

/// <summary>The open steps of one division of one bureau.</summary>
/// <param name="Bureau">The bureau.</param>
/// <param name="Division">The division; null for steps that no division has yet.</param>
/// <param name="Steps">The steps, the most urgent first.</param>
public sealed record SupervisionGroup(string Bureau, string? Division, IReadOnlyList<SupervisedStep> Steps)
{
    /// <summary>How many of the steps are in a state.</summary>
    public int Count(SupervisionState state) => Steps.Count(s => s.State == state);
}
