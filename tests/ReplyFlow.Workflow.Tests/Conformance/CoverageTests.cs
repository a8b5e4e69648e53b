using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Conformance;

/// <summary>The scripts go over every connection of every definition.</summary>
public class CoverageTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped)), InlineData("race"), InlineData("groups")]
    public async Task Every_connection_is_followed_by_some_script(string id)
    {
        var followed = new HashSet<(string, string)>();
        foreach (var @case in ConformanceCase.Of(id))
        {
            var result = await @case.RunAsync(new BuiltInEngine());
            foreach (var line in result.Trace)
            {
                if (line is { Event: "entered", From: not null }) followed.Add((line.From, line.Port!));
                // A branch that reaches its join before the others enters nothing yet.
                if (line.Event is "ran" or "decided") followed.Add((line.Activity!, line.Outcome!));
            }
        }

        var definition = new ConformanceCase(id, "").LoadDefinition();
        var missed = definition.Connections.Where(c => !followed.Contains((c.Source, c.Port))).ToList();
        output.WriteLine($"{id}: {definition.Connections.Length - missed.Count} of {definition.Connections.Length} connections");
        Assert.Empty(missed);
    }
}
