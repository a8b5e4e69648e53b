namespace ReplyFlow.Web.Infrastructure;

/// <summary>An empty list: what will appear there and what to do first. Shown by the partial <c>_Empty</c>.</summary>
/// <param name="Icon">An icon.</param>
/// <param name="What">What is not there yet, in Chinese.</param>
/// <param name="Next">What to do first, or when it will appear.</param>
public sealed record Empty(string Icon, string What, string Next);
