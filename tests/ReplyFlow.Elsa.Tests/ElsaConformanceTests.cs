using ReplyFlow.Workflow.Scripts;
using ReplyFlow.Workflow.Tests.Conformance;

namespace ReplyFlow.Elsa.Tests;

/// <summary>The conformance suite of the built-in engine, run on Elsa: same definitions, same scripts, same traces.</summary>
public sealed class ElsaConformanceTests(ElsaConformanceTests.SharedEngine shared) : IClassFixture<ElsaConformanceTests.SharedEngine>
{
    [Theory, MemberData(nameof(ConformanceCase.All), MemberType = typeof(ConformanceCase))]
    public async Task Elsa_gives_the_expected_trace(string definition, string name)
    {
        var @case = new ConformanceCase(definition, name);

        var result = await @case.RunAsync(shared.Engine);

        Assert.Equal(await File.ReadAllLinesAsync(@case.TracePath, TestContext.Current.CancellationToken), TraceText.Of(result));
    }

    /// <summary>The process dies at every moment of every decision, before the one commit that holds both our rows and Elsa's state.</summary>
    [Theory, MemberData(nameof(ConformanceCase.All), MemberType = typeof(ConformanceCase))]
    public async Task A_crash_at_any_moment_changes_nothing(string definition, string name)
    {
        var @case = new ConformanceCase(definition, name);

        var result = await @case.RunAsync(new CrashingEngine(shared.Engine));

        Assert.Equal(await File.ReadAllLinesAsync(@case.TracePath, TestContext.Current.CancellationToken), TraceText.Of(result));
    }

    /// <summary>Building Elsa's services takes a while; one engine serves all cases, as in the product.</summary>
    public sealed class SharedEngine : IAsyncDisposable
    {
        internal ElsaEngine Engine { get; } = new();

        public ValueTask DisposeAsync() => Engine.DisposeAsync();
    }
}
