using System.Text.Json;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Core;

/// <summary>The decisions that a work item offers, kept with it as JSON: a running step keeps what it began with.</summary>
public static class WorkItemOutcomes
{
    /// <summary>The outcomes a person may choose for an item; none where it offers none.</summary>
    public static IReadOnlyList<OutcomeDefinition> ReadOutcomes(this WorkItem item) =>
        JsonSerializer.Deserialize<List<OutcomeDefinition>>(item.OutcomesJson, StoredJson.Options) ?? [];

    /// <summary>The decisions as a work item keeps them.</summary>
    internal static string ToJson(IReadOnlyList<OutcomeDefinition> outcomes) => JsonSerializer.Serialize(outcomes, StoredJson.Options);
}
