namespace ReplyFlow.Application.Process.Moving;

/// <summary>What one batch of a move did.</summary>
/// <param name="Moved">Cases moved.</param>
/// <param name="Left">Cases not moved, with why: number and reason.</param>
/// <param name="Remaining">Cases of the old versions not looked at yet.</param>
/// <param name="Last">The last case looked at; where the next batch goes on.</param>
public sealed record MoveBatch(int Moved, IReadOnlyList<string> Left, int Remaining, Guid? Last);
