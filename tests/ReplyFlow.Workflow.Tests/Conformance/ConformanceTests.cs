using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Scripts;

namespace ReplyFlow.Workflow.Tests.Conformance;

/// <summary>The same definitions and scripts give the same trace on every engine; here on the built-in one.</summary>
public class ConformanceTests
{
    [Theory, MemberData(nameof(ConformanceCase.All), MemberType = typeof(ConformanceCase))]
    public async Task The_built_in_engine_gives_the_expected_trace(string definition, string name)
    {
        var @case = new ConformanceCase(definition, name);

        var result = await @case.RunAsync(new BuiltInEngine());

        Assert.Equal(await File.ReadAllLinesAsync(@case.TracePath, TestContext.Current.CancellationToken), TraceText.Of(result));
    }

    /// <summary>
    /// The process dies at every possible moment of every decision: nothing of the attempt was committed, so the same
    /// decision is taken again from the stored state, and the case goes on as if nothing had happened.
    /// </summary>
    [Theory, MemberData(nameof(ConformanceCase.All), MemberType = typeof(ConformanceCase))]
    public async Task A_crash_at_any_moment_changes_nothing(string definition, string name)
    {
        var @case = new ConformanceCase(definition, name);

        var result = await @case.RunAsync(new CrashingEngine(new BuiltInEngine()));

        Assert.Equal(await File.ReadAllLinesAsync(@case.TracePath, TestContext.Current.CancellationToken), TraceText.Of(result));
    }
}
