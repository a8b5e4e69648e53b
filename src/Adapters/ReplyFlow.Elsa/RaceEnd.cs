using System.Collections;
using Elsa.Extensions;
using Elsa.Workflows;

namespace ReplyFlow.Elsa;

/// <summary>
/// Ends a race properly when its <c>WaitAny</c> join is reached. Elsa cancels only what leads forwards to the join: a
/// step beside it that only leads back, and steps already scheduled, would go on; and the tokens it leaves behind
/// would swallow the first arrival when the case comes to the fork again.
/// </summary>
internal static class RaceEnd
{
    private const string Tokens = "Flowchart.Tokens";

    public static async Task SettleAsync(ActivityExecutionContext join, CaseSession session)
    {
        var flowchart = join.ParentActivityExecutionContext!;
        var inside = session.Win(join.Activity.Id);
        foreach (var loser in flowchart.Children.Where(c => c.Status == ActivityStatus.Running && inside.Contains(c.Activity.Id)).ToList())
            await loser.CancelActivityAsync();
        if (flowchart.Properties.TryGetValue(Tokens, out var stored) && stored is IList tokens)
            for (var i = tokens.Count - 1; i >= 0; i--)
                if (Target(tokens[i]!) is var to && (inside.Contains(to) || to == join.Activity.Id)) tokens.RemoveAt(i);
    }

    /// <summary>Elsa keeps its token type to itself.</summary>
    private static string Target(object token) =>
        token.GetType().GetProperty("ToActivityId")?.GetValue(token) as string
        ?? throw new InvalidOperationException($"Elsa's {token.GetType()} has no ToActivityId any more");
}
