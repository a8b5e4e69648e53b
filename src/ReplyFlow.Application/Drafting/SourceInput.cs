namespace ReplyFlow.Application.Drafting;

/// <summary>登记来源: what is typed.</summary>
/// <param name="Keys">Keys of the figures that have it.</param>
/// <param name="Of">What it is, as <see cref="SourceOption.Value"/> names it.</param>
/// <param name="Name">Who counted, for the bureau's own statistics; title or 文号 of a policy that is not among the choices.</param>
/// <param name="AsOf">The day the figures are of.</param>
/// <param name="Place">Where in the source they stand.</param>
public sealed record SourceInput(IReadOnlyList<string> Keys, string Of, string Name, DateOnly? AsOf, string Place);

/// <summary>Something that figures may come from.</summary>
/// <param name="Value">How a form names it.</param>
/// <param name="Group">Its kind, in Chinese.</param>
/// <param name="Label">What it is called.</param>
public sealed record SourceOption(string Value, string Group, string Label)
{
    /// <summary>The bureau's own statistics.</summary>
    public const string Statistics = "statistics";

    /// <summary>A policy that is named by title or 文号.</summary>
    public const string OtherPolicy = "policy";
}
