namespace ReplyFlow.Application.Nodes;

/// <summary>What was measured of one kind since a process started.</summary>
/// <param name="Name">The instrument.</param>
/// <param name="Tag">What of: method and first part of a page's address, a kind of step; empty for all.</param>
/// <param name="Count">How often, or how many.</param>
/// <param name="P50">Half took no longer, in seconds; 0 where nothing is timed.</param>
/// <param name="P95">Of a hundred 95 took no longer.</param>
public sealed record Figure(string Name, string Tag, long Count, double P50, double P95);
