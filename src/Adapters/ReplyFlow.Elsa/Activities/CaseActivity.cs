using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;

namespace ReplyFlow.Elsa.Activities;

/// <summary>What our activities share: the session does the work, Elsa is told to wait or by which outcome to go on.</summary>
/// <remarks>
/// The inputs are there for Elsa Studio. What is run is the definition as ReplyFlow reads it, so that both engines
/// cannot understand a file differently.
/// </remarks>
public abstract class CaseActivity : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var session = context.GetRequiredService<SessionHolder>().Session;
        await GoOnAsync(context, await session.Guard(() => session.ExecuteAsync(Id)));
    }

    /// <summary>Elsa calls it by its name when a bookmark is resumed.</summary>
    protected async ValueTask ResumeAsync(ActivityExecutionContext context)
    {
        var session = context.GetRequiredService<SessionHolder>().Session;
        await GoOnAsync(context, await session.Guard(() => session.ResumeAsync(Id, session.Decided)));
    }

    /// <inheritdoc/>
    protected override void OnSignalReceived(object signal, SignalContext context)
    {
        if (signal is CancelSignal && context.SenderActivityExecutionContext.Activity == this)
        {
            context.SenderActivityExecutionContext.GetRequiredService<SessionHolder>().Session.Cancelled(Id);
            // The flowchart must not hear of it: when the last other branch of a race is cancelled, it finds no work
            // pending (the winner's next activity is scheduled only afterwards) and completes the whole case.
            context.StopPropagation();
        }
    }

    private async ValueTask GoOnAsync(ActivityExecutionContext context, string? outcome)
    {
        if (outcome is not null) await context.CompleteActivityWithOutcomesAsync(outcome);
        else context.CreateBookmark(new CreateBookmarkArgs { Callback = ResumeAsync, Stimulus = Id, IncludeActivityInstanceId = true, AutoComplete = false });
    }
}
