namespace ReplyFlow.Domain.Deadlines;

/// <summary>A due date and how it was arrived at.</summary>
/// <param name="Due">The last day on which the work is in time, a Beijing date.</param>
/// <param name="Derivation">The steps in Chinese, in order; never empty.</param>
/// <param name="Provisional">True when a day that mattered lies in a year whose holidays are not loaded, so that the date may move.</param>
public sealed record Deadline(DateOnly Due, IReadOnlyList<string> Derivation, bool Provisional)
{
    /// <summary>The steps as one sentence, for people who ask why it is this day.</summary>
    public string Explanation => string.Join("；", Derivation);

    /// <summary>Two deadlines are equal when day, steps and reservation are.</summary>
    public bool Equals(Deadline? other) =>
        other is not null && Due == other.Due && Provisional == other.Provisional && Derivation.SequenceEqual(other.Derivation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Due, Provisional, Derivation.Count);
}
