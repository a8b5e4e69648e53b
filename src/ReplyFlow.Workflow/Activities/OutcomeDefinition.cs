namespace ReplyFlow.Workflow.Activities;

/// <summary>One decision a person may take at a step.</summary>
/// <param name="Name">Name of the outcome and of its port, ASCII.</param>
/// <param name="Label">The button's words, in Chinese.</param>
/// <param name="NeedsReason">The host refuses the decision without a reason; true for every <c>back</c> outcome.</param>
/// <param name="Kind"><c>forward</c> moves on, <c>back</c> returns the work to someone, <c>other</c> is neither.</param>
public sealed record OutcomeDefinition(string Name, string Label, bool NeedsReason, string Kind)
{
    /// <summary>Value of <see cref="Kind"/>: moves on.</summary>
    public const string Forward = "forward";

    /// <summary>Value of <see cref="Kind"/>: returns the work; a group task ends at the first one.</summary>
    public const string Back = "back";

    /// <summary>Value of <see cref="Kind"/>: neither forward nor back.</summary>
    public const string Other = "other";
}
