namespace ReplyFlow.Workflow.Scripts;

/// <summary>What a scripted case answers instead of a database. Whatever is not given: no, nobody, success.</summary>
/// <param name="Answers">For each question the answers in the order asked; the last one repeats.</param>
/// <param name="Participants">For each group step (name or activity id) who takes part.</param>
/// <param name="Failures">For each system step (activity id) the problems of its first runs; after them it succeeds.</param>
public sealed record CaseFacts(
    IReadOnlyDictionary<string, IReadOnlyList<bool>> Answers,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Participants,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Failures)
{
    /// <summary>Everything left at its default.</summary>
    public static CaseFacts None { get; } = new(
        new Dictionary<string, IReadOnlyList<bool>>(), new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>
    /// Reads <c>{"needsCountersign": true, "mayRehandle": [true, false], "participants": {"coHandling": ["…"]},
    /// "failures": {"deliverLetter": ["…"]}}</c>.
    /// </summary>
    /// <exception cref="ScriptException">A field has the wrong kind or an unknown name.</exception>
    public static CaseFacts Parse(string json) => FactsReader.Read(json);
}
