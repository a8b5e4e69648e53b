namespace ReplyFlow.Application.Cases;

/// <summary>A request for more time.</summary>
/// <param name="Id">Key, by which its files are found.</param>
/// <param name="Until">The day asked for.</param>
/// <param name="Reason">Why, as far as the reader may know.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="Approved">The decision; null while open.</param>
public sealed record CaseExtension(Guid Id, DateOnly Until, string Reason, string RequestedBy, DateTimeOffset RequestedAt, bool? Approved);
