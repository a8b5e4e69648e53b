using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Pipelines.ActivityExecution;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Elsa;

/// <summary>Tells the session of every activity entered, Elsa's own included.</summary>
internal sealed class CaseMiddleware(ActivityMiddlewareDelegate next) : IActivityExecutionMiddleware
{
    public async ValueTask InvokeAsync(ActivityExecutionContext context)
    {
        if (context.ParentActivityExecutionContext?.Activity is not Flowchart)
        {
            await next(context);
            return;
        }

        var session = context.GetRequiredService<SessionHolder>().Session;
        var id = context.Activity.Id;
        if (session.IsOver(id)) return;
        if (context.Activity is FlowJoin && session.Find(id) is JoinActivity { WaitsForAll: false }) await RaceEnd.SettleAsync(context, session);
        if (!session.TakeResume(id)) await session.Guard(() => session.EnterAsync(id));
        if (context.Activity is Start or FlowFork or FlowJoin) await session.Guard(() => Task.FromResult(Leave(session, id)));
        await next(context);
    }

    private static bool Leave(CaseSession session, string id)
    {
        session.Leave(id, session.Find(id) is ForkActivity fork ? fork.Branches : [ReplyFlow.Workflow.Activities.Activity.Done]);
        return true;
    }
}
