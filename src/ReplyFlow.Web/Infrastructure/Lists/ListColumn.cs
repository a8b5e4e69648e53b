namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>A column of a list that can be taken away as a file.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Value">
/// What a row has in it: text, a whole number, a decimal (its unit stands in the heading), a <see cref="DateOnly"/>, a
/// <see cref="DateTimeOffset"/> (written in Beijing time); null for nothing.
/// </param>
/// <param name="Width">Width in characters.</param>
public sealed record ListColumn<T>(string Heading, Func<T, object?> Value, int Width = 12);
