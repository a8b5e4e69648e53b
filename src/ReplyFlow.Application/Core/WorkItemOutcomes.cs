using System.Text.Json;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Core;

/// <summary>The decisions that a work item offers, kept with it as JSON: a running step keeps what it began with.</summary>
public static class WorkItemOutcomes
{
    /// <summary>The outcomes a person may choose for an item; none where it offers none.</summary>
    public static IReadOnlyList<OutcomeDefinition> ReadOutcomes(this WorkItem item) => Read(item.OutcomesJson);

    /// <summary>Whether an outcome returned the work to someone.</summary>
    /// <param name="outcomesJson">The outcomes that the item offered.</param>
    /// <param name="outcome">The one that was chosen.</param>
    internal static bool GoesBack(string outcomesJson, string outcome) =>
        Read(outcomesJson).Any(o => o.Name == outcome && o.Kind == OutcomeDefinition.Back);

    /// <summary>The decisions as a work item keeps them.</summary>
    internal static string ToJson(IReadOnlyList<OutcomeDefinition> outcomes) => JsonSerializer.Serialize(outcomes, StoredJson.Options);

    private static List<OutcomeDefinition> Read(string json) => JsonSerializer.Deserialize<List<OutcomeDefinition>>(json, StoredJson.Options) ?? [];
}
