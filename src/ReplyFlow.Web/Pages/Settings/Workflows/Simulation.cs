using System.Globalization;
using ReplyFlow.Application.Core;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Rules;
using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Scripts;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>A walk through a definition without a case: decided from the start again for each page, nothing is stored.</summary>
/// <param name="Taken">What was clicked so far.</param>
/// <param name="Next">What can be clicked now.</param>
/// <param name="State">Where the walk stands.</param>
public sealed record Simulation(IReadOnlyList<NextMove> Taken, IReadOnlyList<NextMove> Next, WorkflowState State)
{
    /// <summary>Longest walk.</summary>
    public const int MaxMoves = 100;

    /// <param name="definition">The definition.</param>
    /// <param name="yes">Questions about the case answered with yes; all others with no.</param>
    /// <param name="moves">For each click its place among the moves possible then, with dots between: <c>0.2.1</c>.</param>
    /// <param name="ct">Stops.</param>
    /// <exception cref="NotFoundException">A move is not possible where it is taken, or there are more than <see cref="MaxMoves"/>.</exception>
    public static async Task<Simulation> RunAsync(WorkflowDefinition definition, IEnumerable<string> yes, string moves, CancellationToken ct)
    {
        var facts = new CaseFacts(yes.Distinct().ToDictionary(q => q, _ => (IReadOnlyList<bool>)[true]), Participants(definition), CaseFacts.None.Failures);
        var clicks = moves.Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (clicks.Length > MaxMoves)
            throw new NotFoundException($"试走最多 {MaxMoves} 步，请重新开始。");
        var taken = new List<NextMove>();
        var walk = await ScriptWalk.StartAsync(new BuiltInEngine(), definition, facts, ct);
        foreach (var click in clicks)
        {
            var possible = NextMoves.Of(definition, walk.State);
            if (!int.TryParse(click, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= possible.Count)
                throw new NotFoundException("链接里的走法与流程不符，请重新开始试走。");
            taken.Add(possible[index]);
            await walk.TakeAsync(taken[^1].Entry, ct);
        }
        return new Simulation(taken, NextMoves.Of(definition, walk.State), walk.State);
    }

    /// <summary>Two invented participants for each group step; divisions by their own names.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Participants(WorkflowDefinition definition) =>
        definition.Activities.OfType<GroupTaskActivity>()
            .ToDictionary(g => g.Id, g => AssigneeRule.TryParse(g.Assignee, out var rule, out _) ? Participants(rule!) : []);

    private static IReadOnlyList<string> Participants(AssigneeRule rule) => rule.Kind switch
    {
        AssigneeKind.EachCoHandler => ["会办单位甲", "会办单位乙"],
        AssigneeKind.EachCountersigner => ["会签处室甲", "会签处室乙"],
        AssigneeKind.EachDeputy => ["代表甲", "代表乙"],
        _ => rule.Divisions,
    };
}
