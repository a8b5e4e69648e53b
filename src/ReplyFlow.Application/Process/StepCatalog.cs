using System.Collections.Frozen;

namespace ReplyFlow.Application.Process;

/// <summary>The kinds of step of this installation.</summary>
public sealed class StepCatalog(IEnumerable<StepKind> kinds)
{
    private readonly FrozenDictionary<string, StepKind> _kinds = kinds.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>Their names: what a task's <c>form</c> may be in a workflow definition.</summary>
    public IReadOnlySet<string> Names => field ??= _kinds.Keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names of those by which a submitted version is on its way to the signature.</summary>
    public IReadOnlyList<string> CarryingVersion => field ??= [.. _kinds.Values.Where(k => k.CarriesVersion).Select(k => k.Name).Order(StringComparer.Ordinal)];

    /// <summary>A kind by its name; for items beside the process one that nothing is known of, so that its words stay inside.</summary>
    public StepKind Find(string name) => _kinds.GetValueOrDefault(name) ?? new StepKind(name) { WordsAreConfidential = true };
}
