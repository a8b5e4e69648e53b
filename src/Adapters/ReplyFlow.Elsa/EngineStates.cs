using System.Collections.Immutable;
using System.Text.Json;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Elsa;

/// <summary>Elsa's states of a case's scopes, as they are kept in <see cref="WorkflowState.EngineState"/>.</summary>
internal static class EngineStates
{
    public static ImmutableDictionary<string, string> None { get; } = ImmutableDictionary<string, string>.Empty;

    public static ImmutableDictionary<string, string> Of(WorkflowState state) =>
        state.EngineState is { } json
            ? JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(json)!
            : throw new InvalidOperationException($"the case on '{state.DefinitionId}' does not run on Elsa");

    public static string? Write(ImmutableDictionary<string, string> states) =>
        states.IsEmpty ? null : JsonSerializer.Serialize(states);
}
