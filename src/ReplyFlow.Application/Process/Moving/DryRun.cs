namespace ReplyFlow.Application.Process.Moving;

/// <summary>What an order would do; nothing was changed.</summary>
/// <param name="Problems">Why the map itself cannot be used, in Chinese; empty when it can.</param>
/// <param name="Choices">Steps the administrator is asked about.</param>
/// <param name="Cases">Every case concerned; those that cannot move first.</param>
public sealed record DryRun(IReadOnlyList<string> Problems, IReadOnlyList<StepChoice> Choices, IReadOnlyList<DryRunCase> Cases)
{
    /// <summary>How many cases can move.</summary>
    public int Movable => Cases.Count(c => c.Problems.Count == 0);

    /// <summary>How many cannot.</summary>
    public int Stuck => Cases.Count - Movable;

    /// <summary>Whether there is anything to carry out.</summary>
    public bool CanApply => Problems.Count == 0 && Movable > 0;
}

/// <summary>Where a case stands, and where it would stand on the other version.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="FromVersion">The version it is on.</param>
/// <param name="Stands">Titles of the steps it stands at.</param>
/// <param name="Goes">Titles of the steps it would stand at; empty when it cannot move.</param>
/// <param name="Problems">Why it cannot move; empty when it can.</param>
/// <param name="Changes">What changes for it besides the version.</param>
public sealed record DryRunCase(Guid CaseId, int FromVersion, string Stands, string Goes, IReadOnlyList<string> Problems, IReadOnlyList<string> Changes);
