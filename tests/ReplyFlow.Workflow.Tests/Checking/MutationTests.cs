using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Checking;

/// <summary>Every small damage to a definition is refused, or is listed below with the reason why it does no harm.</summary>
[Trait("Length", "Long")]
public class MutationTests(ITestOutputHelper output)
{
    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void Every_single_change_is_refused_or_provably_harmless(string id)
    {
        var definition = Shipped.Load(id);
        var mutations = Mutation.Of(definition).ToList();
        var accepted = mutations.AsParallel().AsOrdered().Where(m => DefinitionReader.Read(m.Json).Definition is { } changed && WorkflowChecker.Check(changed).IsEmpty).ToList();
        var harmless = accepted.Select(m => (m.Name, Reason: Harmless.Reason(definition, WorkflowDefinition.Parse(m.Json)))).ToList();

        output.WriteLine($"{id}: {mutations.Count} changes, {mutations.Count - accepted.Count} refused, {harmless.Count(h => h.Reason is not null)} harmless");
        foreach (var (name, reason) in harmless) output.WriteLine($"  {name}: {reason ?? "NOT REFUSED"}");
        Assert.True(mutations.Count > 500, "the mutations themselves are missing");
        Assert.DoesNotContain(harmless, h => h.Reason is null);
    }
}
