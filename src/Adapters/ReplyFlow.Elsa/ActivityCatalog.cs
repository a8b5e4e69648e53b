using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using ReplyFlow.Elsa.Activities;

namespace ReplyFlow.Elsa;

/// <summary>Makes the activity types of the definitions known to Elsa, once.</summary>
internal sealed class ActivityCatalog(IActivityRegistry registry)
{
    private readonly Lazy<Task> _registration = new(() => registry.RegisterAsync(Types));

    private static Type[] Types =>
    [
        typeof(Flowchart), typeof(Start), typeof(End), typeof(FlowFork), typeof(FlowJoin), typeof(NotFoundActivity),
        .. typeof(CaseActivity).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseActivity)) && !t.IsAbstract),
    ];

    public Task EnsureAsync() => _registration.Value;
}
