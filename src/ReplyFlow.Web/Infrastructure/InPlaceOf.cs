namespace ReplyFlow.Web.Infrastructure;

/// <summary>代: says on the page of a step that somebody works in another's place; nothing where they work for themselves.</summary>
/// <param name="Me">The reader's name.</param>
/// <param name="Principal">For whom they work, by name; empty for themselves.</param>
/// <param name="Hint">What else follows from it at this step.</param>
public sealed record InPlaceOf(string Me, string Principal, string Hint = "");
