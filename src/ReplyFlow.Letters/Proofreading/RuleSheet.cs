namespace ReplyFlow.Letters.Proofreading;

/// <summary>What a check is, for the drafter, the documentation and its tests.</summary>
/// <param name="No">The check's number in the list of checks, 1 to 17: findings of one number are one group.</param>
/// <param name="Says">What it looks for, in Chinese.</param>
/// <param name="Gravest">The gravest severity it gives.</param>
/// <param name="Ground">What it rests on.</param>
/// <param name="Faults">Examples it marks, in the form <see cref="Examples"/> describes.</param>
/// <param name="Right">Examples it leaves alone.</param>
internal sealed record RuleSheet(int No, string Says, Severity Gravest, Ground Ground, IReadOnlyList<string> Faults, IReadOnlyList<string> Right)
{
    /// <summary>
    /// A paragraph of the body, or <c>field=value</c> for another field of a sample letter (<c>title=…</c>, <c>opening=…</c>), several
    /// parted by <c>|</c>.
    /// </summary>
    public IEnumerable<string> Examples => Faults.Concat(Right);

    /// <summary>How sure its findings are where they do not say it themselves.</summary>
    public Sureness Sure { get; init; } = Gravest == Severity.Error ? Sureness.Certain : Sureness.Likely;
}
