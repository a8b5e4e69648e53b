using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Tests.Running;

namespace ReplyFlow.Elsa.Tests;

/// <summary>Invented definitions and decisions: both engines make the same calls in the same order.</summary>
public sealed class SameAsBuiltInTests(ElsaConformanceTests.SharedEngine shared, ITestOutputHelper output) : IClassFixture<ElsaConformanceTests.SharedEngine>
{
    [Fact]
    public async Task Random_runs_are_the_same_on_both_engines()
    {
        var (sound, calls) = (0, 0);
        for (var seed = 1; sound < 80; seed++)
        {
            var definition = WorkflowDefinition.Parse(new RandomDefinition(new Random(seed)).Create());
            if (!WorkflowChecker.Check(definition).IsEmpty) continue;
            sound++;
            for (var run = 0; run < 2; run++) calls += await CompareAsync(definition, (seed * 10) + run);
        }

        output.WriteLine($"{sound} definitions, {calls} calls compared");
        Assert.True(calls > 1000, "hardly anything happened");
    }

    private async Task<int> CompareAsync(WorkflowDefinition definition, int seed)
    {
        var (ours, elsas) = (new RecordingHost(seed), new RecordingHost(seed));
        var random = new Random(seed);
        var builtIn = new BuiltInEngine();
        var one = await builtIn.StartAsync(definition, ours, default);
        var other = await shared.Engine.StartAsync(definition, elsas, default);
        for (var i = 0; i < 60; i++)
        {
            Assert.True(ours.Calls.SequenceEqual(elsas.Calls), $"seed {seed}, {definition.ToJson()}\nbuilt-in: {string.Join("; ", ours.Calls.TakeLast(12))}\nElsa: {string.Join("; ", elsas.Calls.TakeLast(12))}");
            Assert.Equal(one.Status, other.Status);
            Assert.Equal(Waits(one), Waits(other));
            if (one.Finished) break;
            var move = Move(definition, one, random);
            one = await move(builtIn, one, ours);
            other = WorkflowState.FromJson((await move(shared.Engine, other, elsas)).ToJson());
        }

        return ours.Calls.Count;
    }

    private static Func<IWorkflowEngine, WorkflowState, IWorkflowHost, Task<WorkflowState>> Move(WorkflowDefinition definition, WorkflowState state, Random random)
    {
        var waits = state.Waiting.OrderBy(w => w.ActivityId, StringComparer.Ordinal).ToList();
        var waiting = waits[random.Next(waits.Count)];
        var ports = definition.Find(waiting.ActivityId)!.Ports;
        var port = ports[random.Next(ports.Length)];
        if (waiting.Kind == WaitKind.Incident && random.Next(2) == 0) return (e, s, h) => e.RetryAsync(definition, s, waiting.ActivityId, waiting.Visit, h, default);
        if (waiting.Kind == WaitKind.Incident) return (e, s, h) => e.SkipAsync(definition, s, waiting.ActivityId, waiting.Visit, port, "已另行处理", h, default);
        var completion = new StepCompletion(waiting.ActivityId, waiting.Visit, port);
        if (waiting.Kind == WaitKind.Group && port != Activity.Expired)
        {
            var decisions = ((GroupTaskActivity)definition.Find(waiting.ActivityId)!).Decisions;
            completion = completion with { Outcome = decisions[random.Next(decisions.Length)].Name, Participant = waiting.Participants.First(p => p.Outcome is null).Participant };
        }

        return (e, s, h) => e.CompleteAsync(definition, s, completion, h, default);
    }

    private static IEnumerable<string> Waits(WorkflowState state) => state.Waiting.Select(w => $"{w.ActivityId}#{w.Visit} {w.Kind}").Order();
}
