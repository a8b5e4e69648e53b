using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Running;

/// <summary>What passes the checker never gets stuck: every random run ends, or waits for a person, a timer or the administrator.</summary>
public class RandomDefinitionTests(ITestOutputHelper output)
{
    [Fact]
    public void Sound_random_definitions_never_get_stuck()
    {
        var (sound, refused, ended) = (0, 0, 0);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var definition = WorkflowDefinition.Parse(new RandomDefinition(random).Create());
            if (!WorkflowChecker.Check(definition).IsEmpty)
            {
                refused++;
                return;
            }

            sound++;
            for (var run = 0; run < 5; run++)
                if (RunAtRandom(definition, random)) ended++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        output.WriteLine($"{sound} sound, {refused} refused, {ended} of {sound * 5} runs ended");
        Assert.True(sound > 150, $"only {sound} sound definitions were tried");
        Assert.True(refused > 30, $"only {refused} definitions were refused");
        Assert.True(ended > sound, "hardly any run reached its end");
    }

    /// <summary>Definitions with one arrow led elsewhere which still pass are run too.</summary>
    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void Shipped_definitions_never_get_stuck_however_people_decide(string id)
    {
        var definition = Shipped.Load(id);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => { RunAtRandom(definition, new Random(seed)); }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    private static bool RunAtRandom(WorkflowDefinition definition, Random random)
    {
        var (engine, host, ct) = (new BuiltInEngine(), new RandomHost(random), CancellationToken.None);
        var state = engine.StartAsync(definition, host, ct).GetAwaiter().GetResult();
        for (var i = 0; i < 120; i++)
        {
            Check(state, host);
            if (state.Finished) return true;
            state = Step(definition, state, engine, host, random).GetAwaiter().GetResult();
        }

        return false;
    }

    private static void Check(WorkflowState state, RandomHost host)
    {
        Assert.True(state.Finished || state.Waiting.Length > 0, "the case neither ended nor waits");
        var rows = state.Waiting.Where(w => w.Kind is WaitKind.Person or WaitKind.Group).Select(w => (w.ActivityId, w.Visit));
        Assert.Equal(rows.Order(), host.OpenRows.Order());
        Assert.True(!state.Finished || host.Timers.Count == 0, "the case ended but a timer still runs");
    }

    private static Task<WorkflowState> Step(WorkflowDefinition definition, WorkflowState state, BuiltInEngine engine, RandomHost host, Random random)
    {
        var free = definition.Activities.OfType<EventActivity>().Where(e => state.Waiting.All(w => w.Scope != e.EventName)).ToList();
        if (free.Count > 0 && random.Next(12) == 0) return engine.RaiseAsync(definition, state, free[random.Next(free.Count)].EventName, host, default);
        var waiting = state.Waiting[random.Next(state.Waiting.Length)];
        var ports = definition.Find(waiting.ActivityId)!.Ports;
        var outcome = ports[random.Next(ports.Length)];
        switch (waiting.Kind)
        {
            case WaitKind.Incident when random.Next(2) == 0:
                return engine.SkipAsync(definition, state, waiting.ActivityId, waiting.Visit, outcome, "已另行处理", host, default);
            case WaitKind.Incident:
                return engine.RetryAsync(definition, state, waiting.ActivityId, waiting.Visit, host, default);
            case WaitKind.Group when outcome != Activity.Expired:
                return Answer(definition, state, waiting, engine, host, random);
        }

        if (outcome == Activity.Expired || waiting.Kind == WaitKind.Timer) host.Timers.Remove((waiting.ActivityId, waiting.Visit));
        if (waiting.Kind == WaitKind.Person && outcome != Activity.Expired) host.OpenRows.Remove((waiting.ActivityId, waiting.Visit));
        return engine.CompleteAsync(definition, state, new StepCompletion(waiting.ActivityId, waiting.Visit, outcome), host, default);
    }

    private static async Task<WorkflowState> Answer(WorkflowDefinition definition, WorkflowState state, WaitingPoint waiting, BuiltInEngine engine, RandomHost host, Random random)
    {
        var decisions = ((GroupTaskActivity)definition.Find(waiting.ActivityId)!).Decisions;
        var open = waiting.Participants.Where(p => p.Outcome is null).ToList();
        var after = await engine.CompleteAsync(definition, state, new StepCompletion(waiting.ActivityId, waiting.Visit, decisions[random.Next(decisions.Length)].Name, open[random.Next(open.Count)].Participant), host, default);
        // The last one's own row was decided, not closed.
        if (open.Count == 1) host.OpenRows.Remove((waiting.ActivityId, waiting.Visit));
        return after;
    }
}
